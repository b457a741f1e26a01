// Crowdfunding: all or nothing, from real payments alone; and a mass refund that goes on where it was stopped.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { putThing, type Thing } from '#modules/shop/fixtures/stall.ts'
import { begin, breaches, code, crowd, dealState, hourMs, inHours, key, openDeal, paid, partNow, plain } from '#tests/campaign.ts'
import { payIt } from '#tests/till.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { buy } from './commands/buy.ts'
import { resumeDeal, tellBackers } from './commands/run-deal.ts'
import { listParts } from './store/pages.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let bo: SignedInMember
let chen: SignedInMember
let box: Thing
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ;[ling, bo, chen] = await Promise.all([world.member('凌'), world.member('博'), world.member('晨')])
  box = await putThing(world.ctx(), { title: '书箱', price: 49_900, onHand: 100_000 })
})
after(() => world.close())

const back = (dealId: string, who: SignedInMember, units = 1, variantId?: string) =>
  buy(world.ctx(who.actor), { dealId, units, variantId, key: key(), ...plain() })
const backAndPay = (dealId: string, who: SignedInMember) => paid(world, who, back(dealId, who))

const campaign = async (goal: number) => {
  const small = await putThing(world.ctx(), { title: '明信片', price: 5_000, onHand: 1_000 })
  const rewards = [
    { variantId: box.variantId, name: '书箱', price: 40_000, unitsMax: 3 },
    { variantId: small.variantId, name: '明信片', price: 1_000, unitsMax: null },
  ]
  const dealId = await openDeal(world, mei, 'crowdfunding', {
    ...{ variantId: box.variantId, type: 'reward', goalIn: 'money', goal, maker: '凌', heldBy: 'provider' },
    ...{ rewards, shipsBy: inHours(world, 900) },
  })
  return { dealId, small }
}

test('all or nothing: the goal is reached and everyone gets his reward', async () => {
  const { dealId, small } = await campaign(122_000)
  for (const who of [ling, bo, chen]) await backAndPay(dealId, who)
  await assert.rejects(back(dealId, ling), e => code(e) === 'shop.sold-out')
  const card = await paid(world, ling, back(dealId, ling, 2, small.variantId))
  await tellBackers(world.ctx(mei.actor), dealId, '打样好了')
  await world.advance(25 * hourMs)
  assert.equal(await dealState(world, dealId), 'succeeded')
  assert.equal(await partNow(world, card), 'granted  0')
  assert.deepEqual(await breaches(world), [])
})

test('short of the goal by one fen, every backer gets everything back; stopped halfway, it goes on with the rest', async () => {
  const { dealId, small } = await campaign(60_001)
  const people = await crowd(world, 20)
  const taken = await Promise.all(people.map(who => paid(world, who, back(dealId, who, 3, small.variantId))))
  await world.settle()
  // The ledger stands still for one of them: the others are paid back all the same.
  const { pool } = world.house.database
  await pool.query(`create function stop_one() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$`)
  await pool.query(
    `create trigger stop_one before update on shop_orders for each row when (new.id = '${taken[7]?.orderId}') execute function stop_one()`,
  )
  await assert.rejects(world.advance(25 * hourMs), /could not be paid back/)
  const states = async () => Map.groupBy((await listParts(world.ctx(), dealId, { limit: 100 })).items, part => part.state)
  assert.equal((await states()).get('returned')?.length, 19)
  assert.equal(await dealState(world, dealId), 'failing')
  await pool.query('drop trigger stop_one on shop_orders')
  await resumeDeal(world.ctx(mei.actor), dealId)
  await world.advance(hourMs)
  assert.equal(await dealState(world, dealId), 'failed')
  assert.equal((await states()).get('returned')?.length, 20)
  assert.equal((await listParts(world.ctx(), dealId, { limit: 100, refund: 'paid-out' })).items.length, 20)
  assert.deepEqual(await breaches(world), [])
})

test('payments against the deadline, all at once: what is counted is what was taken, whichever way it goes', async () => {
  const { dealId, small } = await campaign(20_000)
  const people = await crowd(world, 30)
  const begun = await Promise.all(
    people.map(async who => {
      const taken = await back(dealId, who, 1, small.variantId)
      return { taken, paymentId: await begin(world, who, taken) }
    }),
  )
  const end = inHours(world, 24)
  world.clock.moveTo(new Date(end.getTime() - 1))
  // Those orders have lapsed by then; they are made again a moment before the end.
  await world.settle()
  const again = await Promise.all(
    people.map(async who => {
      const taken = await back(dealId, who, 1, small.variantId)
      return { taken, paymentId: await begin(world, who, taken) }
    }),
  )
  const { moveDeal } = await import('./commands/move-deal.ts')
  const paying = again.map(({ paymentId }, n) => (n < 15 ? payIt(world, paymentId) : Promise.resolve()))
  await Promise.all(paying)
  const late = again.slice(15).map(({ paymentId }) => payIt(world, paymentId).catch(() => {}))
  world.clock.moveTo(end)
  await Promise.all([...late, moveDeal(world.ctx(), dealId)])
  await world.settle()
  const { items } = await listParts(world.ctx(), dealId, { limit: 100 })
  const counted = items.filter(part => part.state === 'granted').length
  assert.ok(begun.length === 30 && ['succeeded', 'failed'].includes((await dealState(world, dealId)) ?? ''))
  assert.equal((await dealState(world, dealId)) === 'succeeded', counted >= 20)
  await world.advance(hourMs)
  assert.deepEqual(await breaches(world), [])
})
