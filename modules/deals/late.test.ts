// Money that arrives between the end and the moment at which the house has closed the orders: it is noticed by its hour and goes back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { within } from '#kernel/db/within.ts'
import { putThing } from '#modules/shop/fixtures/stall.ts'
import { findOrder, settleOrders } from '#modules/shop/index.ts'
import { hourMs, inHours, key, openDeal, partNow, plain } from '#tests/campaign.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { buy, joinTeam, openTeam } from './commands/buy.ts'
import { moveDeal } from './commands/move-deal.ts'
import { noteOrder } from './commands/note-order.ts'
import type { Taken } from './contract.ts'
import { findDeal } from './store/deals.ts'
import { findTeam } from './store/teams.ts'

let world: World
let ling: SignedInMember
let bo: SignedInMember
let variantId: string
before(async () => {
  world = await openWorld()
  ;[ling, bo] = await Promise.all([world.member('凌'), world.member('博')])
  variantId = (await putThing(world.ctx(), { title: '书箱', price: 49_900, onHand: 100 })).variantId
})
after(() => world.close())

/** As if the provider's word came now; nothing else of the house runs. */
const moneyFor = ({ orderId, payable: amount }: Taken) =>
  within(world.ctx(), ctx => settleOrders(ctx, [{ orderId, paymentId: 'pay_1', provider: 'sandbox', amount, currency: 'CNY' }]))
const terms = () => ({ variantId, price: 39_900, size: 2, hours: 12, unitsMax: null, perMemberMax: null })

test('the last seat paid a moment after the end forms no team', async () => {
  const dealId = await openDeal(world, await world.operator('梅', 'owner'), 'team-buy', terms())
  const first = await openTeam(world.ctx(ling.actor), { dealId, key: key(), ...plain() })
  await moneyFor(first)
  await noteOrder(world.ctx(), first.orderId)
  world.clock.moveTo(inHours(world, 11.9))
  const teamId = first.teamId as string
  const second = await joinTeam(world.ctx(bo.actor), { dealId, teamId, key: key(), ...plain() })
  assert.deepEqual(second.payUntil, (await findTeam(world.ctx(), teamId))?.closesAt)
  world.clock.moveTo(second.payUntil)
  assert.deepEqual(await moneyFor(second), [{ outcome: 'paid' }])
  await noteOrder(world.ctx(), second.orderId)
  assert.equal(await partNow(world, second), 'returned late 39900')
  assert.equal((await findOrder(world.ctx(), second.orderId))?.state, 'refunded')
  const team = await findTeam(world.ctx(), teamId)
  assert.deepEqual([team?.held, team?.paid, team?.state], [0, 1, 'open'])
})

test('the last yuan of a campaign counts a moment before the deadline, though the house hears of it after; and not a moment after', async () => {
  const mei = await world.operator('梅', 'owner')
  for (const [moment, state] of [
    [-1, 'settling'],
    [0, 'failing'],
  ] as const) {
    const dealId = await openDeal(world, mei, 'crowdfunding', {
      ...{ variantId, type: 'reward', goalIn: 'money', goal: 39_900, maker: '晨声社', heldBy: 'provider' },
      ...{
        rewards: [{ variantId, name: '书箱', price: 39_900, unitsMax: null }],
        shipsBy: inHours(world, 100),
        closesAt: inHours(world, 1),
      },
    })
    const closesAt = (await findDeal(world.ctx(), dealId))?.closesAt as Date
    world.clock.moveTo(new Date(closesAt.getTime() - 5 * 60_000))
    const taken = await buy(world.ctx(ling.actor), { dealId, units: 1, key: key(), ...plain() })
    world.clock.moveTo(new Date(closesAt.getTime() + moment))
    assert.deepEqual(await moneyFor(taken), [{ outcome: 'paid' }])
    world.clock.moveTo(new Date(closesAt.getTime() + hourMs / 60))
    // Nothing noted the payment before the end did.
    await moveDeal(world.ctx(), dealId)
    assert.equal(await partNow(world, taken), state === 'settling' ? 'granted  0' : 'returned late 39900')
    assert.equal((await findDeal(world.ctx(), dealId))?.state, state === 'settling' ? 'succeeded' : 'failed')
  }
})
