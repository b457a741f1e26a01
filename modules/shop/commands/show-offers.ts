// Offers as operators see them: live figures, and what should be looked at before one opens.
import type { Ctx } from '#kernel/ctx.ts'
import { type Text, textIn } from '#kernel/i18n.ts'
import { refuse } from '#kernel/refusal.ts'
import { checkPolicy } from '#modules/policies/index.ts'
import type { DeskOffer, OfferWarning } from '../contract/offers.ts'
import { NoSuchOffer } from '../contract/refusals.ts'
import { phaseOf, strikeBeside } from '../rules/offers.ts'
import { readVariants } from '../store/catalogue.ts'
import { itemFigures, offerTotals } from '../store/offer-figures.ts'
import { findOffer, overlapping, type WholeOffer } from '../store/offers.ts'
import { catalogueOf } from './remember-catalogue.ts'
import { currencyOf } from './show-coupons.ts'

const said = {
  'not-below-usual': { zh: '优惠价不低于平时的售价。', en: 'The price is not below the usual one.' },
  'not-on-sale': { zh: '这件商品现在不在售，上架前买不到。', en: 'It is not on sale now, and cannot be bought before it is.' },
  overlap: { zh: '同一时间还有另一场秒杀：', en: 'Another flash sale runs at the same time: ' },
} satisfies Record<string, Text>

export async function showOffer(ctx: Ctx, offerId: string): Promise<DeskOffer> {
  const offer = (await findOffer(ctx, offerId)) ?? refuse(NoSuchOffer)
  const variants = await readVariants(
    ctx,
    offer.items.map(item => item.variantId),
  )
  const figures = new Map((await itemFigures(ctx, offerId)).map(one => [one.variantId, one]))
  const items = offer.items.map(({ quotaStockId: _, strike, ...item }) => {
    const sold = variants.get(item.variantId)
    const { quotaLeft, quotaReserved, sold: units, amount, waiting } = figures.get(item.variantId) ?? none
    return {
      ...item,
      ...{
        productId: sold?.productId ?? '',
        title: sold?.title ?? '',
        usual: sold?.price ?? 0,
        strike: strikeBeside(strike, item.price),
      },
      ...{ quotaLeft, quotaReserved, sold: units, amount, waiting },
    }
  })
  const quotas = items.filter(item => item.quota !== null)
  const { state: _state, openedAt: _openedAt, ...terms } = offer
  return {
    ...terms,
    items,
    ...(await offerTotals(ctx, offerId)),
    currency: await currencyOf(ctx),
    phase: phaseOf(offer, ctx.now),
    quota: quotas.length === 0 ? null : quotas.reduce((sum, item) => sum + (item.quota ?? 0), 0),
    quotaLeft: quotas.length === 0 ? null : quotas.reduce((sum, item) => sum + (item.quotaLeft ?? 0), 0),
    amount: items.reduce((sum, item) => sum + item.amount, 0),
    warnings: phaseOf(offer, ctx.now) === 'ended' ? [] : await warningsOf(ctx, offer, items),
  }
}
const none = { quotaLeft: null, quotaReserved: null, sold: 0, amount: 0, waiting: 0 }

async function warningsOf(
  ctx: Ctx,
  offer: WholeOffer,
  items: readonly { variantId: string; price: number; usual: number }[],
): Promise<OfferWarning[]> {
  const warn = (kind: keyof typeof said, variantId: string, more = ''): OfferWarning => ({
    kind,
    variantId,
    text: textIn(said[kind], ctx.locale) + more,
  })
  const onSale = (await catalogueOf(ctx)).variants
  const others =
    offer.kind === 'flash'
      ? await overlapping(
          ctx,
          offer,
          items.map(i => i.variantId),
        )
      : new Map<string, string>()
  const policy = await checkPolicy(ctx, { kind: 'terms-text', subject: '', about: 'promotion', text: offer.title })
  return [
    ...items.filter(item => item.price >= item.usual).map(item => warn('not-below-usual', item.variantId)),
    ...items.filter(item => !onSale.has(item.variantId)).map(item => warn('not-on-sale', item.variantId)),
    ...[...others].map(([variantId, title]) => warn('overlap', variantId, title)),
    ...policy.hits.map((hit): OfferWarning => ({ kind: 'policy', variantId: null, text: textIn(hit.text, ctx.locale) })),
  ]
}
