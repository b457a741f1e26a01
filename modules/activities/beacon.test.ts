// Public chance: what the network did not sign decides nothing. The draw waits for a true number, for as long as it takes, by itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DrandFailure, type DrandNetwork, openDrand, startDrand } from '#gateways/drand/index.ts'
import { beaconService } from '#gateways/services.ts'
import { advance } from '#kernel/jobs/advance.ts'
import { Services } from '#kernel/services.ts'
import { lottery } from '#plays/lottery/play.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { showReceipt } from './commands/show-receipt.ts'
import { ActivityDraft } from './contract.ts'
import { act, mistakes } from './fixtures/hall.ts'
import { findActivity, makeDraft, playShelf, publishActivity } from './index.ts'

let world: World
let network: DrandNetwork
let people: SignedInMember[] = []
before(async () => {
  const services = new Services().provide(playShelf, [lottery])
  world = await openWorld({ services })
  network = await startDrand({ now: () => world.clock.now() })
  services.provide(beaconService, openDrand({ baseUrl: network.url, chain: network.chain, timeoutMs: 500 }))
  people = await Promise.all(['凌', '博', '晨', '丹'].map(name => world.member(name)))
})
after(async () => {
  await network.close()
  await world.close()
})

/** All four have entered, it is closed, and a number is announced. */
async function announced(): Promise<string> {
  const now = world.clock.now().getTime()
  const draft = ActivityDraft.parse({
    ...{ play: 'lottery', title: '周五抽奖' },
    ...{ opensAt: new Date(now).toISOString(), closesAt: new Date(now + 3_600_000).toISOString() },
    rewards: [{ key: 'badge', title: '好运章', kind: 'badge', units: 2 }],
    settings: { prizes: [{ reward: 'badge', units: 2 }] },
    told: {
      ...{ organiser: '晨声社', contact: '010-0000000', claim: '自动发放', delivery: '自动发放', forfeiture: '不适用' },
    },
  })
  const { activityId } = await makeDraft(world.ctx(), draft)
  await publishActivity(world.ctx(), activityId, null)
  for (const one of people) await act(world.ctx(one.actor), activityId, 'enter', {})
  await world.advance(3_600_000)
  assert.equal(await stateOf(activityId), 'settling')
  return activityId
}
const stateOf = async (activityId: string) => (await findActivity(world.ctx(), activityId))?.state
/** Time goes on, and what fails is tried again as it is in a running house. */
const wait = (ms: number) =>
  advance(world.house, world.house.jobIndex, world.clock, new Date(world.clock.now().getTime() + ms), { tolerate: true })

for (const failure of ['forged', 'wrong-randomness', 'wrong-round'] satisfies DrandFailure[])
  test(`a number that is ${failure} decides nothing: the draw waits for the true one`, async () => {
    const activityId = await announced()
    network.failNext(failure)
    await assert.rejects(world.advance(61_000), /is not believed/)
    const waiting = await showReceipt(world.ctx(), activityId)
    assert.deepEqual([await stateOf(activityId), waiting.seed, waiting.beacon], ['settling', null, null])
    await world.advance(60_000)
    assert.equal(await stateOf(activityId), 'settled')
    const { beacon, result } = await showReceipt(world.ctx(), activityId)
    const drawn = await openDrand({ baseUrl: network.url, chain: network.chain }).draw(beacon?.round ?? 0)
    assert.deepEqual([beacon?.signature, beacon?.randomness], [drawn?.signature, drawn?.randomness])
    assert.equal((result as { winners: unknown[] }[])[0]?.winners.length, 2)
    assert.deepEqual(await mistakes(world), [])
  })

test('a network that is away for half a day: the draw follows by itself when it is back', async () => {
  const activityId = await announced()
  network.failNext({ status: 503 }, 20)
  await wait(8 * 3_600_000)
  assert.equal(await stateOf(activityId), 'settling')
  await wait(8 * 3_600_000)
  assert.equal(await stateOf(activityId), 'settled')
  assert.deepEqual(await mistakes(world), [])
})
