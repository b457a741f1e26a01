// Offers as operators keep them: a right to buy at a price until a time. Once opened they only change for the better.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import { PolicyForbidden, SecondPersonNeeded } from '#modules/policies/contract.ts'
import * as no from './refusals.ts'
import { NeededRight, OfferId, OfferKind, OfferPhase, Price, ProductId, VariantId } from './words.ts'

const Quota = z.int().min(1).max(100_000_000)
export const NewOfferItem = z
  .object({
    variantId: VariantId,
    price: Price.meta({ title: '优惠价（分） | Price, minor units' }),
    /** Flash sales: so many may go at this price; null: as long as there are any. */
    quota: Quota.nullable().default(null).meta({ title: '活动数量 | Units at this price' }),
    /** Upgrades: the smaller one beside which it is shown. */
    fromVariantId: VariantId.nullable().default(null).meta({ title: '从哪个规格升级 | Upgrade from' }),
  })
  .meta({ id: 'NewOfferItem' })
const offerFields = z.object({
  title: line(80).meta({ title: '名称（买家看到的优惠理由） | Title, the reason that buyers read' }),
  opensAt: Instant.meta({ title: '开始时间 | Opens at' }),
  closesAt: Instant.meta({ title: '结束时间 | Closes at' }),
  needsRight: NeededRight.meta({ title: '需要的权益（会员价） | Right needed (tier price)' }),
  perMemberMax: z.int().min(1).max(10_000).nullable().meta({ title: '每人限购 | Limit for each member' }),
  payMinutes: z.int().min(1).max(43_200).meta({ title: '付款时限（分钟） | Minutes to pay' }),
  items: z
    .array(NewOfferItem)
    .min(1)
    .max(100)
    .refine(all => new Set(all.map(one => one.variantId)).size === all.length, { message: 'each variant once' })
    .meta({ title: '商品与优惠价 | What, and at which price' }),
})
const f = offerFields.shape
export const NewOffer = z
  .object({
    kind: OfferKind.exclude(['deal']).meta({ title: '种类 | Kind' }),
    title: f.title,
    opensAt: f.opensAt,
    closesAt: f.closesAt,
    needsRight: f.needsRight.default(null),
    perMemberMax: f.perMemberMax.default(null),
    payMinutes: f.payMinutes.default(15),
    items: f.items,
  })
  .refine(o => o.closesAt > o.opensAt, { message: 'it ends after it begins', path: ['closesAt'] })
  .refine(o => o.kind === 'flash' || o.items.every(i => i.quota === null), { message: 'flash sales only', path: ['items'] })
  .refine(o => o.kind === 'flash' || o.kind === 'price' || o.perMemberMax === null, {
    message: 'prices and flash sales only',
    path: ['perMemberMax'],
  })
  .refine(o => o.kind !== 'bundle' || o.items.length > 1, { message: 'two things or more', path: ['items'] })
  .refine(o => (o.kind === 'upgrade') === o.items.every(i => i.fromVariantId !== null), {
    message: 'upgrades say from what, others do not',
    path: ['items'],
  })
  .meta({ id: 'NewOffer' })
export type NewOffer = z.output<typeof NewOffer>
/** Once it is opened: the title, a later end, more of everything. Before: all of it. */
export const OfferChange = offerFields.partial().meta({ id: 'OfferChange' })
export type OfferChange = z.output<typeof OfferChange>

export const OfferWarning = z
  .object({
    kind: z.enum(['not-below-usual', 'not-on-sale', 'overlap', 'policy']),
    variantId: VariantId.nullable(),
    text: z.string(),
  })
  .meta({ id: 'OfferWarning' })
export type OfferWarning = z.output<typeof OfferWarning>
export const DeskOfferRow = z
  .object({
    id: OfferId,
    kind: OfferKind,
    title: z.string(),
    phase: OfferPhase,
    opensAt: Instant,
    closesAt: Instant,
    needsRight: z.string().nullable(),
    perMemberMax: z.int().nullable(),
    payMinutes: z.int(),
    madeFor: z.string().nullable(),
    items: z.int(),
    /** Of all its quotas; null: it has none. */
    quota: z.int().nullable(),
    quotaLeft: z.int().nullable(),
  })
  .meta({ id: 'DeskOfferRow' })
export type DeskOfferRow = z.output<typeof DeskOfferRow>
export const DeskOffer = DeskOfferRow.omit({ items: true })
  .extend({
    currency: z.string(),
    items: z.array(
      z.object({
        variantId: VariantId,
        productId: ProductId,
        title: z.string(),
        usual: Price,
        price: Price,
        strike: Price.nullable(),
        fromVariantId: VariantId.nullable(),
        quota: z.int().nullable(),
        quotaLeft: z.int().nullable(),
        quotaReserved: z.int().nullable(),
        /** Paid, and not wholly given back. */
        sold: z.int(),
        amount: z.int(),
        /** In orders that wait for their payment. */
        waiting: z.int(),
      }),
    ),
    orders: z.int(),
    buyers: z.int(),
    amount: z.int(),
    warnings: z.array(OfferWarning),
  })
  .meta({ id: 'DeskOffer' })
export type DeskOffer = z.output<typeof DeskOffer>

const params = z.object({ offerId: OfferId })
const desk = (path = '') => inCommunity(`/console/offers${path}`)
const edits = { who: 'operator', right: 'shop.edit', returns: DeskOffer } as const
export const offerEndpoints = {
  deskOffers: endpoint({
    method: 'GET',
    path: desk(),
    summary: 'Offers, the newest first, with what is left of their quotas now',
    who: 'operator',
    right: 'shop.read',
    query: PageQuery.extend({ phase: OfferPhase.optional(), kind: OfferKind.optional(), word: line(60, 0).optional() }),
    returns: page(DeskOfferRow),
  }),
  deskOffer: endpoint({
    method: 'GET',
    path: desk('/:offerId'),
    summary: 'One offer with its live figures, and what should be looked at before it opens',
    who: 'operator',
    right: 'shop.read',
    params,
    returns: DeskOffer,
    refuses: [no.NoSuchOffer],
  }),
  newOffer: endpoint({
    ...edits,
    method: 'POST',
    path: desk(),
    summary: 'A draft of an offer',
    body: NewOffer,
    refuses: [no.NoSuchVariant],
  }),
  changeOffer: endpoint({
    ...edits,
    method: 'PATCH',
    path: desk('/:offerId'),
    summary: 'Change a draft; or, of one that is opened, the title, a later end, higher limits and quotas',
    params,
    body: OfferChange,
    refuses: [no.NoSuchOffer, no.NoSuchVariant, no.OfferOver, no.OnlyBetter, no.UnfitOffer],
  }),
  openOffer: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:offerId/opening'),
    summary: 'Announce it: from its opening on it can be bought by. Warnings do not hinder, the rules do',
    params,
    refuses: [no.NoSuchOffer, no.OfferOver, PolicyForbidden, SecondPersonNeeded],
  }),
  endOffer: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:offerId/ending'),
    summary: 'End it now; orders that stand keep their price',
    params,
    refuses: [no.NoSuchOffer, no.OfferOver],
  }),
  copyOffer: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:offerId/copies'),
    summary: 'A draft like it, for another time',
    params,
    body: z
      .object({ opensAt: f.opensAt, closesAt: f.closesAt })
      .refine(o => o.closesAt > o.opensAt, { message: 'it ends after it begins', path: ['closesAt'] }),
    refuses: [no.NoSuchOffer],
  }),
}
