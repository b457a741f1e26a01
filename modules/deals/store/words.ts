// What is told: updates of makers, reports of guests.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'
import { own } from './own.ts'

export const insertUpdate = (ctx: Ctx, update: { id: string; dealId: string; text: string; by: string }) =>
  own(ctx.db)
    .insertInto('dealsUpdates')
    .values({ ...update, communityId: ctx.community.id, at: ctx.now })
    .execute()

interface UpdateRow {
  id: string
  text: string
  by: string
  at: Date
}
export async function listUpdates(
  ctx: Ctx,
  dealId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<UpdateRow>> {
  const mark = markOf(query.cursor, ['id'] as const)
  const { rows } = await sql<UpdateRow>`
    select id, text, by, at from deals_updates
     where community_id = ${ctx.community.id} and deal_id = ${dealId} and ${mark ? sql`id < ${mark[0]}` : sql`true`}
     order by id desc limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(rows, query.limit, row => [row.id])
}

export const writeReport = (ctx: Ctx, report: { dealId: string; memberId: string; text: string }) =>
  own(ctx.db)
    .insertInto('dealsReports')
    .values({ ...report, communityId: ctx.community.id, at: ctx.now })
    .onConflict(c => c.columns(['communityId', 'dealId', 'memberId']).doUpdateSet({ text: report.text, at: ctx.now }))
    .execute()
export const reportOf = async (ctx: Ctx, dealId: string, memberId: string): Promise<string | null> =>
  (
    await own(ctx.db)
      .selectFrom('dealsReports')
      .select('text')
      .where('communityId', '=', ctx.community.id)
      .where('dealId', '=', dealId)
      .where('memberId', '=', memberId)
      .executeTakeFirst()
  )?.text ?? null
