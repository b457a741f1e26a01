// How people move between 受众, 用户, 粉丝 and 社群: rules as data, weighed without a database or a clock.
import { Temporal } from 'temporal-polyfill'
import { type Locale, type Text, textIn } from '#kernel/i18n.ts'
import type { FieldValues, IdentityKind, Stage } from '../contract/shapes.ts'
import type { StageCondition, StageRule } from '../contract/stage-rules.ts'

/** What is known of a member when the rules are weighed. */
export interface StageFacts {
  stage: Stage
  proved: readonly IdentityKind[]
  holds: Readonly<Record<string, number>>
  activity: readonly { day: string; kind: string; count: number }[]
  joinedAt: Date
  activeAt: Date
  tagIds: readonly string[]
  values: FieldValues
  now: Date
  /** The day it is in the community. */
  today: string
}
export interface StageStep {
  from: Stage
  to: Stage
  rule: string
}

const dayMs = 86_400_000

/** Every step to the stage where no rule moves him on. Rules that would lead in a circle move nobody. */
export function settleStage(rules: readonly StageRule[], facts: StageFacts): { steps: StageStep[]; circling: boolean } {
  const steps: StageStep[] = []
  const seen = new Set<Stage>([facts.stage])
  let at = facts.stage
  for (;;) {
    const rule = rules.find(one => one.on && one.to !== at && one.from.includes(at) && one.when.every(c => holds(c, facts)))
    if (!rule) return { steps, circling: false }
    if (seen.has(rule.to)) return { steps: [], circling: true }
    steps.push({ from: at, to: rule.to, rule: rule.name })
    seen.add(rule.to)
    at = rule.to
  }
}

export function holds(condition: StageCondition, facts: StageFacts): boolean {
  switch (condition.kind) {
    case 'verified':
      return condition.identity ? facts.proved.includes(condition.identity) : facts.proved.length > 0
    case 'holds': {
      const count = facts.holds[condition.what] ?? 0
      return count >= (condition.least ?? 0) && count <= (condition.most ?? Number.POSITIVE_INFINITY)
    }
    case 'active':
      return activityWithin(facts, condition.of, condition.days) >= condition.least
    case 'silent':
      return facts.now.getTime() - facts.activeAt.getTime() >= condition.days * dayMs
    case 'joined':
      return facts.now.getTime() - facts.joinedAt.getTime() >= condition.days * dayMs
    case 'tagged':
      return facts.tagIds.includes(condition.tagId)
    case 'field': {
      const value = facts.values[condition.key]
      return Array.isArray(value) ? value.some(one => one === condition.is) : value === condition.is
    }
  }
}

export const dayIn = (now: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** Today and the days before it, `days` in all. */
export function firstDayOf(today: string, days: number): string {
  return Temporal.PlainDate.from(today)
    .subtract({ days: days - 1 })
    .toString()
}
function activityWithin(facts: StageFacts, kinds: readonly string[], days: number): number {
  const first = firstDayOf(facts.today, days)
  return facts.activity.reduce((sum, row) => (kinds.includes(row.kind) && row.day >= first ? sum + row.count : sum), 0)
}

/** How many days back the rules look. */
export const daysLookedBack = (rules: readonly StageRule[]): number =>
  Math.max(1, ...rules.flatMap(rule => rule.when.flatMap(c => (c.kind === 'active' ? [c.days] : []))))

type Unnamed = Omit<StageRule, 'name' | 'on'>
const ofTheHouse: readonly [Text, Unnamed][] = [
  [
    { zh: '验证了联系方式', en: 'Proved an address' },
    { from: ['audience'], to: 'user', when: [{ kind: 'verified' }] },
  ],
  [
    { zh: '在群里有席位', en: 'Holds a seat' },
    { from: ['audience', 'user', 'fan'], to: 'community', when: [{ kind: 'holds', what: 'seats', least: 1 }] },
  ],
  [
    { zh: '30 天内参与 5 次', en: 'Took part 5 times in 30 days' },
    {
      from: ['user'],
      to: 'fan',
      when: [{ kind: 'active', of: ['post', 'voice', 'comment', 'reaction'], least: 5, days: 30 }],
    },
  ],
  [
    { zh: '不再持有席位', en: 'Holds no seat any more' },
    { from: ['community'], to: 'fan', when: [{ kind: 'holds', what: 'seats', most: 0 }] },
  ],
  [
    { zh: '60 天没有动静', en: 'Silent for 60 days' },
    { from: ['fan'], to: 'user', when: [{ kind: 'silent', days: 60 }] },
  ],
]

/** By these a community goes that has set none of its own. */
export const houseStageRules = (locale: Locale): StageRule[] =>
  ofTheHouse.map(([name, rule]) => ({ ...rule, name: textIn(name, locale), on: true }))
