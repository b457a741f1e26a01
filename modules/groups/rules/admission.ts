// THE DOOR. One function decides what stands between a member and a seat; every way in asks it, screens show what it says.
import type { Question, Standing, StepKind, StepShown } from '../contract.ts'

/** The group, as far as its door is concerned. */
export interface Door {
  state: 'open' | 'closed'
  seatsMax: number
  seatsTaken: number
  normsVersion: number
  normsAsked: boolean
  steps: readonly { kind: Exclude<StepKind, 'norms'>; questions: readonly Question[]; forRight?: string | null }[]
}

/** What the member brings: rows that exist, nothing that he merely claims. */
export interface Brought {
  seated: boolean
  banned: boolean
  signedVersion: number | null
  /** He holds an invite that opens this group now. */
  invited: boolean
  /** He said the password in force. */
  passwordSaid: boolean
  /** He holds the right that the door asks for, at this moment. */
  entitled?: boolean
  application: 'waiting' | 'approved' | null
}

/**
 * member: on his own feet, through every step · operator: seated by those who run the community, who answer for him.
 * The norms are nobody's to waive: an operator's guest reads at once, and writes after he has signed.
 */
export type Way = 'member' | 'operator'

export function whatStandsBetween(door: Door, brought: Brought, way: Way = 'member'): Standing {
  const blocked = wallBetween(door, brought)
  if (blocked || way === 'operator') return { blocked, steps: [] }
  const norms: StepShown[] = hasSigned(door, brought.signedVersion)
    ? []
    : [{ kind: 'norms', questions: [], waiting: false, right: null }]
  const rest = door.steps.filter(step => !isDone(step.kind, brought))
  const shown = rest.map(step => ({
    kind: step.kind,
    questions: [...step.questions],
    waiting: step.kind === 'application' && brought.application === 'waiting',
    right: step.forRight ?? null,
  }))
  return { blocked: null, steps: [...norms, ...shown] }
}

function wallBetween(door: Door, brought: Brought): Standing['blocked'] {
  if (brought.seated) return 'seated'
  if (brought.banned) return 'banned'
  if (door.state === 'closed') return 'closed'
  return door.seatsTaken >= door.seatsMax ? 'full' : null
}

function isDone(kind: StepKind, brought: Brought): boolean {
  if (kind === 'invite') return brought.invited
  if (kind === 'password') return brought.passwordSaid
  if (kind === 'tier') return brought.entitled === true
  return brought.application === 'approved'
}

export const hasSigned = (door: Pick<Door, 'normsVersion' | 'normsAsked'>, signedVersion: number | null): boolean =>
  !door.normsAsked || signedVersion === door.normsVersion

/** Steps still open before the application; hosts are not asked to read what may never come to a seat. */
export function stepsBeforeApplying(standing: Standing): StepShown[] {
  const at = standing.steps.findIndex(step => step.kind === 'application')
  return standing.steps.slice(0, at < 0 ? undefined : at)
}

export const answersMissing = (questions: readonly Question[], answers: Readonly<Record<string, string>>): Question[] =>
  questions.filter(question => question.required && !answers[question.id]?.trim())

/** Answers beside the questions as they were asked; what was not asked is not kept. */
export const answersAsked = (questions: readonly Question[], answers: Readonly<Record<string, string>>) =>
  questions.map(question => ({ ask: question.ask, answer: answers[question.id] ?? '' }))
