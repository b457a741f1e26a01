// The table of an activity: what all who play share. Whoever holds its row decides alone.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { Json } from '../contract/play.ts'
import type { ActivityState } from '../contract.ts'
import { own } from './own.ts'

export interface TableRow {
  seed: string
  commitment: string
  table: Json
  stock: Record<string, number>
  budgetLeft: number | null
  moves: number
  players: number
  ticks: number
  dueAt: Date | null
}
export interface Laying {
  seed: string
  commitment: string
  deck: Json
  table: Json
  stock: Record<string, number>
  budgetLeft: number | null
}
const asJson = (value: Json): string | null => (value === null ? null : JSON.stringify(value))

export const layTable = (ctx: Ctx, activityId: string, { seed, commitment, budgetLeft, ...laid }: Laying) =>
  own(ctx.db)
    .insertInto('activitiesTables')
    .values({
      ...{ communityId: ctx.community.id, activityId, seed, commitment, budgetLeft },
      ...{ deck: asJson(laid.deck), table: asJson(laid.table), stock: JSON.stringify(laid.stock) },
    })
    .execute()

const columns = `t.seed, t.commitment, t."table", t.stock, t.budget_left as "budgetLeft", t.moves, t.players, t.ticks, t.due_at as "dueAt"`
const readText = `select ${columns} from activities_tables t where t.community_id = $1 and t.activity_id = $2`
const lockText = `${readText} for no key update`
const stateText = `
  select state, opens_at as "opensAt", closes_at as "closesAt" from activities_activities where community_id = $1 and id = $2`

export interface Standing {
  state: ActivityState
  opensAt: Date
  closesAt: Date
}
/**
 * Waits for the table and holds it for the rest of the transaction; `state` is read after that, for whoever closes holds the
 * table too while he does.
 */
export async function holdTable(ctx: Ctx, activityId: string): Promise<(TableRow & Standing) | undefined> {
  const of = [ctx.community.id, activityId]
  const [[table], [standing]] = await Promise.all([
    hot<TableRow>(ctx, 'activities.hold-table', lockText, of),
    hot<Standing>(ctx, 'activities.state', stateText, of),
  ])
  return table && standing && { ...table, ...standing }
}
/** As it lies, for those who only look. */
export const readTable = async (ctx: Ctx, activityId: string): Promise<TableRow | undefined> =>
  (await hot<TableRow>(ctx, 'activities.table', readText, [ctx.community.id, activityId]))[0]

/** Apart from the rest: it may be long, and does not change. */
export async function deckOf(ctx: Ctx, activityId: string): Promise<Json> {
  const row = await own(ctx.db)
    .selectFrom('activitiesTables')
    .select('deck')
    .where('communityId', '=', ctx.community.id)
    .where('activityId', '=', activityId)
    .executeTakeFirst()
  return (row?.deck ?? null) as Json
}

const writeText = `
  update activities_tables set "table" = case when $10 then $3::jsonb else "table" end, stock = $4::jsonb, budget_left = $5, moves = $6,
         players = $7, ticks = $8, due_at = $9
   where community_id = $1 and activity_id = $2`
export type Written = Omit<TableRow, 'seed' | 'commitment'>
/** By whoever holds it. */
export const writeTable = (ctx: Ctx, activityId: string, { table, stock, ...rest }: Written, isTableNew: boolean) =>
  hot(ctx, 'activities.write-table', writeText, [
    ...[ctx.community.id, activityId, isTableNew ? asJson(table) : null, JSON.stringify(stock)],
    ...[rest.budgetLeft, rest.moves, rest.players, rest.ticks, rest.dueAt, isTableNew],
  ])

/** Takes rewards and budget for what is given after the moves; false when there is not so much. */
export async function takeRewards(ctx: Ctx, activityId: string, units: Record<string, number>, value: number): Promise<boolean> {
  const { rows } = await sql<{ activityId: string }>`
    update activities_tables t
       set budget_left = budget_left - ${value},
           stock = stock || coalesce((select jsonb_object_agg(u.key, (t.stock ->> u.key)::bigint - u.value::bigint)
                                        from jsonb_each_text(${JSON.stringify(units)}::jsonb) u where t.stock ? u.key), '{}')
     where community_id = ${ctx.community.id} and activity_id = ${activityId} and (budget_left is null or budget_left >= ${value})
       and not exists (select 1 from jsonb_each_text(${JSON.stringify(units)}::jsonb) u
                        where t.stock ? u.key and (t.stock ->> u.key)::bigint < u.value::bigint)
    returning activity_id`.execute(ctx.db)
  return rows.length === 1
}
