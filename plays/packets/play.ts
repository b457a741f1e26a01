// 发红包: members give packets to each other from their own points; the table stays open, and what nobody takes goes back.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { folded } from '#kernel/text/fold.ts'
import { type Json, type MoveScene, move, no, play } from '#modules/activities/contract.ts'
import { evenShare, luckyShares } from '../shares.ts'
import { checkPackets, livesHours, PacketsSettings, packetsRules } from './settings.ts'
import { type Mine, type Noted, type Result, shownTo } from './shown.ts'
import { bare, boundOn, closed, opened, type Packet, type Table, type Whose, withPacket } from './table.ts'

const said = (word: string): string => folded(word).replace(/\s+/g, '')
const hourMs = 3_600_000
const notedMost = 20
type Now = MoveScene<PacketsSettings, Mine, Table>

const nobody: Mine = { day: '', gives: 0, grabs: 0, gave: 0, got: 0, noted: [] }
/** Counted anew each day. */
const mineNow = ({ mine, today }: Pick<Now, 'mine' | 'today'>): Mine =>
  mine?.day === today ? mine : { ...(mine ?? nobody), day: today, gives: 0, grabs: 0 }
const noting = (mine: Mine, one: Noted): Noted[] => [one, ...mine.noted].slice(0, notedMost)

const packetsMove = move<PacketsSettings, Mine, Table>()
const Give = z.object({
  kind: z.enum(['lucky', 'even']).default('lucky'),
  points: z.int().min(1).max(1_000_000),
  shares: z.int().min(1).max(100),
  wish: line(40, 0).default(''),
  word: line(40, 0).default(''),
  /** One who has been at the table. */
  to: z.string().max(40).nullable().default(null),
})
type Give = z.output<typeof Give>

const give = packetsMove({
  title: { zh: '发红包', en: 'Give a packet' },
  by: 'player',
  input: Give,
  about: ({ to }) => to,
  isPublic: true,
  // The password and for whom it is stay with the table.
  isSecret: () => true,
  decide(scene, wish) {
    mayBeGiven(scene, wish)
    const { table, player, now, chance, closesAt } = scene
    const { kind, points, shares, word } = wish
    const split = kind === 'lucky' ? luckyShares({ total: points, shares, least: 1 }, chance) : evenly(points, shares)
    const packet: Packet = {
      ...{ no: table.given + 1, by: whoIs(player), kind, to: scene.theirs && whoIs(scene.theirs.player) },
      ...{ word: said(word), wish: wish.wish, points, shares: split, taken: [] },
      until: new Date(Math.min(now.getTime() + livesHours * hourMs, closesAt.getTime())).toISOString(),
    }
    const mine = mineNow(scene)
    const note: Noted = { no: packet.no, what: 'gave', points, name: '', at: now.toISOString() }
    return {
      outcome: { no: packet.no, kind, points, shares },
      mine: { ...mine, gives: mine.gives + 1, gave: mine.gave + points, noted: noting(mine, note) },
      table: withPacket(table, packet),
      charges: [{ memberId: player.memberId, points }],
    }
  },
})
const whoIs = ({ memberId, name }: Whose): Whose => ({ memberId, name })
const evenly = (points: number, shares: number): number[] =>
  Array.from({ length: shares }, (_none, n) => evenShare({ total: points, shares }, n))

function mayBeGiven(scene: Now, { kind, points, shares, to }: Give): void {
  const { settings, table, player } = scene
  const { pointsMax, sharesMax, givesPerDay, openEach, openMax } = settings
  const say = (why: string, zh: string, en: string, values?: Record<string, unknown>) => no(why, zh, en, values)
  if (points > pointsMax)
    say('too-much', '一个红包最多 {most} 积分。', 'A packet holds {most} points at most.', { most: pointsMax })
  if (shares > sharesMax)
    say('too-many', '一个红包最多分 {most} 份。', 'A packet has {most} shares at most.', { most: sharesMax })
  if (points < shares) say('too-little', '每份至少 1 积分。', 'Each share holds one point at least.')
  if (kind === 'even' && points % shares !== 0)
    say('uneven', '{points} 积分不能平分成 {shares} 份。', '{points} points cannot be shared evenly by {shares}.', {
      points,
      shares,
    })
  if (to !== null && shares > 1) say('one-share', '给一个人的红包只有一份。', 'A packet for one person has one share.')
  if (to === player.memberId) say('yourself', '不能指名发给自己。', 'You cannot name yourself.')
  if (to !== null && !scene.theirs) say('not-here', '这位成员还没有来过这张桌。', 'That member has not been at this table.')
  if (mineNow(scene).gives >= givesPerDay)
    say('enough-given', '今天已经发了 {most} 个，明天再发。', 'You have given {most} today; come again tomorrow.', {
      most: givesPerDay,
    })
  if (table.open.filter(one => one.by.memberId === player.memberId).length >= openEach)
    say('yours-open', '你还有 {most} 个红包没拆完，等拆完再发。', 'You have {most} open; wait until they are empty.', {
      most: openEach,
    })
  if (table.open.length >= openMax)
    say('table-full', '桌上的红包太多了，先拆一拆。', 'The table is full of packets; open some first.')
}

const grab = packetsMove({
  title: { zh: '拆红包', en: 'Open a packet' },
  by: 'player',
  input: z.object({ no: z.int().min(1), word: z.string().max(80).default('') }),
  decide(scene, { no: which, word }) {
    const packet = mayBeOpened(scene, which, word)
    const { settings, table, player, now } = scene
    const mine = mineNow(scene)
    if (mine.grabs >= settings.grabsPerDay)
      no('enough-opened', '今天已经拆了 {most} 个，明天再来。', 'You have opened {most} today; come again tomorrow.', {
        most: settings.grabsPerDay,
      })
    const { amount, charge, table: after } = opened(table, packet, whoIs(player))
    const note: Noted = { no: which, what: 'got', points: amount, name: packet.by.name, at: now.toISOString() }
    return {
      outcome: { no: which, amount },
      mine: { ...mine, grabs: mine.grabs + 1, got: mine.got + amount, noted: noting(mine, note) },
      table: after,
      charges: [charge],
    }
  },
})

function mayBeOpened({ table, player, now }: Now, which: number, word: string): Packet {
  const packet = table.open.find(one => one.no === which)
  const over = table.over.find(one => one.no === which)
  const hasOpened = (packet ?? over)?.taken.some(one => one.memberId === player.memberId)
  if (hasOpened) no('opened', '你已经拆过这个红包了。', 'You have opened this packet already.')
  if (over && over.back === 0) no('empty', '手慢了，红包已经拆完。', 'Too late: the packet is empty.')
  if (!packet || new Date(packet.until) <= now)
    return no('over', '这个红包已经收回了。', 'This packet has gone back to whoever gave it.')
  if (packet.to && packet.to.memberId !== player.memberId)
    no('not-you', '这个红包是给别人的。', 'This packet is for somebody else.')
  if (packet.word !== '' && said(word) !== packet.word)
    no('wrong-word', '口令不对，再想想。', 'That is not the password; try again.')
  return packet
}

export const packets = play<PacketsSettings, Mine, Table>({
  key: 'packets',
  title: { zh: '发红包', en: 'Packets among members' },
  about: {
    zh: '群里的红包桌：成员用自己的积分互发红包，拼手气、平分、口令或给某一个人，没拆完的 24 小时后退回。',
    en: 'The packet table of a group: members give each other packets from their own points; what nobody opens goes back after 24 hours.',
  },
  settings: PacketsSettings,
  check: checkPackets,
  rules: packetsRules,
  worst: () => ({}),
  lay: () => bare,
  moves: { give, grab },
  binds: boundOn,
  due: ({ table }) => {
    const first = table.open.reduce((least, { until }) => Math.min(least, Date.parse(until)), Number.POSITIVE_INFINITY)
    return Number.isFinite(first) ? new Date(first) : null
  },
  tick({ table, now }) {
    const due = table.open.filter(one => new Date(one.until) <= now)
    return closed(table, due)
  },
  settle: {
    begin: () => null,
    add: () => null,
    end(_none, { table }) {
      const { table: after, charges } = closed(table, table.open)
      const { given, points, opened, back, best } = after
      const result: Result = { given, points, opened, back, best }
      return { result: result as unknown as Json, awards: [], charges, table: after }
    },
  },
  provesMoves: true,
  tell(result) {
    const { given, points, opened, best } = result as unknown as Result
    const luck = best
      ? { zh: `，手气最佳 ${best.name} ${best.amount}`, en: `, the best luck ${best.name} with ${best.amount}` }
      : null
    return {
      zh: `一共发了 ${given} 个红包、${points} 积分，拆走 ${opened}${luck?.zh ?? ''}。`,
      en: `${given} packets were given with ${points} points, of which ${opened} were opened${luck?.en ?? ''}.`,
    }
  },
  show: (scene, viewer) => shownTo(scene, viewer),
  showEntrant: () => null,
})
