// Reports: one of a member and target; a queue for hosts and operators.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { actorName } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db/connect.ts'
import { byInstant, markOf, pageOf } from '#kernel/pages.ts'
import type { Report } from '../contract.ts'
import { beginningOf } from '../rules/text.ts'

const own = (db: Db) => db.$pickTables<'contentReports'>()

export interface NewReport {
  id: string
  postId: string
  /** '' for the post itself */
  commentId: string
  reporterId: string
  reason: Report['reason']
  text: string
}
/** False when this member has reported it before. */
export const insertReport = async (ctx: Ctx, row: NewReport): Promise<boolean> => {
  const done = await own(ctx.db)
    .insertInto('contentReports')
    .values({ ...row, communityId: ctx.community.id, at: ctx.now })
    .onConflict(c => c.constraint('content_reports_once').doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const settle = async (ctx: Ctx, id: string, state: 'upheld' | 'dismissed', note: string): Promise<boolean> => {
  const done = await own(ctx.db)
    .updateTable('contentReports')
    .set({ state, note, settledAt: ctx.now, settledBy: actorName(ctx.actor) })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
/** What is taken down needs no second look: all that complained of it are upheld with the first. */
export const upholdAll = (ctx: Ctx, postId: string, commentId: string, note: string) =>
  own(ctx.db)
    .updateTable('contentReports')
    .set({ state: 'upheld', note, settledAt: ctx.now, settledBy: actorName(ctx.actor) })
    .where('communityId', '=', ctx.community.id)
    .where('postId', '=', postId)
    .where('commentId', '=', commentId)
    .where('state', '=', 'open')
    .execute()

interface Row extends Omit<Report, 'reporter' | 'excerpt' | 'authorName'> {
  reporterId: string
  reporterName: string | null
  targetText: string
  authorName: string | null
  authorId: string | null
}
async function rowsWhere(ctx: Ctx, where: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.id, r.at, r.reason, r.text, r.state, r.reporter_id, rm.name as reporter_name, p.group_id, r.post_id,
        nullif(r.comment_id, '') as comment_id, coalesce(k.text, p.text) as target_text,
        case when k.id is null then p.author_id else k.author_id end as author_id, a.name as author_name,
        coalesce(k.state, p.state) as target_state, r.settled_by, r.settled_at
      from content_reports r
      join content_posts p on p.community_id = r.community_id and p.id = r.post_id
      left join content_comments k on k.community_id = r.community_id and k.id = r.comment_id
      left join members_cards rm on rm.community_id = r.community_id and rm.member_id = r.reporter_id
      left join members_cards a on a.community_id = r.community_id
        and a.member_id = case when k.id is null then p.author_id else k.author_id end
     where r.community_id = ${ctx.community.id} and ${where} order by r.at, r.id limit ${limit}`.execute(ctx.db)
  return rows
}

const reportOf = (ctx: Ctx, row: Row): Report => ({
  id: row.id,
  at: row.at,
  reason: row.reason,
  text: row.text,
  state: row.state,
  reporter: { memberId: row.reporterId, name: row.reporterName ?? '' },
  groupId: row.groupId,
  postId: row.postId,
  commentId: row.commentId,
  excerpt: beginningOf(row.targetText, 120),
  authorName: row.authorId === null ? ctx.community.name : (row.authorName ?? ''),
  targetState: row.targetState,
  settledBy: row.settledBy,
  settledAt: row.settledAt,
})

export interface ReportsWish {
  state: Report['state']
  groupId?: string
  limit: number
  cursor?: string | undefined
}
export async function readReports(ctx: Ctx, wish: ReportsWish): Promise<{ items: Report[]; next: string | null }> {
  const mark = markOf(wish.cursor, byInstant)
  const inGroup = wish.groupId === undefined ? sql`true` : sql`p.group_id = ${wish.groupId}`
  const after = mark ? sql`(r.at, r.id) > (${mark[0]}, ${mark[1]})` : sql`true`
  const rows = await rowsWhere(ctx, sql`r.state = ${wish.state} and ${inGroup} and ${after}`, wish.limit + 1)
  return pageOf(
    rows,
    wish.limit,
    row => [row.at, row.id],
    row => reportOf(ctx, row),
  )
}
export async function findReport(ctx: Ctx, id: string): Promise<Report | null> {
  const [row] = await rowsWhere(ctx, sql`r.id = ${id}`, 1)
  return row ? reportOf(ctx, row) : null
}
/** How many wait for hosts and operators. */
export async function countOpenReports(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from content_reports where state = 'open'`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}
