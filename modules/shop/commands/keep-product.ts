// Operators keep the catalogue: products with their pictures, put on sale, ordered, taken off.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { tieFiles } from '#kernel/files/keep.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import type { NewProduct, ProductChange } from '../contract/products.ts'
import { NoSuchProduct, NotReadyForSale, PictureGone, UnfitProduct } from '../contract/refusals.ts'
import { defined } from '../rules/changes.ts'
import { missingOf } from '../rules/readiness.ts'
import { readDeskVariants } from '../store/desk-products.ts'
import {
  findProduct,
  insertProduct,
  type PictureRow,
  type ProductRow,
  picturesOf,
  setProductState,
  updateProduct,
  orderProducts as writeOrder,
} from '../store/products.ts'
import { addVariant } from './keep-variant.ts'
import { noteChange } from './remember-catalogue.ts'
import { picturePurpose } from './upload-picture.ts'

const usualDelivery = { goods: 'parcel', voucher: 'pickup', tier: 'none', credit: 'none' } as const

/** The id of a product that is not on sale yet. */
export const putProduct = (ctx: Ctx, { kind, variants, delivery, ...saying }: NewProduct): Promise<string> =>
  within(ctx, async ctx => {
    const id = newId(ctx, 'prd')
    const said = { ...saying, delivery: delivery ?? usualDelivery[kind] }
    checkDelivery(kind, said.delivery)
    await takePictures(ctx, id, said.pictures)
    await insertProduct(ctx, id, kind, said)
    for (const variant of variants) await addVariant(ctx, { id, kind }, variant)
    await noteChange(ctx)
    return id
  })

export const changeProduct = (ctx: Ctx, productId: string, change: ProductChange): Promise<void> =>
  within(ctx, async ctx => {
    const there = (await findProduct(ctx, productId)) ?? refuse(NoSuchProduct)
    const said = { ...there, ...defined(change) }
    checkDelivery(there.kind, said.delivery)
    await takePictures(ctx, productId, said.pictures)
    await updateProduct(ctx, productId, said)
    await noteChange(ctx)
  })

function checkDelivery(kind: ProductRow['kind'], delivery: ProductRow['delivery']): void {
  const fits = kind === 'goods' ? delivery !== 'none' : delivery === usualDelivery[kind]
  if (!fits) refuse(UnfitProduct, { field: 'delivery' })
}

async function takePictures(ctx: Ctx, productId: string, fileIds: readonly string[]): Promise<void> {
  const there: PictureRow[] = await picturesOf(ctx, fileIds)
  if (there.length < fileIds.length) refuse(PictureGone)
  const files = there.flatMap(one => [one.fileId, one.thumbFileId])
  await tieFiles(ctx, picturePurpose, files, productId)
}

export const sellProduct = (ctx: Ctx, productId: string): Promise<void> =>
  within(ctx, async ctx => {
    const product = (await findProduct(ctx, productId)) ?? refuse(NoSuchProduct)
    const missing = missingOf(product.kind, await readDeskVariants(ctx, productId))
    if (missing.length > 0) refuse(NotReadyForSale, { missing: missing.join(', ') })
    await setProductState(ctx, productId, 'on-sale')
    await noteChange(ctx)
  })

export const withdrawProduct = (ctx: Ctx, productId: string): Promise<void> =>
  within(ctx, async ctx => {
    if (!(await findProduct(ctx, productId))) refuse(NoSuchProduct)
    await setProductState(ctx, productId, 'withdrawn')
    await noteChange(ctx)
  })

export const orderProducts = (ctx: Ctx, productIds: readonly string[]): Promise<void> =>
  within(ctx, async ctx => {
    await writeOrder(ctx, productIds)
    await noteChange(ctx)
  })
