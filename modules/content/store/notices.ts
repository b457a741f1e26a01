// Notices: what concerns a member. Shown only while what they speak of may be read; of one's own taken-down post the reason stays.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db/connect.ts'
import { byInstant, markOf, pageOf } from '#kernel/pages.ts'
import type { Notice } from '../contract.ts'
import { beginningOf } from '../rules/text.ts'
import type { NewNotice } from './comments.ts'
import { openTo } from './readers.ts'

const own = (db: Db) => db.$pickTables<'contentNotices'>()

export const insertNotices = async (ctx: Ctx, rows: readonly NewNotice[]): Promise<void> => {
  if (rows.length > 0)
    await own(ctx.db)
      .insertInto('contentNotices')
      .values(rows.map(row => ({ ...row, communityId: ctx.community.id, at: ctx.now })))
      .execute()
}

interface NoticeRow {
  id: string
  kind: Notice['kind']
  at: Date
  readAt: Date | null
  byMemberId: string | null
  byName: string | null
  byAvatar: string | null
  postId: string
  commentId: string | null
  groupId: string | null
  text: string
  reason: string | null
}

const readable = (ctx: Ctx, memberId: string) => sql`
  n.member_id = ${memberId}
  and exists (select 1 from members_cards me where me.community_id = n.community_id and me.member_id = n.member_id and not me.banned)
  and (p.group_id is null or exists (select 1 from groups_seats_held h
        where h.community_id = n.community_id and h.group_id = p.group_id and h.member_id = n.member_id))
  and ${openTo(ctx, memberId)}
  and case when n.kind = 'hidden' then coalesce(k.state, p.state) in ('hidden', 'removed')
           else p.state = 'published' and (n.comment_id is null or k.state = 'published') end`
const joined = sql`content_notices n
  join content_posts p on p.community_id = n.community_id and p.id = n.post_id
  left join content_comments k on k.community_id = n.community_id and k.id = n.comment_id`

async function noticeRows(ctx: Ctx, memberId: string, where: ReturnType<typeof sql>, limit: number): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.kind, n.at, n.read_at, n.by_member_id, b.name as by_name, b.avatar_file_id as by_avatar,
        n.post_id, n.comment_id, p.group_id, coalesce(k.text, p.text) as text, n.reason
      from ${joined}
      left join members_cards b on b.community_id = n.community_id and b.member_id = n.by_member_id
     where n.community_id = ${ctx.community.id} and ${readable(ctx, memberId)} and ${where}
     order by n.at desc, n.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

const noticeOf = (row: NoticeRow): Notice => ({
  id: row.id,
  kind: row.kind,
  at: row.at,
  readAt: row.readAt,
  by: row.byMemberId === null ? null : { memberId: row.byMemberId, name: row.byName ?? '', avatarFileId: row.byAvatar },
  postId: row.postId,
  commentId: row.commentId,
  groupId: row.groupId,
  excerpt: beginningOf(row.text),
  reason: row.reason,
})

export async function readNotices(ctx: Ctx, memberId: string, wish: { limit: number; cursor?: string | undefined }) {
  const mark = markOf(wish.cursor, byInstant)
  const where = mark ? sql`(n.at, n.id) < (${mark[0]}, ${mark[1]})` : sql`true`
  return pageOf(await noticeRows(ctx, memberId, where, wish.limit + 1), wish.limit, row => [row.at, row.id], noticeOf)
}

export async function readNotice(ctx: Ctx, memberId: string, id: string): Promise<Notice | null> {
  const [row] = await noticeRows(ctx, memberId, sql`n.id = ${id}`, 1)
  return row ? noticeOf(row) : null
}

export async function countUnread(ctx: Ctx, memberId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${joined}
     where n.community_id = ${ctx.community.id} and n.read_at is null and ${readable(ctx, memberId)}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** Marks those named as read, or all. */
export const markRead = async (ctx: Ctx, memberId: string, ids: readonly string[] | undefined): Promise<void> => {
  if (ids?.length === 0) return
  const query = own(ctx.db)
    .updateTable('contentNotices')
    .set({ readAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('memberId', '=', memberId)
    .where('readAt', 'is', null)
  await (ids === undefined ? query : query.where('id', 'in', ids)).execute()
}
