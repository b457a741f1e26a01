// Our shop as its members use it: a hundred things on the shelf, postage, and members with sessions of their own, through the API.
import { setPostage } from '#modules/shop/commands/set-postage.ts'
import { putThing } from '#modules/shop/fixtures/stall.ts'
import { type Answer, openCaller } from './call.ts'
import type { Shooting } from './cannon.ts'
import type { Server } from './ground.ts'
import { pageOf } from './peer.ts'
import type { SaleGround } from './sale-ground.ts'

const things = 100
const ours = { 'sec-fetch-site': 'same-origin' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const address = { name: '凌云', phone: '13800138000', region: '浙江省 杭州市 西湖区', detail: '龙井路 1 号' }
const goneCode = 'shop.sold-out'

export interface Shelf {
  variantId: string
  productId: string
}
export async function fillShelves(sale: SaleGround): Promise<Shelf[]> {
  await setPostage(sale.ctx(), { flat: 800, freeFrom: null, regions: [] })
  const shelves: Shelf[] = []
  for (let n = 0; n < things; n++) {
    const wish = { title: `春茶 ${n}`, price: 99_900, onHand: 1_000_000, delivery: 'parcel' as const }
    shelves.push(await putThing(sale.ctx(), wish))
  }
  return shelves
}

export interface OurShop {
  /** From the cart to the receipt, in the calls of the member app: what it costs, order, begin to pay, pay, receipt. */
  purchase(buyer: number, key: string, thing: Shelf): Promise<void>
  /** The one call of a sale; false: there is none left. */
  order(buyer: number, key: string, at: { variantId: string; offerId: string }): Promise<boolean>
  close(): void
}
export function openOurShop(server: Server, sale: SaleGround): OurShop {
  const caller = openCaller(server.url)
  const here = `/api/communities/${sale.communityId}`
  const as = (buyer: number, key?: string) => ({ ...ours, cookie: sale.cookieOf(buyer), ...(key && { 'idempotency-key': key }) })
  const post = (buyer: number, path: string, body: unknown, key?: string) => caller.ask('POST', here + path, body, as(buyer, key))

  return {
    async purchase(buyer, key, { variantId }) {
      const wish = { lines: [{ variantId, units: 1 }], address }
      const { payable } = right(await post(buyer, '/order-quotes', wish))
      const { orderId } = right(await post(buyer, '/orders', { ...wish, payable }, key))
      const { next } = right(await post(buyer, `/orders/${orderId}/payments`, { provider: 'sandbox', way: 'page' }, key))
      // The payer's page: what is pressed there comes back to us as the provider's signed notice.
      right(await caller.ask('POST', new URL(next.url).pathname, 'do=pay', form))
      const receipt = right(await caller.ask('GET', `${here}/orders/${orderId}/receipt`, undefined, as(buyer)))
      if (receipt.paid !== payable || receipt.provider !== 'sandbox') throw new Error(`not paid: ${JSON.stringify(receipt)}`)
    },
    async order(buyer, key, { variantId, offerId }) {
      const answer = await post(buyer, '/orders', { lines: [{ variantId, units: 1, offerId }] }, key)
      if (answer.body.code === goneCode) return false
      right(answer)
      return true
    },
    close: caller.close,
  }
}

function right({ status, body }: Answer): any {
  if (status !== 200) throw new Error(`ours: ${status} ${JSON.stringify(body).slice(0, 200)}`)
  return body
}

/** What a member's first look reads: a page of the shop, and one thing after the other. */
export function readsOf(server: Server, sale: SaleGround, shelves: readonly Shelf[]): { list: Shooting; product: Shooting } {
  const here = `/api/communities/${sale.communityId}/shop`
  let turn = 0
  const cookie = () => ({ cookie: sale.cookieOf(1 + (turn++ % 64)) })
  const one = () => `${here}/products/${shelves[turn % shelves.length]?.productId}`
  return {
    list: { url: `${server.url}${here}?limit=${pageOf}`, request: () => ({ headers: cookie() }) },
    product: { url: `${server.url}${here}`, request: () => ({ path: one(), headers: cookie() }) },
  }
}
