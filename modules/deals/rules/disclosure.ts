// What is told of a draw before it opens, field by field as the law asks for it; from the record, like the rules page.
import type { Disclosed, Prize } from '#modules/policies/index.ts'
import type { DealOf } from './deal.ts'
import { drawn, pen, type Setting } from './kind-lines.ts'
import { linesOf } from './rules-page.ts'

export function disclosedOf(
  deal: DealOf<'draw'> | DealOf<'meal'>,
  sold: { title: string; usual: number },
  setting: Setting,
): Disclosed {
  const p = pen(setting)
  const { organiser, contact } = deal.terms
  const units = deal.kind === 'draw' ? deal.terms.units : deal.terms.places
  const claimUntil =
    deal.kind === 'draw'
      ? p.in(`中签后 ${deal.terms.answerHours} 小时内`, `within ${deal.terms.answerHours} hours of winning`)
      : p.in(`${p.time(deal.terms.usedBy)} 前`, `until ${p.time(deal.terms.usedBy)}`)
  return {
    prizes: sold.title,
    conditions: linesOf(deal, setting)[1]?.text ?? '',
    way: p.in('在活动页报名', 'apply on its page'),
    'draw-time': p.time(deal.closesAt),
    'draw-way': deal.kind === 'meal' && deal.terms.choice === 'chosen' ? p.in('运营者挑选', 'chosen by the operators') : drawn(p),
    value: p.money(prizeOf(deal, sold).value),
    'number-or-chance': String(units),
    'claim-time': claimUntil,
    'claim-conditions':
      deal.kind === 'draw'
        ? p.in(`按 ${p.money(deal.terms.price)} 付款`, `pay ${p.money(deal.terms.price)}`)
        : p.in('本人到店', 'come in person'),
    'claim-way': deal.kind === 'draw' ? p.in('在活动页下单', 'order on its page') : p.in('出示券码核销', 'show the code'),
    delivery: deal.kind === 'draw' ? p.in('按商品的交付方式', 'as the goods are delivered') : p.in('到店', 'at the place'),
    forfeiture: p.in('逾期未付款、未使用或主动放弃', 'not paid or used in time, or given up'),
    organiser,
    contact,
  }
}

/** What winning is worth: the meal, or what one saves. */
export const prizeOf = (deal: DealOf<'draw'> | DealOf<'meal'>, sold: { title: string; usual: number }): Prize =>
  deal.kind === 'draw'
    ? { name: sold.title, value: Math.max(0, sold.usual - deal.terms.price), quantity: deal.terms.units }
    : { name: sold.title, value: deal.terms.worth, quantity: deal.terms.places }
