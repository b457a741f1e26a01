// SQL of the benefits book.
import { type Insertable, sql, type Updateable } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Benefit, Obligation } from '../contract.ts'
import type { HoldingRow } from './holdings.ts'
import { own } from './own.ts'

type New<T extends 'tiersBenefits'> = Omit<Insertable<Tables[T]>, 'communityId' | 'madeAt' | 'state'>

const benefits = (ctx: Ctx, where: ReturnType<typeof sql>) => sql<Benefit>`
  select b.id, b.plan_id, b.title, b.intro, b.due_rule, b.due_days, b.due_on, b.cost, b.owner_id, b.state,
         count(o.id) filter (where o.state = 'due')::int as due, count(o.id) filter (where o.state = 'done')::int as done
    from tiers_benefits b
    left join tiers_obligations o on o.community_id = b.community_id and o.benefit_id = b.id
   where b.community_id = ${ctx.community.id} and ${where}
   group by b.community_id, b.id order by b.id`
export const listBenefits = async (ctx: Ctx, planId: string): Promise<Benefit[]> =>
  (await benefits(ctx, sql`b.plan_id = ${planId}`).execute(own(ctx.db))).rows
export const findBenefit = async (ctx: Ctx, id: string): Promise<Benefit | undefined> =>
  (await benefits(ctx, sql`b.id = ${id}`).execute(own(ctx.db))).rows[0]

export const insertBenefit = (ctx: Ctx, row: New<'tiersBenefits'>) =>
  own(ctx.db)
    .insertInto('tiersBenefits')
    .values({ ...row, communityId: ctx.community.id, state: 'open', madeAt: ctx.now })
    .execute()
export async function setBenefit(ctx: Ctx, id: string, set: Updateable<Tables['tiersBenefits']>): Promise<void> {
  if (Object.keys(set).length === 0) return
  await own(ctx.db)
    .updateTable('tiersBenefits')
    .set(set)
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .execute()
}

/** Who holds a plan now, or from some day on. */
export const listHeldFor = async (ctx: Ctx, planId: string, wish: { forLife?: boolean } = {}): Promise<HoldingRow[]> =>
  (
    await sql<HoldingRow>`
    select * from tiers_holdings where community_id = ${ctx.community.id} and plan_id = ${planId} and state in ('standing', 'frozen')
       and ${wish.forLife ? sql`until is null` : sql`(until is null or until > ${ctx.now})`}
     order by id`.execute(own(ctx.db))
  ).rows
export const listCommunitiesForLife = async (ctx: Ctx) =>
  (
    await sql<{ communityId: string; planId: string }>`
    select distinct h.community_id, h.plan_id from tiers_holdings h
      join tiers_benefits b on b.community_id = h.community_id and b.plan_id = h.plan_id
       and b.due_rule = 'yearly' and b.state = 'open'
     where h.until is null and h.state in ('standing', 'frozen')`.execute(own(ctx.db))
  ).rows

export interface NewObligation {
  id: string
  benefitId: string
  holdingId: string
  memberId: string
  dueOn: string
  cost: number
}
/** What is there already stays as it is. */
export async function insertObligations(ctx: Ctx, all: readonly NewObligation[]): Promise<void> {
  if (all.length === 0) return
  await sql`
    insert into tiers_obligations (community_id, id, benefit_id, holding_id, member_id, due_on, cost)
    select ${ctx.community.id}, g.id, g."benefitId", g."holdingId", g."memberId", g."dueOn", g.cost
      from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
        g(id text, "benefitId" text, "holdingId" text, "memberId" text, "dueOn" date, cost bigint)
     where not exists (select 1 from tiers_obligations o
             where o.community_id = ${ctx.community.id} and o.holding_id = g."holdingId" and o.benefit_id = g."benefitId"
               and o.due_on = g."dueOn")`.execute(own(ctx.db))
}
export const voidObligations = (ctx: Ctx, holdingId: string) =>
  own(ctx.db)
    .updateTable('tiersObligations')
    .set({ state: 'void', settledAt: ctx.now, settledBy: actorName(ctx.actor) })
    .where('communityId', '=', ctx.community.id)
    .where('holdingId', '=', holdingId)
    .where('state', '=', 'due')
    .execute()
/** What was due after the day from which its holding was frozen is due so much later; a date stays a date. */
export const moveObligations = (ctx: Ctx, holdingId: string, fromDay: string, days: number) =>
  sql`update tiers_obligations o set due_on = due_on + ${days}::int
       where community_id = ${ctx.community.id} and holding_id = ${holdingId} and state = 'due' and due_on >= ${fromDay}::date
         and exists (select 1 from tiers_benefits b
               where b.community_id = o.community_id and b.id = o.benefit_id and b.due_rule <> 'date')`.execute(own(ctx.db))

export const settle = (ctx: Ctx, id: string, as: 'done' | 'undone', note: string) =>
  own(ctx.db)
    .updateTable('tiersObligations')
    .set({ state: as, note, settledAt: ctx.now, settledBy: actorName(ctx.actor) })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('state', '=', 'due')
    .returning(['memberId', 'benefitId'])
    .executeTakeFirst()
export const isObligation = async (ctx: Ctx, id: string): Promise<boolean> =>
  (await own(ctx.db)
    .selectFrom('tiersObligations')
    .select('id')
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .executeTakeFirst()) !== undefined

export interface ObligationWish {
  state: Obligation['state']
  ownerId?: string | undefined
  memberId?: string | undefined
  benefitId?: string | undefined
  overdue: boolean
}
export async function pageOfObligations(ctx: Ctx, wish: PageWish & ObligationWish) {
  const mark = markOf(wish.cursor, ['text', 'id'])
  const today = dayIn(ctx.now, ctx.community.timeZone)
  const is = (column: string, value: string | undefined) => (value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`)
  const { rows } = await sql<Obligation>`
    select o.id, o.benefit_id, b.title, o.holding_id, o.member_id, coalesce(c.name, '') as member_name, t.name as plan_name, o.due_on,
           o.cost, b.owner_id, o.state, o.state = 'due' and o.due_on < ${today}::date as is_overdue, o.settled_at, o.settled_by, o.note
      from tiers_obligations o
      join tiers_benefits b on b.community_id = o.community_id and b.id = o.benefit_id
      join tiers_holdings h on h.community_id = o.community_id and h.id = o.holding_id
      join tiers_terms t on t.community_id = h.community_id and t.plan_id = h.plan_id and t.version = h.version
      left join members_cards c on c.community_id = o.community_id and c.member_id = o.member_id
     where o.community_id = ${ctx.community.id} and o.state = ${wish.state} and ${is('b.owner_id', wish.ownerId)}
       and ${is('o.member_id', wish.memberId)} and ${is('o.benefit_id', wish.benefitId)}
       and ${wish.overdue ? sql`o.due_on < ${today}::date` : sql`true`}
       and ${mark ? sql`(o.due_on::text, o.id) > (${mark[0]}, ${mark[1]})` : sql`true`}
     order by o.due_on::text, o.id limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.dueOn, row.id])
}
