// Comments. Writing one is a single statement: the comment, the count, the notices and the facts stand or fall together.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { hot } from '#kernel/db/hot.ts'
import type { outboxRow } from '#kernel/facts.ts'
import type { jobRow } from '#kernel/jobs/define.ts'
import type { Comment } from '../contract.ts'
import { type CommentRow, commentOf } from './rows.ts'

const own = (db: Db) => db.$pickTables<'contentComments' | 'contentPosts'>()
export type StoredComment = Selectable<Tables['contentComments']>

export interface NewNotice {
  id: string
  memberId: string
  kind: 'mention' | 'reply' | 'featured' | 'hidden'
  postId: string
  commentId: string | null
  byMemberId: string | null
  reason: string | null
}
export interface NewComment {
  id: string
  postId: string
  /** null: the community itself */
  authorId: string | null
  text: string
  mentions: string[]
  search: string
  replyTo: string | null
  notices: readonly NewNotice[]
  facts: readonly ReturnType<typeof outboxRow>[]
  jobs: readonly ReturnType<typeof jobRow>[]
}

// A member comments while he sits in the group (or belongs to the community), and only on what is published; the row lock
// that the count takes makes a takedown at the same moment come before or after, never between.
const writeText = `
  with open as (
    select p.group_id from content_posts p
     where p.community_id = $1 and p.id = $2 and p.state = 'published'
       and ($4::text is null or case when p.group_id is null
             then exists (select 1 from members_cards m where m.community_id = $1 and m.member_id = $4 and not m.banned)
             else exists (select 1 from groups_seats_held h where h.community_id = $1 and h.group_id = p.group_id and h.member_id = $4) end)
       and ($8::text is null or exists (
             select 1 from content_comments r where r.community_id = $1 and r.id = $8 and r.post_id = $2 and r.state = 'published'))),
  counted as (
    update content_posts p set comments_count = p.comments_count + 1
     where p.community_id = $1 and p.id = $2 and p.state = 'published' and exists (select 1 from open)
    returning p.group_id),
  written as (
    insert into content_comments (community_id, id, post_id, author_id, text, mentions, search, reply_to, at)
    select $1, $3, $2, $4, $5, $6, $7::tsvector, $8, $9 from counted returning community_id),
  noticed as (
    insert into content_notices (community_id, id, member_id, kind, post_id, comment_id, by_member_id, reason, at)
    select $1, n."id", n."memberId", n."kind", n."postId", n."commentId", n."byMemberId", n."reason", $9 from written,
      jsonb_to_recordset($10::jsonb) n("id" text, "memberId" text, "kind" text, "postId" text, "commentId" text, "byMemberId" text, "reason" text)),
  told as (
    insert into kernel_outbox (community_id, at, id, name, version, actor, subject, payload, request_id)
    select $1, $9, f."id", f."name", f."version", f."actor", f."subject", f."payload"::jsonb, f."requestId" from written,
      jsonb_to_recordset($11::jsonb) f("id" text, "name" text, "version" int, "actor" text, "subject" text, "payload" text, "requestId" text)),
  planned as (
    insert into kernel_jobs (community_id, id, kind, key, payload, run_at, created_at)
    select $1, j."id", j."kind", j."key", j."payload"::jsonb, j."runAt", $9 from written,
      jsonb_to_recordset($12::jsonb) j("id" text, "kind" text, "key" text, "payload" text, "runAt" timestamptz)
    on conflict (community_id, kind, key) do nothing)
  select c.name as "authorName", c.avatar_file_id as "avatarFileId", s.card_name as "cardName", s.number, s.role,
      (select coalesce(jsonb_agg(jsonb_build_object('memberId', m.member_id, 'name', m.name)), '[]')
         from unnest($6::text[]) named (id) join members_cards m on m.community_id = $1 and m.member_id = named.id) as mentions,
      case when $8::text is null then null else (
        select coalesce(rs.card_name, rm.name) from content_comments r
          left join members_cards rm on rm.community_id = r.community_id and rm.member_id = r.author_id
          left join groups_seats_held rs
            on rs.community_id = r.community_id and rs.group_id = o.group_id and rs.member_id = r.author_id
         where r.community_id = $1 and r.id = $8) end as "replyName"
    from written cross join open o
    left join members_cards c on c.community_id = $1 and c.member_id = $4
    left join groups_seats_held s on s.community_id = $1 and s.group_id = o.group_id and s.member_id = $4`

/** Null when the post takes no comment of this author, or what it answers is gone. */
export async function writeComment(ctx: Ctx, row: NewComment): Promise<Comment | null> {
  const values = [
    ctx.community.id,
    row.postId,
    row.id,
    row.authorId,
    row.text,
    row.mentions,
    row.search,
    row.replyTo,
    ctx.now,
    JSON.stringify(row.notices),
    JSON.stringify(row.facts),
    JSON.stringify(row.jobs),
  ]
  type Shown = Omit<CommentRow, 'id' | 'postId' | 'authorId' | 'text' | 'replyTo' | 'at' | 'editedAt'>
  const [shown] = await hot<Shown>(ctx, 'content.write-comment', writeText, values)
  return shown ? commentOf(ctx, { ...row, ...shown, at: ctx.now, editedAt: null }) : null
}

const one = (ctx: Ctx, commentId: string) =>
  own(ctx.db).selectFrom('contentComments').selectAll().where('communityId', '=', ctx.community.id).where('id', '=', commentId)

export const findComment = (ctx: Ctx, commentId: string): Promise<StoredComment | undefined> =>
  one(ctx, commentId).executeTakeFirst()
/** Locks the comment for the rest of the transaction. */
export const lockComment = (ctx: Ctx, commentId: string): Promise<StoredComment | undefined> =>
  one(ctx, commentId).forNoKeyUpdate().executeTakeFirst()

/** Moves a locked comment to another state and keeps the count of its post. */
export async function moveComment(ctx: Ctx, comment: StoredComment, to: StoredComment['state']): Promise<void> {
  await own(ctx.db)
    .updateTable('contentComments')
    .set({ state: to })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', comment.id)
    .execute()
  const change = (to === 'published' ? 1 : 0) - (comment.state === 'published' ? 1 : 0)
  if (change !== 0)
    await own(ctx.db)
      .updateTable('contentPosts')
      .set({ commentsCount: sql<number>`comments_count + ${change}` })
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', comment.postId)
      .execute()
}

export const rewriteComment = (ctx: Ctx, commentId: string, to: { text: string; mentions: string[]; search: string }) =>
  own(ctx.db)
    .updateTable('contentComments')
    .set({ ...to, editedAt: ctx.now, edits: sql<number>`edits + 1` })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', commentId)
    .execute()

export const commentsCountOf = async (ctx: Ctx, postId: string): Promise<number> =>
  (
    await hot<{ count: number }>(
      ctx,
      'content.comments-count',
      `select comments_count as count from content_posts where community_id = $1 and id = $2`,
      [ctx.community.id, postId],
    )
  )[0]?.count ?? 0
