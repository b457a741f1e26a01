// Deals: sponsored meals and teams. They are published by a person; a start without one leaves drafts.
import type { Ctx } from '#kernel/ctx.ts'
import { changeDealTo, type Deal, findDeal, makeDeal, publishDeal } from '#modules/deals/index.ts'
import type { Playbook, PlaybookDeal } from '../contract.ts'
import { changeOf } from '../rules/compare.ts'
import { aboutMeal, aboutPromotion } from '../rules/policy-questions.ts'
import { idIn, type Made, madeOf, momentsIn, purse } from './made.ts'
import { looked, type Part, type Step, stepOf } from './part.ts'

export const dealsPart: Part = async (ctx, book, look) => {
  const hands = { own: await madeOf(ctx, 'deals', book, look), variants: await madeOf(ctx, 'variants', book, look) }
  const steps: (Step | null)[] = []
  for (const deal of book.deals) {
    const id = hands.own.id(deal.ref)
    const now = id === undefined ? undefined : await findDeal(ctx, id)
    const isOver = now && (now.closesAt <= ctx.now || (now.state !== 'draft' && now.state !== 'open'))
    steps.push(isOver ? null : dealStep(ctx, book, deal, now, hands))
  }
  return looked(steps)
}

interface Hands {
  own: Made
  variants: Made
}
type Terms = Record<string, unknown>

function dealStep(ctx: Ctx, book: Playbook, deal: PlaybookDeal, now: Deal | undefined, { own, variants }: Hands): Step | null {
  const { minor, currency } = purse(book)
  const { ref, kind, title, intro, needsRight, variant } = deal
  const common = { title, intro, needsRight }
  const times = { opensAt: own.instant(ref, deal.opensAt), closesAt: own.instant(ref, deal.closesAt) }
  const terms = termsOf(book, deal, own)
  const mayPublish = ctx.actor.kind === 'operator'
  const state = mayPublish ? { state: 'open' } : {}
  const wanted = { ...(now ? {} : { kind }), ...common, variant, ...inWords(book, { ...times, ...terms }), ...state }
  const stands = now && { ...now, variant: variants.refOf(now.variantId), ...inWords(book, { ...now, ...(now.terms as Terms) }) }
  const make = async (ctx: Ctx): Promise<void> => {
    const form = { ...common, ...times, ...terms, variantId: await idIn(ctx, 'variants', variant) } as never
    if (now) await changeDealTo(ctx, now.id, kind, form)
    const id = now?.id ?? (await makeDeal(ctx, kind, form)).dealId
    if (mayPublish && now?.state !== 'open') await publishDeal(ctx, id, null)
    if (!now) await own.keep(ctx, ref, id)
  }
  const prize = deal.kind === 'meal' ? aboutMeal({ title, worth: minor(deal.worth), places: deal.places }, currency) : []
  const questions = [...aboutPromotion(title, intro), ...prize]
  return stepOf(changeOf({ part: 'deals', ref, title }, stands ?? null, wanted), make, { questions, byRoom: false })
}

function termsOf(book: Playbook, deal: PlaybookDeal, own: Made): Terms {
  const { minor } = purse(book)
  if (deal.kind === 'team-buy') {
    const { size, hours, unitsMax, perMemberMax } = deal
    return { price: minor(deal.price), size, hours, unitsMax, perMemberMax }
  }
  const { sponsor, places, choice, reportAsked, organiser, contact } = deal
  const usedBy = own.instant(deal.ref, deal.usedBy)
  return { sponsor, places, worth: minor(deal.worth), choice, usedBy, reportAsked, organiser, contact }
}

const moneyKeys = new Set(['price', 'worth'])
const shownKeys = ['opensAt', 'closesAt', 'sponsor', 'places', 'worth', 'choice', 'usedBy', 'reportAsked', 'organiser', 'contact']
const teamKeys = ['price', 'size', 'hours', 'unitsMax', 'perMemberMax']
function inWords(book: Playbook, all: Terms): Terms {
  const say = momentsIn(book)
  const { shown } = purse(book)
  const word = (key: string, value: unknown) =>
    value instanceof Date ? say(value) : moneyKeys.has(key) ? shown(value as number) : value
  return Object.fromEntries([...shownKeys, ...teamKeys].filter(key => key in all).map(key => [key, word(key, all[key])]))
}
