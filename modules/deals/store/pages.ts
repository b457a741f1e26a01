// Deals, teams, parts and entries as lists, and what is really paid or applied for each deal.
import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { DealFigures } from '../contract/desk.ts'
import type { DealKind, DealState, Part, PartState } from '../contract.ts'
import type { Deal } from '../rules/deal.ts'
import { dealFrom } from './deals.ts'
import { own } from './own.ts'
import { countsIn, type PartRow } from './parts.ts'

interface PageWish {
  cursor?: string | undefined
  limit: number
}

interface DealQuery extends PageWish {
  when?: 'now' | 'soon' | 'over' | undefined
  kind?: DealKind | undefined
  state?: DealState | undefined
  word?: string | undefined
}

export async function listDeals(ctx: Ctx, query: DealQuery): Promise<Page<Deal>> {
  const mark = markOf(query.cursor, ['instant', 'id'] as const)
  let found = own(ctx.db).selectFrom('dealsDeals').selectAll().where('communityId', '=', ctx.community.id)
  if (query.kind) found = found.where('kind', '=', query.kind)
  if (query.state) found = found.where('state', '=', query.state)
  if (query.word) {
    const word = contains(query.word)
    found = found.where(eb => eb.or([eb('title', 'ilike', word), eb('intro', 'ilike', word)]))
  }
  const isOver = sql<SqlBool>`(state not in ('draft', 'open') or closes_at <= ${ctx.now})`
  if (query.when === 'over') found = found.where(isOver).where('version', '>', 0)
  if (query.when === 'now')
    found = found.where('state', '=', 'open').where('opensAt', '<=', ctx.now).where('closesAt', '>', ctx.now)
  if (query.when === 'soon') found = found.where('state', '=', 'open').where('opensAt', '>', ctx.now)
  // What runs: those that end first. The rest, and for operators: the newest.
  const down = query.when === undefined || query.when === 'over'
  const by = query.when === undefined ? 'madeAt' : 'closesAt'
  if (mark)
    found = found.where(eb =>
      eb.or([eb(by, down ? '<' : '>', mark[0]), eb.and([eb(by, '=', mark[0]), eb('id', down ? '<' : '>', mark[1])])]),
    )
  const rows = await found
    .orderBy(by, down ? 'desc' : 'asc')
    .orderBy('id', down ? 'desc' : 'asc')
    .limit(query.limit + 1)
    .execute()
  return pageOf(rows, query.limit, row => [row[by], row.id], dealFrom)
}

export interface Progress {
  members: number
  units: number
  raised: number
}
/** By deal: what is really paid; of draws and meals who applied, of auctions who bid. */
export async function progressOf(ctx: Ctx, dealIds: readonly string[]): Promise<Map<string, Progress>> {
  if (dealIds.length === 0) return new Map()
  const { rows } = await sql<Progress & { dealId: string }>`
    select deal_id, max(members)::int as members, max(units)::int as units, max(raised)::bigint as raised from (
      select deal_id, count(distinct member_id) as members, sum(units) as units, sum(units * price) as raised
        from deals_parts where community_id = ${ctx.community.id} and deal_id = any (${dealIds}) and ${countsIn} group by 1
      union all
      select deal_id, count(*), 0, 0 from deals_entries where community_id = ${ctx.community.id} and deal_id = any (${dealIds}) group by 1
      union all
      select deal_id, count(distinct member_id), 0, 0 from deals_bids where community_id = ${ctx.community.id} and deal_id = any (${dealIds}) group by 1) all_of
     group by 1`.execute(ctx.db)
  return new Map(rows.map(({ dealId, ...progress }) => [dealId, progress]))
}
export const rewardsTaken = async (ctx: Ctx, dealId: string): Promise<{ variantId: string; taken: number }[]> =>
  (
    await sql<{ variantId: string; taken: number }>`
      select variant_id, sum(units)::int as taken from deals_parts
       where community_id = ${ctx.community.id} and deal_id = ${dealId} and ${countsIn} group by 1 order by 1`.execute(ctx.db)
  ).rows

interface TeamShown {
  id: string
  dealId: string
  leader: string
  size: number
  paid: number
  left: number
  state: 'open' | 'formed' | 'unformed'
  openedAt: Date
  closesAt: Date
}
const teamColumns = sql`
  t.id, t.deal_id, coalesce(m.name, '') as leader, t.size, t.paid, t.size - t.paid - t.held as left, t.state, t.opened_at, t.closes_at
  from deals_teams t left join members_cards m on m.community_id = t.community_id and m.member_id = t.leader_id`
const joinable = 50
/** Those nearest to full first, then the newest; whose leader has really paid. */
export const teamsToJoin = async (ctx: Ctx, dealId: string): Promise<TeamShown[]> =>
  (
    await sql<TeamShown>`
      select ${teamColumns} where t.community_id = ${ctx.community.id} and t.deal_id = ${dealId} and t.state = 'open'
         and t.closes_at > ${ctx.now} and t.paid > 0 and t.paid + t.held < t.size
       order by t.size - t.paid - t.held, t.opened_at desc limit ${joinable}`.execute(ctx.db)
  ).rows
export const findTeamShown = async (ctx: Ctx, teamId: string): Promise<TeamShown | undefined> =>
  (await sql<TeamShown>`select ${teamColumns} where t.community_id = ${ctx.community.id} and t.id = ${teamId}`.execute(ctx.db))
    .rows[0]
export const membersOfTeam = async (ctx: Ctx, teamId: string): Promise<{ name: string; paidAt: Date }[]> =>
  (
    await sql<{ name: string; paidAt: Date }>`
      select coalesce(m.name, '') as name, p.paid_at from deals_parts p
        left join members_cards m on m.community_id = p.community_id and m.member_id = p.member_id
       where p.community_id = ${ctx.community.id} and p.team_id = ${teamId} and p.state in ('paid', 'granted') order by p.paid_at, p.id`.execute(
      ctx.db,
    )
  ).rows
export async function listTeams(ctx: Ctx, dealId: string, query: PageWish): Promise<Page<TeamShown>> {
  const mark = markOf(query.cursor, ['id'] as const)
  const { rows } = await sql<TeamShown>`
    select ${teamColumns} where t.community_id = ${ctx.community.id} and t.deal_id = ${dealId} and ${mark ? sql`t.id < ${mark[0]}` : sql`true`}
     order by t.id desc limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(rows, query.limit, row => [row.id])
}

type PartShown = Part & { memberId: string; memberName: string }
const partColumns = sql`
  p.id, p.deal_id, p.team_id, p.order_id, p.variant_id, p.units, p.price, p.rest_of, p.until, p.state, p.why, p.at, p.paid_at, p.ended_at,
  p.returned, p.refund_id, case when p.refund_id is null then 'none' else coalesce(r.state, 'none') end as refund,
  p.member_id, coalesce(m.name, '') as member_name
  from deals_parts p
  left join shop_refund_states r on r.community_id = p.community_id and r.refund_id = p.refund_id
  left join members_cards m on m.community_id = p.community_id and m.member_id = p.member_id`
export async function listParts(
  ctx: Ctx,
  dealId: string,
  query: PageWish & { state?: PartState | undefined; refund?: string | undefined },
): Promise<Page<PartShown>> {
  const mark = markOf(query.cursor, ['id'] as const)
  const parts = [sql<SqlBool>`p.community_id = ${ctx.community.id} and p.deal_id = ${dealId}`]
  if (mark) parts.push(sql`p.id < ${mark[0]}`)
  if (query.state) parts.push(sql`p.state = ${query.state}`)
  if (query.refund) parts.push(sql`r.state = ${query.refund}`)
  const { rows } = await sql<PartShown>`
    select ${partColumns} where ${sql.join(parts, sql` and `)} order by p.id desc limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(rows, query.limit, row => [row.id])
}
export const partsShownTo = async (
  ctx: Ctx,
  dealId: string,
  memberId: string,
): Promise<(PartShown & { handedOver: boolean })[]> =>
  (
    await sql<PartShown & { handedOver: boolean }>`
      select (select o.state in ('sent', 'received', 'redeemed') from shop_order_states o
               where o.community_id = p.community_id and o.order_id = p.order_id) as handed_over, ${partColumns}
       where p.community_id = ${ctx.community.id} and p.deal_id = ${dealId} and p.member_id = ${memberId} order by p.id desc limit 100`.execute(
      ctx.db,
    )
  ).rows

interface EntryShown {
  id: string
  memberId: string
  memberName: string
  sentence: string
  at: Date
  rank: number | null
  turn: 'open' | 'taken' | 'lapsed' | 'declined' | null
  report: string | null
}
export async function listEntries(ctx: Ctx, dealId: string, query: PageWish): Promise<Page<EntryShown>> {
  const mark = markOf(query.cursor, ['id'] as const)
  const { rows } = await sql<EntryShown>`
    select e.id, e.member_id, coalesce(m.name, '') as member_name, e.sentence, e.at, e.rank, t.state as turn, w.text as report
      from deals_entries e
      left join deals_turns t on t.community_id = e.community_id and t.deal_id = e.deal_id and t.member_id = e.member_id
      left join deals_reports w on w.community_id = e.community_id and w.deal_id = e.deal_id and w.member_id = e.member_id
      left join members_cards m on m.community_id = e.community_id and m.member_id = e.member_id
     where e.community_id = ${ctx.community.id} and e.deal_id = ${dealId} and ${mark ? sql`e.id > ${mark[0]}` : sql`true`}
     order by e.id limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(rows, query.limit, row => [row.id])
}
export const winnersShown = async (
  ctx: Ctx,
  dealId: string,
): Promise<{ rank: number; name: string; state: 'open' | 'taken' | 'lapsed' | 'declined' }[]> =>
  (
    await sql<{ rank: number; name: string; state: 'open' | 'taken' | 'lapsed' | 'declined' }>`
      select t.rank, coalesce(m.name, '') as name, t.state from deals_turns t
        left join members_cards m on m.community_id = t.community_id and m.member_id = t.member_id
       where t.community_id = ${ctx.community.id} and t.deal_id = ${dealId} order by t.rank limit 1000`.execute(ctx.db)
  ).rows

export type { DealFigures, PartRow }
