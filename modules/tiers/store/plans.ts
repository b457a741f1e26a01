// SQL of the plans and their terms.
import { sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { Plan, Terms } from '../contract.ts'
import { own } from './own.ts'

const planColumns = sql`
  p.id, p.key, t.version, p.state, t.name, t.intro, t.ladder, t.rank, t.currency, t.dues, t.credit, t.months, t.earn_months,
  t.credit_months, t.rights, t.grace_days, t.refund_days, t.keeps_archive, t.freezes_max, t.freeze_days, t.tied_to, t.tied_max,
  (t.dues + t.credit)::bigint as price`

export interface PlanWish {
  id?: string
  /** Closed ones too. */
  all?: boolean
  /** The terms of then, instead of those that are sold now. */
  version?: number | undefined
  /** Plans for associates of this one. */
  tiedTo?: string
}
export const listPlans = async (ctx: Ctx, wish: PlanWish = {}): Promise<Plan[]> =>
  (
    await sql<Plan>`
    select ${planColumns} from tiers_plans p
      join tiers_terms t on t.community_id = p.community_id and t.plan_id = p.id
       and t.version = ${wish.version === undefined ? sql`p.version` : wish.version}
     where p.community_id = ${ctx.community.id}
       and ${wish.id === undefined ? sql`true` : sql`p.id = ${wish.id}`}
       and ${wish.all || wish.id !== undefined ? sql`true` : sql`p.state = 'open'`}
       and ${wish.tiedTo === undefined ? sql`true` : sql`t.tied_to = ${wish.tiedTo}`}
     order by t.ladder, t.rank, p.id`.execute(own(ctx.db))
  ).rows

export const findPlan = async (ctx: Ctx, id: string, version?: number): Promise<Plan | undefined> =>
  (await listPlans(ctx, { id, version }))[0]

/** All that was ever sold under this name, newest first. */
export const listVersions = async (ctx: Ctx, planId: string) =>
  (
    await sql<Plan & { madeAt: Date; madeBy: string }>`
    select ${planColumns}, t.made_at, t.made_by from tiers_plans p
      join tiers_terms t on t.community_id = p.community_id and t.plan_id = p.id
     where p.community_id = ${ctx.community.id} and p.id = ${planId} order by t.version desc`.execute(own(ctx.db))
  ).rows

export const countHolders = async (ctx: Ctx): Promise<Map<string, { holders: number; versions: number }>> => {
  const { rows } = await sql<{ planId: string; holders: number; versions: number }>`
    select p.id as plan_id, p.version as versions,
           (select count(distinct h.member_id)::int from tiers_holdings h
             where h.community_id = p.community_id and h.plan_id = p.id and h.state in ('standing', 'frozen')) as holders
      from tiers_plans p where p.community_id = ${ctx.community.id}`.execute(own(ctx.db))
  return new Map(rows.map(row => [row.planId, row]))
}

/** False when the key is taken. */
export async function insertPlan(ctx: Ctx, id: string, key: string): Promise<boolean> {
  const done = await own(ctx.db)
    .insertInto('tiersPlans')
    .values({ communityId: ctx.community.id, id, key, version: 1, state: 'open', madeAt: ctx.now })
    .onConflict(c => c.columns(['communityId', 'key']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}
export const insertTerms = (ctx: Ctx, planId: string, version: number, currency: string, terms: Terms) =>
  own(ctx.db)
    .insertInto('tiersTerms')
    .values({
      ...terms,
      rights: [...terms.rights],
      communityId: ctx.community.id,
      planId,
      version,
      currency,
      madeAt: ctx.now,
      madeBy: actorName(ctx.actor),
    })
    .execute()

/** Locks the plan while it is changed. */
export const lockPlan = (ctx: Ctx, planId: string) =>
  own(ctx.db)
    .selectFrom('tiersPlans')
    .select(['id', 'version', 'state'])
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', planId)
    .forUpdate()
    .executeTakeFirst()
export const setPlan = (ctx: Ctx, planId: string, set: { version?: number; state?: 'open' | 'closed' }) =>
  own(ctx.db).updateTable('tiersPlans').set(set).where('communityId', '=', ctx.community.id).where('id', '=', planId).execute()
