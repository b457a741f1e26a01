// How posts and comments are read: the columns, and what is made of a row. Every surface shows what is made here.
import type { Ctx } from '#kernel/ctx.ts'
import type { Comment, Picture, Post, PostKind, Voice } from '../contract.ts'

export interface AuthorRow {
  authorId: string | null
  authorName: string | null
  avatarFileId: string | null
  cardName: string | null
  number: number | null
  role: string | null
}
export interface PostRow extends AuthorRow {
  id: string
  groupId: string | null
  forRight: string | null
  kind: PostKind
  text: string
  mentions: { memberId: string; name: string }[]
  pictures: Picture[]
  voice: Voice | null
  publishedAt: Date
  editedAt: Date | null
  pinnedAt: Date | null
  featuredAt: Date | null
  commentsCount: number
  like: number
  thanks: number
  insight: number
  cheer: number
}
export interface CommentRow extends AuthorRow {
  id: string
  postId: string
  text: string
  mentions: { memberId: string; name: string }[]
  replyTo: string | null
  replyName: string | null
  at: Date
  editedAt: Date | null
}

const authorColumns = `c.name as "authorName", c.avatar_file_id as "avatarFileId", s.card_name as "cardName", s.number, s.role`
// Names are looked up at each reading: a member may call himself otherwise by now.
const mentionsOf = (row: string): string => `
  case when ${row}.mentions = '{}' then '[]'::jsonb else (
    select coalesce(jsonb_agg(jsonb_build_object('memberId', m.member_id, 'name', m.name)), '[]')
      from unnest(${row}.mentions) named (id)
      join members_cards m on m.community_id = ${row}.community_id and m.member_id = named.id) end as mentions`

const columnsWith = (author: string): string => `
  p.id, p.group_id as "groupId", p.for_right::text as "forRight", p.kind, p.text, p.pictures, p.voice, p.author_id as "authorId",
  p.published_at as "publishedAt", p.edited_at as "editedAt", p.pinned_at as "pinnedAt", p.featured_at as "featuredAt",
  p.comments_count as "commentsCount", p.like_count as "like", p.thanks_count as "thanks", p.insight_count as "insight",
  p.cheer_count as "cheer", ${author}, ${mentionsOf('p')}`
export const postColumns = columnsWith(authorColumns)
/** Where nobody has a seat: with `pickedJoins.community`. */
export const seatlessColumns = columnsWith(
  `c.name as "authorName", c.avatar_file_id as "avatarFileId", null as "cardName", null::int as "number", null as "role"`,
)
/** Of a post what the columns above need. */
export const pickedColumns = `
  p.community_id, p.id, p.group_id, p.for_right, p.kind, p.text, p.pictures, p.voice, p.author_id, p.published_at, p.edited_at, p.pinned_at,
  p.featured_at, p.comments_count, p.like_count, p.thanks_count, p.insight_count, p.cheer_count, p.mentions`
export const postJoins = `
  left join members_cards c on c.community_id = p.community_id and c.member_id = p.author_id
  left join groups_seats_held s on s.community_id = p.community_id and s.group_id = p.group_id and s.member_id = p.author_id`
// For rows that were picked before: the planner does not know how few they are, and would read whole tables beside them.
const pickedAuthor = `
  left join lateral (select name, avatar_file_id from members_cards
    where community_id = p.community_id and member_id = p.author_id limit 1) c on true`
export const pickedJoins = {
  community: pickedAuthor,
  group: `${pickedAuthor}
  left join lateral (select card_name, number, role from groups_seats_held
    where community_id = p.community_id and group_id = p.group_id and member_id = p.author_id limit 1) s on true`,
}

// Whom a comment answers; nobody any more when that comment is gone.
const replyName = `case when k.reply_to is null then null else (
    select coalesce(rs.card_name, rm.name) from content_comments r
      left join members_cards rm on rm.community_id = r.community_id and rm.member_id = r.author_id
      left join groups_seats_held rs
        on rs.community_id = r.community_id and rs.group_id = p.group_id and rs.member_id = r.author_id
     where r.community_id = k.community_id and r.id = k.reply_to and r.state = 'published') end`

export const commentColumns = `
  k.id, k.post_id as "postId", k.text, k.author_id as "authorId", k.reply_to as "replyTo", k.at, k.edited_at as "editedAt",
  ${authorColumns}, ${mentionsOf('k')},
  ${replyName} as "replyName"`
/** A comment under the columns of a post, so that both can be read in one statement. */
export const commentAsPostColumns = `
  k.id, null, null, null, k.text, null::jsonb, null::jsonb, k.author_id,
  null::timestamptz, k.edited_at, null::timestamptz, null::timestamptz,
  0, 0, 0, 0, 0, ${authorColumns}, ${mentionsOf('k')}, k.reply_to, ${replyName}, k.at`
/** Comments `k` of posts `p`. */
export const commentJoins = `
  left join members_cards c on c.community_id = k.community_id and c.member_id = k.author_id
  left join groups_seats_held s on s.community_id = k.community_id and s.group_id = p.group_id and s.member_id = k.author_id`

export const authorOf = (ctx: Pick<Ctx, 'community'>, row: AuthorRow): Post['author'] => ({
  memberId: row.authorId,
  name: row.authorId === null ? ctx.community.name : (row.authorName ?? ''),
  avatarFileId: row.avatarFileId,
  cardName: row.cardName,
  number: row.number,
  role: row.role,
})

export const postOf = (ctx: Pick<Ctx, 'community'>, row: PostRow): Post => ({
  id: row.id,
  groupId: row.groupId,
  forRight: row.forRight,
  kind: row.kind,
  author: authorOf(ctx, row),
  text: row.text,
  mentions: row.mentions,
  pictures: row.pictures,
  voice: row.voice,
  publishedAt: row.publishedAt,
  editedAt: row.editedAt,
  pinnedAt: row.pinnedAt,
  featuredAt: row.featuredAt,
  commentsCount: row.commentsCount,
  reactions: { like: row.like, thanks: row.thanks, insight: row.insight, cheer: row.cheer },
})

export const commentOf = (ctx: Pick<Ctx, 'community'>, row: CommentRow): Comment => ({
  id: row.id,
  postId: row.postId,
  author: authorOf(ctx, row),
  text: row.text,
  mentions: row.mentions,
  replyTo: row.replyTo === null ? null : { commentId: row.replyTo, name: row.replyName },
  at: row.at,
  editedAt: row.editedAt,
})
