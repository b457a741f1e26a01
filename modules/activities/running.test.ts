// An activity from its draft to its end, through the doors: what operators set up, what members see, and how it is called off.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { holdingsOf } from '#modules/wallet/index.ts'
import { ask } from '#tests/ask.ts'
import type { SignedInMember, SignedInOperator, World } from '#tests/world.ts'
import { closeNow } from './commands/run-activity.ts'
import { act, givePoints, key, mistakes, openHall, putTin } from './fixtures/hall.ts'
import { readTable } from './store/tables.ts'

let world: World
let mei: SignedInOperator
let [ling, bo, chen]: SignedInMember[] = []
before(async () => {
  world = await openHall()
  mei = await world.operator('梅', 'owner')
  ;[ling, bo, chen] = await Promise.all(['凌', '博', '晨'].map(name => world.member(name)))
})
after(() => world.close())

const at = (path: string) => `/communities/${world.club.id}${path}`
const desk = (route: string, body?: unknown) => {
  const [method, path] = route.split(' ') as [string, string]
  const asked = { headers: mei.headers, key: key(), ...(body === undefined ? {} : { body }) }
  return ask(world, `${method} ${at(`/console/activities${path}`)}`, asked)
}
const member = (who: SignedInMember | undefined, route: string, body?: unknown) => {
  const [method, path] = route.split(' ') as [string, string]
  const asked = { ...(who ? { headers: who.headers } : {}), key: key(), ...(body === undefined ? {} : { body }) }
  return ask(world, `${method} ${at(path)}`, asked)
}
const draftOf = (more: object = {}) => ({
  ...{ play: 'tin', title: '铁盒', opensAt: '2026-03-02T00:00:00Z', closesAt: '2026-03-03T00:00:00Z' },
  ...{ settings: { reward: 'sweet' }, rewards: [{ key: 'sweet', title: '糖', kind: 'goods', value: 200, units: 5 }] },
  ...more,
})

test('a draft is checked, previewed, published by the rules that were looked at, and played', async () => {
  const shelf = await desk('GET /shelf')
  assert.equal(shelf.body.items[0].key, 'tin')
  assert.equal(shelf.body.items[0].settings.properties.minutes.title, '盖子几分钟落下 | Minutes until the lid falls')
  const wrong = await desk('POST ', draftOf({ settings: { reward: 'sweet', minutes: 0 } }))
  assert.deepEqual([wrong.status, wrong.body.errors[0].path], [422, 'settings.minutes'])
  const gone = await desk('POST ', draftOf({ rewards: [{ key: 'sweet', title: '券', kind: 'coupon', ref: 'bat_none' }] }))
  assert.equal(gone.body.code, 'activities.no-such-reward')
  const { body: made } = await desk('POST ', draftOf())
  const { body: preview } = await desk('POST /preview', draftOf())
  assert.equal(preview.worst, 1000)
  assert.equal(preview.invited, 3)
  assert.match(preview.rules.join('\n'), /What one takes is “糖”/)
  assert.equal(
    (await desk(`POST /${made.activityId}/publication`, { rulesHash: '0'.repeat(64) })).body.code,
    'activities.rules-changed',
  )
  assert.equal((await member(ling, `GET /activities/${made.activityId}`)).status, 404)
  assert.equal((await desk(`POST /${made.activityId}/publication`, { rulesHash: preview.rulesHash })).status, 200)
  const list = await member(undefined, 'GET /activities')
  assert.deepEqual(
    list.body.items.map((one: { title: string; state: string; mine: null }) => [one.title, one.state, one.mine]),
    [['铁盒', 'open', null]],
  )
  const moved = await member(ling, `POST /activities/${made.activityId}/moves`, { move: 'take', input: {} })
  assert.deepEqual([moved.status, moved.body.nth, moved.body.awards[0].state], [200, 1, 'owed'])
  const shown = await member(ling, `GET /activities/${made.activityId}`)
  assert.deepEqual([shown.body.rewards[0].left, shown.body.me.moves, shown.body.mayNot], [4, 1, ''])
  assert.deepEqual(shown.body.rules, preview.rules)
  const { body: figures } = await desk(`GET /${made.activityId}`)
  assert.equal(figures.figures.awards[0].due, 1)
  assert.equal(figures.draft.settings.minutes, 5)
  const { body: awards } = await desk(`GET /${made.activityId}/awards`)
  const hand = `POST ${at(`/console/activity-awards/${awards.items[0].id}/handing-over`)}`
  assert.equal((await ask(world, hand, { headers: mei.headers })).status, 200)
  assert.equal((await member(ling, 'GET /activity-awards')).body.items[0].state, 'paid')
  assert.deepEqual(await mistakes(world), [])
})

test('what is said in public is seen with its file; the desk and helpers make their own moves', async () => {
  const tin = await putTin(world, { crew: [{ memberId: chen?.memberId as string, title: 'jury' }] })
  const say = await member(ling, `POST /activities/${tin}/moves`, { move: 'say', input: { text: '你好' } })
  assert.equal(say.status, 200)
  assert.equal(
    (await member(ling, `POST /activities/${tin}/moves`, { move: 'say', input: { text: '' } })).body.errors[0].path,
    'input.text',
  )
  const stolen = { move: 'say', input: { text: '图', files: [`fil_${'0'.repeat(26)}`] } }
  assert.equal((await member(bo, `POST /activities/${tin}/moves`, stolen)).body.code, 'activities.file-gone')
  const mark = { move: 'mark', input: { memberId: ling?.memberId, points: 7 } }
  assert.equal((await member(chen, `POST /activities/${tin}/moves`, mark)).status, 200)
  assert.equal((await member(bo, `POST /activities/${tin}/moves`, mark)).body.code, 'activities.not-yours')
  assert.equal((await desk(`POST /${tin}/moves`, { move: 'empty', input: { why: '换糖' } })).status, 200)
  const feed = await member(bo, `GET /activities/${tin}/feed`)
  assert.deepEqual(
    feed.body.items.map((one: any) => [one.move, one.member?.name ?? null, one.input]),
    [
      ['empty', null, { why: '换糖' }],
      ['say', '凌', { text: '你好', files: [] }],
    ],
  )
  const entrants = await member(bo, `GET /activities/${tin}/entrants`)
  assert.deepEqual(
    entrants.body.items.map((one: any) => [one.name, one.score, one.rank, one.shown.said]),
    [['凌', 7, 1, '你好']],
  )
  assert.deepEqual(await mistakes(world), [])
})

test('only whoever is invited sees it, takes part in it, and is counted', async () => {
  const tin = await putTin(world, { audience: [{ kind: 'member', id: ling?.memberId as string }] })
  assert.equal((await member(bo, `GET /activities/${tin}`)).status, 404)
  assert.equal((await member(undefined, `GET /activities/${tin}`)).status, 404)
  assert.equal(
    (await member(bo, `POST /activities/${tin}/moves`, { move: 'take', input: {} })).body.code,
    'activities.no-such-activity',
  )
  assert.equal((await member(ling, `POST /activities/${tin}/moves`, { move: 'take', input: {} })).status, 200)
  assert.equal((await desk(`GET /${tin}`)).body.figures.invited, 1)
})

test('called off: what it cost comes back, what was not given is void, and nobody plays on', async () => {
  const tin = await putTin(world, { costPoints: 4, rewards: [{ key: 'sweet', title: '糖', kind: 'goods', units: 5 }] })
  for (const one of [ling, bo]) await givePoints(world.ctx(), one?.memberId as string, 10)
  for (const one of [ling, bo]) await act(world.ctx(one?.actor), tin, 'take')
  await act(world.ctx(bo?.actor), tin, 'bind', { points: 6 })
  assert.equal((await desk(`POST /${tin}/cancellation`, { note: '下雨' })).status, 200)
  assert.equal(
    (await member(ling, `POST /activities/${tin}/moves`, { move: 'take', input: {} })).body.code,
    'activities.not-open',
  )
  await world.settle()
  const shown = await member(bo, `GET /activities/${tin}`)
  assert.deepEqual(
    [shown.body.state, shown.body.endNote, shown.body.mayNot, shown.body.me.awards[0].state],
    ['cancelled', '下雨', 'cancelled', 'void'],
  )
  for (const one of [ling, bo]) {
    const points = (await holdingsOf(world.ctx(), one?.memberId as string)).find(held => held.unit === 'points')
    assert.equal(points?.balance, 10)
  }
  assert.deepEqual(await mistakes(world), [])
})

test('closing while a crowd moves: whoever was before it has moved, whoever came after it was told', async () => {
  const tin = await putTin(world, { rewards: [{ key: 'sweet', title: '糖', kind: 'badge' }] })
  const people = await Promise.all(Array.from({ length: 20 }, (_, n) => world.member(`客${n}`)))
  const moves = Array.from({ length: 100 }, (_, n) => act(world.ctx(people[n % 20]?.actor), tin, 'take'))
  const [, ...tries] = await Promise.allSettled([closeNow(world.ctx(mei.actor), tin, '够了'), ...moves])
  const made = tries.filter(one => one.status === 'fulfilled').length
  for (const one of tries) if (one.status === 'rejected') assert.match(String(one.reason), /activities.not-open/)
  assert.equal((await readTable(world.ctx(), tin))?.moves, made)
  await world.settle()
  assert.equal((await member(ling, `GET /activities/${tin}`)).body.state, 'settled')
  assert.deepEqual(await mistakes(world), [])
})
