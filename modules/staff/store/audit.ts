// SQL of the audit log: added to, and searched.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { byInstant, markOf, type Page, type PageWish, pageOf } from '#kernel/pages.ts'
import { beginsWith, contains } from '#kernel/text/like.ts'

const own = (db: Db) => db.$pickTables<'staffAudit'>()

export interface AuditRow {
  communityId: string
  id: string
  at: Date
  operatorId: string
  what: string
  targets: string[]
  summary: Record<string, unknown>
  requestId: string
  callerHash: string
}

export const insertAudit = (db: Db, row: AuditRow) =>
  own(db)
    .insertInto('staffAudit')
    .values({ ...row, summary: JSON.stringify(row.summary) })
    .execute()

export interface AuditWish extends PageWish {
  communityId: string | undefined
  operatorId: string | undefined
  what: string | undefined
  target: string | undefined
  text: string | undefined
  from: Date | undefined
  before: Date | undefined
}

/** The newest first. Only the conditions that were asked for are written, so that the fitting index is used. */
export async function listAudit(db: Db, wish: AuditWish): Promise<Page<AuditRow & { operatorName: string }>> {
  const mark = markOf(wish.cursor, byInstant)
  const like = wish.text && contains(wish.text)
  const conditions = [
    wish.communityId && sql`a.community_id = ${wish.communityId}`,
    wish.operatorId && sql`a.operator_id = ${wish.operatorId}`,
    wish.what && sql`a.what like ${beginsWith(wish.what)}`,
    wish.target && sql`a.targets @> array[${wish.target}]`,
    wish.from && sql`a.at >= ${wish.from}`,
    wish.before && sql`a.at < ${wish.before}`,
    mark && sql`(a.at, a.id) < (${mark[0]}, ${mark[1]})`,
    like &&
      sql`(a.summary::text ilike ${like} or a.what ilike ${like} or o.name ilike ${like} or array_to_string(a.targets, ' ') ilike ${like})`,
  ].filter(c => c !== undefined && c !== null && c !== '')
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const { rows } = await sql<AuditRow & { operatorName: string }>`
    select a.*, coalesce(o.name, '') as operator_name from staff_audit a left join staff_operators o on o.id = a.operator_id
     ${where} order by a.at desc, a.id desc limit ${wish.limit + 1}`.execute(db)
  return pageOf(rows, wish.limit, row => [row.at, row.id])
}
