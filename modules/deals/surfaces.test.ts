// Deals over HTTP: Mei makes each kind by its form, looks at the preview, publishes; members see it, take part, and see their own.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { putThing } from '#modules/shop/fixtures/stall.ts'
import { ask } from '#tests/ask.ts'
import { inHours, key, pay } from '#tests/campaign.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let bo: SignedInMember
let variantId: string
let voucherId: string
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ;[ling, bo] = await Promise.all([world.member('凌'), world.member('博')])
  variantId = (await putThing(world.ctx(), { title: '书箱', price: 49_900, onHand: 100, delivery: 'parcel' })).variantId
  const voucher = await putThing(world.ctx(), { title: '双人餐', price: 30_000, onHand: null })
  await world.house.database.pool.query(`update shop_products set kind = 'voucher' where id = $1`, [voucher.productId])
  voucherId = voucher.variantId
})
after(() => world.close())

type Who = { cookie: string }
const call = async (who: Who, route: string, body?: unknown, status = 200) => {
  const [method, path] = route.split(' ') as [string, string]
  const keyed = { key: key() }
  const answer = await ask(world, `${method} /communities/${world.club.id}${path}`, {
    cookie: who.cookie,
    ...keyed,
    ...(method === 'GET' ? {} : { body: body ?? {} }),
  })
  assert.equal(answer.status, status, `${route}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
const iso = (hours: number) => inHours(world, hours).toISOString()
const common = () => ({ title: '一起买', opensAt: iso(0), closesAt: iso(24) })
const asked = { organiser: '晨声社', contact: 'mei@morning.example' }
const address = { name: '凌', phone: '13800000000', region: '上海', detail: '一号' }

const forms = (): Record<string, object> => ({
  'team-buys': { variantId, price: 39_900, size: 2 },
  'stepped-prices': { variantId, price: 40_000, steps: [{ units: 10, price: 30_000 }] },
  'pre-sales': { variantId, way: 'full', price: 45_000, shipsBy: iso(100) },
  crowdfundings: {
    type: 'reward',
    goalIn: 'units',
    goal: 10,
    rewards: [{ variantId, name: '书箱', price: 40_000 }],
    maker: '凌',
    shipsBy: iso(99),
  },
  auctions: { variantId, startPrice: 100, step: 10, reserve: 9_999 },
  draws: { variantId, price: 30_000, units: 2, ...asked },
  meals: { variantId: voucherId, sponsor: '老城饭馆', places: 2, worth: 30_000, choice: 'draw', usedBy: iso(99), ...asked },
})

test('each kind is made by its form, previewed, published and shown', async () => {
  for (const [kind, form] of Object.entries(forms())) {
    const { dealId } = await call(mei, `POST /console/deals/${kind}`, { ...common(), ...form })
    await call(ling, `GET /deals/${dealId}`, undefined, 404)
    const preview = await call(mei, `GET /console/deals/${dealId}/preview`)
    assert.ok(preview.ready && preview.lines.length >= 3, JSON.stringify(preview))
    await call(mei, `PUT /console/deals/${kind}/${dealId}`, { ...common(), ...form, intro: '改过' })
    await call(mei, `POST /console/deals/${dealId}/publication`)
    await call(mei, `POST /console/deals/${dealId}/publication`, {}, 409)
    const shown = await call(ling, `GET /deals/${dealId}`)
    assert.equal(shown.intro, '改过')
    assert.equal(shown.isOpen, true)
    assert.match(shown.rules.hash, /^[0-9a-f]{64}$/)
    assert.ok(!JSON.stringify(shown).includes('9999'), 'a reserve price is nobody’s business')
    await call(ling, `GET /deals/${dealId}/mine`)
    const desk = await call(mei, `GET /console/deals/${dealId}`)
    assert.equal(desk.deal.id, dealId)
    for (const list of ['parts', 'teams', 'entries']) await call(mei, `GET /console/deals/${dealId}/${list}`)
    for (const list of ['winners', 'updates', 'bids', 'teams']) await call(ling, `GET /deals/${dealId}/${list}`)
    await call(ling, `GET /deals/${dealId}/proof`, undefined, 409)
  }
  assert.equal((await call(ling, 'GET /deals')).items.length, 7)
  assert.equal((await call(mei, 'GET /console/deals?kind=draw')).items.length, 1)
  const first = await call(mei, 'GET /console/deals?limit=3')
  assert.equal((await call(mei, `GET /console/deals?limit=10&cursor=${first.next}`)).items.length, 4)
})

test('what is wrong is said before anything is published', async () => {
  const { body } = await ask(world, `POST /communities/${world.club.id}/console/deals/stepped-prices`, {
    cookie: mei.cookie,
    body: { ...common(), variantId, price: 100, steps: [{ units: 5, price: 200 }] },
  })
  assert.equal(body.code, 'deals.wrong-form')
  const dear = {
    ...common(),
    variantId,
    way: 'deposit',
    price: 100,
    deposit: 50,
    depositKept: true,
    restFrom: iso(25),
    restUntil: iso(30),
    shipsBy: iso(50),
  }
  await call(mei, 'POST /console/deals/pre-sales', dear, 422)
  const shares = { ...common(), ...forms()['crowdfundings'], type: 'equity' }
  const { dealId } = await call(mei, 'POST /console/deals/crowdfundings', shares)
  assert.equal((await call(mei, `GET /console/deals/${dealId}/preview`)).ready, false)
  await call(mei, `POST /console/deals/${dealId}/publication`, {}, 422)
})

test('Ling takes part over HTTP, once however often she presses; Bo joins by the link and it forms', async () => {
  const { dealId } = await call(mei, 'POST /console/deals/team-buys', { ...common(), ...forms()['team-buys'] })
  await call(mei, `POST /console/deals/${dealId}/publication`)
  await call(ling, `POST /deals/${dealId}/teams`, {}, 422)
  const same = { cookie: ling.cookie, key: key(), body: { address } }
  const route = `POST /communities/${world.club.id}/deals/${dealId}/teams`
  const [one, two] = [await ask(world, route, same), await ask(world, route, same)]
  assert.equal(one.status, 200, JSON.stringify(one.body))
  assert.equal(one.body.orderId, two.body.orderId)
  await ask(world, route, { cookie: ling.cookie, body: { address } }).then(a => assert.equal(a.status, 400))
  await pay(world, ling, one.body)
  await world.settle()
  const { items } = await call(bo, `GET /deals/${dealId}/teams`)
  assert.deepEqual([items.length, items[0].left, items[0].leader], [1, 1, '凌**'])
  const team = await call(bo, `GET /deals/${dealId}/teams/${items[0].id}`)
  assert.deepEqual(
    team.members.map((m: { name: string }) => m.name),
    ['凌**'],
  )
  const joined = await call(bo, `POST /deals/${dealId}/teams/${items[0].id}/seats`, { address })
  await pay(world, bo, joined)
  await world.settle()
  const mine = await call(bo, `GET /deals/${dealId}/mine`)
  assert.deepEqual([mine.parts[0].state, mine.parts[0].refund], ['granted', 'none'])
  assert.equal((await call(mei, `GET /console/deals/${dealId}`)).figures.teams.formed, 1)
  // Past the deal, by its offer, nobody buys.
  const { rows } = await world.house.database.pool.query('select offer_id from deals_deals where id = $1', [dealId])
  await call(ling, 'POST /orders', { lines: [{ variantId, units: 1, offerId: rows[0].offer_id }], address }, 409)
})

test('who may not, may not', async () => {
  const hao = await world.operator('浩', 'analyst')
  await call(hao, 'GET /console/deals')
  await call(hao, 'POST /console/deals/draws', { ...common(), ...forms()['draws'] }, 403)
  const { dealId } = await call(mei, 'POST /console/deals/draws', { ...common(), ...forms()['draws'], needsRight: '抽签' })
  await call(mei, `POST /console/deals/${dealId}/publication`)
  await call(ling, `POST /deals/${dealId}/entries`, { sentence: '' }, 403)
  await call(hao, `POST /console/deals/${dealId}/cancellation`, { reason: '不办了' }, 403)
  await call(mei, `POST /console/deals/${dealId}/cancellation`, { reason: '不办了' })
  await world.settle()
  assert.deepEqual((({ state, endNote }) => [state, endNote])(await call(ling, `GET /deals/${dealId}`)), ['cancelled', '不办了'])
})
