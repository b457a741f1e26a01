// An owner looks at the work that failed too often, and has it tried again or discarded.
import { type Ctx, needRight, operatorOf, theHouse } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { discardLaidAside, type LaidAsideWish, listLaidAside, retryLaidAside } from '#kernel/jobs/laid-aside.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import type { LaidAsideChoice, LaidAsideJobs } from '../contract.ts'
import { rightsOf } from '../rules.ts'
import { findEntrance } from '../store/operators.ts'

/** Who owns one community does not own the house. */
async function ownsHouse(ctx: Ctx): Promise<boolean> {
  const entrance = await findEntrance(ctx.db, operatorOf(ctx).operatorId, theHouse.id)
  return entrance !== undefined && rightsOf(entrance.roles).has('staff.manage')
}

const shownMax = 300
/** The first line: where in the program it was is written in the log. */
const errorShown = (error: string): string => (error.split('\n')[0] ?? '').slice(0, shownMax)

export async function readLaidAside(ctx: Ctx): Promise<LaidAsideJobs[]> {
  needRight(ctx, 'staff.manage')
  const rows = await listLaidAside(ctx.db, [ctx.community.id, ...((await ownsHouse(ctx)) ? [theHouse.id] : [])])
  return rows.map(({ communityId, lastError, ...row }) => ({
    ...row,
    ofHouse: communityId === theHouse.id,
    lastError: errorShown(lastError),
  }))
}

const settle = (
  ctx: Ctx,
  { ofHouse, ...choice }: LaidAsideChoice,
  how: (ctx: Ctx, wish: LaidAsideWish) => Promise<number>,
): Promise<number> =>
  within(ctx, async ctx => {
    needRight(ctx, 'staff.manage')
    if (ofHouse && !(await ownsHouse(ctx))) refuse(Forbidden)
    return how(ctx, { ...choice, communityId: ofHouse ? theHouse.id : ctx.community.id })
  })

/** How many were taken; 0 when another owner was quicker. */
export const retryJobs = (ctx: Ctx, choice: LaidAsideChoice): Promise<number> => settle(ctx, choice, retryLaidAside)
export const discardJobs = (ctx: Ctx, choice: LaidAsideChoice): Promise<number> => settle(ctx, choice, discardLaidAside)
