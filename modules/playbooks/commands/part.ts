// A part of a plan: what one section of the file would change, and how that is done. Made by looking; done by calling down.
import type { Ctx } from '#kernel/ctx.ts'
import type { PlanChange, Playbook } from '../contract.ts'

/** One change, with the hand that makes it. */
export interface Step {
  change: PlanChange
  make(ctx: Ctx): Promise<unknown>
}
export interface Looked {
  steps: Step[]
  kept: number
}

/** Looks at the community (or at nothing, when it is yet to be opened) and says what differs from the file. */
export type Part = (ctx: Ctx, book: Playbook, fresh: boolean) => Promise<Looked>

export const looked = (steps: readonly (Step | null)[]): Looked => {
  const real = steps.filter(step => step !== null)
  return { steps: real, kept: steps.length - real.length }
}

export const stepOf = (change: PlanChange | null, make: Step['make']): Step | null => change && { change, make }
