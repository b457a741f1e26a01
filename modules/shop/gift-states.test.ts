// Ling gave three boxes away: she sees of each whether it is claimed, sent or received, and never where it goes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { beginPayment } from '#modules/payments/commands/begin-payment.ts'
import { payIt } from '#tests/till.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { placeOrder } from './commands/place-order.ts'
import { type Counter, openCounter } from './fixtures/counter.ts'
import { putThing } from './fixtures/stall.ts'
import { shop } from './index.ts'

let world: World
let counter: Counter
let ling: SignedInMember
let bo: SignedInMember
let chen: SignedInMember
before(async () => {
  world = await openWorld()
  counter = await openCounter(world)
  ;[ling, bo, chen] = await Promise.all([world.member('凌'), world.member('博'), world.member('晨')])
})
after(() => world.close())

const home = { name: '博', phone: '13900139000', region: '江苏省 苏州市', detail: '平江路 1 号', postcode: '' }

test('claimed, sent, received: the giver sees each step and its time, without the address', async () => {
  const { variantId } = await putThing(world.ctx(), { title: '月饼礼盒', price: 20_000, onHand: 9, delivery: 'parcel' })
  const gift = { pieces: 1, words: '中秋快乐', days: 15, perPersonMax: 1 }
  const wish = { lines: [{ variantId, units: 3, offerId: null }], address: null, note: '', credit: 0, gift, key: 'gift-states-1' }
  const { orderId } = await placeOrder(world.ctx(ling.actor), wish)
  const { id } = await beginPayment(world.ctx(ling.actor), orderId, `pay-${orderId}`, { provider: 'sandbox', way: 'page' })
  await payIt(world, id)
  const given = () => counter.as(ling, 'GET', `/orders/${orderId}/gift`)
  const seen = async () => {
    const { claims, sent, received } = await given()
    return [claims.map((one: any) => `${one.memberName} ${one.state}`), sent, received]
  }
  const { token } = await given()
  const claimIds: string[] = []
  for (const who of [bo, chen])
    claimIds.push((await counter.as(who, 'POST', `/gift-links/${token}/claims`, { address: home })).claimId)
  assert.deepEqual(await seen(), [['博 claimed', '晨 claimed'], 0, 0])
  await counter.desk('POST', '/parcels', { ref: claimIds[0], lines: [], carrier: 'sf', number: 'SF100000001' })
  assert.deepEqual(await seen(), [['博 sent', '晨 claimed'], 1, 0])
  await counter.as(bo, 'POST', `/gift-claims/${claimIds[0]}/arrival`)
  assert.deepEqual(await seen(), [['博 received', '晨 claimed'], 1, 1])
  const whole = await given()
  assert.ok(whole.claims[0].sentAt && whole.claims[0].doneAt && !whole.claims[1].sentAt)
  for (const told of [whole, await counter.as(ling, 'GET', '/gifts/given')])
    for (const secret of [home.phone, home.detail, 'SF100000001'])
      assert.ok(!JSON.stringify(told).includes(secret), 'where it goes is the receiver’s own')
})

test('the giver is told on the live line that a share moved, and nobody else besides', () => {
  const message = shop.live?.messages?.find(one => one.fact.name === 'shop.claim-moved')
  const payload = { orderId: 'ord_1', claimId: 'clm_1', memberId: bo.memberId, giverId: ling.memberId, to: 'sent' }
  assert.deepEqual(message?.topics({ communityId: world.club.id, payload } as never), [
    ...[`member:${bo.memberId}`, `member:${ling.memberId}`, `console:${world.club.id}`],
  ])
})
