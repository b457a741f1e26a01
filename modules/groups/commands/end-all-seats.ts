// Someone is gone from the community: his seats end, his applications are settled, his name leaves the history if he was erased.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { settleApplicationsOf } from '../store/applications.ts'
import { lockGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { forgetNames, listGroupIdsOf } from '../store/seats.ts'
import { endSeat } from './end-seat.ts'

/** Repeatable: a second run finds nothing to end. Groups are locked one by one, always in the same order. */
export const endAllSeats = (ctx: Ctx, memberId: string, options: { erased?: boolean } = {}): Promise<void> =>
  within(ctx, async ctx => {
    for (const groupId of await listGroupIdsOf(ctx.db, ctx.community.id, memberId)) {
      await lockGroupSeen(ctx.db, sightOf(ctx), groupId)
      await endSeat(ctx, groupId, memberId, 'gone')
    }
    await settleApplicationsOf(ctx.db, ctx.community.id, memberId, ctx.now)
    if (options.erased) await forgetNames(ctx.db, ctx.community.id, memberId)
  })
