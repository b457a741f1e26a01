// Figures of a deal for operators: who takes part and in which state, what goes back and how far that is, hour by hour.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { DealFigures } from '../contract/desk.ts'
import type { PartState } from '../contract.ts'
import { countsIn } from './parts.ts'
import { countTurns, type TurnRow } from './turns.ts'

export async function figuresOf(ctx: Ctx, dealId: string): Promise<DealFigures> {
  const here = sql`community_id = ${ctx.community.id} and deal_id = ${dealId}`
  const [teams, parts, entries, turns, back, byHour] = await Promise.all([
    sql<{ state: string; n: number }>`select state, count(*)::int as n from deals_teams where ${here} group by 1`.execute(ctx.db),
    sql<{ state: PartState; members: number; units: number; amount: number }>`
      select state, count(distinct member_id)::int as members, sum(units)::int as units, sum(units * price)::bigint as amount
        from deals_parts where ${here} group by 1 order by 1`.execute(ctx.db),
    sql<{ n: number }>`select count(*)::int as n from deals_entries where ${here}`.execute(ctx.db),
    countTurns(ctx, dealId),
    sql<DealFigures['back']>`
      select count(*)::int as orders, coalesce(sum(p.returned), 0)::bigint as amount,
             count(*) filter (where r.state = 'asked')::int as asked, count(*) filter (where r.state = 'paid-out')::int as paid_out,
             count(*) filter (where r.state = 'failed')::int as failed
        from deals_parts p left join shop_refund_states r on r.community_id = p.community_id and r.refund_id = p.refund_id
       where p.community_id = ${ctx.community.id} and p.deal_id = ${dealId} and p.returned > 0`.execute(ctx.db),
    sql<DealFigures['byHour'][number]>`
      select date_trunc('hour', paid_at) as at, count(distinct member_id)::int as members, sum(units)::int as units,
             sum(units * price)::bigint as amount
        from deals_parts where ${here} and ${countsIn} group by 1 order by 1 desc limit 168`.execute(ctx.db),
  ])
  const team = (state: string) => teams.rows.find(row => row.state === state)?.n ?? 0
  return {
    teams: { open: team('open'), formed: team('formed'), unformed: team('unformed') },
    parts: parts.rows,
    entries: entries.rows[0]?.n ?? 0,
    turns: (Object.entries(turns) as [TurnRow['state'], number][]).map(([state, members]) => ({ state, members })),
    back: back.rows[0] as DealFigures['back'],
    byHour: byHour.rows.toReversed(),
  }
}
