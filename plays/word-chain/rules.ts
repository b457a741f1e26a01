// What happens in an idiom chain: a word is added, a chain is over, a turn passes.
import { type Chance, type Decision, type MoveScene, no, type Scene } from '#modules/activities/contract.ts'
import type { ChainSettings, Mine, Table } from './settings.ts'
import { bareWord, beginningWith, isIdiom, isUsed, lastOf, linksIn, mayFollow, openings } from './words.ts'

type Look = Scene<ChainSettings, Table>
export const opened = (chance: Chance): string => openings[chance.below(openings.length)] as string
const after = ({ now, settings }: Pick<Look, 'now' | 'settings'>): string =>
  new Date(now.getTime() + settings.seconds * 1000).toISOString()
export const longer = (one: string, other: string): string => (linksIn(other) > linksIn(one) ? other : one)

/** A chain is over: the next begins with an idiom of chance, and waits for whoever comes. */
const anew = (table: Table, chance: Chance, ended: Table['ended']): Table => ({
  ...table,
  best: longer(table.best, table.chain),
  over: table.over + 1,
  chain: opened(chance),
  last: null,
  dueAt: null,
  ended,
})

export function sit({ settings, table, player }: MoveScene<ChainSettings, Mine, Table>): Decision<Mine, Table> {
  if (settings.turns !== 'round') no('no-round', '这里不用排队，直接接。', 'There are no turns here; just follow.')
  if (table.round.some(one => one.memberId === player.memberId)) no('sits-already', '你已经在座了。', 'You sit already.')
  if (table.round.length >= settings.seats)
    no('seats-taken', '座位满了，等有人离座。', 'All seats are taken; wait until one is free.')
  const round = [...table.round, { memberId: player.memberId, name: player.name, missed: 0 }]
  return { outcome: { seats: round.length }, mine: { links: 0 }, table: { ...table, round } }
}
const placed = (mine: Mine | null, links: number): Mine => ({ links: (mine?.links ?? 0) + links })

export function rise({ table, player, mine, now, settings }: MoveScene<ChainSettings, Mine, Table>): Decision<Mine, Table> {
  const at = table.round.findIndex(one => one.memberId === player.memberId)
  if (at < 0) no('sits-nowhere', '你不在座。', 'You do not sit.')
  return { outcome: { seats: table.round.length - 1 }, mine: placed(mine, 0), table: without(table, at, { now, settings }) }
}
function without(table: Table, at: number, look: Pick<Look, 'now' | 'settings'>): Table {
  const round = table.round.toSpliced(at, 1)
  const turn = round.length === 0 ? 0 : (at < table.turn ? table.turn - 1 : table.turn) % round.length
  const passes = at === table.turn && table.dueAt !== null
  return { ...table, round, turn, dueAt: round.length === 0 ? null : passes ? after(look) : table.dueAt }
}

function mayAdd({ settings, table, player }: MoveScene<ChainSettings, Mine, Table>, word: string): void {
  if (settings.turns === 'round') {
    const whose = table.round[table.turn]
    if (!table.round.some(one => one.memberId === player.memberId)) no('sit-first', '先入座，再轮到你接。', 'Take a seat first.')
    if (whose?.memberId !== player.memberId)
      no('not-your-turn', '现在轮到「{name}」。', 'It is the turn of “{name}”.', { name: whose?.name ?? '' })
  } else if (table.last?.memberId === player.memberId)
    no('not-twice', '不能接自己的，等别人接一个。', 'Nobody follows himself; wait for another.')
  const first = lastOf(table.chain)
  if (!word.startsWith(first)) no('other-character', '要用「{first}」字开头。', 'It begins with “{first}”.', { first })
  if (!isIdiom(word)) no('no-idiom', '词表里没有「{word}」，换一个试试。', '“{word}” is not in the list; try another.', { word })
  if (isUsed(table.chain, word)) no('used', '「{word}」这一条里用过了。', '“{word}” stands in this chain already.', { word })
}

export function follow(scene: MoveScene<ChainSettings, Mine, Table>, text: string): Decision<Mine, Table> {
  const { settings, table, player, chance, left } = scene
  const word = bareWord(text)
  mayAdd(scene, word)
  const chain = table.chain + word.slice(1)
  const isLast = !mayFollow(chain)
  const points = 1 + (isLast ? settings.finish : 0)
  const round = table.round.map(one => (one.memberId === player.memberId ? { ...one, missed: 0 } : one))
  const turn = round.length === 0 ? 0 : (table.turn + 1) % round.length
  const on: Table = {
    ...table,
    chain,
    round,
    turn,
    last: { memberId: player.memberId, name: player.name },
    dueAt: after(scene),
    ended: '',
  }
  const over = isLast ? 'nobody-can' : linksIn(chain) >= settings.linksMost ? 'long-enough' : ''
  const mine = placed(scene.mine, points)
  const { each } = settings
  return {
    outcome: { word, links: linksIn(chain), points, over },
    mine,
    table: over === '' ? { ...on, best: longer(on.best, chain) } : anew(on, chance, over),
    awards: each !== null && left(each) >= 1 ? [{ memberId: player.memberId, reward: each }] : [],
    score: mine.links,
  }
}

/** Nobody came in time: in a round the turn passes, and who misses twice loses the seat; else the chain breaks. */
export function pass(scene: Look): { table: Table } {
  const { table, settings, chance } = scene
  if (settings.turns === 'free' || table.round.length === 0) return { table: anew(table, chance, 'nobody-came') }
  const late = table.round[table.turn]
  if (!late) return { table: { ...table, turn: 0, dueAt: null } }
  if (late.missed >= 1) {
    const gone = without(table, table.turn, scene)
    return { table: gone.round.length === 0 ? anew(gone, chance, 'nobody-came') : gone }
  }
  const round = table.round.with(table.turn, { ...late, missed: late.missed + 1 })
  return { table: { ...table, round, turn: (table.turn + 1) % round.length, dueAt: after(scene) } }
}

/** Three ways on, for who is stuck after all is over. */
export const waysOn = (chain: string): readonly string[] =>
  beginningWith(lastOf(chain))
    .filter(word => !isUsed(chain, word))
    .slice(0, 3)
