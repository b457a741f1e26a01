// Loose ends of what a file sells: names that point nowhere, ends before their beginnings, money that its currency does not have.
import type { Text } from '#kernel/i18n.ts'
import type { Playbook } from '../contract/file.ts'
import { looseEnds } from './mistake-texts.ts'
import { dayOf } from './moments.ts'
import { nearest } from './nearest.ts'
import { saleEnds, sumKeys } from './sale-mistakes.ts'
import type { Path, Said } from './say-mistake.ts'
import { minorOf } from './sums.ts'

interface Place {
  path: Path
  got: string | undefined
}
export const saleEndsOf = (book: Playbook): Said[] => [...namesOf(book), ...timesOf(book), ...sumsOf(book)]

const tierRefs = (book: Playbook) => book.tiers.map(one => one.ref)
const roundsOf = (book: Playbook) =>
  book.tiers.flatMap((tier, i) =>
    tier.rounds.map((one, n) => ({ path: ['tiers', i, 'rounds', n, 'ref'], got: one.ref, tier: tier.ref })),
  )
const variantsOf = (book: Playbook) =>
  book.shop.products.flatMap((product, i) =>
    product.variants.map((one, n) => ({ path: ['shop', 'products', i, 'variants', n], got: one.ref, one, product })),
  )

function namesOf(book: Playbook): Said[] {
  const variants = variantsOf(book)
  const benefits = book.tiers.flatMap((tier, i) =>
    tier.benefits.map((one, n) => ({ path: ['tiers', i, 'benefits', n, 'ref'], got: one.ref })),
  )
  const refs = (part: string, all: readonly { ref: string }[]) =>
    all.map((one, i) => ({ path: [...part.split('.'), i, 'ref'], got: one.ref }))
  const rounds = roundsOf(book)
  const found = [
    ...twice(refs('tiers', book.tiers)),
    ...twice(rounds),
    ...twice(benefits),
    ...twice(refs('shop.products', book.shop.products)),
    ...twice(variants.map(({ path, got }) => ({ path: [...path, 'ref'], got }))),
    ...twice(refs('offers', book.offers)),
    ...twice(refs('coupons', book.coupons)),
    ...twice(refs('deals', book.deals)),
    ...book.tiers.flatMap(({ associateOf, ref }, i) => {
      const path = ['tiers', i, 'associateOf']
      const stands = tierRefs(book).slice(0, i)
      return associateOf === ref || associateOf === undefined ? [] : lost({ path, got: associateOf }, stands, 'tier')
    }),
  ]
  for (const { path, one, product } of variants) {
    found.push(...lost({ path: [...path, 'tier'], got: one.tier }, tierRefs(book), 'tier'))
    const ofTier = rounds.filter(round => one.tier === undefined || round.tier === one.tier).map(round => round.got)
    found.push(...lost({ path: [...path, 'round'], got: one.round }, ofTier, 'round'))
    for (const key of ['tier', 'credit'] as const)
      if ((product.kind === key) !== (one[key] !== undefined))
        found.push({
          path: [...path, one[key] === undefined ? 'ref' : key],
          text: saleEnds[`${key}Fits`],
          values: { got: one.ref },
        })
  }
  const sold = variants.map(one => one.got)
  const products = book.shop.products.map(one => one.ref)
  const soldAt = (path: Path, got: string | undefined) => found.push(...lost({ path, got }, sold, 'variant'))
  book.offers.forEach((offer, i) => {
    offer.items.forEach((item, n) => {
      soldAt(['offers', i, 'items', n, 'variant'], item.variant)
      if (offer.kind === 'upgrade') soldAt(['offers', i, 'items', n, 'from'], (item as { from?: string }).from)
    })
  })
  book.coupons.forEach((coupon, i) => {
    if (coupon.kind === 'exchange') soldAt(['coupons', i, 'variant'], coupon.variant)
    coupon.products.forEach((got, n) => {
      found.push(...lost({ path: ['coupons', i, 'products', n], got }, products, 'product'))
    })
    if ((coupon.way === 'word') !== (coupon.word !== null))
      found.push({ path: ['coupons', i, coupon.word === null ? 'way' : 'word'], text: saleEnds.wordFits, values: {} })
  })
  book.deals.forEach((deal, i) => {
    soldAt(['deals', i, 'variant'], deal.variant)
  })
  return found
}

const twice = (all: readonly Place[]): Said[] =>
  all.flatMap(({ path, got }, i) =>
    all.findIndex(one => one.got === got) < i ? [{ path, text: looseEnds.twice, values: { got } }] : [],
  )

/** Nothing when it is left out or there. */
function lost(
  { path, got }: Place,
  known: readonly string[],
  what: keyof typeof saleEnds & ('tier' | 'round' | 'product' | 'variant'),
): Said[] {
  if (got === undefined || known.includes(got)) return []
  const near = nearest(got, known)
  if (near) return [{ path, text: saleEnds.mistyped, values: { got, near } }]
  return [{ path, text: saleEnds[what], values: { got, choices: known.length > 0 ? known.join(' · ') : '—' } }]
}

function timesOf(book: Playbook): Said[] {
  const found: Said[] = []
  const ordered = (path: Path, from: string, until: string, key: string, text: Text = saleEnds.ends) => {
    // "day 3" and a date are not compared: nobody knows the day of the launch yet.
    if (from.startsWith('day ') !== until.startsWith('day ')) return
    const sortable = (moment: string) =>
      `${dayOf(moment, { dayZero: '2026-01-01' })} ${moment.slice(moment.lastIndexOf(' ') + 1)}`
    if (sortable(until) <= sortable(from)) found.push({ path: [...path, key], text, values: { got: until, from } })
  }
  book.tiers.forEach((tier, i) => {
    for (const [n, one] of tier.rounds.entries()) ordered(['tiers', i, 'rounds', n], one.opensAt, one.closesAt, 'closesAt')
  })
  for (const part of ['offers', 'deals'] as const)
    for (const [i, one] of book[part].entries()) ordered([part, i], one.opensAt, one.closesAt, 'closesAt')
  for (const [i, one] of book.deals.entries()) if (one.kind === 'meal') ordered(['deals', i], one.closesAt, one.usedBy, 'usedBy')
  for (const [i, one] of book.coupons.entries()) {
    ordered(['coupons', i], one.takesFrom, one.takesUntil, 'takesUntil')
    ordered(['coupons', i], one.usesFrom, one.usesUntil, 'usesUntil')
  }
  return found
}

/** Yen have no hundredths. */
function sumsOf(book: Playbook): Said[] {
  const { currency } = book.community
  const found: Said[] = []
  const look = (value: unknown, path: Path): void => {
    const key = path.at(-1)
    if (typeof value === 'string') {
      if (sumKeys.has(String(key)) && minorOf(value, currency) === undefined)
        found.push({ path, text: saleEnds.wholeOnly, values: { got: value, currency } })
    } else if (Array.isArray(value)) for (const [i, one] of value.entries()) look(one, [...path, i])
    else if (value !== null && typeof value === 'object')
      for (const [name, one] of Object.entries(value)) look(one, [...path, name])
  }
  for (const part of ['tiers', 'shop', 'offers', 'coupons', 'deals'] as const) look(book[part], [part])
  // The settings of a play are its own: what is called a price there may be none.
  for (const [i, { rewards, budget }] of book.activities.entries()) look({ rewards, budget }, ['activities', i])
  return found
}
