// What is a draw in the sense of the law: what always is one, and what is one only as it is set up.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DrandNetwork, openDrand, startDrand } from '#gateways/drand/index.ts'
import { beaconService } from '#gateways/services.ts'
import { Services } from '#kernel/services.ts'
import { application } from '#plays/application/play.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { settleActivity } from './commands/settle-activity.ts'
import { showReceipt } from './commands/show-receipt.ts'
import { act, key, mistakes } from './fixtures/hall.ts'
import { findActivity, playShelf } from './index.ts'

let world: World
let network: DrandNetwork
let mei: SignedInOperator
let [ling, bo]: SignedInMember[] = []
before(async () => {
  const services = new Services().provide(playShelf, [application])
  world = await openWorld({ services })
  network = await startDrand({ now: () => world.clock.now() })
  services.provide(beaconService, openDrand({ baseUrl: network.url, chain: network.chain }))
  mei = await world.operator('梅', 'owner')
  ;[ling, bo] = await Promise.all(['凌', '博'].map(name => world.member(name)))
})
after(async () => {
  await network.close()
  await world.close()
})

const told = {
  organiser: '凑一桌',
  contact: '010-0000000',
  claim: '到店报名字',
  delivery: '到店',
  forfeiture: '没确认就给下一位',
}
const meal = (way: string, more: object = {}) => ({
  ...{ play: 'application', title: '周五有人请客', opensAt: '2026-03-02T00:00:00Z', closesAt: '2026-03-05T00:00:00Z' },
  settings: { seats: 1, way, applyHours: 24, confirmHours: 24, cameReward: 'came' },
  rewards: [{ key: 'came', title: '到场积分', kind: 'points', amount: 50 }],
  ...more,
})
const desk = (route: string, body: unknown) => {
  const [method, path] = route.split(' ') as [string, string]
  const url = `${method} /communities/${world.club.id}/console/activities${path}`
  return ask(world, url, { headers: mei.headers, key: key(), body })
}
const stops = async (draft: object): Promise<string[]> =>
  (await desk('POST /preview', draft)).body.findings.filter((one: any) => one.stops).map((one: any) => one.rule)

test('places given by lot are told as a draw is; chosen or first come they need no such words', async () => {
  assert.deepEqual(await stops(meal('choose')), [])
  assert.deepEqual(await stops(meal('first-come')), [])
  const found = await stops(meal('draw'))
  assert.equal(found.length, 1, found.join())
  assert.deepEqual(await stops(meal('draw', { told })), [])
  const { activityId } = (await desk('POST ', meal('draw'))).body
  const { rulesHash } = (await desk('POST /preview', meal('draw'))).body
  assert.equal((await desk(`POST /${activityId}/publication`, { rulesHash })).body.code, 'policies.forbidden')
  const shelf = await ask(world, `GET /communities/${world.club.id}/console/activities/shelf`, { headers: mei.headers })
  assert.deepEqual([shelf.body.items[0].isDraw, shelf.body.items[0].drawsIf], [false, { setting: 'way', is: 'draw' }])
})

test('what was drawn from the seed on the way waits for no public number, and its receipt claims none', async () => {
  const { activityId } = (await desk('POST ', meal('draw', { told }))).body
  const { rulesHash } = (await desk('POST /preview', meal('draw', { told }))).body
  assert.equal((await desk(`POST /${activityId}/publication`, { rulesHash })).status, 200)
  for (const who of [ling, bo]) await act(world.ctx(who?.actor), activityId, 'apply', { party: 1 })
  await world.advance(3 * 86_400_000 + 60_000)
  await settleActivity(world.ctx(), activityId)
  await world.settle()
  assert.equal((await findActivity(world.ctx(), activityId))?.state, 'settled')
  const receipt = await showReceipt(world.ctx(), activityId)
  assert.deepEqual([receipt.beacon, receipt.entries, network.requests], [null, 2, 0])
  assert.match(receipt.seed ?? '', /^[0-9a-f]{64}$/)
  assert.deepEqual(await mistakes(world), [])
})
