// The shop: what is for sale, its variants with their prices, and what postage costs. Stock is laid once, at the launch.
import type { Ctx } from '#kernel/ctx.ts'
import {
  changePrice,
  changeProduct,
  changeVariant,
  putProduct,
  putVariant,
  sellProduct,
  setPostage,
  showDeskProduct,
  showPostage,
} from '#modules/shop/index.ts'
import type { Playbook, PlaybookProduct } from '../contract.ts'
import { changeOf } from '../rules/compare.ts'
import { aboutProduct } from '../rules/policy-questions.ts'
import { idIn, type Made, madeOf, purse } from './made.ts'
import { looked, type Part, type Step, stepOf } from './part.ts'
import { planIdOf } from './part-tiers.ts'

export const postagePart: Part = async (ctx, book, { fresh }) => {
  const { postage } = book.shop
  if (!postage) return looked([])
  const { minor, tidy, shown } = purse(book)
  const now = fresh ? null : await showPostage(ctx)
  const regions = postage.regions.map(({ prefix, amount }) => ({ prefix, amount: minor(amount) }))
  const inWords = (all: readonly { prefix: string; amount: number }[]) => all.map(one => `${one.prefix} +${shown(one.amount)}`)
  const wanted = {
    ...{ flat: tidy(postage.flat), freeFrom: postage.freeFrom === null ? '' : tidy(postage.freeFrom) },
    regions: inWords(regions),
  }
  const stands = now && {
    ...{ flat: shown(now.flat), freeFrom: now.freeFrom === null ? '' : shown(now.freeFrom) },
    regions: inWords(now.regions),
  }
  const freeFrom = postage.freeFrom === null ? null : minor(postage.freeFrom)
  return looked([
    stepOf(changeOf({ part: 'postage', ref: 'postage', title: tidy(postage.flat) }, stands, wanted), ctx =>
      setPostage(ctx, { flat: minor(postage.flat), freeFrom, regions }),
    ),
  ])
}

export const productsPart: Part = async (ctx, book, look) => {
  const hands = { products: await madeOf(ctx, 'products', book, look), variants: await madeOf(ctx, 'variants', book, look) }
  const steps: (Step | null)[] = []
  for (const product of book.shop.products) steps.push(await productStep(ctx, book, product, hands))
  return looked(steps)
}
interface Hands {
  products: Made
  variants: Made
}
type Variant = PlaybookProduct['variants'][number]

async function productStep(ctx: Ctx, book: Playbook, product: PlaybookProduct, hands: Hands): Promise<Step | null> {
  const { minor, tidy, shown, currency } = purse(book)
  const { ref, kind, title, intro, body, delivery, needsRight, variants } = product
  const id = hands.products.id(ref)
  const now = id === undefined ? null : await showDeskProduct(ctx, id)
  const said = { title, intro, body, needsRight, ...(delivery && { delivery }) }
  const isPriced = kind !== 'tier'
  const lineOf = (one: Variant) => [one.name, isPriced ? tidy(one.price) : '', one.stock ?? ''].filter(Boolean).join(' · ')
  const standing = (one: Variant) => now?.variants.find(({ id }) => id === hands.variants.id(one.ref))
  // Of what is there the name and the price are compared: how many are on the shelf is the shelf's own matter.
  const wantedVariants = variants.map(one => {
    const there = standing(one)
    if (!there) return [`variant ${one.ref}`, undefined, lineOf(one)] as const
    const words = (name: string, price: string) => [name, isPriced ? price : ''].filter(Boolean).join(' · ')
    return [`variant ${one.ref}`, words(there.name, shown(there.price)), words(one.name, tidy(one.price))] as const
  })
  const change = changeOf(
    { part: 'products', ref, title },
    now && { ...now, ...Object.fromEntries(wantedVariants.map(([name, from]) => [name, from])) },
    { ...(now ? {} : { kind }), ...said, ...Object.fromEntries(wantedVariants.map(([name, , to]) => [name, to])) },
  )
  const credits = variants.flatMap(one => (one.credit === undefined ? [] : [minor(one.credit)]))
  const make = async (ctx: Ctx): Promise<string> => {
    const productId = id ?? (await putProduct(ctx, { kind, ...said, pictures: [], variants: [] }))
    if (id !== undefined) await changeProduct(ctx, id, said)
    for (const one of variants) await makeVariant(ctx, book, { productId, kind, one, id: hands.variants.id(one.ref) }, hands)
    if (id !== undefined) return productId
    await hands.products.keep(ctx, ref, productId)
    await sellProduct(ctx, productId)
    return productId
  }
  return stepOf(change, make, { questions: aboutProduct(product, credits, currency), byRoom: false })
}

interface VariantWish {
  productId: string
  kind: PlaybookProduct['kind']
  one: Variant
  id: string | undefined
}
async function makeVariant(ctx: Ctx, book: Playbook, { productId, kind, one, id }: VariantWish, hands: Hands): Promise<void> {
  const { minor, orNone } = purse(book)
  if (id !== undefined) {
    if (kind !== 'tier') await changePrice(ctx, id, minor(one.price))
    await changeVariant(ctx, id, { name: one.name })
    return
  }
  const known = new Set((await showDeskProduct(ctx, productId)).variants.map(variant => variant.id))
  await putVariant(ctx, productId, {
    ...{ name: one.name, price: minor(one.price), opening: one.stock, contents: [], code: '' },
    planId: one.tier === undefined ? null : await planIdOf(ctx, one.tier),
    roundId: one.round === undefined ? null : await idIn(ctx, 'rounds', one.round),
    credit: orNone(one.credit),
  })
  const made = (await showDeskProduct(ctx, productId)).variants.find(variant => !known.has(variant.id))
  if (!made) throw new Error(`the variant ${one.ref} was not made`)
  await hands.variants.keep(ctx, one.ref, made.id)
}
