// The most that can go out of an activity, and what the law is told of its prizes.

import type { Currency } from '#kernel/money.ts'
import type { Disclosed, PolicyQuestion, Prize } from '#modules/policies/index.ts'
import type { Play } from '../contract/play.ts'
import type { Reward } from '../contract.ts'
import type { Setup } from './activity.ts'

export interface Worst {
  key: string
  title: string
  /** null: without end. */
  units: number | null
  value: number | null
}
/** What one unit counts against the budget: credit is worth what it says. */
export const worthOf = ({ kind, amount, value }: Reward): number => (kind === 'credit' ? Math.max(amount, value) : value)

export function worstOf(setup: Setup, play: Play, settings: unknown): { all: number | null; byReward: Worst[] } {
  const most = play.worst(settings, setup.limits.players ?? Number.POSITIVE_INFINITY)
  const byReward = setup.rewards.map((reward): Worst => {
    const units = Math.min(most[reward.key] ?? 0, reward.units ?? Number.POSITIVE_INFINITY)
    const each = reward.value
    const value = each === 0 ? 0 : units * each
    return {
      ...{ key: reward.key, title: reward.title },
      ...{ units: Number.isFinite(units) ? units : null, value: Number.isFinite(value) ? value : null },
    }
  })
  const all = byReward.reduce<number | null>((sum, one) => (sum === null || one.value === null ? null : sum + one.value), 0)
  return { all, byReward }
}

/** What the book of rules is asked before a draw is opened. */
export function questionsOf(
  setup: Setup,
  play: Play,
  about: { subject: string; settings: unknown; lines: readonly string[]; currency: string },
): PolicyQuestion[] {
  const { subject } = about
  const text: PolicyQuestion = { kind: 'terms-text', subject, about: 'promotion', text: `${setup.title}\n${setup.intro}` }
  // Points go from member to member there; a community may have said that they must not.
  const handsOn: PolicyQuestion[] = play.binds
    ? [{ kind: 'wallet-transfer', subject, unit: 'points', act: 'to-member', mode: 'points' }]
    : []
  if (!play.isDraw) return [text, ...handsOn]
  const worst = worstOf(setup, play, about.settings).byReward
  const prizes = setup.rewards.flatMap((reward, at): Prize[] => {
    const quantity = worst[at]?.units ?? reward.units ?? 1
    return quantity === 0 ? [] : [{ id: reward.key, name: reward.title, value: worthOf(reward), quantity }]
  })
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
