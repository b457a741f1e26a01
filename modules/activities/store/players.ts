// Whose a number among those who came is.
import type { Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

/** null: nobody has come under this number. */
export async function memberAt(ctx: Ctx, activityId: string, seq: number): Promise<string | null> {
  const row = await own(ctx.db)
    .selectFrom('activitiesPlayers')
    .select('memberId')
    .where('communityId', '=', ctx.community.id)
    .where('activityId', '=', activityId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row?.memberId ?? null
}
