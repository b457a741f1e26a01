// How a relay is set up: what can be had, how many lines each may write, how many there may be.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { RewardKey } from '#modules/activities/contract.ts'
import { type Item, type LineShape, tidyWhat } from './line.ts'

/** Also the most that the table holds: a relay longer than this nobody reads. */
export const linesMost = 500

export const RelaySettings = z.object({
  items: z
    .array(
      z.object({
        what: line(30).transform(tidyWhat).meta({ title: '名称 | What' }),
        units: z
          .int()
          .min(1)
          .max(100_000)
          .nullable()
          .default(null)
          .meta({ title: '共几份（留空不限） | How many in all; empty: no limit' }),
      }),
    )
    .max(50)
    .default([])
    .meta({ title: '可以接什么（留空则各人自己写） | What can be had; empty: everyone writes it' }),
  unitsMost: z.int().min(1).max(9_999).default(20).meta({ title: '一行最多几份 | At most in one line' }),
  linesEach: z.int().min(1).max(10).default(3).meta({ title: '每人最多几行 | Lines each' }),
  linesMost: z.int().min(1).max(linesMost).default(200).meta({ title: '一共最多几行 | Lines in all' }),
  asksNote: z.boolean().default(true).meta({ title: '可以写备注 | Remarks may be written' }),
  reward: RewardKey.nullable().default(null).meta({ title: '第一次接龙的奖励 | For the first line' }),
})
export type RelaySettings = z.output<typeof RelaySettings>

export type KeptLine = LineShape & { number: number }
/** Of a member: his own lines, and whether he had the reward already. */
export interface Mine {
  lines: KeptLine[]
  rewarded: boolean
}
/** Of all: lines of people in the chat who are no members, the next number, how many lines there are, and the sums. */
export interface Table {
  chat: KeptLine[]
  next: number
  lines: number
  sums: Item[]
}

/** Added to the sums, or taken off with -1; nothing stays at nought. */
export function summed(sums: readonly Item[], items: readonly Item[], sign: 1 | -1 = 1): Item[] {
  const all = new Map(sums.map(({ what, units }) => [what, units]))
  for (const { what, units } of items) all.set(what, (all.get(what) ?? 0) + sign * units)
  return [...all].filter(([, units]) => units > 0).map(([what, units]) => ({ what, units }))
}
export const stockKey = (at: number): string => `item-${at}`
/** What lines take from the counted things: by the things' keys. */
export function takenBy(settings: RelaySettings, more: readonly Item[], less: readonly Item[] = []): Record<string, number> {
  const taken: Record<string, number> = {}
  settings.items.forEach(({ what, units }, at) => {
    if (units === null) return
    const of = (items: readonly Item[]) => items.reduce((sum, item) => (item.what === what ? sum + item.units : sum), 0)
    const change = of(more) - of(less)
    if (change !== 0) taken[stockKey(at)] = change
  })
  return taken
}
