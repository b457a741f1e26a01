// Deals as they stand, and the rules that were published.
import { type Selectable, sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { type DealKind, type DealState, type Outcome, termsOf } from '../contract.ts'
import type { Deal } from '../rules/deal.ts'
import { dealBefore } from '../rules/states.ts'
import { own } from './own.ts'

type Row = Selectable<Tables['dealsDeals']>
export const dealFrom = (row: Row): Deal =>
  ({ ...row, terms: termsOf[row.kind].parse(row.terms), outcome: row.outcome as Outcome | null }) as Deal

export type Draft = Pick<Deal, 'id' | 'kind' | 'title' | 'intro' | 'variantId' | 'needsRight' | 'opensAt' | 'closesAt' | 'terms'>
export const insertDeal = (ctx: Ctx, { terms, ...draft }: Draft) =>
  own(ctx.db)
    .insertInto('dealsDeals')
    .values({
      ...{ ...draft, terms: JSON.stringify(terms), communityId: ctx.community.id },
      ...{ state: 'draft', madeAt: ctx.now, madeBy: actorName(ctx.actor) },
    })
    .execute()
export const changeDeal = (ctx: Ctx, { id, kind, terms, ...draft }: Draft) =>
  own(ctx.db)
    .updateTable('dealsDeals')
    .set({ ...draft, terms: JSON.stringify(terms) })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('kind', '=', kind)
    .execute()

const one = (ctx: Ctx, dealId: string) =>
  own(ctx.db).selectFrom('dealsDeals').selectAll().where('communityId', '=', ctx.community.id).where('id', '=', dealId)

export async function findDeal(ctx: Ctx, dealId: string): Promise<Deal | undefined> {
  const row = await one(ctx, dealId).executeTakeFirst()
  return row && dealFrom(row)
}
/** Held for the rest of the transaction: alone by whoever moves it, shared by those who take part. */
export async function lockDeal(ctx: Ctx, dealId: string, how: 'alone' | 'shared'): Promise<Deal | undefined> {
  const query = one(ctx, dealId)
  const row = await (how === 'alone' ? query.forNoKeyUpdate() : query.forShare()).executeTakeFirst()
  return row && dealFrom(row)
}

interface Change {
  offerId?: string | null
  restOfferId?: string | null
  outcome?: Outcome
  endNote?: string
  publishedAt?: Date
  version?: number
  endedAt?: Date
}
/** @throws when it stood where it cannot become that: the caller holds its lock. */
export async function moveDealTo(ctx: Ctx, dealId: string, state: DealState, { outcome, ...change }: Change = {}): Promise<void> {
  const moved = await own(ctx.db)
    .updateTable('dealsDeals')
    .set({ state, ...change, ...(outcome ? { outcome: JSON.stringify(outcome) } : {}) })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', dealId)
    .where('state', 'in', dealBefore(state))
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) throw new Error(`${dealId} cannot become ${state}`)
}

/** The next version of its rules. */
export async function publishRules(ctx: Ctx, dealId: string, rules: { text: string; hash: string }): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    with numbered as (
      update deals_deals set version = version + 1, published_at = coalesce(published_at, ${ctx.now})
       where community_id = ${ctx.community.id} and id = ${dealId} returning version)
    insert into deals_rules (community_id, deal_id, version, hash, text, at, by)
    select ${ctx.community.id}, ${dealId}, version, ${rules.hash}, ${rules.text}, ${ctx.now}, ${actorName(ctx.actor)} from numbered
    returning version`.execute(ctx.db)
  return rows[0]?.version as number
}
export const latestRules = (ctx: Ctx, dealId: string) =>
  own(ctx.db)
    .selectFrom('dealsRules')
    .select(['version', 'hash', 'at'])
    .where('communityId', '=', ctx.community.id)
    .where('dealId', '=', dealId)
    .orderBy('version', 'desc')
    .executeTakeFirst()

/** The offer by which the next orders are placed. */
export const setOffers = (ctx: Ctx, dealId: string, offers: { offerId?: string | null; restOfferId?: string | null }) =>
  own(ctx.db).updateTable('dealsDeals').set(offers).where('communityId', '=', ctx.community.id).where('id', '=', dealId).execute()

export type { DealKind }
