// All SQL of the policies: the region and the own values of a community with their history, and the decisions that let something open.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db/connect.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Book, Own } from './rules/book.ts'

const own = (db: Db) => db.$pickTables<'policiesSettings' | 'policiesChanges' | 'policiesPacks' | 'policiesDecisions'>()

export interface Settings {
  region: string | null
  revision: number
  owns: Own[]
}

/** The region and, of each parameter, the last that was said. */
export async function settingsOf(ctx: Ctx): Promise<Settings> {
  const { rows } = await sql<{ region: string | null; revision: number; owns: Own[] }>`
    select s.region, s.revision, coalesce((
        select jsonb_agg(jsonb_build_object('rule', c.rule, 'parameter', c.parameter, 'value', c.value))
          from (select distinct on (rule, parameter) rule, parameter, value from policies_changes
                 where community_id = s.community_id and rule <> '' order by rule, parameter, revision desc) c
         where c.value is not null), '[]') as owns
      from policies_settings s where s.community_id = ${ctx.community.id}`.execute(own(ctx.db))
  return rows[0] ?? { region: null, revision: 0, owns: [] }
}

/** Takes the next revision; until the transaction ends nobody else changes the rules of this community. */
export async function nextRevision(ctx: Ctx): Promise<number> {
  const { revision } = await own(ctx.db)
    .insertInto('policiesSettings')
    .values({ communityId: ctx.community.id, region: null, revision: 1 })
    .onConflict(on => on.column('communityId').doUpdateSet({ revision: sql`policies_settings.revision + 1` }))
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

export const setRegion = (ctx: Ctx, region: string) =>
  own(ctx.db).updateTable('policiesSettings').set({ region }).where('communityId', '=', ctx.community.id).execute()

export interface ChangeRow {
  revision: number
  rule: string
  parameter: string
  before: unknown
  value: unknown
  note: string
  by: string
}
export const insertChange = (ctx: Ctx, { before, value, ...row }: ChangeRow) =>
  own(ctx.db)
    .insertInto('policiesChanges')
    .values({
      communityId: ctx.community.id,
      ...row,
      before: JSON.stringify(before),
      value: value === null ? null : JSON.stringify(value),
      at: ctx.now,
    })
    .execute()

export async function changesOf(ctx: Ctx, wish: PageWish) {
  const mark = markOf(wish.cursor, ['int'])
  const rows = await own(ctx.db)
    .selectFrom('policiesChanges')
    .select(['revision', 'at', 'by', 'rule', 'parameter', 'before', 'value', 'note'])
    .where('communityId', '=', ctx.community.id)
    .$if(mark !== null, query => query.where('revision', '<', Number(mark?.[0])))
    .orderBy('revision', 'desc')
    .limit(wish.limit + 1)
    .execute()
  return pageOf(rows, wish.limit, row => [row.revision])
}

export const keepPack = (ctx: Ctx, { hash, label, text }: Book) =>
  own(ctx.db)
    .insertInto('policiesPacks')
    .values({ communityId: ctx.community.id, hash, label, text, firstAt: ctx.now })
    .onConflict(on => on.doNothing())
    .execute()

export interface DecisionRow {
  id: string
  subject: string
  kind: string
  question: unknown
  region: string
  packs: string
  hash: string
  revision: number
  hits: unknown
  by: string
  secondPerson: string | null
}
export const insertDecision = (ctx: Ctx, { question, hits, ...row }: DecisionRow) =>
  own(ctx.db)
    .insertInto('policiesDecisions')
    .values({
      communityId: ctx.community.id,
      ...row,
      question: JSON.stringify(question),
      hits: JSON.stringify(hits),
      at: ctx.now,
    })
    .execute()

export async function decisionsOf(ctx: Ctx, wish: PageWish & { subject?: string | undefined }) {
  const mark = markOf(wish.cursor, ['text'])
  const rows = await own(ctx.db)
    .selectFrom('policiesDecisions')
    .select(['id', 'at', 'by', 'secondPerson', 'subject', 'kind', 'region', 'packs', 'hash', 'revision', 'hits'])
    .where('communityId', '=', ctx.community.id)
    .$if(mark !== null, query => query.where('id', '<', String(mark?.[0])))
    .$if(wish.subject !== undefined, query => query.where('subject', '=', wish.subject as string))
    .orderBy('id', 'desc')
    .limit(wish.limit + 1)
    .execute()
  return pageOf(rows, wish.limit, row => [row.id])
}
