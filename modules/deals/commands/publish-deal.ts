// Publishing: the rules are shown beforehand with what stands against them; then they are fixed, hashed and kept.
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { textIn } from '#kernel/i18n.ts'
import type { Currency } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { checkPolicy, enforcePolicy, type PolicyQuestion } from '#modules/policies/index.ts'
import { openOffer, type Sold } from '#modules/shop/index.ts'
import { MovedOn, NoSuchDeal, WrongForm } from '../contract.ts'
import { published } from '../facts.ts'
import { type Deal, itemsOf, perMemberMaxOf } from '../rules/deal.ts'
import { disclosedOf, prizeOf } from '../rules/disclosure.ts'
import { commitmentOf } from '../rules/draw.ts'
import { whyWrong } from '../rules/form.ts'
import { linesOf, recordOf, type Setting } from '../rules/rules-page.ts'
import { insertLot } from '../store/auctions.ts'
import { findDeal, lockDeal, moveDealTo, publishRules, setOffers } from '../store/deals.ts'
import { insertDraw } from '../store/draws.ts'
import { freshen } from './freshen.ts'
import { payMinutes } from './give-turns.ts'
import { soldOf } from './make-deal.ts'
import { moveAt } from './move-deal.ts'

export const currencyOf = async (ctx: Ctx): Promise<string> => (await findCommunity(ctx.db, ctx.community.id))?.currency ?? 'CNY'
export const settingOf = async (ctx: Ctx): Promise<Setting> => ({
  locale: ctx.locale,
  timeZone: ctx.community.timeZone,
  currency: await currencyOf(ctx),
})

function questionsOf(deal: Deal, sold: Sold, setting: Setting): PolicyQuestion[] {
  const subject = deal.id
  if (deal.kind === 'draw' || deal.kind === 'meal') {
    const about = { title: sold.title, usual: sold.price }
    const prizes = [prizeOf(deal, about)]
    return [
      { kind: 'prize', subject, prizes, winsPerTicketMax: 1, currency: setting.currency as Currency },
      { kind: 'disclosure', subject, disclosed: disclosedOf(deal, about, setting) },
    ]
  }
  if (deal.kind !== 'crowdfunding') return []
  const { type, heldBy } = deal.terms
  return [
    { kind: 'crowdfunding', subject, type, refundsIfFailed: true, deadline: deal.closesAt, publishedDeadline: null, heldBy },
  ]
}

export async function previewDeal(ctx: Ctx, dealId: string) {
  const deal = (await findDeal(ctx, dealId)) ?? refuse(NoSuchDeal)
  const setting = await settingOf(ctx)
  const [sold] = await soldOf(ctx, deal)
  const answers = await Promise.all(questionsOf(deal, sold, setting).map(question => checkPolicy(ctx, question)))
  const hits = answers.flatMap(answer => answer.hits)
  const told = hits.map(({ rule, effect, title, text, nearest }) => ({
    ...{ rule, effect, title: textIn(title, ctx.locale), what: textIn(text, ctx.locale) },
    nearest: nearest && textIn(nearest, ctx.locale),
  }))
  const wrong = whyWrong(deal)
  if (wrong) told.unshift({ rule: '', effect: 'refuse', title: deal.title, what: textIn(wrong, ctx.locale), nearest: null })
  const ready = deal.state === 'draft' && told.every(hit => hit.effect !== 'refuse') && ctx.now < deal.closesAt
  return { lines: linesOf(deal, setting), hash: recordOf(deal).hash, ready, hits: told }
}

export const publishDeal = (ctx: Ctx, dealId: string, secondPerson: string | null): Promise<void> =>
  within(ctx, async ctx => {
    operatorOf(ctx)
    const deal = (await lockDeal(ctx, dealId, 'alone')) ?? refuse(NoSuchDeal)
    if (deal.state !== 'draft') refuse(MovedOn, { state: deal.state })
    const wrong = whyWrong(deal)
    if (wrong) refuse(WrongForm, { what: textIn(wrong, ctx.locale) })
    if (deal.closesAt <= ctx.now)
      refuse(WrongForm, { what: textIn({ zh: '结束时间已经过了。', en: 'Its end is over already.' }, ctx.locale) })
    const [sold] = await soldOf(ctx, deal)
    for (const question of questionsOf(deal, sold, await settingOf(ctx))) await enforcePolicy(ctx, question, secondPerson)
    await prepare(ctx, deal)
    const rules = recordOf(deal)
    const version = await publishRules(ctx, dealId, rules)
    await moveDealTo(ctx, dealId, 'open')
    await moveAt(ctx, dealId, deal.closesAt)
    await record(ctx, published, dealId, { dealId, kind: deal.kind, version, hash: rules.hash })
    freshen(ctx, dealId)
  })

const turnsLastAtMostMs = 400 * 86_400_000
/** What it needs before anyone can take part: offers of the shop, the lot, the seed of the draw. */
async function prepare(ctx: Ctx, deal: Deal): Promise<void> {
  const { id, title, needsRight, opensAt, closesAt } = deal
  const common = { madeFor: id, title, needsRight, perMemberMax: perMemberMaxOf(deal), payMinutes }
  const isWon = deal.kind === 'draw' || deal.kind === 'meal'
  const until = isWon ? new Date(closesAt.getTime() + turnsLastAtMostMs) : closesAt
  const items = itemsOf(deal)
  if (items.length > 0)
    await setOffers(ctx, id, { offerId: await openOffer(ctx, { ...common, opensAt, closesAt: until, items }) })
  if (deal.kind === 'pre-sale' && deal.terms.restFrom && deal.terms.restUntil) {
    const { price, deposit, restFrom, restUntil, way } = deal.terms
    const rest = { opensAt: restFrom, closesAt: restUntil, needsRight: null, perMemberMax: null }
    const restItems = [{ variantId: deal.variantId, price: price - deposit, unitsMax: null }]
    if (way === 'deposit')
      await setOffers(ctx, id, { restOfferId: await openOffer(ctx, { ...common, ...rest, items: restItems }) })
  }
  if (deal.kind === 'auction') await insertLot(ctx, id, closesAt)
  if (deal.kind === 'draw' || (deal.kind === 'meal' && deal.terms.choice === 'draw')) {
    const seed = ctx.random.bytes(32).toString('hex')
    await insertDraw(ctx, id, { seed, commitment: commitmentOf(seed) })
  }
}
