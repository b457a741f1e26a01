// Members on their way into a file: page by page in the order of their ids, with all that a list may show of them.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { FieldValues, MemberFilter, Stage } from '../contract/shapes.ts'
import { conditionOf } from './filter.ts'

export interface ExportRow {
  id: string
  name: string
  stage: Stage
  source: string
  locale: string
  intro: string
  notes: string
  fieldValues: FieldValues
  joinedAt: Date
  activeAt: Date
  bannedAt: Date | null
  leftAt: Date | null
  erasedAt: Date | null
  /** The first of each kind, proved ones before others. */
  email: string | null
  phone: string | null
  wechat: string | null
  tags: string[]
}

const first = (kind: 'email' | 'phone' | 'wechat_openid') => sql`(array_agg(i.subject order by i.verified_at nulls last, i.id)
  filter (where i.kind = ${sql.lit(kind)}))[1]`

export async function exportPage(
  db: Db,
  communityId: string,
  wish: { filter: MemberFilter; after: string; limit: number; now: Date },
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    with page as (
      select m.* from members_members m
       where ${conditionOf(communityId, wish.filter, wish.now)} and m.id > ${wish.after} order by m.id limit ${wish.limit})
    select p.id, p.name, p.stage, p.source, p.locale, p.intro, p.notes, p.field_values, p.joined_at, p.active_at, p.banned_at,
           p.left_at, p.erased_at, ids.email, ids.phone, ids.wechat, coalesce(worn.names, '{}') as tags
      from page p
      left join lateral (select ${first('email')} as email, ${first('phone')} as phone, ${first('wechat_openid')} as wechat
                           from members_identities i where i.person_id = p.person_id) ids on true
      left join lateral (select array_agg(t.name order by t.name) as names
                           from members_member_tags mt join members_tags t on t.community_id = mt.community_id and t.id = mt.tag_id
                          where mt.community_id = p.community_id and mt.member_id = p.id) worn on true
     order by p.id`.execute(db)
  return rows
}
