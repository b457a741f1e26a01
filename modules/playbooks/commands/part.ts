// A part of a plan: what one section of the file would change, and how that is done. Made by looking; done by calling down.
import type { Ctx } from '#kernel/ctx.ts'
import type { PolicyQuestion } from '#modules/policies/index.ts'
import type { PlanChange, Playbook } from '../contract.ts'

/** What the rules of the place are asked about a thing; its room asks by itself where `byRoom` says so. */
export interface Asking {
  questions: readonly PolicyQuestion[]
  byRoom: boolean
}
/** One change, with the hand that makes it. */
export interface Step {
  change: PlanChange
  /** What it returns, when it is a text, is the id of what was made. */
  make(ctx: Ctx): Promise<unknown>
  asking?: Asking
}
export interface Looked {
  steps: Step[]
  kept: number
}

/** How a plan looks: at nothing yet (fresh), and from which day a file's days would be counted. */
export interface Look {
  fresh: boolean
  startsOn: string
}
/** Looks at the community (or at nothing, when it is yet to be opened) and says what differs from the file. */
export type Part = (ctx: Ctx, book: Playbook, look: Look) => Promise<Looked>

export const looked = (steps: readonly (Step | null)[]): Looked => {
  const real = steps.filter(step => step !== null)
  return { steps: real, kept: steps.length - real.length }
}

export const stepOf = (change: PlanChange | null, make: Step['make'], asking?: Asking): Step | null =>
  change && { change, make, ...(asking && { asking }) }
