// Search: what may be read is decided inside the query, by the seats held at this moment.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { byInstant, cursorOf, markOf } from '#kernel/pages.ts'
import { matchesPhrase, tsqueryOf } from '#kernel/text/search.ts'
import type { SearchHit } from '../contract.ts'
import { excerptOf, plainText } from '../rules/text.ts'
import { openTo } from './readers.ts'
import { type AuthorRow, authorOf } from './rows.ts'

interface HitRow extends AuthorRow {
  kind: 'post' | 'comment'
  postId: string
  commentId: string | null
  groupId: string | null
  postKind: SearchHit['postKind']
  text: string
  at: Date
  id: string
}
export interface SearchWish {
  text: string
  groupId?: string | undefined
  cursor?: string | undefined
  limit: number
}

const batch = 100
// A word that is everywhere but never beside the other would make the database look for ever; the cursor goes on from here.
const batchesMax = 5

/** Posts and comments that the member may read, newest first. */
export async function searchFor(
  ctx: Ctx,
  memberId: string,
  wish: SearchWish,
): Promise<{ items: SearchHit[]; next: string | null }> {
  let mark = markOf(wish.cursor, byInstant)
  const query = tsqueryOf(wish.text)
  if (query === null) return { items: [], next: null }
  const items: SearchHit[] = []
  for (let looked = 0; looked < batchesMax; looked++) {
    const rows = await hitRows(ctx, memberId, query, wish.groupId, mark)
    for (const row of rows) {
      mark = [row.at, row.id]
      if (!matchesPhrase(plainText(row.text), wish.text)) continue
      items.push(hitOf(ctx, row, wish.text))
      if (items.length === wish.limit) return { items, next: cursorOf(mark) }
    }
    if (rows.length < batch) return { items, next: null }
  }
  return { items, next: mark && cursorOf(mark) }
}

const hitOf = (ctx: Ctx, row: HitRow, query: string): SearchHit => ({
  kind: row.kind,
  postId: row.postId,
  commentId: row.commentId,
  groupId: row.groupId,
  postKind: row.postKind,
  author: authorOf(ctx, row),
  at: row.at,
  excerpt: excerptOf(row.text, query),
})

async function hitRows(
  ctx: Ctx,
  memberId: string,
  query: string,
  groupId: string | undefined,
  mark: [at: Date, id: string] | null,
): Promise<HitRow[]> {
  const community = ctx.community.id
  const within = groupId === undefined ? sql`true` : sql`p.group_id = ${groupId}`
  const before = (at: string, id: string) => (mark ? sql`(${sql.ref(at)}, ${sql.ref(id)}) < (${mark[0]}, ${mark[1]})` : sql`true`)
  const mayRead = sql`p.state = 'published' and exists (
      select 1 from members_cards me where me.community_id = ${community} and me.member_id = ${memberId} and not me.banned)
    and (p.group_id is null or exists (select 1 from groups_seats_held h
      where h.community_id = ${community} and h.group_id = p.group_id and h.member_id = ${memberId}))
    and ${openTo(ctx, memberId)}`
  const { rows } = await sql<HitRow>`
    with hits as (
      (select 'post' as kind, p.id as post_id, null as comment_id, p.id as id, p.text, p.published_at as at, p.author_id
         from content_posts p
        where p.community_id = ${community} and p.search @@ ${query}::tsquery and ${mayRead} and ${within}
          and ${before('p.published_at', 'p.id')}
        order by p.published_at desc, p.id desc limit ${batch})
      union all
      (select 'comment', p.id, k.id, k.id, k.text, k.at, k.author_id
         from content_comments k join content_posts p on p.community_id = k.community_id and p.id = k.post_id
        where k.community_id = ${community} and k.search @@ ${query}::tsquery and k.state = 'published' and ${mayRead} and ${within}
          and ${before('k.at', 'k.id')}
        order by k.at desc, k.id desc limit ${batch}))
    select x.*, p.group_id, p.kind as post_kind, c.name as author_name, c.avatar_file_id, s.card_name, s.number, s.role
      from hits x join content_posts p on p.community_id = ${community} and p.id = x.post_id
      left join members_cards c on c.community_id = ${community} and c.member_id = x.author_id
      left join groups_seats_held s on s.community_id = ${community} and s.group_id = p.group_id and s.member_id = x.author_id
     order by x.at desc, x.id desc limit ${batch}`.execute(ctx.db)
  return rows
}
