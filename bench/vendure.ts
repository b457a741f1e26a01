// Vendure as a storefront drives it: its Shop API for signed-in customers, its Admin API for what is to be sold.
import { type Caller, openCaller } from './call.ts'
import { mark, type Opening, type Peer, pageOf } from './peer.ts'

const password = 'long-enough-1'
const problem = '... on ErrorResult { errorCode message }'
const steps = {
  add: `mutation Add($id: ID!) { step: addItemToOrder(productVariantId: $id, quantity: 1) { __typename ${problem} } }`,
  address: `mutation Where($to: CreateAddressInput!) { step: setOrderShippingAddress(input: $to) { __typename ${problem} } }`,
  ship: `mutation How($ids: [ID!]!) { step: setOrderShippingMethod(shippingMethodId: $ids) { __typename ${problem} } }`,
  arrange: `mutation Now { step: transitionOrderToState(state: "ArrangingPayment") { __typename ... on OrderStateTransitionError { errorCode transitionError } } }`,
  pay: `mutation Pay($by: String!) { step: addPaymentToOrder(input: { method: $by, metadata: {} }) { __typename ... on Order { code state } ${problem} } }`,
  receipt: `query Bought($code: String!) { step: orderByCode(code: $code) {
    code state totalWithTax lines { quantity linePriceWithTax productVariant { name } } payments { method state amount } } }`,
  again: `mutation Again { back: transitionOrderToState(state: "AddingItems") { __typename } none: removeAllOrderLines { __typename } }`,
}
// The index of its search, which storefronts list from; the products themselves take it many times as long.
const listing = `{ search(input: { take: ${pageOf}, groupByProduct: true }) { totalItems items { productName slug
  priceWithTax { ... on SinglePrice { value } ... on PriceRange { min max } } } } }`
const home = { fullName: 'Ling', streetLine1: '1 Longjing Road', city: 'Hangzhou', postalCode: '310000', countryCode: 'CN' }

export async function openVendure({ origin, name, password: secret, buyers, tag }: Opening): Promise<Peer> {
  const caller = openCaller(origin)
  const keeper = await signIn(caller, '/admin-api', name, secret)
  const desk = (query: string, variables = {}) => say(caller, '/admin-api', query, variables, keeper)
  const found = await desk('{ shippingMethods { items { id } } paymentMethods { items { code } } }')
  const ship = [found.shippingMethods.items[0].id]
  const by = found.paymentMethods.items[0].code
  const tokens: string[] = []
  for (let n = 0; n < buyers; n++) tokens.push(await newBuyer(caller, `buyer-${tag}-${n}@bench.example`))

  const buy = async (who: number, thing: string): Promise<string | null> => {
    const go = (step: keyof typeof steps, variables = {}) => say(caller, '/shop-api', steps[step], variables, tokens[who])
    try {
      await taken(go('add', { id: thing }))
      await taken(go('address', { to: home }))
      await taken(go('ship', { ids: ship }))
      await taken(go('arrange'))
      const { code, state } = await taken(go('pay', { by }))
      if (state !== 'PaymentSettled') throw new Error(`Vendure: the order is ${state}`)
      return code
    } catch (error) {
      // What is left of it would spoil the buyer's next purchase.
      await go('again').catch(() => {})
      if (error instanceof Gone) return null
      throw error
    }
  }
  const { products } = await say(
    caller,
    '/shop-api',
    '{ products(options: { take: 100, sort: { createdAt: ASC } }) { items { slug variants { id } } } }',
  )
  const shelf = products.items.filter((one: any) => !one.slug.startsWith(mark))
  const { search } = await say(caller, '/shop-api', listing)
  if (search.totalItems < pageOf) throw new Error('Vendure: its search index is empty; its worker fills it')
  const post = (query: string, variables = {}) => {
    const body = JSON.stringify({ query, variables })
    return {
      url: `${origin}/shop-api`,
      method: 'POST' as const,
      headers: { 'content-type': 'application/json' },
      request: () => ({ body }),
    }
  }
  return {
    name: 'Vendure',
    things: shelf.map((one: any) => one.variants[0].id),
    putThing: units => putThing(desk, units, tag),
    buy,
    async readReceipt(who, code) {
      const { step } = await say(caller, '/shop-api', steps.receipt, { code }, tokens[who])
      if (step?.state !== 'PaymentSettled') throw new Error('Vendure: no order that is paid')
    },
    reads: {
      list: post(listing),
      product: post(
        'query One($slug: String!) { product(slug: $slug) { id name description variants { id priceWithTax stockLevel } } }',
        {
          slug: shelf[7].slug,
        },
      ),
    },
    close: caller.close,
  }
}

class Gone extends Error {}

async function say(caller: Caller, path: string, query: string, variables = {}, token?: string): Promise<any> {
  const { status, body } = await caller.ask('POST', path, { query, variables }, token ? { authorization: `Bearer ${token}` } : {})
  const [wrong] = body?.errors ?? []
  if (status !== 200 || wrong) throw new Error(`Vendure: ${status} ${wrong?.message ?? ''}`)
  return body.data
}

/** A step of a purchase, or why it was not taken. */
async function taken(going: Promise<any>): Promise<any> {
  const { step } = await going
  const why = step.errorCode ? `${step.errorCode} ${step.transitionError ?? step.message ?? ''}` : ''
  if (/stock/i.test(why)) throw new Gone(why)
  if (why) throw new Error(`Vendure: ${why}`)
  return step
}

async function signIn(caller: Caller, path: string, name: string, secret: string): Promise<string> {
  const query = 'mutation In($name: String!, $secret: String!) { login(username: $name, password: $secret) { __typename } }'
  const { headers, body } = await caller.ask('POST', path, { query, variables: { name, secret } })
  const token = headers['vendure-auth-token']
  if (typeof token !== 'string') throw new Error(`Vendure: ${name} was not let in: ${JSON.stringify(body)}`)
  return token
}

async function newBuyer(caller: Caller, emailAddress: string): Promise<string> {
  const query = 'mutation New($one: RegisterCustomerInput!) { registerCustomerAccount(input: $one) { __typename } }'
  await say(caller, '/shop-api', query, { one: { emailAddress, firstName: 'Ling', lastName: 'Bench', password } })
  return signIn(caller, '/shop-api', emailAddress, password)
}

async function putThing(desk: (query: string, variables?: object) => Promise<any>, units: number, tag: string): Promise<string> {
  const named = (slug: string) => ({ languageCode: 'en', name: 'Box', slug, description: '' })
  const { createProduct } = await desk('mutation P($p: CreateProductInput!) { createProduct(input: $p) { id } }', {
    p: { enabled: true, translations: [named(`${mark}${tag}-${units}`)] },
  })
  const variant = {
    ...{ productId: createProduct.id, sku: `BOX-${tag}-${units}`, price: 98_100, stockOnHand: units, trackInventory: 'TRUE' },
    translations: [{ languageCode: 'en', name: 'Box' }],
  }
  const { createProductVariants } = await desk(
    'mutation V($v: [CreateProductVariantInput!]!) { createProductVariants(input: $v) { id } }',
    { v: [variant] },
  )
  return createProductVariants[0].id
}
