// The desk takes over lines from a chat: new ones, changed ones, and those that are gone, all or none.
import { z } from 'zod'
import { type Decision, type MoveScene, no } from '#modules/activities/contract.ts'
import { LineShape } from './line.ts'
import { type KeptLine, linesMost, type Mine, type RelaySettings, summed, type Table, takenBy } from './settings.ts'

export const importTitle = { zh: '收群里的接龙', en: 'Take lines from the chat' }
export const ImportShape = z.object({
  add: z.array(LineShape).max(linesMost).default([]).meta({ title: '新的行 | New lines' }),
  change: z
    .array(LineShape.extend({ number: z.int().min(1) }))
    .max(linesMost)
    .default([])
    .meta({ title: '改过的行 | Changed lines' }),
  drop: z.array(z.int().min(1)).max(linesMost).default([]).meta({ title: '撤回的行 | Withdrawn lines' }),
})
export type ImportShape = z.output<typeof ImportShape>

const every = (lines: readonly { items: KeptLine['items'] }[]) => lines.flatMap(one => one.items)

export function importLines(
  { settings, table, left }: MoveScene<RelaySettings, Mine, Table>,
  { add, change, drop }: ImportShape,
): Decision<Mine, Table> {
  const touched = [...change.map(one => one.number), ...drop]
  const was = table.chat.filter(one => touched.includes(one.number))
  if (was.length < touched.length || new Set(touched).size < touched.length)
    no('line-gone', '有的行刚刚变过，请重新核对再收。', 'Some lines have just changed; look again before you take them.')
  const lines = table.lines + add.length - drop.length
  if (add.length > 0 && lines > settings.linesMost)
    no('full', '收进来会有 {lines} 行，最多 {most} 行。', 'That would make {lines} lines; {most} is the most.', {
      lines,
      most: settings.linesMost,
    })
  const fresh = add.map((one, at): KeptLine => ({ number: table.next + at, ...one }))
  const takes = takenBy(settings, every([...change, ...fresh]), every(was))
  for (const [key, units] of Object.entries(takes))
    if (units > left(key)) {
      const { what } = settings.items[Number(key.slice('item-'.length))] as { what: string }
      no(
        'sold-out',
        '「{what}」不够：要 {units} 份，只剩 {left} 份。',
        'Not enough of “{what}”: {units} are wanted, {left} are left.',
        { what, units, left: left(key) },
      )
    }
  const kept = table.chat
    .filter(one => !drop.includes(one.number))
    .map((one): KeptLine => ({ ...one, ...change.find(other => other.number === one.number) }))
  return {
    outcome: { added: fresh.length, changed: change.length, dropped: drop.length },
    table: {
      chat: [...kept, ...fresh],
      next: table.next + fresh.length,
      lines,
      sums: summed(summed(table.sums, every(was), -1), every([...change, ...fresh])),
    },
    takes,
  }
}
