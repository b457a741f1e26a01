// Who took part, read in their order however many they are; the root under which they are frozen, and what settling writes.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { newId } from '#kernel/ids.ts'
import type { Json } from '../contract/play.ts'
import type { Priced } from '../rules/rewards.ts'
import { own } from './own.ts'

type TableRow = Selectable<Tables['activitiesTables']>
/** Public chance: announced with the freezing, drawn when its time has come. */
export interface Beacon {
  source: string
  round: number
  /** When it comes; ISO. */
  at: string
  randomness?: string
  signature?: string
}
export type SettledTable = Omit<TableRow, 'beacon' | 'stock' | 'deck' | 'table'> & {
  beacon: Beacon | null
  stock: Record<string, number>
  deck: Json
  table: Json
}

const one = (ctx: Ctx, activityId: string) =>
  own(ctx.db)
    .selectFrom('activitiesTables')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('activityId', '=', activityId)
const tableFrom = (row: TableRow | undefined) => row as unknown as SettledTable | undefined

export const findSettledTable = async (ctx: Ctx, activityId: string) => tableFrom(await one(ctx, activityId).executeTakeFirst())
/** Held for the rest of the transaction: nobody decides moves meanwhile, and nobody else settles. */
export const holdForSettling = async (ctx: Ctx, activityId: string) =>
  tableFrom(await one(ctx, activityId).forNoKeyUpdate().executeTakeFirst())

interface Frozen {
  entriesRoot: string
  entries: number
  entriesVeil: string
  beacon: Beacon | null
}
/** False when they are frozen already. */
export async function freezeEntries(ctx: Ctx, activityId: string, { beacon, ...frozen }: Frozen): Promise<boolean> {
  const done = await own(ctx.db)
    .updateTable('activitiesTables')
    .set({ ...frozen, beacon: beacon && JSON.stringify(beacon), frozenAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('activityId', '=', activityId)
    .where('frozenAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export const noteBeacon = (ctx: Ctx, activityId: string, beacon: Beacon) =>
  own(ctx.db)
    .updateTable('activitiesTables')
    .set({ beacon: JSON.stringify(beacon) })
    .where('communityId', '=', ctx.community.id)
    .where('activityId', '=', activityId)
    .execute()
/** False when its group has heard the result. */
export async function noteTold(ctx: Ctx, activityId: string): Promise<boolean> {
  const noted = await own(ctx.db)
    .updateTable('activitiesTables')
    .set({ toldAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('activityId', '=', activityId)
    .where('toldAt', 'is', null)
    .executeTakeFirst()
  return noted.numUpdatedRows === 1n
}

interface After {
  table: Json
  stock: Record<string, number>
  budgetLeft: number | null
}
export const writeSettled = (ctx: Ctx, activityId: string, { table, stock, budgetLeft }: After) =>
  own(ctx.db)
    .updateTable('activitiesTables')
    .set({ table: table === null ? null : JSON.stringify(table), stock: JSON.stringify(stock), budgetLeft, dueAt: null })
    .where('communityId', '=', ctx.community.id)
    .where('activityId', '=', activityId)
    .execute()

export interface EntrantRow {
  memberId: string
  seq: number
  weight: number
  token: string
  score: number
  mine: Json
}
const pageSize = 10_000
/** In the order of coming, page by page: as many as there are, and never more than a page in memory. */
export async function* entrantsOf(ctx: Ctx, activityId: string): AsyncGenerator<EntrantRow[]> {
  for (let after = -1; ; ) {
    const { rows } = await sql<EntrantRow>`
      select member_id, seq, weight, token, score, mine from activities_players
       where community_id = ${ctx.community.id} and activity_id = ${activityId} and seq > ${after}
       order by seq limit ${pageSize}`.execute(ctx.db)
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    after = (rows.at(-1) as EntrantRow).seq
  }
}

/** Some of them, by their numbers. */
export const entrantsAt = async (ctx: Ctx, activityId: string, seqs: readonly number[]): Promise<EntrantRow[]> =>
  (
    await sql<EntrantRow>`
      select member_id, seq, weight, token, score, mine from activities_players
       where community_id = ${ctx.community.id} and activity_id = ${activityId} and seq = any(${[...seqs]}::bigint[])
       order by seq`.execute(ctx.db)
  ).rows

export interface OutcomeRow {
  nth: number
  move: string
  outcome: Json
}
/** What moves came to: those that everyone saw, and what else proves the chance in it: all of them, or those named. */
export async function* outcomesOf(
  ctx: Ctx,
  activityId: string,
  proving: boolean | readonly string[],
): AsyncGenerator<OutcomeRow[]> {
  const named = typeof proving === 'boolean' ? [] : [...proving]
  for (let after = 0; ; ) {
    const { rows } = await sql<OutcomeRow>`
      select nth, move, outcome from activities_moves
       where community_id = ${ctx.community.id} and activity_id = ${activityId} and nth > ${after} and (${proving === true} or is_public or move = any(${named}::text[]))
       order by nth limit ${pageSize}`.execute(ctx.db)
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    after = (rows.at(-1) as OutcomeRow).nth
  }
}

/** `settle:0`, `settle:1` … in the order in which the play gave them: written twice, the second is refused. */
export async function insertSettled(ctx: Ctx, activityId: string, awards: readonly Priced[]): Promise<void> {
  for (let from = 0; from < awards.length; from += pageSize) {
    const some = awards.slice(from, from + pageSize)
    const of = <T>(pick: (one: Priced) => T) => some.map(pick)
    await sql`
      insert into activities_awards (community_id, id, activity_id, member_id, reward, cause, units, amount, value, state, at)
      select ${ctx.community.id}, a.id, ${activityId}, a.member_id, a.reward, 'settle:' || (${from}::int + a.nth - 1), a.units,
             a.amount, a.value, 'due', ${ctx.now}
        from unnest(${of(() => newId(ctx, 'awd'))}::text[], ${of(one => one.memberId)}::text[], ${of(one => one.reward.key)}::text[],
                    ${of(one => one.units)}::bigint[], ${of(one => one.amount)}::bigint[], ${of(one => one.value)}::bigint[])
             with ordinality a(id, member_id, reward, units, amount, value, nth)`.execute(ctx.db)
  }
}
