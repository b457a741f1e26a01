// How holdings are shown: with the names of who holds what, and what became of the money.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { Associate, AssociatePlace, Holding, Reminder } from '../contract.ts'
import type { HoldingRow } from './holdings.ts'
import { own } from './own.ts'

const columns = sql`
  h.id, h.member_id, coalesce(c.name, '') as member_name, h.plan_id, t.name as plan_name, h.version, h.round_id, h.why, h.cause,
  h.rights, h.since, h.until, h.honoured_until, h.state, h.frozen_at, h.thaws_at, h.freezes, h.keeps_archive, h.currency, h.paid,
  h.dues, h.credit, (h.dues_returned + h.credit_returned)::bigint as refunded, h.tied_to, h.upgraded_from, h.granted_at,
  h.ended_at, h.ended_why,
  (select coalesce(sum(d.amount), 0)::bigint from tiers_dues d
    where d.community_id = h.community_id and d.holding_id = h.id and d.undone_by is null) as dues_earned`
const from = sql`
  tiers_holdings h
  join tiers_terms t on t.community_id = h.community_id and t.plan_id = h.plan_id and t.version = h.version
  left join members_cards c on c.community_id = h.community_id and c.member_id = h.member_id`

export interface HoldingWish {
  planId?: string | undefined
  memberId?: string | undefined
  roundId?: string | undefined
  state?: Holding['state'] | undefined
  q?: string | undefined
}
export async function pageOfHoldings(ctx: Ctx, wish: PageWish & HoldingWish) {
  const mark = markOf(wish.cursor, ['id'])
  const is = (column: string, value: string | undefined): RawBuilder<unknown> =>
    value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`
  const { rows } = await sql<Holding>`
    select ${columns} from ${from}
     where h.community_id = ${ctx.community.id} and ${is('h.plan_id', wish.planId)} and ${is('h.member_id', wish.memberId)}
       and ${is('h.round_id', wish.roundId)} and ${is('h.state', wish.state)}
       and ${wish.q === undefined ? sql`true` : sql`c.name ilike ${contains(wish.q)}`}
       and ${mark ? sql`h.id < ${mark[0]}` : sql`true`}
     order by h.id desc limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.id])
}
export const showHolding = async (ctx: Ctx, id: string): Promise<Holding | undefined> =>
  (
    await sql<Holding>`select ${columns} from ${from} where h.community_id = ${ctx.community.id} and h.id = ${id}`.execute(
      own(ctx.db),
    )
  ).rows[0]
/** What a member holds or held, newest first. */
export const listShown = async (ctx: Ctx, memberId: string): Promise<Holding[]> =>
  (
    await sql<Holding>`select ${columns} from ${from}
     where h.community_id = ${ctx.community.id} and h.member_id = ${memberId} order by h.id desc limit 200`.execute(own(ctx.db))
  ).rows

export type LadderRow = HoldingRow & { rank: number }
/** What a member holds of one ladder and is not over yet; associates' places apart. */
export const listOnLadder = async (ctx: Ctx, memberId: string, ladder: string): Promise<LadderRow[]> =>
  (
    await sql<LadderRow>`
    select h.*, t.rank from tiers_holdings h
      join tiers_terms t on t.community_id = h.community_id and t.plan_id = h.plan_id and t.version = h.version
     where h.community_id = ${ctx.community.id} and h.member_id = ${memberId} and h.state in ('standing', 'frozen')
       and t.ladder = ${ladder} and h.tied_to is null
       and (h.state = 'frozen' or h.honoured_until is null or h.honoured_until > ${ctx.now})
     order by h.since, h.id`.execute(own(ctx.db))
  ).rows

export async function pageOfReminders(ctx: Ctx, memberId: string, wish: PageWish) {
  const mark = markOf(wish.cursor, ['instant', 'id', 'int'])
  const { rows } = await sql<Reminder>`
    select r.holding_id, h.plan_id, t.name as plan_name, r.days, h.until, r.at
      from tiers_reminders r
      join tiers_holdings h on h.community_id = r.community_id and h.id = r.holding_id
      join tiers_terms t on t.community_id = h.community_id and t.plan_id = h.plan_id and t.version = h.version
     where r.community_id = ${ctx.community.id} and r.member_id = ${memberId}
       and ${mark ? sql`(r.at, r.holding_id, r.days) < (${mark[0]}, ${mark[1]}, ${mark[2]}::int)` : sql`true`}
     order by r.at desc, r.holding_id desc, r.days desc limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.at, row.holdingId, row.days])
}

export const listAssociates = async (ctx: Ctx, memberId: string): Promise<Associate[]> =>
  (
    await sql<Associate>`
    select a.member_id, coalesce(c.name, '') as name, a.id as holding_id, a.plan_id, t.name as plan_name, a.since
      from tiers_holdings f
      join tiers_holdings a on a.community_id = f.community_id and a.tied_to = f.id and a.state in ('standing', 'frozen')
      join tiers_terms t on t.community_id = a.community_id and t.plan_id = a.plan_id and t.version = a.version
      left join members_cards c on c.community_id = a.community_id and c.member_id = a.member_id
     where f.community_id = ${ctx.community.id} and f.member_id = ${memberId} and f.state in ('standing', 'frozen')
     order by a.id`.execute(own(ctx.db))
  ).rows
/** For each holding under way: the associates' plans that are tied to it, and how many of their places are taken. */
export const listPlaces = async (ctx: Ctx, memberId: string): Promise<AssociatePlace[]> =>
  (
    await sql<AssociatePlace>`
    select p.id as plan_id, t.name as plan_name, f.id as holding_id, t.tied_max as places_max,
           (select count(*)::int from tiers_holdings a
             where a.community_id = f.community_id and a.tied_to = f.id and a.plan_id = p.id
               and a.state in ('standing', 'frozen')) as places_taken
      from tiers_holdings f
      join tiers_terms t on t.community_id = f.community_id and t.tied_to = f.plan_id
      join tiers_plans p on p.community_id = t.community_id and p.id = t.plan_id and p.version = t.version and p.state = 'open'
     where f.community_id = ${ctx.community.id} and f.member_id = ${memberId} and f.state = 'standing' and f.since <= ${ctx.now}
       and (f.until is null or f.until > ${ctx.now})
     order by f.id, p.id`.execute(own(ctx.db))
  ).rows
