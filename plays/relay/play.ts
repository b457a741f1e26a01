// Relay: sign-up lines, written in the app or carried over from a chat, numbered through, with sums that are always right.
import { z } from 'zod'
import { type Award, type Decision, type Json, type MoveScene, move, no, type Play, play } from '#modules/activities/contract.ts'
import { ImportShape, importLines, importTitle } from './import.ts'
import { type Item, LineShape } from './line.ts'
import { type KeptLine, linesMost, type Mine, RelaySettings, stockKey, summed, type Table, takenBy } from './settings.ts'

type Scene = MoveScene<RelaySettings, Mine, Table>
const own = LineShape.omit({ name: true })
const nobodysLines: Mine = { lines: [], rewarded: false }
const written = move<RelaySettings, Mine, Table>()
const numberField = z.int().min(1).meta({ title: '编号 | Number' })

function allowed({ settings, left }: Scene, items: readonly Item[], before: readonly Item[], note: string): void {
  if (note !== '' && !settings.asksNote) no('no-notes', '这个接龙不收备注。', 'This relay takes no remarks.')
  const sum = items.reduce((total, one) => total + one.units, 0)
  if (sum > settings.unitsMost)
    no('too-many', '一行最多 {most} 份。', 'A line holds {most} at most.', { most: settings.unitsMost })
  if (settings.items.length === 0) return
  const strange = items.find(one => !settings.items.some(item => item.what === one.what))
  if (strange)
    no('not-on-the-list', '「{what}」不在可选之列。', '“{what}” is not among what can be had.', { what: strange.what || '—' })
  for (const [key, units] of Object.entries(takenBy(settings, items, before)))
    if (units > left(key)) {
      const { what } = settings.items[Number(key.slice('item-'.length))] as { what: string }
      no('sold-out', '「{what}」只剩 {left} 份了。', 'Of “{what}” only {left} are left.', { what, left: left(key) })
    }
}
const numbered = (mine: Mine | null, number: number): KeptLine =>
  mine?.lines.find(one => one.number === number) ??
  no('not-yours', '这一行不是你的，或者已经撤回。', 'This line is not yours, or it was withdrawn.')

function add(scene: Scene, { items, note }: z.output<typeof own>): Decision<Mine, Table> {
  const { settings, table, player, left } = scene
  const mine = scene.mine ?? nobodysLines
  allowed(scene, items, [], note)
  if (mine.lines.length >= settings.linesEach)
    no(
      'enough-lines',
      '每人最多 {most} 行，可以改已有的。',
      'Each may write {most:one line|{most} lines}; change one that stands.',
      { most: settings.linesEach },
    )
  if (table.lines >= settings.linesMost)
    no('full', '接龙已满 {most} 行。', 'The relay is full: {most} lines.', { most: settings.linesMost })
  const kept: KeptLine = { number: table.next, name: player.name, items, note }
  const { reward } = settings
  const rewarded = !mine.rewarded && reward !== null && left(reward) >= 1
  const awards: Award[] = rewarded ? [{ memberId: player.memberId, reward }] : []
  return {
    outcome: { number: kept.number },
    mine: { lines: [...mine.lines, kept], rewarded: mine.rewarded || rewarded },
    table: { ...table, next: table.next + 1, lines: table.lines + 1, sums: summed(table.sums, items) },
    takes: takenBy(settings, items),
    awards,
  }
}
function changed(scene: Scene, mine: Mine | null, number: number, items: Item[], note: string) {
  const was = numbered(mine, number)
  allowed(scene, items, was.items, note)
  const lines = (mine as Mine).lines.map(one => (one.number === number ? { ...was, items, note } : one))
  return {
    outcome: { number } as Json,
    kept: { ...(mine as Mine), lines },
    table: { ...scene.table, sums: summed(summed(scene.table.sums, was.items, -1), items) },
    takes: takenBy(scene.settings, items, was.items),
  }
}
function withdrawn({ settings, table }: Scene, mine: Mine | null, number: number) {
  const was = numbered(mine, number)
  return {
    outcome: { number } as Json,
    kept: { ...(mine as Mine), lines: (mine as Mine).lines.filter(one => one.number !== number) },
    table: { ...table, lines: table.lines - 1, sums: summed(table.sums, was.items, -1) },
    takes: takenBy(settings, [], was.items),
  }
}
const ofPlayer = ({ kept, ...rest }: ReturnType<typeof changed>): Decision<Mine, Table> => ({ ...rest, mine: kept })
const ofOther = ({ kept, ...rest }: ReturnType<typeof changed>): Decision<Mine, Table> => ({ ...rest, theirs: kept })

export const relay: Play = play<RelaySettings, Mine, Table>({
  key: 'relay',
  title: { zh: '接龙', en: 'Relay' },
  about: {
    zh: '报名、团购一行接一行；群里的接龙粘贴进来就能对齐，也能复制回群里。',
    en: 'Sign-ups and group orders, line by line; a relay from the chat is pasted in, and copied back out.',
  },
  settings: RelaySettings,
  check: ({ items, linesMost: most, linesEach }) => [
    ...(new Set(items.map(one => one.what)).size < items.length
      ? [{ zh: '可选项有重名。', en: 'Two of the things have the same name.' }]
      : []),
    ...(items.some(one => one.what === '') ? [{ zh: '可选项要有名称。', en: 'Each thing needs a name.' }] : []),
    ...(linesEach > most ? [{ zh: '每人的行数超过了总行数。', en: 'More lines each than there are in all.' }] : []),
  ],
  rules: ({ items, unitsMost, linesEach, linesMost: most, reward }, titleOf) => [
    {
      zh: `每人最多 ${linesEach} 行，每行最多 ${unitsMost} 份；一共 ${most} 行，先到先得。`,
      en: `Up to ${linesEach} lines each and ${unitsMost} in a line; ${most} lines in all, first come, first served.`,
    },
    ...items.map(({ what, units }) => ({
      zh: `${what}：${units === null ? '不限量' : `共 ${units} 份`}。`,
      en: `${what}: ${units === null ? 'no limit' : `${units} in all`}.`,
    })),
    {
      zh: '结束前可以随时改自己的行，或者撤回；撤回的名额让给后来的人。',
      en: 'Until it closes everyone may change or withdraw a line; what is given back can be had by others.',
    },
    ...(reward === null
      ? []
      : [
          {
            zh: `第一次接龙得「${titleOf(reward)}」，每人一次。`,
            en: `The first line of each brings “${titleOf(reward)}”, once.`,
          },
        ]),
  ],
  worst: ({ reward }, players) => (reward === null ? {} : { [reward]: players }),
  stock: ({ items }) => Object.fromEntries(items.flatMap(({ units }, at) => (units === null ? [] : [[stockKey(at), units]]))),
  lay: () => ({ chat: [], next: 1, lines: 0, sums: [] }),
  moves: {
    add: written({ title: { zh: '接龙', en: 'Add a line' }, by: 'player', input: own, decide: add }),
    change: written({
      title: { zh: '改一行', en: 'Change a line' },
      by: 'player',
      free: true,
      input: own.extend({ number: numberField }),
      decide: (scene, { number, items, note }) => ofPlayer(changed(scene, scene.mine, number, items, note)),
    }),
    withdraw: written({
      title: { zh: '撤回一行', en: 'Withdraw a line' },
      by: 'player',
      free: true,
      input: z.object({ number: numberField }),
      decide: (scene, { number }) => ofPlayer(withdrawn(scene, scene.mine, number)),
    }),
    import: written({ title: importTitle, by: 'desk', late: true, input: ImportShape, decide: importLines }),
    correct: written({
      title: { zh: '更正成员的行', en: 'Correct a member’s line' },
      by: 'desk',
      late: true,
      input: own.extend({ memberId: z.string().max(60), number: numberField }),
      about: ({ memberId }) => memberId,
      decide: (scene, { number, items, note }) => ofOther(changed(scene, scene.theirs?.mine ?? null, number, items, note)),
    }),
    remove: written({
      title: { zh: '撤下成员的行', en: 'Take a member’s line down' },
      by: 'desk',
      late: true,
      input: z.object({ memberId: z.string().max(60), number: numberField }),
      about: ({ memberId }) => memberId,
      decide: (scene, { number }) => ofOther(withdrawn(scene, scene.theirs?.mine ?? null, number)),
    }),
  },
  show: ({ settings, table, left }, { mine, by }) => ({
    items: settings.items.map(({ what, units }, at) => ({ what, left: units === null ? null : left(stockKey(at)) })),
    settings: {
      unitsMost: settings.unitsMost,
      linesEach: settings.linesEach,
      linesMost: settings.linesMost,
      asksNote: settings.asksNote,
    },
    lines: table.lines,
    most: linesMost,
    sums: table.sums,
    chat: by === 'guest' ? [] : table.chat,
    mine: by === 'guest' ? [] : (mine?.lines ?? []),
  }),
  showEntrant: ({ mine }) => ({ lines: mine?.lines ?? [] }),
})
