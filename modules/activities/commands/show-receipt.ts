// The receipt of an activity: all that is needed to do its chance again.
import type { Download } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { Receipt } from '../contract.ts'

export const showReceipt = async (_ctx: Ctx, _activityId: string): Promise<Receipt> => refuse(NotFound)
export const receiptFile = async (_ctx: Ctx, _activityId: string): Promise<Download> => refuse(NotFound)
