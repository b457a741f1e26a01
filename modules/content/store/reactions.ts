// Reactions: a row a member, post and kind, and the counts on the post, changed by the same statement.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { ReactionCounts, ReactionKind } from '../contract.ts'

// The kind is one of four words of ours, so the name of its column can be told in the text.
const counts = `p.like_count as "like", p.thanks_count as "thanks", p.insight_count as "insight", p.cheer_count as "cheer"`
// The post is locked first, here and by a takedown: rows and counts cannot part, and nobody waits in a ring.
const open = `
  open as (
    select 1 from content_posts p where p.community_id = $1 and p.id = $2 and p.state = 'published'
       and case when p.group_id is null
             then exists (select 1 from members_cards m where m.community_id = $1 and m.member_id = $3 and not m.banned)
             else exists (select 1 from groups_seats_held h where h.community_id = $1 and h.group_id = p.group_id and h.member_id = $3) end
       for no key update of p)`

const addText = (kind: ReactionKind): string => `
  with ${open}, added as (
    insert into content_reactions (community_id, post_id, member_id, kind, at)
    select $1, $2, $3, '${kind}', $4 from open on conflict do nothing returning 1)
  update content_posts p set ${kind}_count = p.${kind}_count + 1
   where p.community_id = $1 and p.id = $2 and exists (select 1 from added) returning ${counts}`
const removeText = (kind: ReactionKind): string => `
  with ${open}, removed as (
    delete from content_reactions where community_id = $1 and post_id = $2 and member_id = $3 and kind = '${kind}'
       and exists (select 1 from open) returning 1)
  update content_posts p set ${kind}_count = p.${kind}_count - 1
   where p.community_id = $1 and p.id = $2 and exists (select 1 from removed) returning ${counts}`

/** The counts after it; null when nothing changed. */
export async function addReaction(
  ctx: Ctx,
  postId: string,
  memberId: string,
  kind: ReactionKind,
): Promise<ReactionCounts | null> {
  const values = [ctx.community.id, postId, memberId, ctx.now]
  return (await hot<ReactionCounts>(ctx, `content.react.${kind}`, addText(kind), values))[0] ?? null
}
export async function removeReaction(
  ctx: Ctx,
  postId: string,
  memberId: string,
  kind: ReactionKind,
): Promise<ReactionCounts | null> {
  const values = [ctx.community.id, postId, memberId]
  return (await hot<ReactionCounts>(ctx, `content.unreact.${kind}`, removeText(kind), values))[0] ?? null
}

export interface Reacted {
  id: string
  authorId: string | null
  state: string
  publishedAt: Date | null
  edits: number
  mine: ReactionKind[]
}
/** A member's own reactions on posts of one stream; posts of other streams are left out. */
export const reactionsOf = (ctx: Ctx, stream: string, postIds: readonly string[], memberId: string): Promise<Reacted[]> =>
  hot<Reacted>(
    ctx,
    'content.mine',
    `select p.id, p.author_id as "authorId", p.state, p.published_at as "publishedAt", p.edits,
        array(select r.kind from content_reactions r
               where r.community_id = p.community_id and r.post_id = p.id and r.member_id = $4 order by r.kind) as mine
       from content_posts p where p.community_id = $1 and p.stream = $2 and p.id = any ($3) and p.state = 'published'`,
    [ctx.community.id, stream, postIds, memberId],
  )

export async function countsAndMine(ctx: Ctx, postId: string, memberId: string) {
  const text = `select ${counts}, array(select r.kind from content_reactions r
      where r.community_id = p.community_id and r.post_id = p.id and r.member_id = $3 order by r.kind) as mine
    from content_posts p where p.community_id = $1 and p.id = $2 and p.state = 'published'`
  const values = [ctx.community.id, postId, memberId]
  const [row] = await hot<ReactionCounts & { mine: ReactionKind[] }>(ctx, 'content.counts-and-mine', text, values)
  return row ? { counts: { like: row.like, thanks: row.thanks, insight: row.insight, cheer: row.cheer }, mine: row.mine } : null
}
