// Operators make drafts, change them, and better what is published.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { textIn } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchVariant } from '#modules/shop/contract.ts'
import { readVariants, type Sold } from '#modules/shop/index.ts'
import { type DealKind, MovedOn, NoSuchDeal, OnlyBetter, OtherKind, type Terms, termsOf, WrongForm } from '../contract.ts'
import { published } from '../facts.ts'
import { type Deal, variantsOf } from '../rules/deal.ts'
import { whyWorse, whyWrong } from '../rules/form.ts'
import { recordOf } from '../rules/rules-page.ts'
import { changeDeal, type Draft, insertDeal, lockDeal, publishRules } from '../store/deals.ts'
import { freshen } from './freshen.ts'

interface Form {
  title: string
  intro: string
  opensAt: Date
  closesAt: Date
  needsRight: string | null
  variantId?: string
}

export const makeDeal = <K extends DealKind>(ctx: Ctx, kind: K, form: Form & Terms[K]): Promise<{ dealId: string }> =>
  within(ctx, async ctx => {
    const draft = draftOf(newId(ctx, 'dea'), kind, form)
    await needSound(ctx, { ...unpublished, ...draft, state: 'draft' } as Deal)
    await insertDeal(ctx, draft)
    return { dealId: draft.id }
  })

export const changeDealTo = <K extends DealKind>(ctx: Ctx, dealId: string, kind: K, form: Form & Terms[K]): Promise<void> =>
  within(ctx, async ctx => {
    const before = (await lockDeal(ctx, dealId, 'alone')) ?? refuse(NoSuchDeal)
    if (before.kind !== kind) refuse(OtherKind)
    if (before.state !== 'draft' && before.state !== 'open') refuse(MovedOn, { state: before.state })
    const wished = draftOf(dealId, kind, form)
    const after = { ...before, ...wished } as Deal
    await needSound(ctx, after)
    const worse = before.state === 'open' && whyWorse(before, after)
    if (worse) refuse(OnlyBetter, { what: textIn(worse, ctx.locale) })
    await changeDeal(ctx, wished)
    freshen(ctx, dealId)
    if (before.state === 'draft') return
    const rules = recordOf(after)
    const version = await publishRules(ctx, dealId, rules)
    await record(ctx, published, dealId, { dealId, kind, version, hash: rules.hash })
  })

function draftOf<K extends DealKind>(id: string, kind: K, form: Form & Terms[K]): Draft {
  const { title, intro, opensAt, closesAt, needsRight } = form
  const all = form as unknown as Record<string, unknown>
  const terms = Object.fromEntries(Object.keys(termsOf[kind].shape).map(key => [key, all[key]])) as unknown as Terms[K]
  const variantId = form.variantId ?? ((terms as Terms['crowdfunding']).rewards[0]?.variantId as string)
  return { id, kind, title, intro, variantId, needsRight, opensAt, closesAt, terms }
}
const unpublished = { version: 0, offerId: null, restOfferId: null, outcome: null, endNote: '', publishedAt: null, endedAt: null }

async function needSound(ctx: Ctx, deal: Deal): Promise<void> {
  await soldOf(ctx, deal)
  const wrong = whyWrong(deal)
  if (wrong) refuse(WrongForm, { what: textIn(wrong, ctx.locale) })
}

/** What it sells, the main thing first; only what can wait to be handed over, and be taken back. */
export async function soldOf(ctx: Ctx, deal: Deal): Promise<[Sold, ...Sold[]]> {
  const ids = variantsOf(deal)
  const found = await readVariants(ctx, ids)
  const sold = ids.map(id => found.get(id) ?? refuse(NoSuchVariant, { variantId: id }))
  const say = (zh: string, en: string) => refuse(WrongForm, { what: textIn({ zh, en }, ctx.locale) })
  if (sold.some(({ kind }) => kind !== 'goods' && kind !== 'voucher'))
    say('活动里只能卖实物和券。', 'A deal sells goods and vouchers alone.')
  if (deal.kind === 'meal' && sold[0]?.kind !== 'voucher') say('霸王餐要用一张券来兑现。', 'A meal is given as a voucher.')
  return sold as [Sold, ...Sold[]]
}
