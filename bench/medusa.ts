// Medusa as a storefront drives it: its Store API in the fewest calls that it allows, its Admin API for what is to be sold.
import { openCaller } from './call.ts'
import { mark, type Opening, type Peer, pageOf } from './peer.ts'

const home = {
  ...{ first_name: 'Ling', last_name: 'Bench', address_1: '1 Longjing Road', city: 'Hangzhou' },
  ...{ country_code: 'cn', postal_code: '310000' },
}
const priced = '*variants.calculated_price'

export async function openMedusa({ origin, name, password, tag }: Opening): Promise<Peer> {
  const caller = openCaller(origin)
  const call = async (method: 'GET' | 'POST', path: string, body: unknown, headers: Record<string, string>): Promise<any> => {
    const answer = await caller.ask(method, path, body, headers)
    if (answer.status < 300) return answer.body
    const why = `${answer.body?.code ?? ''} ${answer.body?.message ?? ''}`.slice(0, 160)
    if (/inventory|stock/i.test(why)) throw new Gone(why)
    throw new Error(`Medusa: ${answer.status} to ${path.replace(/_[0-9A-Z]{26}/g, '_…')}: ${why}`)
  }
  const { token } = await call('POST', '/auth/user/emailpass', { email: name, password }, {})
  const desk = (method: 'GET' | 'POST', path: string, body?: unknown) =>
    call(method, `/admin${path}`, body, { authorization: `Bearer ${token}` })
  const house = await lookRound(desk)
  const headers = { 'x-publishable-api-key': house.key }
  const store = (path: string, body?: unknown) => call(body ? 'POST' : 'GET', `/store${path}`, body, headers)

  const buy = async (who: number, thing: string): Promise<string | null> => {
    try {
      const wish = { region_id: house.region, email: `buyer-${tag}-${who}@bench.example`, shipping_address: home }
      const { cart } = await store('/carts', { ...wish, items: [{ variant_id: thing, quantity: 1 }] })
      await store(`/carts/${cart.id}/shipping-methods`, { option_id: house.option })
      const { payment_collection: sum } = await store('/payment-collections', { cart_id: cart.id })
      await store(`/payment-collections/${sum.id}/payment-sessions`, { provider_id: 'pp_system_default' })
      const ended = await store(`/carts/${cart.id}/complete`, {})
      if (ended.type === 'order') return ended.order.id
      const why = ended.error?.message ?? ended.type
      throw /inventory|stock/i.test(why) ? new Gone(why) : new Error(`Medusa: ${why}`)
    } catch (error) {
      if (error instanceof Gone) return null
      throw error
    }
  }
  const { products } = await store(`/products?limit=200&order=created_at&region_id=${house.region}&fields=id,handle,*variants`)
  const shelf = products.filter((one: any) => !one.handle.startsWith(mark))
  const reading = (path: string) => ({ url: `${origin}/store${path}`, headers })
  const seen = `region_id=${house.region}&fields=id,title,handle`
  return {
    name: 'Medusa',
    things: shelf.map((one: any) => one.variants[0].id),
    putThing: units => putThing(desk, house, units, tag),
    buy,
    async readReceipt(_who, order) {
      const read = await store(`/orders/${order}`)
      if (read.order.id !== order) throw new Error('Medusa: no such order')
    },
    reads: {
      list: reading(`/products?limit=${pageOf}&${seen},${priced}`),
      product: reading(`/products/${shelf[7].id}?${seen},description,${priced}`),
    },
    close: caller.close,
  }
}

class Gone extends Error {}

type Desk = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<any>
interface House {
  key: string
  channel: string
  region: string
  option: string
  place: string
  profile: string
}

/** The newest of each is what was made for measuring; what came with the installation is older. */
async function lookRound(desk: Desk): Promise<House> {
  const newest = 'limit=1&order=-created_at'
  const { api_keys } = await desk('GET', `/api-keys?type=publishable&${newest}`)
  const { regions } = await desk('GET', `/regions?${newest}`)
  const { shipping_options } = await desk('GET', `/shipping-options?${newest}`)
  const { stock_locations } = await desk('GET', `/stock-locations?${newest}`)
  const { shipping_profiles } = await desk('GET', '/shipping-profiles?limit=1')
  return {
    key: api_keys[0].token,
    channel: api_keys[0].sales_channels[0].id,
    region: regions[0].id,
    option: shipping_options[0].id,
    place: stock_locations[0].id,
    profile: shipping_profiles[0].id,
  }
}

async function putThing(desk: Desk, house: House, units: number, tag: string): Promise<string> {
  const sku = `BOX-${tag}-${units}`
  const { product } = await desk('POST', '/products', {
    ...{ title: 'Box', handle: `${mark}${tag}-${units}`, status: 'published', shipping_profile_id: house.profile },
    ...{ options: [{ title: 'Kind', values: ['One'] }], sales_channels: [{ id: house.channel }] },
    variants: [
      {
        ...{ title: 'One', sku, manage_inventory: true, allow_backorder: false, options: { Kind: 'One' } },
        prices: [{ currency_code: 'cny', amount: 981 }],
      },
    ],
  })
  const { inventory_items } = await desk('GET', `/inventory-items?sku=${sku}`)
  const level = { location_id: house.place, stocked_quantity: units }
  await desk('POST', `/inventory-items/${inventory_items[0].id}/location-levels`, level)
  return product.variants[0].id
}
