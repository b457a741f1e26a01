// Deals as they are shown: cards in lists, one with its rules, and what is one's own in it.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { hold } from '#kernel/held.ts'
import type { Page } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import { readVariants, type Sold } from '#modules/shop/index.ts'
import { type DealCard, type DealKind, type Deal as DealShown, NoSuchDeal } from '../contract.ts'
import { type Deal, itemsOf, winnersOf } from '../rules/deal.ts'
import { leastBid, masked } from '../rules/prices.ts'
import { linesOf } from '../rules/rules-page.ts'
import { runs } from '../rules/states.ts'
import { findDeposit, findLot, type LotRow, topBidOf } from '../store/auctions.ts'
import { findDeal, latestRules } from '../store/deals.ts'
import { findDraw, findEntry } from '../store/draws.ts'
import { figuresOf } from '../store/figures.ts'
import { listDeals, type Progress, partsShownTo, progressOf, rewardsTaken } from '../store/pages.ts'
import { findTurn } from '../store/turns.ts'
import { reportOf } from '../store/words.ts'
import { dealKey, listKey } from './freshen.ts'
import { isLate } from './late-refund.ts'
import { currencyOf, settingOf } from './publish-deal.ts'
import { membersNamed } from './show-names.ts'

/** Long enough that a crowd asks once, short enough that nobody notices. */
export const heldMs = 300

interface Around {
  sold: ReadonlyMap<string, Sold>
  progress: ReadonlyMap<string, Progress>
  currency: string
}
async function cardsOf(ctx: Ctx, deals: readonly Deal[]): Promise<DealCard[]> {
  const [sold, progress, currency] = await Promise.all([
    readVariants(ctx, [...new Set(deals.map(deal => deal.variantId))]),
    progressOf(
      ctx,
      deals.map(deal => deal.id),
    ),
    currencyOf(ctx),
  ])
  const lots = new Map<string, LotRow | undefined>()
  for (const { id, kind } of deals) if (kind === 'auction') lots.set(id, await findLot(ctx, id))
  return deals.map(deal => cardOf(ctx, deal, { sold, progress, currency }, lots.get(deal.id)))
}

function cardOf(ctx: Ctx, deal: Deal, { sold, progress, currency }: Around, lot: LotRow | undefined): DealCard {
  const { id, kind, title, intro, state, opensAt } = deal
  const there = sold.get(deal.variantId)
  const closesAt = lot?.endsAt ?? deal.closesAt
  const done = progress.get(id) ?? { members: 0, units: 0, raised: 0 }
  return {
    ...{ id, kind, title, intro, state, opensAt, closesAt, currency },
    picture: there?.picture ?? null,
    isOpen: runs({ state, opensAt, closesAt }, ctx.now),
    price:
      deal.kind === 'auction' ? leastBid(deal.terms, lot?.topAmount ?? null) : Math.min(...itemsOf(deal).map(item => item.price)),
    usual: kind === 'meal' || kind === 'crowdfunding' ? null : (there?.price ?? null),
    progress: { ...done, goal: goalOf(deal, done.units) },
  }
}
/** Of steps: the next one, or the last when all are reached. */
const goalOf = (deal: Deal, units: number): number | null =>
  deal.kind === 'crowdfunding'
    ? deal.terms.goal
    : deal.kind === 'stepped'
      ? ((deal.terms.steps.find(step => step.units > units) ?? deal.terms.steps.at(-1))?.units ?? null)
      : winnersOf(deal) || null

type ListQuery = { cursor?: string | undefined; limit: number; when: 'now' | 'soon' | 'over'; kind?: DealKind | undefined }
export const showDeals = (ctx: Ctx, query: ListQuery): Promise<Page<DealCard>> =>
  hold(`${listKey}${query.when}:${query.kind ?? ''}:${query.limit}:${query.cursor ?? ''}`, heldMs, () => pageOfCards(ctx, query))
export async function pageOfCards(ctx: Ctx, query: Parameters<typeof listDeals>[1]): Promise<Page<DealCard>> {
  const { items, next } = await listDeals(ctx, query)
  return { items: await cardsOf(ctx, items), next }
}

export const showDeal = (ctx: Ctx, dealId: string): Promise<DealShown> =>
  hold(`${dealKey(dealId)}page:${ctx.locale}`, heldMs, async () => {
    const deal = await findDeal(ctx, dealId)
    return !deal || deal.version === 0 ? refuse(NoSuchDeal) : readDeal(ctx, deal)
  })

async function readDeal(ctx: Ctx, deal: Deal): Promise<DealShown> {
  const [[card], rules, lot, draw, rewards, setting] = await Promise.all([
    cardsOf(ctx, [deal]),
    latestRules(ctx, deal.id),
    deal.kind === 'auction' ? findLot(ctx, deal.id) : undefined,
    findDraw(ctx, deal.id),
    deal.kind === 'crowdfunding' ? rewardsTaken(ctx, deal.id) : [],
    settingOf(ctx),
  ])
  const { variantId, needsRight, outcome, endNote, endedAt } = deal
  return {
    ...(card as DealCard),
    ...{ variantId, needsRight, outcome, endNote, endedAt, rewards, ...termsShown(deal) },
    rules: rules ? { version: rules.version, hash: rules.hash, publishedAt: rules.at, lines: linesOf(deal, setting) } : null,
    lot: lot ? await lotShown(ctx, deal, lot) : null,
    drawShown: draw ? drawShown(draw) : null,
  }
}

const termsShown = (deal: Deal) => ({
  teamBuy: deal.kind === 'team-buy' ? deal.terms : null,
  stepped: deal.kind === 'stepped' ? deal.terms : null,
  preSale: deal.kind === 'pre-sale' ? deal.terms : null,
  crowdfunding: deal.kind === 'crowdfunding' ? deal.terms : null,
  auction: deal.kind === 'auction' ? deal.terms : null,
  draw: deal.kind === 'draw' ? deal.terms : null,
  meal: deal.kind === 'meal' ? deal.terms : null,
})

async function lotShown(ctx: Ctx, deal: Deal, { endsAt, topAmount, topMemberId, bids }: LotRow): Promise<DealShown['lot']> {
  if (deal.kind !== 'auction') return null
  const names = await membersNamed(ctx, [topMemberId])
  const reserveMet = topAmount !== null && topAmount >= (deal.terms.reserve ?? 0)
  const topName = topMemberId === null ? null : masked(names.get(topMemberId) ?? '')
  return { endsAt, topAmount, topName, bids, nextLeast: leastBid(deal.terms, topAmount), reserveMet }
}

/** The seed is told when the entries are frozen, never before. */
export const drawShown = (draw: NonNullable<Awaited<ReturnType<typeof findDraw>>>) => {
  const { commitment, frozenAt, entries, entriesHash } = draw
  return { commitment, frozenAt, entries, entriesHash, seed: frozenAt === null ? null : draw.seed }
}

export async function showDesk(ctx: Ctx, dealId: string) {
  const deal = (await findDeal(ctx, dealId)) ?? refuse(NoSuchDeal)
  const [shown, figures] = await Promise.all([readDeal(ctx, deal), figuresOf(ctx, dealId)])
  return { deal: shown, reserve: deal.kind === 'auction' ? deal.terms.reserve : null, figures }
}

export async function showMine(ctx: Ctx, dealId: string) {
  const memberId = memberIdOf(ctx)
  const deal = await findDeal(ctx, dealId)
  if (!deal || deal.version === 0) return refuse(NoSuchDeal)
  const [parts, entry, turn, deposit, topBid, report] = await Promise.all([
    partsShownTo(ctx, dealId, memberId),
    findEntry(ctx, dealId, memberId),
    findTurn(ctx, dealId, memberId),
    findDeposit(ctx, dealId, memberId),
    topBidOf(ctx, dealId, memberId),
    reportOf(ctx, dealId, memberId),
  ])
  const late = isLate(deal, ctx.now)
  return {
    parts: parts.map(part => ({ ...part, late: late && part.state === 'granted' && part.restOf === null && !part.handedOver })),
    entry: entry ?? null,
    turn: turn ?? null,
    deposit: deposit ? { amount: deposit.amount, returned: deposit.returnedAt !== null } : null,
    topBid,
    report,
  }
}
