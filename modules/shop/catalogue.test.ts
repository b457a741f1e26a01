// Mei fills the shop: products with variants, prices, shelves and pictures; and Ling sees what is for sale.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { type Asked, ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { breaches } from './fixtures/stall.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let keys = 0
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ling = await world.member('凌')
})
after(() => world.close())

const path = (rest: string) => `/communities/${world.club.id}${rest}`
const asMei = (method: string, rest: string, body?: unknown): Promise<Asked> =>
  ask(world, `${method} ${path(`/console${rest}`)}`, { cookie: mei.cookie, key: `mei-key-${++keys}`, ...(body ? { body } : {}) })
const asLing = (method: string, rest: string, body?: unknown): Promise<Asked> =>
  ask(world, `${method} ${path(rest)}`, { cookie: ling.cookie, key: `ling-key-${++keys}`, ...(body ? { body } : {}) })
const ok = async (asked: Promise<Asked>) => {
  const { status, body } = await asked
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const refusal = async (asked: Promise<Asked>) => (await asked).body.code

test('a product is put on sale when nothing is missing, and is seen with what is left of it', async () => {
  const draft = await ok(asMei('POST', '/products', { kind: 'goods', title: '书箱', intro: '二十本', delivery: 'pickup' }))
  assert.deepEqual([draft.state, draft.missing], ['draft', ['variant']])
  assert.equal(await refusal(asMei('POST', `/products/${draft.id}/sale`)), 'shop.not-ready-for-sale')
  const one = await ok(asMei('POST', `/products/${draft.id}/variants`, { name: '蓝', price: 49_900, opening: 25 }))
  assert.deepEqual(one.variants[0].contents[0].onHand, 25)
  await ok(asMei('POST', `/products/${draft.id}/variants`, { name: '红', price: 45_900, opening: 0 }))
  assert.equal((await ok(asLing('GET', '/shop'))).items.length, 0)
  await ok(asMei('POST', `/products/${draft.id}/sale`))
  const [card] = (await ok(asLing('GET', '/shop'))).items
  assert.deepEqual([card.title, card.price, card.isAvailable, card.left, card.variants], ['书箱', 45_900, true, null, 2])
  const page = await ok(asLing('GET', `/shop/products/${draft.id}`))
  assert.deepEqual(
    page.variants.map((v: any) => [v.name, v.price, v.isAvailable, v.left]),
    [
      ['蓝', 49_900, true, null],
      ['红', 45_900, false, 0],
    ],
  )
  const [shelf] = (await ok(asMei('GET', '/stocks?word=%E8%93%9D'))).items
  await ok(asMei('POST', `/stocks/${shelf.id}/movements`, { why: 'corrected', units: -6, note: '受潮' }))
  assert.equal((await ok(asLing('GET', `/shop/products/${draft.id}`))).variants[0].left, 19, 'exact when few are left')
  await ok(asMei('POST', `/products/${draft.id}/withdrawal`))
  assert.equal((await asLing('GET', `/shop/products/${draft.id}`)).status, 404)
})

test('every price stays in the history, and nobody pays one he has not seen', async () => {
  const made = await ok(
    asMei('POST', '/products', { kind: 'goods', title: '月饼', delivery: 'pickup', variants: [{ price: 20_000, opening: 5 }] }),
  )
  await ok(asMei('POST', `/products/${made.id}/sale`))
  const variantId = made.variants[0].id
  const wish = { lines: [{ variantId }], payable: 20_000 }
  assert.equal((await ok(asLing('POST', '/order-quotes', wish))).payable, 20_000)
  await world.advance(60_000)
  await ok(asMei('PUT', `/variants/${variantId}/price`, { price: 18_000 }))
  assert.equal(await refusal(asLing('POST', '/orders', wish)), 'shop.price-changed')
  assert.equal((await ok(asLing('POST', '/orders', { ...wish, payable: 18_000 }))).payable, 18_000)
  const { variants } = await ok(asMei('GET', `/products/${made.id}`))
  assert.deepEqual(
    variants[0].prices.map((p: any) => [p.price, p.byName]),
    [
      [18_000, '梅'],
      [20_000, '梅'],
    ],
  )
})

test('a shelf is never counted below what is reserved', async () => {
  const made = await ok(
    asMei('POST', '/products', {
      kind: 'goods',
      title: '茶',
      delivery: 'pickup',
      variants: [{ price: 3_000, opening: 5, code: 'T-1' }],
    }),
  )
  await ok(asMei('POST', `/products/${made.id}/sale`))
  await ok(asLing('POST', '/orders', { lines: [{ variantId: made.variants[0].id, units: 3 }] }))
  const stockId = made.variants[0].contents[0].stockId
  const correct = (units: number) => asMei('POST', `/stocks/${stockId}/movements`, { why: 'corrected', units, note: '盘点' })
  assert.equal(await refusal(correct(-3)), 'shop.below-reserved')
  assert.equal((await ok(correct(-2))).left, 0)
  assert.equal((await asMei('POST', `/stocks/${stockId}/movements`, { why: 'corrected', units: 1 })).status, 422)
  const { items } = await ok(asMei('GET', `/stocks/${stockId}/movements`))
  assert.deepEqual(
    items.map((m: any) => [m.why, m.units, m.note, m.byName]),
    [
      ['corrected', -2, '盘点', '梅'],
      ['opening', 5, '', '梅'],
    ],
  )
  assert.equal((await ok(asMei('GET', '/products?word=T-1'))).items[0].title, '茶')
  assert.deepEqual(await breaches(world), [])
})

test('a box takes from several shelves, and is gone when one of them is', async () => {
  const shelf = (name: string, opening: number) => ok(asMei('POST', '/stocks', { name, opening }))
  const [cups, teas] = [await shelf('杯子', 10), await shelf('茶包', 7)]
  const contents = [
    { stockId: cups.id, units: 1 },
    { stockId: teas.id, units: 3 },
  ]
  const made = await ok(
    asMei('POST', '/products', { kind: 'goods', title: '礼盒', delivery: 'pickup', variants: [{ price: 9_900, contents }] }),
  )
  assert.equal(made.variants[0].left, 2)
  await ok(asMei('POST', `/products/${made.id}/sale`))
  await ok(asLing('POST', '/orders', { lines: [{ variantId: made.variants[0].id, units: 2 }] }))
  assert.equal(await refusal(asLing('POST', '/orders', { lines: [{ variantId: made.variants[0].id }] })), 'shop.sold-out')
  const both = (await ok(asMei('GET', '/stocks?limit=100'))).items.filter((s: any) => [cups.id, teas.id].includes(s.id))
  assert.deepEqual(
    both.map((s: any) => [s.name, s.reserved, s.takenBy]),
    [
      ['杯子', 2, ['礼盒']],
      ['茶包', 6, ['礼盒']],
    ],
  )
})

test('kinds keep their shape', async () => {
  const put = (body: unknown) => refusal(asMei('POST', '/products', body))
  assert.equal(await put({ kind: 'goods', title: '书', delivery: 'none' }), 'shop.unfit-product')
  assert.equal(await put({ kind: 'voucher', title: '下午茶', variants: [{ price: 1, credit: 5 }] }), 'shop.unfit-product')
  assert.equal(await put({ kind: 'credit', title: '储值', variants: [{ price: 1, opening: 5 }] }), 'shop.unfit-product')
  const credit = await ok(asMei('POST', '/products', { kind: 'credit', title: '储值', variants: [{ price: 10_000 }] }))
  assert.deepEqual([credit.delivery, credit.missing], ['none', ['credit']])
})

test('a picture is re-encoded, tied to its product, and seen by members', async () => {
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#884422' } })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'box.jpg')
  const encoded = new Response(form)
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api${path('/console/uploads/shop-pictures')}`,
    headers: { ...mei.headers, 'content-type': encoded.headers.get('content-type') as string },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  assert.equal(answer.statusCode, 200, answer.body)
  const picture = answer.json()
  const variants = [{ price: 100 }]
  const made = await ok(asMei('POST', '/products', { kind: 'goods', title: '画', pictures: [picture.fileId], variants }))
  await ok(asMei('POST', `/products/${made.id}/sale`))
  assert.deepEqual((await ok(asLing('GET', `/shop/products/${made.id}`))).pictures, [picture])
  const card = (await ok(asLing('GET', '/shop'))).items.find((c: any) => c.id === made.id)
  assert.deepEqual([card.picture, card.thumb], [picture.fileId, picture.thumbFileId])
  const seen = await world.app.inject({ url: `/api${path(`/files/${picture.fileId}`)}`, headers: ling.headers })
  assert.deepEqual([seen.statusCode, seen.headers['content-type']], [200, 'image/webp'])
  assert.equal((await world.app.inject({ url: `/api${path(`/files/${picture.fileId}`)}` })).statusCode, 404)
  const missing = 'fil_00000000000000000000000000'
  assert.equal(await refusal(asMei('PATCH', `/products/${made.id}`, { pictures: [missing] })), 'shop.picture-gone')
})

test('products stand in the order they are given, page by page', async () => {
  const all = (await ok(asMei('GET', '/products?limit=100'))).items
  const wanted = [all.at(-1).id, all[0].id]
  await ok(asMei('PUT', '/products/positions', { productIds: wanted }))
  const first = await ok(asMei('GET', '/products?limit=2'))
  assert.deepEqual(
    first.items.map((p: any) => p.id),
    wanted,
  )
  const rest = await ok(asMei('GET', `/products?limit=100&cursor=${first.next}`))
  assert.equal(rest.items.length, all.length - 2)
  const shown = await ok(asLing('GET', '/shop?limit=1'))
  assert.equal((await ok(asLing('GET', `/shop?limit=1&cursor=${shown.next}`))).items.length, 1)
})

test('who may not edit the shop does not', async () => {
  const hao = await world.operator('浩', 'analyst')
  const answer = await ask(world, `POST ${path('/console/products')}`, {
    cookie: hao.cookie,
    body: { kind: 'goods', title: 'x' },
  })
  assert.equal(answer.status, 403)
})
