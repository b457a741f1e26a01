// New comments, those of one moment in one statement: the comments, the counts, the notices and the facts stand or fall together.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import { together } from '#kernel/db/together.ts'
import type { outboxRow } from '#kernel/facts.ts'
import type { jobRow } from '#kernel/jobs/define.ts'
import type { Comment } from '../contract.ts'
import type { NewNotice } from './comments.ts'
import { type CommentRow, commentOf } from './rows.ts'

export interface NewComment {
  id: string
  postId: string
  /** null: the community itself */
  authorId: string | null
  text: string
  mentions: string[]
  search: string
  at: Date
  replyTo: string | null
  notices: readonly NewNotice[]
  facts: readonly ReturnType<typeof outboxRow>[]
  jobs: readonly ReturnType<typeof jobRow>[]
}

// A member comments while he sits in the group (or belongs to the community), and only on what is published. Posts are
// locked one after the other in the order of their ids, here and wherever several are: a takedown at the same moment comes
// before or after, never between, and nobody waits in a ring.
const text = `
  with given as materialized (
    select * from jsonb_to_recordset($2::jsonb) g("id" text, "postId" text, "authorId" text, "text" text, "mentions" text[],
      "search" text, "replyTo" text, "at" timestamptz)),
  open as (
    select g.*, p.group_id, m.name, m.avatar_file_id, s.card_name, s.number, s.role
      from given g
      join lateral (
        select id, group_id from content_posts
         where community_id = $1 and id = g."postId" and state = 'published' limit 1 for no key update) p on true
      left join lateral (
        select name, avatar_file_id from members_cards
         where community_id = $1 and member_id = g."authorId" and not banned limit 1) m on true
      left join lateral (
        select card_name, number, role from groups_seats_held
         where community_id = $1 and group_id = p.group_id and member_id = g."authorId" limit 1) s on true
     where (g."authorId" is null or case when p.group_id is null then m.name else s.role end is not null)
       and (g."replyTo" is null or exists (
         select 1 from content_comments r
          where r.community_id = $1 and r.id = g."replyTo" and r.post_id = g."postId" and r.state = 'published'))),
  counted as (
    update content_posts p
       set comments_count = p.comments_count + (select count(*)::int from open o where o."postId" = p.id)
     where p.community_id = $1 and p.id = any (array(select "postId" from open))),
  written as (
    insert into content_comments (community_id, id, post_id, author_id, text, mentions, search, reply_to, at)
    select $1, "id", "postId", "authorId", "text", "mentions", "search"::tsvector, "replyTo", "at" from open),
  noticed as (
    insert into content_notices (community_id, id, member_id, kind, post_id, comment_id, by_member_id, reason, at)
    select $1, n."id", n."memberId", n."kind", n."postId", n."commentId", n."byMemberId", n."reason", o."at"
      from jsonb_to_recordset($3::jsonb) n("id" text, "memberId" text, "kind" text, "postId" text, "commentId" text,
        "byMemberId" text, "reason" text) join open o on o."id" = n."commentId"),
  told as (
    insert into kernel_outbox (community_id, at, id, name, version, actor, subject, payload, request_id)
    select $1, o."at", f."id", f."name", f."version", f."actor", f."subject", f."payload"::jsonb, f."requestId"
      from jsonb_to_recordset($4::jsonb) f("of" text, "id" text, "name" text, "version" int, "actor" text, "subject" text,
        "payload" text, "requestId" text) join open o on o."id" = f."of"),
  planned as (
    insert into kernel_jobs (community_id, id, kind, key, payload, run_at, created_at)
    select $1, j."id", j."kind", j."key", j."payload"::jsonb, j."runAt", o."at"
      from jsonb_to_recordset($5::jsonb) j("of" text, "id" text, "kind" text, "key" text, "payload" text,
        "runAt" timestamptz) join open o on o."id" = j."of"
    on conflict (community_id, kind, key) do nothing)
  select o."id", o.name as "authorName", o.avatar_file_id as "avatarFileId", o.card_name as "cardName", o.number, o.role,
      case when o."mentions" = '{}' then '[]'::jsonb else (
        select coalesce(jsonb_agg(jsonb_build_object('memberId', m.member_id, 'name', m.name)), '[]')
          from unnest(o."mentions") named (id) join members_cards m on m.community_id = $1 and m.member_id = named.id) end as mentions,
      case when o."replyTo" is null then null else (
        select coalesce(rs.card_name, rm.name) from content_comments r
          left join members_cards rm on rm.community_id = r.community_id and rm.member_id = r.author_id
          left join groups_seats_held rs
            on rs.community_id = r.community_id and rs.group_id = o.group_id and rs.member_id = r.author_id
         where r.community_id = $1 and r.id = o."replyTo") end as "replyName"
    from open o`

type Shown = Omit<CommentRow, 'postId' | 'authorId' | 'text' | 'replyTo' | 'at' | 'editedAt'>

async function writeAll(ctx: Ctx, comments: readonly NewComment[]): Promise<(Comment | null)[]> {
  const ordered = comments.toSorted((a, b) => (a.postId < b.postId ? -1 : 1))
  const rows = ordered.map(({ notices: _n, facts: _f, jobs: _j, ...row }) => row)
  const values = [
    ctx.community.id,
    JSON.stringify(rows),
    JSON.stringify(comments.flatMap(c => c.notices)),
    JSON.stringify(comments.flatMap(c => c.facts.map(fact => ({ ...fact, of: c.id })))),
    JSON.stringify(comments.flatMap(c => c.jobs.map(job => ({ ...job, of: c.id })))),
  ]
  const shown = new Map((await hot<Shown>(ctx, 'content.write-comments', text, values)).map(row => [row.id, row]))
  return comments.map(comment => {
    const row = shown.get(comment.id)
    return row ? commentOf(ctx, { ...comment, ...row, editedAt: null }) : null
  })
}

/** Null when the post takes no comment of this author, or what it answers is gone. */
export const writeComment = together<NewComment, Comment | null>({ write: writeAll, most: 32, atOnce: 3 })
