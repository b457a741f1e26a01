// Offers and coupons, announced as they are made. What is announced is only bettered; what has ended stays ended.
import type { Ctx } from '#kernel/ctx.ts'
import {
  announceOffer,
  type BatchRow,
  changeBatch,
  changeOffer,
  draftOffer,
  enlargeBatch,
  findBatch,
  findOffer,
  openBatch,
  phaseOf,
  putBatch,
  releasesOf,
  type WholeOffer,
} from '#modules/shop/index.ts'
import type { Playbook, PlaybookCoupon, PlaybookOffer } from '../contract.ts'
import { changeOf } from '../rules/compare.ts'
import { aboutPromotion } from '../rules/policy-questions.ts'
import { idIn, type Made, madeOf, momentsIn, purse } from './made.ts'
import { looked, type Part, type Step, stepOf } from './part.ts'

interface Hands {
  own: Made
  products: Made
  variants: Made
}
export const offersPart: Part = async (ctx, book, look) => {
  const own = await madeOf(ctx, 'offers', book, look)
  const hands = { own, products: own, variants: await madeOf(ctx, 'variants', book, look) }
  const steps: (Step | null)[] = []
  for (const offer of book.offers) {
    const id = own.id(offer.ref)
    const now = id === undefined ? undefined : await findOffer(ctx, id)
    steps.push(now && phaseOf(now, ctx.now) === 'ended' ? null : offerStep(book, offer, now, hands))
  }
  return looked(steps)
}

interface Item {
  variant: string
  price: string
  quota: number | null
  from: string
}
const lineOf = ({ variant, price, quota, from }: Item): string =>
  `${from === '' ? '' : `${from} → `}${variant} ${price}${quota === null ? '' : ` × ${quota}`}`
const sorted = (items: readonly Item[]): string[] => items.map(lineOf).sort()

function offerStep(book: Playbook, offer: PlaybookOffer, now: WholeOffer | undefined, { own, variants }: Hands): Step | null {
  const { minor, tidy, shown } = purse(book)
  const say = momentsIn(book)
  const { ref, kind, title, needsRight, payMinutes } = offer
  const items = offer.items.map(item => ({
    ...{ variant: item.variant, price: item.price },
    quota: 'quota' in item ? item.quota : null,
    from: 'from' in item ? item.from : '',
  }))
  const terms = {
    ...{ title, needsRight, payMinutes, perMemberMax: 'perMemberMax' in offer ? offer.perMemberMax : null },
    ...{ opensAt: own.instant(ref, offer.opensAt), closesAt: own.instant(ref, offer.closesAt) },
  }
  const inWords = (one: Pick<WholeOffer, 'opensAt' | 'closesAt'>) => ({ opensAt: say(one.opensAt), closesAt: say(one.closesAt) })
  const there = now?.items.map(one => ({
    ...{ variant: variants.refOf(one.variantId), price: shown(one.price), quota: one.quota },
    from: variants.refOf(one.fromVariantId),
  }))
  const change = changeOf(
    { part: 'offers', ref, title },
    now && there ? { ...now, ...inWords(now), items: sorted(there) } : null,
    { kind, ...terms, ...inWords(terms), items: sorted(items.map(item => ({ ...item, price: tidy(item.price) }))) },
  )
  const make = async (ctx: Ctx): Promise<void> => {
    const wished = []
    for (const { variant, price, quota, from } of items) {
      const fromVariantId = from === '' ? null : await idIn(ctx, 'variants', from)
      wished.push({ variantId: await idIn(ctx, 'variants', variant), price: minor(price), quota, fromVariantId })
    }
    if (now) await changeOffer(ctx, now.id, { ...terms, items: wished })
    const id = now?.id ?? (await draftOffer(ctx, { kind, ...terms, items: wished }))
    if (!now || now.state === 'draft') await announceOffer(ctx, id)
    if (!now) await own.keep(ctx, ref, id)
  }
  return stepOf(change, make, { questions: aboutPromotion(title), byRoom: true })
}

export const couponsPart: Part = async (ctx, book, look) => {
  const hands = {
    own: await madeOf(ctx, 'coupons', book, look),
    products: await madeOf(ctx, 'products', book, look),
    variants: await madeOf(ctx, 'variants', book, look),
  }
  const steps: (Step | null)[] = []
  for (const coupon of book.coupons) {
    const id = hands.own.id(coupon.ref)
    const now = id === undefined ? undefined : await findBatch(ctx, id)
    const isOver = now && (now.state === 'withdrawn' || now.takesUntil <= ctx.now)
    const releases = now ? ((await releasesOf(ctx, [now.id])).get(now.id) ?? []) : []
    steps.push(isOver ? null : couponStep(book, coupon, now && { ...now, releases }, hands))
  }
  return looked(steps)
}
interface Release {
  at: Date
  units: number
}
const hourMs = 3_600_000

function couponStep(
  book: Playbook,
  coupon: PlaybookCoupon,
  now: (BatchRow & { releases: readonly Release[] }) | undefined,
  { own, products, variants }: Hands,
): Step | null {
  const { minor, orNone, shown } = purse(book)
  const say = momentsIn(book)
  const at = (moment: string) => own.instant(coupon.ref, moment)
  const { ref, kind, title, terms, partner, withFlash, way, word, needsRight, points, perMemberMax, useDays } = coupon
  const releases = coupon.releases.flatMap(one =>
    Array.from({ length: one.hours }, (_, n) => ({ at: new Date(at(one.at).getTime() + n * hourMs), units: one.units })),
  )
  const plain = { kind, title, terms, partner, withFlash, way, word, needsRight, points, perMemberMax, useDays }
  const sums = {
    amountOff: kind === 'fixed' ? minor(coupon.amountOff) : null,
    offMax: kind === 'percentage' ? orNone(coupon.offMax) : null,
    threshold: minor(coupon.threshold),
  }
  const times = {
    ...{ takesFrom: at(coupon.takesFrom), takesUntil: at(coupon.takesUntil) },
    ...{ usesFrom: at(coupon.usesFrom), usesUntil: at(coupon.usesUntil) },
  }
  const percentOff = kind === 'percentage' ? coupon.percentOff : null
  const words = (one: typeof sums & typeof times & { releases: readonly Release[] }) => ({
    ...{ amountOff: one.amountOff === null ? '' : shown(one.amountOff), offMax: one.offMax === null ? '' : shown(one.offMax) },
    ...{ threshold: shown(one.threshold), takesFrom: say(one.takesFrom), takesUntil: say(one.takesUntil) },
    ...{ usesFrom: say(one.usesFrom), usesUntil: say(one.usesUntil) },
    releases: one.releases.map(release => `${say(release.at)} × ${release.units}`).sort(),
  })
  const wanted = {
    ...{ ...plain, percentOff, ...words({ ...sums, ...times, releases }) },
    ...{ products: coupon.products.toSorted(), variant: kind === 'exchange' ? coupon.variant : '' },
  }
  const stands = now && {
    ...{ ...now, ...words(now) },
    ...{ products: now.products.map(id => products.refOf(id)).sort(), variant: variants.refOf(now.variantId) },
  }
  const make = async (ctx: Ctx): Promise<void> => {
    const wish = {
      ...{ ...plain, ...sums, ...times, percentOff, releases },
      variantId: kind === 'exchange' ? await idIn(ctx, 'variants', coupon.variant) : null,
      products: await Promise.all(coupon.products.map(one => idIn(ctx, 'products', one))),
    }
    if (now) return bettered(ctx, now, wish, fields)
    const id = await putBatch(ctx, wish)
    await openBatch(ctx, id)
    await own.keep(ctx, ref, id)
  }
  const change = changeOf({ part: 'coupons', ref, title }, stands ?? null, wanted)
  const fields = change?.fields.map(field => field.name) ?? []
  return stepOf(change, make, { questions: aboutPromotion(title, terms), byRoom: true })
}

/** Of an open batch only the releases grow and the time to take it; anything else its room refuses with the reason. */
async function bettered(
  ctx: Ctx,
  now: BatchRow & { releases: readonly Release[] },
  wish: Parameters<typeof putBatch>[1],
  fields: readonly string[],
): Promise<void> {
  const had = new Map(now.releases.map(one => [one.at.getTime(), one.units]))
  const more = wish.releases.map(one => ({ at: one.at, units: one.units - (had.get(one.at.getTime()) ?? 0) }))
  const isMore = more.every(one => one.units >= 0) && now.releases.every(one => wish.releases.some(r => +r.at === +one.at))
  if (!isMore || fields.some(name => name !== 'releases' && name !== 'takesUntil')) return changeBatch(ctx, now.id, wish)
  const takesUntil = fields.includes('takesUntil') ? wish.takesUntil : null
  await enlargeBatch(ctx, now.id, { releases: more.filter(one => one.units > 0), takesUntil })
}
