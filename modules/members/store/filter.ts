// A filter as SQL: one condition for each thing it names, all of which must hold. `m` is the member.
import { type RawBuilder, sql } from 'kysely'
import { beginsWith } from '#kernel/text/like.ts'
import { tsqueryOf } from '#kernel/text/search.ts'
import type { MemberFilter } from '../contract/shapes.ts'
import { dayMs, prefixesOf } from '../rules.ts'

type Condition = RawBuilder<unknown>
type FieldWish = NonNullable<MemberFilter['fields']>[number]

export function conditionOf(communityId: string, filter: MemberFilter, now: Date): Condition {
  const all: Condition[] = [sql`m.community_id = ${communityId}`, statesCondition(filter.states ?? ['present'])]
  const { text, stages, tagsAny, tagsAll, tagsNone, sources, joinedFrom, joinedTo, silentDays, consent } = filter
  if (text) all.push(textCondition(communityId, text))
  if (stages?.length) all.push(sql`m.stage = any(${stages}::text[])`)
  if (tagsAny?.length) all.push(sql`exists (${tagged(tagsAny)})`)
  for (const tag of tagsAll ?? []) all.push(sql`exists (${tagged([tag])})`)
  if (tagsNone?.length) all.push(sql`not exists (${tagged(tagsNone)})`)
  if (sources?.length) all.push(sql`m.source = any(${sources}::text[])`)
  if (joinedFrom) all.push(sql`m.joined_at >= ${joinedFrom}`)
  if (joinedTo) all.push(sql`m.joined_at < ${joinedTo}`)
  if (silentDays) all.push(sql`m.active_at <= ${new Date(now.getTime() - silentDays * dayMs)}`)
  if (consent)
    all.push(sql`exists (select 1 from members_consents c where c.community_id = m.community_id and c.member_id = m.id
      and c.purpose = ${consent} and c.withdrawn_at is null)`)
  for (const wish of filter.fields ?? []) all.push(fieldCondition(wish))
  return sql.join(all, sql` and `)
}

const states: Record<NonNullable<MemberFilter['states']>[number], Condition> = {
  present: sql`(m.banned_at is null and m.left_at is null and m.erased_at is null)`,
  banned: sql`(m.banned_at is not null and m.erased_at is null)`,
  left: sql`(m.left_at is not null and m.banned_at is null and m.erased_at is null)`,
  erased: sql`m.erased_at is not null`,
}
const statesCondition = (wanted: readonly (keyof typeof states)[]): Condition =>
  sql`(${sql.join(wanted.length > 0 ? wanted.map(state => states[state]) : [sql`true`], sql` or `)})`

const tagged = (ids: readonly string[]): Condition =>
  sql`select 1 from members_member_tags t where t.community_id = m.community_id and t.member_id = m.id and t.tag_id = any(${[...ids]}::text[])`

/** By name in any spelling, and by the beginning of an address or a number. Each half has its own index, hence the union. */
function textCondition(communityId: string, text: string): Condition {
  const query = tsqueryOf(text)
  const halves: Condition[] = []
  if (query)
    halves.push(sql`select s.id from members_members s where s.community_id = ${communityId} and s.search @@ ${query}::tsquery`)
  const prefixes = prefixesOf(text)
  if (prefixes.length > 0) {
    const likes = prefixes.map(prefix => sql`i.subject like ${beginsWith(prefix)}`)
    halves.push(sql`select s.id from members_identities i
      join members_members s on s.person_id = i.person_id and s.community_id = ${communityId}
      where i.kind in ('email', 'phone') and (${sql.join(likes, sql` or `)})`)
  }
  if (halves.length === 0) return sql`false`
  return sql`m.id in (${sql.join(halves, sql` union `)})`
}

/** By name alone: what members may search each other by. */
export function nameCondition(text: string): Condition {
  const query = tsqueryOf(text)
  return query ? sql`m.search @@ ${query}::tsquery` : sql`false`
}

function fieldCondition(wish: FieldWish): Condition {
  const all: Condition[] = []
  const { key, is, from, to, filled } = wish
  const value = sql`(m.field_values -> ${key}::text)`
  // Containment goes by the index, for a single value and for one among several.
  if (is !== undefined)
    all.push(
      sql`(m.field_values @> ${JSON.stringify({ [key]: is })}::jsonb or m.field_values @> ${JSON.stringify({ [key]: [is] })}::jsonb)`,
    )
  for (const [limit, sign] of [
    [from, sql`>=`],
    [to, sql`<=`],
  ] as const)
    if (typeof limit === 'number')
      all.push(sql`case when jsonb_typeof(${value}) = 'number' then (${value})::numeric ${sign} ${limit}::numeric else false end`)
    else if (limit !== undefined)
      all.push(
        sql`case when jsonb_typeof(${value}) = 'string' then (m.field_values ->> ${key}::text) collate "C" ${sign} ${limit}::text else false end`,
      )
  if (filled !== undefined) all.push(filled ? sql`m.field_values ? ${key}::text` : sql`not m.field_values ? ${key}::text`)
  return all.length > 0 ? sql`(${sql.join(all, sql` and `)})` : sql`true`
}
