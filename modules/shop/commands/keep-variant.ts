// The variants of a product: what each costs and takes from the shelves. What is paid for by orders under way stays as it is.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { findPlan, listRounds } from '#modules/tiers/index.ts'
import type { NewVariant, VariantChange } from '../contract/products.ts'
import { NoSuchProduct, NoSuchStock, NoSuchVariant, UnfitProduct } from '../contract/refusals.ts'
import { defined } from '../rules/changes.ts'
import {
  findProduct,
  insertVariant,
  lockVariant,
  type ProductRow,
  setContents,
  setPrice,
  updateVariant,
} from '../store/products.ts'
import { countStocks, insertStock } from '../store/shelves.ts'
import { noteChange } from './remember-catalogue.ts'

/** The id of the product. */
export const putVariant = (ctx: Ctx, productId: string, wish: NewVariant): Promise<string> =>
  within(ctx, async ctx => {
    const product = (await findProduct(ctx, productId)) ?? refuse(NoSuchProduct)
    await addVariant(ctx, product, wish)
    await noteChange(ctx)
    return productId
  })

/** Within the transaction of its product. */
export async function addVariant(ctx: Ctx, product: Pick<ProductRow, 'id' | 'kind'>, wish: NewVariant): Promise<string> {
  const { name, planId, roundId, credit } = wish
  const isTier = product.kind === 'tier'
  if (!isTier && (planId !== null || roundId !== null)) refuse(UnfitProduct, { field: 'planId' })
  if (product.kind !== 'credit' && credit !== null) refuse(UnfitProduct, { field: 'credit' })
  const isShelved = product.kind === 'goods' || product.kind === 'voucher'
  if (!isShelved && (wish.opening !== null || wish.contents.length > 0)) refuse(UnfitProduct, { field: 'contents' })
  // A tier costs what its plan says, less what the buyer carries over.
  const price = planId === null ? wish.price : await priceOfPlan(ctx, planId, roundId)
  const id = newId(ctx, 'var')
  await insertVariant(ctx, product.id, { id, name, price, planId, roundId, credit })
  if (wish.opening !== null) {
    const stockId = newId(ctx, 'stk')
    const shelf = [await titleOf(ctx, product.id), name].filter(Boolean).join(' ')
    await insertStock(ctx, { id: stockId, kind: 'goods', name: shelf, code: wish.code, opening: wish.opening })
    await setContents(ctx, id, [{ stockId, units: 1 }])
  } else await fill(ctx, id, wish.contents)
  return id
}
const titleOf = async (ctx: Ctx, productId: string): Promise<string> => (await findProduct(ctx, productId))?.title ?? ''

async function priceOfPlan(ctx: Ctx, planId: string, roundId: string | null): Promise<number> {
  const plan = await findPlan(ctx, planId)
  if (!plan || plan.tiedTo !== null) return refuse(UnfitProduct, { field: 'planId' })
  if (roundId !== null) {
    const [round] = await listRounds(ctx, { id: roundId })
    if (round?.planId !== planId) refuse(UnfitProduct, { field: 'roundId' })
  }
  return plan.price
}

async function fill(ctx: Ctx, variantId: string, contents: NewVariant['contents']): Promise<void> {
  const ids = contents.map(one => one.stockId)
  if ((await countStocks(ctx, ids)) < ids.length) refuse(NoSuchStock)
  await setContents(ctx, variantId, contents)
}

/** The id of its product. */
export const changeVariant = (ctx: Ctx, variantId: string, change: VariantChange): Promise<string> =>
  within(ctx, async ctx => {
    const there = (await lockVariant(ctx, variantId)) ?? refuse(NoSuchVariant)
    const product = (await findProduct(ctx, there.productId)) ?? refuse(NoSuchProduct)
    const { contents, ...said } = change
    if (contents !== undefined && (product.kind === 'tier' || product.kind === 'credit'))
      refuse(UnfitProduct, { field: 'contents' })
    await updateVariant(ctx, { ...there, ...defined(said) })
    if (contents !== undefined) await fill(ctx, variantId, contents)
    await noteChange(ctx)
    return there.productId
  })

/** From now on; orders that stand keep theirs. The id of its product. */
export const changePrice = (ctx: Ctx, variantId: string, price: number): Promise<string> =>
  within(ctx, async ctx => {
    const there = (await lockVariant(ctx, variantId)) ?? refuse(NoSuchVariant)
    if (there.price === price) return there.productId
    await setPrice(ctx, variantId, price)
    await noteChange(ctx)
    return there.productId
  })
