// Operators keep offers: drafts are changed at will; what is announced lasts longer and holds more, or is ended.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { enforcePolicy } from '#modules/policies/index.ts'
import { NewOffer, type OfferChange } from '../contract/offers.ts'
import { NoSuchOffer, NoSuchVariant, OfferOver, OnlyBetter, UnfitOffer } from '../contract/refusals.ts'
import { offerEnded } from '../facts.ts'
import { defined } from '../rules/changes.ts'
import { phaseOf, worseIn } from '../rules/offers.ts'
import { readVariants } from '../store/catalogue.ts'
import { deleteItems, insertDraft, insertItems, lockOffer, setOfferState, updateTerms, type WholeOffer } from '../store/offers.ts'
import { dropQuotas, insertStock, moveStock } from '../store/shelves.ts'
import { noteChange } from './remember-catalogue.ts'
import { noteBack } from './shelves-seen.ts'
import { planTending, tendOffer } from './tend-offers.ts'

export const draftOffer = (ctx: Ctx, { kind, items, ...terms }: NewOffer): Promise<string> =>
  within(ctx, async ctx => {
    const id = newId(ctx, 'off')
    await insertDraft(ctx, id, kind, terms)
    await putItems(ctx, id, terms.title, items)
    return id
  })

async function putItems(ctx: Ctx, offerId: string, title: string, items: NewOffer['items']): Promise<void> {
  const named = [...new Set(items.flatMap(item => [item.variantId, ...(item.fromVariantId ? [item.fromVariantId] : [])]))]
  const there = await readVariants(ctx, named)
  const missing = named.find(id => !there.has(id))
  if (missing) refuse(NoSuchVariant, { variantId: missing })
  const rows = items.map(item => ({ ...item, quotaStockId: item.quota === null ? null : newId(ctx, 'stk') }))
  for (const { quotaStockId: id, quota } of rows)
    if (id !== null && quota !== null) await insertStock(ctx, { id, kind: 'quota', name: title, code: '', opening: quota })
  await insertItems(ctx, offerId, rows)
}

const needOffer = async (ctx: Ctx, offerId: string): Promise<WholeOffer> => {
  const offer = (await lockOffer(ctx, offerId)) ?? refuse(NoSuchOffer)
  // Those of deals are kept by their deals.
  return offer.madeFor === null ? offer : refuse(NoSuchOffer)
}

export const changeOffer = (ctx: Ctx, offerId: string, change: OfferChange): Promise<void> =>
  within(ctx, async ctx => {
    const offer = await needOffer(ctx, offerId)
    const phase = phaseOf(offer, ctx.now)
    if (phase === 'ended') refuse(OfferOver)
    const after = { ...offer, ...defined(change) }
    const items = change.items ?? offer.items
    checkShape(offer, after, items)
    if (phase !== 'draft') {
      const worse = worseIn(offer, { ...after, items })
      if (worse !== null) refuse(OnlyBetter, { field: worse })
    }
    await updateTerms(ctx, offerId, after)
    if (phase === 'draft') await rewriteItems(ctx, offer, after.title, items)
    else await growQuotas(ctx, offer, items)
    if (phase !== 'draft') await planTending(ctx, after)
    await noteChange(ctx)
  })

/** What a new one of its kind could not be, it cannot become. */
function checkShape({ kind }: WholeOffer, after: Omit<NewOffer, 'kind' | 'items'>, items: NewOffer['items']): void {
  const { title, needsRight, perMemberMax, payMinutes } = after
  const sent = { opensAt: after.opensAt.toISOString(), closesAt: after.closesAt.toISOString() }
  const kept = items.map(({ variantId, price, quota, fromVariantId }) => ({ variantId, price, quota, fromVariantId }))
  const parsed = NewOffer.safeParse({ kind, title, needsRight, perMemberMax, payMinutes, ...sent, items: kept })
  if (!parsed.success) refuse(UnfitOffer, { field: parsed.error.issues[0]?.path.join('.') ?? '' })
}

async function rewriteItems(ctx: Ctx, offer: WholeOffer, title: string, items: NewOffer['items']): Promise<void> {
  await deleteItems(ctx, offer.id)
  await dropQuotas(
    ctx,
    offer.items.flatMap(item => item.quotaStockId ?? []),
  )
  await putItems(ctx, offer.id, title, items)
}

async function growQuotas(ctx: Ctx, offer: WholeOffer, items: NewOffer['items']): Promise<void> {
  const wanted = new Map(items.map(item => [item.variantId, item.quota]))
  for (const { variantId, quota, quotaStockId: stockId } of offer.items.toSorted(byStock)) {
    const units = (wanted.get(variantId) ?? 0) - (quota ?? 0)
    if (stockId === null || units <= 0) continue
    await moveStock(ctx, { stockId, units, why: 'restocked', note: '' })
    noteBack(ctx, [stockId])
  }
}
const byStock = (a: { quotaStockId: string | null }, b: { quotaStockId: string | null }): number =>
  (a.quotaStockId ?? '') < (b.quotaStockId ?? '') ? -1 : 1

/** Announced: by the clock it opens, and closes. */
export const announceOffer = (ctx: Ctx, offerId: string): Promise<void> =>
  within(ctx, async ctx => {
    const offer = await needOffer(ctx, offerId)
    if (offer.state !== 'draft' || offer.closesAt <= ctx.now) refuse(OfferOver)
    await enforcePolicy(ctx, { kind: 'terms-text', subject: offerId, about: 'promotion', text: offer.title })
    await setOfferState(ctx, offerId, 'open')
    await noteChange(ctx)
    if (offer.opensAt <= ctx.now) await tendOffer(ctx, offerId)
    else await planTending(ctx, offer)
  })

/** Now; orders that stand keep their price. */
export const stopOffer = (ctx: Ctx, offerId: string): Promise<void> =>
  within(ctx, async ctx => {
    const offer = await needOffer(ctx, offerId)
    const phase = phaseOf(offer, ctx.now)
    if (phase !== 'coming' && phase !== 'running') refuse(OfferOver)
    await setOfferState(ctx, offerId, 'ended')
    await record(ctx, offerEnded, offerId, { offerId, kind: offer.kind, title: offer.title, why: 'early' })
    await noteChange(ctx)
  })

export const copyOffer = (ctx: Ctx, offerId: string, times: { opensAt: Date; closesAt: Date }): Promise<string> =>
  within(ctx, async ctx => {
    const { items, kind, title, needsRight, perMemberMax, payMinutes } = await needOffer(ctx, offerId)
    if (kind === 'deal') return refuse(NoSuchOffer)
    return draftOffer(ctx, { kind, title, needsRight, perMemberMax, payMinutes, ...times, items })
  })
