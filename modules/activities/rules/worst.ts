// The most that can go out of an activity, and what the law is told of its prizes.
import { Temporal } from 'temporal-polyfill'
import type { Currency } from '#kernel/money.ts'
import type { Disclosed, PolicyQuestion, Prize } from '#modules/policies/index.ts'
import type { Play } from '../contract/play.ts'
import type { Setup } from './activity.ts'
import { worthEach } from './rewards.ts'

export interface Worst {
  key: string
  title: string
  /** null: without end. */
  units: number | null
  value: number | null
}
interface Most {
  all: number | null
  byReward: Worst[]
}

/** Days of the community on which it is open. */
function daysOf({ opensAt, closesAt }: Pick<Setup, 'opensAt' | 'closesAt'>, timeZone: string): number {
  const dayOf = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate()
  return dayOf(opensAt.getTime()).until(dayOf(closesAt.getTime() - 1)).days + 1
}

/** What cannot be passed whoever comes; `players`: how many at most. */
export function worstOf(
  setup: Setup,
  play: Play,
  settings: unknown,
  timeZone: string,
  players: number = setup.limits.players ?? Number.POSITIVE_INFINITY,
): Most {
  const { perMember, perDay } = setup.limits
  const days = daysOf(setup, timeZone)
  const each = Math.min(perMember ?? Number.POSITIVE_INFINITY, perDay === null ? Number.POSITIVE_INFINITY : perDay * days)
  const most = play.worst(settings, players, days, each)
  const byReward = setup.rewards.map((reward): Worst => {
    const units = Math.min(most[reward.key] ?? 0, reward.units ?? Number.POSITIVE_INFINITY)
    const each = worthEach(reward)
    const value = each === 0 ? 0 : units * each
    return {
      ...{ key: reward.key, title: reward.title },
      ...{ units: Number.isFinite(units) ? units : null, value: Number.isFinite(value) ? value : null },
    }
  })
  const dearest = setup.rewards.map((reward, at) => ({ each: worthEach(reward), units: byReward[at]?.units ?? null }))
  return { all: sumOf(dearest, play.worstInAll?.(settings, players, days, each)), byReward }
}

/** So many of them at most, the dearest first; null: without end. */
function sumOf(rewards: readonly { each: number; units: number | null }[], most = Number.POSITIVE_INFINITY): number | null {
  let [sum, left] = [0, most]
  for (const { each, units } of rewards.toSorted((a, b) => b.each - a.each)) {
    if (each === 0 || left === 0) break
    const given = Math.min(left, units ?? Number.POSITIVE_INFINITY)
    if (!Number.isFinite(given)) return null
    sum += given * each
    left -= given
  }
  return sum
}

/** What ends it. rewards: they themselves, or the limits · invited: as many as are invited now; more may come · budget · nothing */
export type Stop = 'rewards' | 'invited' | 'budget' | 'nothing'
/** For those who set it up. `invited`: how many members there are now of the audience that was chosen; null: everyone may come. */
export function mostOf(
  setup: Setup,
  play: Play,
  settings: unknown,
  { timeZone, invited }: { timeZone: string; invited: number | null },
): Most & { by: Stop } {
  const sure = worstOf(setup, play, settings, timeZone)
  const { budget } = setup
  if (sure.all !== null && !isEndedBy(budget, sure.all, play, settings)) return { ...sure, by: 'rewards' }
  const now = invited === null ? sure : worstOf(setup, play, settings, timeZone, invited)
  if (now.all !== null && (budget === null || now.all <= budget)) return { ...now, by: 'invited' }
  return budget === null ? { ...sure, by: 'nothing' } : { ...now, all: budget, by: 'budget' }
}

/** A budget that is less than could be given, in a play that may end with it. */
export const isEndedBy = (budget: number | null, worst: number, play: Play, settings: unknown): boolean =>
  budget !== null && worst > budget && play.endsWithBudget?.(settings) === true

export function isDrawIn({ isDraw = false }: Play, settings: unknown): boolean {
  return typeof isDraw === 'boolean' ? isDraw : (settings as Record<string, unknown>)[isDraw.setting] === isDraw.is
}
/** Places and the like; nobody has said what they are worth. */
const placesOf = (setup: Setup, play: Play, settings: unknown): Prize[] =>
  typeof play.isDraw !== 'object'
    ? []
    : Object.entries(play.stock?.(settings) ?? {}).map(([id, quantity]) => ({ id, name: setup.title, value: 0, quantity }))

/** What the book of rules is asked before a draw is opened. */
export function questionsOf(
  setup: Setup,
  play: Play,
  about: { subject: string; settings: unknown; lines: readonly string[]; currency: string; timeZone: string },
): PolicyQuestion[] {
  const { subject } = about
  const text: PolicyQuestion = { kind: 'terms-text', subject, about: 'promotion', text: `${setup.title}\n${setup.intro}` }
  // Points go from member to member there; a community may have said that they must not.
  const handsOn: PolicyQuestion[] = play.binds
    ? [{ kind: 'wallet-transfer', subject, unit: 'points', act: 'to-member', mode: 'points' }]
    : []
  if (!isDrawIn(play, about.settings)) return [text, ...handsOn]
  const worst = worstOf(setup, play, about.settings, about.timeZone).byReward
  const given = setup.rewards.flatMap((reward, at): Prize[] => {
    const quantity = worst[at]?.units ?? reward.units ?? 1
    return quantity === 0 ? [] : [{ id: reward.key, name: reward.title, value: worthEach(reward), quantity }]
  })
  const prizes = [...placesOf(setup, play, about.settings), ...given]
  const currency = about.currency as Currency
  return [
    text,
    ...handsOn,
    { kind: 'prize', subject, prizes, winsPerTicketMax: 1, currency },
    { kind: 'disclosure', subject, disclosed: disclosedOf(setup, prizes, about.lines) },
  ]
}

function disclosedOf({ closesAt, told }: Setup, prizes: readonly Prize[], lines: readonly string[]): Disclosed {
  const [, conditions = ''] = lines
  return {
    prizes: prizes.map(prize => prize.name).join('、'),
    conditions,
    way: lines.slice(2).join(' '),
    'draw-time': closesAt.toISOString(),
    'draw-way': lines.slice(2).join(' '),
    value: prizes.map(prize => `${prize.name} ${prize.value}`).join('、'),
    'number-or-chance': prizes.map(prize => `${prize.name} × ${prize.quantity}`).join('、'),
    'claim-time': String(told.claimDays),
    'claim-conditions': told.claim,
    'claim-way': told.claim,
    delivery: told.delivery,
    forfeiture: told.forfeiture,
    organiser: told.organiser,
    contact: told.contact,
  }
}
