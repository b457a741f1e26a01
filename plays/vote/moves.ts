// A ballot is cast, changed, left to another member, taken back.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Decision, type MoveScene, move, no } from '#modules/activities/contract.ts'
import { stepped } from '../steps.ts'
import { counted } from './count.ts'
import type { Mine, Settings, Table } from './settings.ts'

type At = MoveScene<Settings, Mine, Table>
type Done = Decision<Mine, Table>

/** By this a voter finds his ballot in the published list, and nobody else does: he alone has the nonce. The same in the browser. */
export const receiptOf = (choices: readonly number[], nonce: string): string =>
  createHash('sha256')
    .update(`${choices.join(',')}:${nonce}`)
    .digest('hex')
    .slice(0, 20)

const blank = (weight: number): Mine => ({
  ...{ choices: null, weight, to: null, load: { people: 0, weight: 0 } },
  ...{ code: '', nonce: '', isRewarded: false },
})

/** The ballot as it is kept; throws where it is not one. */
export function ballotOf({ kind, options, most, budget }: Settings, choices: readonly number[]): number[] {
  if (choices.length === 0) no('empty', '请先选好再投。', 'Choose first, then vote.')
  if (new Set(choices).size < choices.length || choices.some(at => at >= options.length))
    no('wrong-ballot', '这张选票填得不对，请刷新后重选。', 'This ballot is not filled in right; look again and choose anew.')
  const max = kind === 'single' ? 1 : kind === 'several' ? most : options.length
  if (choices.length > max) no('too-many', '最多选 {max} 个。', 'Choose {max:one at most|{max} at most}.', { max })
  const cost = choices.reduce((sum, at) => sum + (options[at]?.cost ?? 0), 0)
  if (kind === 'budget' && cost > budget)
    no('over-budget', '选的项目要花 {cost}，超过了 {budget}。', 'These cost {cost}, more than {budget}.', { cost, budget })
  return kind === 'ranked' ? [...choices] : choices.toSorted((a, b) => a - b)
}

const loaded = (mine: Mine, people: number, weight: number): Mine => ({
  ...mine,
  load: { people: mine.load.people + people, weight: mine.load.weight + weight },
})
const isHeavy = (mine: Mine | null): boolean => mine?.choices != null && mine.weight + mine.load.weight !== 1

/** Counters and both records after a move of the voter's, and of whom it is about. */
function after(scene: At, mine: Mine, theirs: Mine | null, outcome: Done['outcome']): Done {
  const { settings, player } = scene
  let table = counted(settings, scene.table, scene.mine, mine)
  if (theirs && scene.theirs) table = counted(settings, table, scene.theirs.mine, theirs)
  if (settings.isSecret && settings.results === 'live') {
    // A ballot counts one, however many left theirs to it: it is this one that must not show.
    const more = Number(mine.choices !== null) - Number((scene.mine?.choices ?? null) !== null)
    const steps = stepped(table.steps, more, { counts: table.counts, weight: table.weight })
    table = { ...table, steps, ...([mine, theirs].some(isHeavy) && { isUneven: true }) }
  }
  const isPaid = settings.reward !== null && !mine.isRewarded && (mine.choices !== null || mine.to !== null)
  return {
    ...{ outcome, table },
    mine: isPaid ? { ...mine, isRewarded: true } : mine,
    ...(theirs ? { theirs } : {}),
    awards: isPaid && settings.reward ? [{ memberId: player.memberId, reward: settings.reward, orLess: true }] : [],
  }
}
function mayStillChange({ settings, mine }: At): void {
  if (mine?.choices && !settings.mayChange)
    no('voted', '你已经投过票，这次投票不能改票。', 'You have voted, and votes cannot be changed here.')
}
/** Whoever had it left to him gives it back. */
function takenBack({ mine, theirs }: At): Mine | null {
  return mine?.to && theirs ? loaded(theirs.mine, -1, -mine.weight) : null
}

const Vote = z.object({
  choices: z.array(z.int().min(0).max(39)).max(40),
  /** Made by the voter's own device; not needed where ballots are open. */
  nonce: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .nullable()
    .default(null),
  /** To whom it is left until now: voting oneself takes it back. */
  instead: z.string().min(1).max(60).nullable().default(null),
})
function vote(scene: At, { choices, nonce, instead }: z.output<typeof Vote>): Done {
  const { settings, mine, player } = scene
  const to = mine?.to?.memberId ?? null
  if (to !== instead)
    no('delegated', '你的委托有变化，请刷新后再投。', 'To whom your vote is left has changed; look again, then vote.')
  mayStillChange(scene)
  const ballot = ballotOf(settings, choices)
  if (settings.isSecret && !nonce)
    no('no-nonce', '缺少回执所需的随机数，请刷新后再投。', 'The receipt needs a nonce; look again, then vote.')
  const isSecret = settings.isSecret && nonce !== null
  const next: Mine = {
    ...(mine ?? blank(player.weight)),
    ...{ choices: ballot, weight: player.weight, to: null },
    ...{ code: isSecret ? receiptOf(ballot, nonce) : '', nonce: isSecret ? nonce : '' },
  }
  const isChange = mine?.choices != null
  return after(scene, next, takenBack(scene), settings.isSecret ? { isChange } : { isChange, choices: ballot })
}

const Whom = z.object({ memberId: z.string().min(1).max(60) })
function delegate(scene: At, { memberId }: z.output<typeof Whom>): Done {
  const { settings, mine, player, theirs } = scene
  if (!settings.mayDelegate) no('no-delegation', '这次投票不能委托。', 'Votes cannot be left to others here.')
  if (memberId === player.memberId) no('self', '不能委托给自己。', 'A vote cannot be left to oneself.')
  if (mine?.to)
    no('delegated', '你已经委托给{name}，先收回再委托。', 'Your vote is left to {name}; take it back first.', {
      name: mine.to.name,
    })
  if (!theirs) no('not-joined', '对方还没有参加这次投票。', 'That member has not joined this vote yet.')
  if (theirs.mine.to)
    no(
      'passed-on',
      '对方已经把票委托给别人，委托不能再转。',
      'That member has left the vote to another, and it is not passed on.',
    )
  mayStillChange(scene)
  const next: Mine = {
    ...(mine ?? blank(player.weight)),
    ...{ choices: null, code: '', nonce: '', weight: player.weight },
    to: { memberId, name: theirs.player.name },
  }
  return after(scene, next, loaded(theirs.mine, 1, player.weight), { to: memberId })
}
function revoke(scene: At, { memberId }: z.output<typeof Whom>): Done {
  const { mine } = scene
  if (!mine?.to || mine.to.memberId !== memberId)
    no('not-delegated', '你没有委托给这位成员。', 'Your vote is not left to that member.')
  return after(scene, { ...mine, to: null }, takenBack(scene), {})
}

const moveOf = move<Settings, Mine, Table>()
export const moves = {
  vote: moveOf({
    title: { zh: '投票', en: 'Vote' },
    by: 'player',
    input: Vote,
    about: ({ instead }) => instead,
    isSecret: ({ isSecret }) => isSecret,
    decide: vote,
  }),
  join: moveOf({
    title: { zh: '愿意受托', en: 'Stand for others' },
    by: 'player',
    input: z.object({}),
    free: true,
    decide: scene => after(scene, scene.mine ?? blank(scene.player.weight), null, {}),
  }),
  delegate: moveOf({
    title: { zh: '委托', en: 'Leave it to another' },
    by: 'player',
    input: Whom,
    about: ({ memberId }) => memberId,
    free: true,
    decide: delegate,
  }),
  revoke: moveOf({
    title: { zh: '收回委托', en: 'Take it back' },
    by: 'player',
    input: Whom,
    about: ({ memberId }) => memberId,
    free: true,
    decide: revoke,
  }),
}
