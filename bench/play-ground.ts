// What a game needs before it opens: members with sessions of their own, and activities published by an operator's hand.
import type { Ctx } from '#kernel/ctx.ts'
import { openInTime } from '#modules/activities/commands/run-activity.ts'
import { ActivityDraft } from '#modules/activities/contract.ts'
import { findActivity, makeDraft, publishActivity } from '#modules/activities/index.ts'
import { openSaleGround, type SaleGround } from './sale-ground.ts'

export interface PlayGround extends SaleGround {
  /** Publishes an activity of that play, open now; its id. */
  open(play: string, settings: object, more?: object): Promise<string>
}

export async function openPlayGround(url: string, players: number): Promise<PlayGround> {
  const sale = await openSaleGround(url, players)
  return {
    ...sale,
    async open(play, settings, more = {}) {
      const ctx: Ctx = sale.ctx()
      const opensAt = new Date(ctx.now.getTime() - 60_000).toISOString()
      const closesAt = new Date(ctx.now.getTime() + 2 * 86_400_000).toISOString()
      const told = { organiser: 'bench', contact: 'bench', claim: 'none', delivery: 'none', forfeiture: 'none' }
      const draft = ActivityDraft.parse({ play, title: play, settings, opensAt, closesAt, told, ...more })
      const { activityId } = await makeDraft(ctx, draft)
      await publishActivity(ctx, activityId, null)
      await openInTime.run(ctx, { activityId })
      if ((await findActivity(ctx, activityId))?.state !== 'open') throw new Error(`${play} did not open`)
      return activityId
    },
  }
}
