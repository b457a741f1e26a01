// What one playbook holds more than once: a second branch of the factory with a name and a day of its own, its four festivals of a
// year, and a second fans' festival in the same community a year later, beside the first.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Community, findCommunity } from '#modules/communities/index.ts'
import { dayMs, type Market, openMarket } from './market.ts'

let factory: Market
let festival: Market
before(async () => {
  factory = await openMarket('factory-and-fans', '2026-03-01T02:00:00Z')
  festival = await openMarket('fan-festival', '2026-03-01T02:00:00Z')
})
after(async () => {
  await factory.close()
  await festival.close()
})

/** Looked at and launched as the console does it. */
async function launches(market: Market, wish: object): Promise<{ plan: any; club: Community }> {
  const plan = await market.asks(market.mei, 'POST /playbooks/plans', wish)
  await market.asks(market.mei, 'POST /playbooks/runs', { ...wish, fingerprint: plan.fingerprint })
  const again = await market.asks(market.mei, 'POST /playbooks/plans', wish)
  assert.deepEqual(again.changes, [], 'a second time there is nothing left to do')
  return { plan, club: (await findCommunity(market.world.house.db, plan.slug)) as Community }
}
const activitiesOf = async (market: Market, clubId: string): Promise<any[]> =>
  (await market.asks(market.mei, `GET /communities/${clubId}/console/activities?limit=100`)).items

test('a second branch: the same file under another name, from another day; nothing of it is the first one’s', async () => {
  const { plan, club } = await launches(factory, {
    ...{ id: 'factory-and-fans', slug: 'jiaozi-xian', name: '窖子酒社·西安', startsOn: '2026-04-01' },
  })
  assert.deepEqual([plan.communityId, plan.kept, club.name], [null, 0, '窖子酒社·西安'])
  assert.notEqual(club.id, factory.club.id)
  const opensAt = async (clubId: string) =>
    (await activitiesOf(factory, clubId)).find(one => one.title === '封测：哪一杯是我们的').opensAt
  assert.equal(await opensAt(factory.club.id), '2026-03-08T11:00:00.000Z')
  assert.equal(await opensAt(club.id), '2026-04-08T11:00:00.000Z')
  // Whoever is at home in the first branch is a stranger to the second.
  const [ling] = (await factory.people(1, '酒友')) as [Awaited<ReturnType<Market['people']>>[number]]
  assert.equal((await factory.tries(ling, `GET /communities/${factory.club.id}/tiers/mine`)).status, 200)
  assert.notEqual((await factory.tries(ling, `GET /communities/${club.id}/tiers/mine`)).status, 200)
})

test('four festivals in a year, each by itself, the next one known when the last is over', async () => {
  for (let month = 0; month < 13; month++) await factory.world.advance(30 * dayMs)
  const held = (await activitiesOf(factory, factory.club.id))
    .filter(one => one.title === '开窖节')
    .map(one => one.opensAt.slice(0, 10))
  assert.deepEqual(held.toSorted(), ['2026-03-20', '2026-06-20', '2026-09-20', '2026-12-20'])
})

test('a second festival in the same community: its own days, coupons and games, the same groups and goods', async () => {
  const before = await activitiesOf(festival, festival.club.id)
  await festival.world.advance(360 * dayMs)
  const wish = { id: 'fan-festival', startsOn: '2027-03-01', edition: '2027' }
  const { plan, club } = await launches(festival, wish)
  assert.equal(club.id, festival.club.id)
  assert.deepEqual([...new Set(plan.changes.map((one: any) => one.part))], ['offers', 'coupons', 'activities'])
  assert.ok(plan.changes.every((one: any) => one.action === 'create' && one.ref.endsWith('-2027')))
  const shakes = (await activitiesOf(festival, club.id)).filter(one => one.title === '摇一摇，摇张券')
  assert.deepEqual(shakes.map(one => one.opensAt).toSorted(), ['2026-03-08T02:00:00.000Z', '2027-03-08T02:00:00.000Z'])
  const first = before.find(one => one.title === '摇一摇，摇张券')
  const second = shakes.find(one => one.id !== first.id)
  // Its games win its own coupons: those of a year ago are long over.
  const prizeOf = async (id: string) =>
    (await festival.asks(festival.mei, `GET /communities/${club.id}/console/activities/${id}`)).draft.rewards[0].ref
  assert.equal(await prizeOf(second.id), await festival.id('coupons', 'phone-hundred-2027'))
  assert.equal(await prizeOf(first.id), await festival.id('coupons', 'phone-hundred'))
  // The file as it is has nothing to add, and an edition cannot be written just as anyone likes.
  assert.equal((await festival.tries(festival.mei, 'POST /playbooks/plans', { ...wish, edition: '二〇二七' })).status, 422)
})
