// What a member did in a span of time, oldest first, by ids that never change.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

export interface Span {
  memberId: string
  from: Date
  until: Date
  limit: number
}

export async function commentsIn(ctx: Ctx, span: Span): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select k.id from content_comments k
    where k.community_id = ${ctx.community.id} and k.author_id = ${span.memberId} and k.at >= ${span.from} and k.at < ${span.until}
    order by k.at, k.id limit ${span.limit}`.execute(ctx.db)
  return rows.map(row => row.id)
}

export async function reactionsIn(ctx: Ctx, span: Span): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.post_id || '.' || r.kind as id from content_reactions r
    where r.community_id = ${ctx.community.id} and r.member_id = ${span.memberId} and r.at >= ${span.from} and r.at < ${span.until}
    order by r.at, r.post_id, r.kind limit ${span.limit}`.execute(ctx.db)
  return rows.map(row => row.id)
}
