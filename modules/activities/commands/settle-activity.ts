// An activity is settled: the play looks at everyone who took part, and what it gives is paid.
import type { Ctx } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'

export const settleActivity = async (_ctx: Ctx, _activityId: string): Promise<void> => refuse(NotFound)
