// Figures of the tiers: what is still owed, month by month, and how many stay.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn, startOfDay } from '#kernel/days.ts'
import { own } from './own.ts'

interface Owed {
  month: string
  count: number
  cost: number
}
export async function forecastOf(ctx: Ctx, planId?: string) {
  const today = dayIn(ctx.now, ctx.community.timeZone)
  const { rows } = await sql<Owed & { isOverdue: boolean }>`
    select to_char(o.due_on, 'YYYY-MM') as month, o.due_on < ${today}::date as is_overdue,
           count(*)::int as count, sum(o.cost)::bigint as cost
      from tiers_obligations o join tiers_benefits b on b.community_id = o.community_id and b.id = o.benefit_id
     where o.community_id = ${ctx.community.id} and o.state = 'due' and ${planId === undefined ? sql`true` : sql`b.plan_id = ${planId}`}
     group by 1, 2 order by 1, 2`.execute(own(ctx.db))
  const sum = (some: readonly Owed[]) => ({
    count: some.reduce((total, row) => total + row.count, 0),
    cost: some.reduce((total, row) => total + row.cost, 0),
  })
  const months = rows.filter(row => !row.isOverdue).map(({ month, count, cost }) => ({ month, count, cost }))
  return { overdue: sum(rows.filter(row => row.isOverdue)), months, total: sum(rows) }
}

const stillMayDays = 30

interface RenewalWish {
  from: string
  to: string
  planId?: string | undefined
}
/**
 * Of the terms that ended from `from` to before `to`: those after which the member went on, on the same ladder, within the
 * days of grace and thirty more. What was withdrawn or replaced by a higher tier never came to its end.
 */
export async function renewalsOf(ctx: Ctx, { from, to, planId }: RenewalWish) {
  const { timeZone } = ctx.community
  const { rows } = await sql<{ month: string; ended: number; renewed: number; undecided: number }>`
    with ended as (
      select to_char(h.until at time zone ${timeZone}, 'YYYY-MM') as month, h.honoured_until + ${stillMayDays} * interval '1 day' as last,
             exists (
               select 1 from tiers_holdings n
                 join tiers_terms nt on nt.community_id = n.community_id and nt.plan_id = n.plan_id and nt.version = n.version
                where n.community_id = h.community_id and n.member_id = h.member_id and n.id <> h.id and nt.ladder = t.ladder
                  and n.tied_to is null and n.state <> 'withdrawn' and n.granted_at > h.granted_at
                  and n.since >= h.until and n.since <= h.honoured_until + ${stillMayDays} * interval '1 day') as renewed
        from tiers_holdings h
        join tiers_terms t on t.community_id = h.community_id and t.plan_id = h.plan_id and t.version = h.version
       where h.community_id = ${ctx.community.id} and h.tied_to is null and h.state in ('standing', 'ended')
         and h.until >= ${startOfDay(from, timeZone)} and h.until < ${startOfDay(to, timeZone)} and h.until <= ${ctx.now}
         and ${planId === undefined ? sql`true` : sql`h.plan_id = ${planId}`})
    select month, count(*)::int as ended, count(*) filter (where renewed)::int as renewed,
           count(*) filter (where not renewed and last > ${ctx.now})::int as undecided
      from ended group by month order by month`.execute(own(ctx.db))
  const sum = (what: 'ended' | 'renewed' | 'undecided') => rows.reduce((total, row) => total + row[what], 0)
  const [ended, renewed, undecided] = [sum('ended'), sum('renewed'), sum('undecided')]
  const decided = ended - undecided
  return {
    ended,
    renewed,
    undecided,
    percent: decided === 0 ? null : Math.round((renewed / decided) * 1000) / 10,
    byMonth: rows.map(({ month, ended, renewed }) => ({ month, ended, renewed })),
  }
}
