// A community as one file: planned without a trace, applied whole, and the second time nothing is left to do.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { theHouse } from '#kernel/ctx.ts'
import { Refused } from '#kernel/refusal.ts'
import { type Community, findCommunity, listCommunities } from '#modules/communities/index.ts'
import { listSlots } from '#modules/content/index.ts'
import { changeGroup, findDeskGroup, muteGroup, unmuteGroup } from '#modules/groups/index.ts'
import { openWorld, system, type World } from '#tests/world.ts'
import { applyPlaybook, makePlan } from './index.ts'

const shipped = readFileSync('playbooks/daily-voice-club.yaml', 'utf8')
let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const inHouse = () => world.ctx(system, theHouse)
const club = async () => {
  const community = await findCommunity(world.house.db, 'chenguang')
  assert.ok(community)
  return world.ctx(system, community)
}

test('looking changes nothing, and shows everything that would be made', async () => {
  const { plan } = await makePlan(inHouse(), { id: 'daily-voice-club' })
  assert.equal(plan.communityId, null)
  assert.deepEqual(
    new Set(plan.changes.map(c => c.part)),
    new Set([
      'community',
      'fields',
      'groups',
      'calendar',
      'keywords',
      'welcome',
      'tiers',
      'rounds',
      'benefits',
      'postage',
      'products',
      'offers',
      'deals',
    ]),
  )
  assert.ok(plan.changes.every(c => c.action === 'create'))
  assert.equal(plan.vacancies.length, 6)
  assert.equal(await findCommunity(world.house.db, 'chenguang'), undefined)
})

test('applied, the community stands as the file says; applied again, nothing is done', async () => {
  const first = await applyPlaybook(inHouse(), { id: 'daily-voice-club' })
  assert.equal(first.run?.communityName, '晨光听友社')
  const ctx = await club()
  const listeners = await findDeskGroup(ctx, 'listeners')
  assert.equal(listeners?.seatsMax, 500)
  assert.match(listeners?.norms?.text ?? '', /先听今天的声音/)
  assert.deepEqual(
    listeners?.admission.map(step => step.kind),
    ['password'],
  )
  assert.equal((await listSlots(ctx)).find(slot => slot.ref === 'morning-voice')?.time, '06:20')
  const second = await applyPlaybook(inHouse(), { id: 'daily-voice-club' })
  assert.equal(second.run, null)
  assert.deepEqual(second.plan.changes, [])
})

test('a group that the file mutes is muted from the launch on, and again when somebody has lifted it', async () => {
  const mute = '听写时请安静。'
  const text = shipped
    .replace('slug: chenguang', 'slug: quiet')
    .replace('    seatsMax: 500\n', `    seatsMax: 500\n    mute: ${mute}\n`)
  await applyPlaybook(inHouse(), { text })
  const quiet = (await findCommunity(world.house.db, 'quiet')) as Community
  const ctx = world.ctx(system, quiet)
  const listeners = async () => findDeskGroup(ctx, 'listeners')
  assert.equal((await listeners())?.mute?.reason, mute)
  assert.equal((await findDeskGroup(ctx, 'core'))?.mute, null)
  assert.deepEqual((await makePlan(inHouse(), { text })).plan.changes, [])
  await unmuteGroup(ctx, (await listeners())?.id ?? '')
  const { plan } = await makePlan(inHouse(), { text })
  assert.deepEqual(
    plan.changes.map(one => one.fields),
    [[{ name: 'mute', from: '—', to: mute }]],
  )
  await applyPlaybook(inHouse(), { text })
  await muteGroup(ctx, (await listeners())?.id ?? '', '换个说法')
  assert.deepEqual((await makePlan(inHouse(), { text })).plan.changes, [])
})

test('what locals changed is shown and brought back; nothing else is touched', async () => {
  const ctx = await club()
  const group = await findDeskGroup(ctx, 'listeners')
  await changeGroup(ctx, group?.id ?? '', { seatsMax: 300 })
  const { plan } = await makePlan(inHouse(), { id: 'daily-voice-club' })
  assert.deepEqual(
    plan.changes.map(c => [c.part, c.ref, c.action, c.fields]),
    [['groups', 'listeners', 'change', [{ name: 'seatsMax', from: '300', to: '500' }]]],
  )
  await applyPlaybook(inHouse(), { id: 'daily-voice-club', fingerprint: plan.fingerprint })
  assert.equal((await findDeskGroup(ctx, 'listeners'))?.seatsMax, 500)
})

test('a plan that has moved since it was shown is refused', async () => {
  const { plan } = await makePlan(inHouse(), { text: shipped.replace('seatsMax: 150', 'seatsMax: 120') })
  const text = shipped.replace('seatsMax: 150', 'seatsMax: 121')
  await assert.rejects(applyPlaybook(inHouse(), { text, fingerprint: plan.fingerprint }), /plan-moved/)
})

test('an unreadable file is refused with its lines, and leaves no half community', async () => {
  const text = shipped.replace('slug: chenguang', 'slug: halfway').replace('kind: pyramid', 'kind: cube')
  await assert.rejects(applyPlaybook(inHouse(), { text }), (error: unknown) => {
    assert.ok(error instanceof Refused)
    const [mistake] = error.details['mistakes'] as { line: number; path: string }[]
    assert.equal(mistake?.path, 'groups.1.kind')
    return true
  })
  assert.equal(await findCommunity(world.house.db, 'halfway'), undefined)
})

test('eight who launch at once make one community', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () => applyPlaybook(inHouse(), { id: 'daily-voice-club', slug: 'together' })),
  )
  const made = tries.filter(t => t.status === 'fulfilled' && t.value.run !== null)
  assert.equal(made.length, 1)
  assert.equal((await listCommunities(world.house.db)).filter(c => c.slug === 'together').length, 1)
})
