// People move between the stages by what they do, hold and leave undone, and by hand; the reasons are kept.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { theHouseCtx } from '#kernel/house.ts'
import { planRound } from '#kernel/jobs/run.ts'
import { openWorld, type SignedInOperator, type World } from '#tests/world.ts'
import { noteActivity, noteStanding } from './index.ts'
import { membersRounds } from './listeners.ts'

let world: World
let mei: SignedInOperator
const dayMs = 86_400_000
before(async () => {
  world = await openWorld()
  mei = await world.operator('Mei 梅', 'owner')
})
after(() => world.close())

async function desk(method: 'GET' | 'POST' | 'PUT', rest: string, payload?: object) {
  const url = `/api/communities/${world.club.id}${rest}`
  // An operator's session does not outlive a day.
  if (!(await world.house.sessions.actor('operator', mei.cookie.split('=')[1] ?? '', world.club)))
    mei = await world.operator('Mei 梅', 'owner')
  const answer = await world.app.inject({ method, url, headers: mei.headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}
const seen = async (memberId: string) => (await desk('GET', `/members/${memberId}`)).body
const moves = (member: { stageMoves: { from: string; to: string; reason: string }[] }) =>
  member.stageMoves.map(move => `${move.from}→${move.to} ${move.reason}`).sort()

test('what a member does counts once a fact, and lifts him a minute later', async () => {
  const { memberId } = await world.member('凌')
  for (const fact of ['fct_a', 'fct_b', 'fct_b', 'fct_c', 'fct_a']) await noteActivity(world.ctx(), memberId, 'comment', fact)
  await world.advance(61_000)
  assert.equal((await seen(memberId)).stage, 'user')
  await Promise.all(['fct_d', 'fct_e', 'fct_d', 'fct_e'].map(fact => noteActivity(world.ctx(), memberId, 'reaction', fact)))
  await world.advance(61_000)
  const fan = await seen(memberId)
  assert.equal(fan.stage, 'fan')
  assert.deepEqual(moves(fan), ['audience→user 验证了联系方式', 'user→fan 30 天内参与 5 次'])
})

test('a seat makes him of the community, its loss takes him back, silence further; the daily round sees to it', async () => {
  const { memberId } = await world.member('博')
  await noteStanding(world.ctx(), memberId, 'seats', 2)
  await world.advance(61_000)
  assert.equal((await seen(memberId)).stage, 'community')
  await noteStanding(world.ctx(), memberId, 'seats', 0)
  await world.advance(61_000)
  assert.equal((await seen(memberId)).stage, 'fan')
  for (const round of membersRounds) await planRound(theHouseCtx(world.house, 'test'), round)
  await world.advance(58 * dayMs)
  assert.equal((await seen(memberId)).stage, 'fan')
  await world.advance(4 * dayMs)
  assert.equal((await seen(memberId)).stage, 'user')
})

test('set by hand, a member stays for the days he was given; then the rules take over', async () => {
  const { memberId } = await world.member('晨')
  const moved = await desk('POST', `/members/${memberId}/stage`, { to: 'community', reason: '特邀嘉宾', keepDays: 10 })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.equal(
    (await desk('POST', `/members/${memberId}/stage`, { to: 'community', reason: '再来' })).body.code,
    'members.same-stage',
  )
  await world.advance(9 * dayMs)
  assert.equal((await seen(memberId)).stage, 'community')
  await world.advance(2 * dayMs)
  const back = await seen(memberId)
  assert.equal(back.stage, 'fan')
  assert.ok(moves(back).includes('user→community 特邀嘉宾'))
  assert.ok(moves(back).includes('community→fan 不再持有席位'))
})

test('rules are tried out before they are set, and moved people keep their story', async () => {
  const { memberId } = await world.member('丹')
  const tag = (await desk('POST', '/member-tags', { name: '讲师' })).body
  await desk('POST', `/member-tags/${tag.id}/members`, { put: [memberId] })
  const rules = [{ name: '讲师进社群', from: ['user'], to: 'community', when: [{ kind: 'tagged', tagId: tag.id }], on: true }]
  const preview = await desk('POST', '/member-stage-rules/preview', { rules })
  assert.equal(preview.status, 200, JSON.stringify(preview.body))
  assert.deepEqual(preview.body.moves, [{ from: 'user', to: 'community', rule: '讲师进社群', members: 1 }])
  assert.equal((await seen(memberId)).stage, 'user')
  assert.equal((await desk('PUT', '/member-stage-rules', { rules })).status, 200)
  assert.deepEqual((await desk('GET', '/member-stage-rules')).body.rules[0].when, rules[0]?.when)
  await world.advance(2 * dayMs)
  assert.equal((await seen(memberId)).stage, 'community')
  assert.equal((await desk('PUT', '/member-stage-rules', { rules: [{ ...rules[0], to: 'user' }] })).status, 422)
})
