// The story of someone or something: the facts about a subject, and those of which it was the actor, newest first.
import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'
import type { Recorded } from './facts.ts'

export interface TimelinePlace {
  at: Date
  id: string
}

/** Facts still in the outbox are not told yet: they are filed within moments. */
export async function timelineOf(
  ctx: Ctx,
  id: string,
  options: { before?: TimelinePlace | null; limit: number },
): Promise<Recorded[]> {
  const before = options.before ? sql`and (at, id) < (${options.before.at}, ${options.before.id})` : sql``
  // Two short reads by their own indexes; one `or` over both would walk all facts of the community.
  const half = (column: 'subject' | 'actor') =>
    sql`(select community_id, id, at, name, version, actor, subject, payload, request_id from kernel_facts
          where community_id = ${ctx.community.id} and ${sql.ref(column)} = ${id} ${before}
          order by at desc, id desc limit ${options.limit})`
  const { rows } = await sql<Recorded>`
    select * from (${half('subject')} union ${half('actor')}) facts order by at desc, id desc limit ${options.limit}`.execute(
    ctx.db,
  )
  return rows
}
