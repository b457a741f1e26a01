// What a file has people play: made and published by a launch, once; series that go on by themselves; slips told at their lines.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { theHouse } from '#kernel/ctx.ts'
import { Refused } from '#kernel/refusal.ts'
import { findActivity } from '#modules/activities/index.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { openWorld, type SignedInOperator, system, type World } from '#tests/world.ts'
import { applyPlaybook, makePlan } from './index.ts'
import { readPlaybook } from './rules/read.ts'
import { listThings } from './store.ts'

const shipped = globSync('playbooks/*.yaml').sort()
const textOf = (name: string): string => readFileSync(`playbooks/${name}.yaml`, 'utf8')
let world: World
let mei: SignedInOperator
before(async () => {
  world = await openWorld({ startsAt: '2026-03-01T02:00:00Z' })
  mei = await world.operator('梅', 'owner')
})
after(() => world.close())

const inHouse = (actor = mei.actor) => world.ctx(actor, theHouse)
const thingsIn = async (slug: string) => {
  const community = await findCommunity(world.house.db, slug)
  assert.ok(community)
  const ctx = world.ctx(mei.actor, community)
  return { ctx, made: await listThings(ctx, 'activities') }
}

for (const path of shipped)
  test(`${path} launches as it is, and a second launch has nothing to do`, async () => {
    const text = readFileSync(path, 'utf8')
    const { playbook, mistakes } = readPlaybook(text, 'zh-CN')
    assert.deepEqual(mistakes ?? [], [])
    assert.ok((await applyPlaybook(inHouse(), { text })).run)
    assert.deepEqual((await makePlan(inHouse(), { text })).plan.changes, [])
    const { ctx, made } = await thingsIn(playbook?.community.slug ?? '')
    assert.equal(made.length, playbook?.activities.length)
    for (const { thingId, ref } of made.filter(one => one.thingId.startsWith('act_')))
      assert.ok(['scheduled', 'open'].includes((await findActivity(ctx, thingId))?.state ?? ''), ref)
  })

test('a start without a person leaves drafts; whoever launches next publishes them', async () => {
  const text = textOf('match-day').replace('slug: kanqiu', 'slug: kanqiu-two')
  await applyPlaybook(inHouse(system), { text })
  const { ctx, made } = await thingsIn('kanqiu-two')
  for (const { thingId } of made) assert.equal((await findActivity(ctx, thingId))?.state, 'draft')
  await applyPlaybook(inHouse(), { text })
  for (const { thingId } of made) assert.notEqual((await findActivity(ctx, thingId))?.state, 'draft')
})

test('settings that the play does not take are refused by the name of the activity, and nothing is done', async () => {
  const text = textOf('match-day').replace('slug: kanqiu', 'slug: kanqiu-three').replace('kind: score', 'kind: guess')
  await assert.rejects(applyPlaybook(inHouse(), { text }), (error: unknown) => {
    assert.ok(error instanceof Refused, String(error))
    assert.deepEqual([error.refusal.code, error.details['ref']], ['playbooks.step-refused', 'opening-match'])
    return true
  })
  assert.equal(await findCommunity(world.house.db, 'kanqiu-three'), undefined)
})

test('a setting that the play does not know is a slip of the pen, told by its name and not passed over', async () => {
  const text = textOf('skill-school').replace('slug: huangao', 'slug: huangao-two').replace('submitHours: 144', 'submitHour: 144')
  await assert.rejects(applyPlaybook(inHouse(), { text: text.replace('places: 3 }', 'place: 3 }') }), (error: unknown) => {
    assert.ok(error instanceof Refused, String(error))
    assert.deepEqual([error.refusal.code, error.details['ref']], ['playbooks.step-refused', 'one-page'])
    assert.match(String(error.details['why']), /submitHour, prizes\.1\.place/)
    return true
  })
  assert.equal(await findCommunity(world.house.db, 'huangao-two'), undefined)
})

test('slips stand at their lines: groups and coupons that are not there, neither end nor pattern, rewards of another kind', () => {
  const wrong = textOf('night-venue')
    .replace(
      'group: first\n    opensAt: "day 1 20:00"\n    again: { pattern: "0 20',
      'group: frist\n    opensAt: "day 1 20:00"\n    again: { pattern: "0 20',
    )
    .replace('coupon: ten-off', 'coupon: ninety')
    .replace('    again: { pattern: "5 20 * * *", minutes: 110, times: 30 }\n', '')
    .replace('kind: points, points: 1 }', 'kind: goods, points: 1 }')
  const { mistakes } = readPlaybook(wrong, 'zh-CN')
  assert.deepEqual(mistakes?.map(one => one.path).sort(), [
    'activities.0.group',
    'activities.0.rewards.0.kind',
    'activities.1.ref',
    'activities.2.rewards.0.coupon',
  ])
})
