// What a blind tasting is set up with, and what is kept of it.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { RewardKey } from '#modules/activities/contract.ts'

export const Settings = z
  .object({
    samples: z
      .array(line(40))
      .min(2)
      .max(12)
      .default(['样品甲', '样品乙', '样品丙'])
      .meta({
        title: '样品（揭晓前对参加者保密） | Samples; secret until the cups are named',
        inEnglish: ['Sample A', 'Sample B', 'Sample C'],
      }),
    criteria: z
      .array(line(20))
      .min(1)
      .max(8)
      .default(['外观', '香气', '口感'])
      .meta({ title: '评什么 | What is marked', inEnglish: ['Look', 'Smell', 'Taste'] }),
    scale: z.int().min(3).max(10).default(9).meta({ title: '满分（从 1 分起） | Highest mark; the lowest is 1' }),
    low: line(20).default('不喜欢').meta({ title: '最低分的意思 | What the lowest mark means', inEnglish: 'dislike' }),
    high: line(20).default('很喜欢').meta({ title: '最高分的意思 | What the highest mark means', inEnglish: 'like very much' }),
    asksFavourite: z.boolean().default(true).meta({ title: '问最喜欢哪一个 | Ask for the favourite' }),
    reward: RewardKey.nullable().default(null).meta({ title: '评完全部样品的奖励 | For whoever marks every sample' }),
  })
  .meta({ lastsHours: 168 })
export type Settings = z.output<typeof Settings>

/** Samples by their place in the settings. */
export type Deck = {
  /** The three digits on the cup of each sample. */
  codes: readonly number[]
  /** Orders of tasting; the first taster gets the first, and round again. */
  orders: readonly (readonly number[])[]
}
export type Sheet = { marks: readonly number[]; note: string }
export type Mine = {
  /** The how-manieth taster he is, from 0; his order follows from it. */
  nth: number
  /** By code. */
  sheets: Readonly<Record<string, Sheet>>
  favourite: number | null
  isRewarded: boolean
}
export type Table = {
  tasters: number
  /** When the cups were named by hand. */
  unblindedAt: string | null
}

export type Estimate = { n: number; mean: number | null; low: number | null; high: number | null }
export type SampleResult = {
  title: string
  code: number
  overall: Estimate
  marks: readonly Estimate[]
  favourites: number
}
export type Result = {
  tasters: number
  complete: number
  /** Best first. */
  samples: readonly SampleResult[]
  /** The best against the next, marked by the same people; null where it cannot be told. */
  lead: { of: string; over: string; by: Estimate } | null
}
export type Shown = {
  criteria: readonly string[]
  scale: number
  low: string
  high: string
  asksFavourite: boolean
  count: number
  tasters: number
  /** My codes in my order; null before I have begun. */
  order: readonly number[] | null
  mine: Mine | null
  isOpen: boolean
  /** Code → name, once the cups are named. */
  names: Readonly<Record<string, string>> | null
  /** For those who pour: sample, code, and the first orders. */
  bench: { cups: readonly { title: string; code: number }[]; orders: readonly (readonly number[])[] } | null
  result: Result | null
}
