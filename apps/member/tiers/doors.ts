// Where each plan is sold: the variant of the shop by which it is bought.
import type { Call } from '#ui/api.ts'
import { useRead } from '#ui/data.ts'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import type { ShopProduct } from '../shop/shapes.ts'

export interface TierDoor {
  planId: string
  productId: string
  variantId: string
}

/** The products of a kind are few; each is asked for once and kept under one name. */
async function findProducts(): Promise<ShopProduct[]> {
  const { items } = await api.shop.shopPage({ query: { kind: 'tier', limit: 50 } })
  return Promise.all(items.map(({ id }) => api.shop.shopProduct({ params: { productId: id } })))
}
const products = Object.assign(findProducts, { operation: 'shop.shopProduct.tiers', address: () => '' }) as Call<any>

export function useTierDoors(): TierDoor[] | undefined {
  const read = useRead(products as unknown as Call<Rooms['tiers']['plansOnSale']>, {})
  const all = read.data as unknown as ShopProduct[] | undefined
  return all?.flatMap(product =>
    product.variants.flatMap(({ id, planId }) => (planId ? [{ planId, productId: product.id, variantId: id }] : [])),
  )
}
