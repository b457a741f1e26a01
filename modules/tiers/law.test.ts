// What is sold ahead keeps to the law of the community's region, and a refusal names its rule.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInOperator, type World } from '#tests/world.ts'

let world: World
let mei: SignedInOperator
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
})
after(() => world.close())

test('a plan keeps to the law: fewer days to give it back, or words that forbid it, are refused with the rule', async () => {
  const make = (change: object) =>
    ask(world, `POST /communities/${world.club.id}/console/tiers/plans`, {
      cookie: mei.cookie,
      body: { key: 'too-strict', name: '铁杆会员', dues: 20_000, refundDays: 7, ...change },
    })
  for (const change of [{ refundDays: 3 }, { intro: '会费一经支付，概不退款。' }]) {
    const { status, body } = await make(change)
    assert.deepEqual([status, body.code], [422, 'policies.forbidden'])
    assert.match(body.rule, /^cn\./)
  }
  assert.equal((await make({ dues: 0, refundDays: 0 })).status, 200, 'what costs nothing is not prepaid')
})
