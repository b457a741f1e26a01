// What the groups do when a member changes or goes: cards redrawn, seats ended, names forgotten, seats counted.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { apply } from './commands/apply.ts'
import { broken, group, mei } from './fixtures/cast.ts'
import { getGroup, leaveGroup, seatOf, takeSeat } from './index.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(async () => {
  assert.deepEqual(await broken(world.house), [])
  await world.close()
})
const desk = () => world.ctx(mei)
const query = async (text: string, ...values: unknown[]) => (await world.house.database.pool.query(text, values)).rows
async function ask(who: SignedInMember, method: 'PATCH' | 'POST', rest: string, payload?: object) {
  const headers = { ...who.headers, 'idempotency-key': `${method}-${rest}-${who.memberId}` }
  const url = `/api/communities/${world.club.id}${rest}`
  const answer = await world.app.inject({ method, url, headers, ...(payload && { payload }) })
  assert.equal(answer.statusCode, 200, answer.body)
  await world.settle()
}

test('a member who changes his name finds it on his card, unless the group calls him otherwise', async () => {
  const ling = await world.member('凌')
  const [plain, called] = [await group(desk()), await group(desk())]
  await takeSeat(world.ctx(ling.actor), plain)
  await takeSeat(world.ctx(ling.actor), called, { card: { name: '小凌', answers: {} } })
  await ask(ling, 'PATCH', '/me', { name: '凌云' })
  assert.equal((await seatOf(desk(), plain, ling.memberId))?.cardName, '001-凌云')
  assert.equal((await seatOf(desk(), called, ling.memberId))?.cardName, '001-小凌')
})

test('who leaves the community leaves every seat and every waiting room', async () => {
  const bo = await world.member('博')
  const seated = await group(desk())
  const asked = await group(desk(), { admission: [{ kind: 'application', questions: [] }] })
  await takeSeat(world.ctx(bo.actor), seated)
  await apply(world.ctx(bo.actor), asked, { answers: {} })
  await ask(bo, 'POST', '/me/departure')
  assert.equal((await getGroup(desk(), seated)).seatsTaken, 0)
  assert.equal((await getGroup(desk(), asked)).waiting, 0)
})

test('of an erased person the history keeps a number, no name and no answer', async () => {
  const dan = await world.member('丹若水')
  const groupId = await group(desk(), { admission: [{ kind: 'application', questions: [{ id: 'why', ask: '为什么来？' }] }] })
  const plain = await group(desk())
  await takeSeat(world.ctx(dan.actor), plain)
  await apply(world.ctx(dan.actor), groupId, { answers: { why: '我是丹若水' }, card: { name: '丹若水', answers: {} } })
  await ask(dan, 'POST', '/me/erasure', { sure: true })
  for (const table of ['groups_seats', 'groups_seat_endings', 'groups_applications'])
    assert.doesNotMatch(JSON.stringify(await query(`select * from ${table}`)), /丹若水/, table)
  assert.deepEqual(await query('select number, card_name, why from groups_seat_endings where member_id = $1', dan.memberId), [
    { number: 1, card_name: '1', why: 'gone' },
  ])
})

test('a first seat makes someone one of the community, and its loss a fan again', async () => {
  const chen = await world.member('晨')
  const stage = async () => (await query('select stage from members_members where id = $1', chen.memberId))[0].stage
  const groupId = await group(desk())
  await takeSeat(world.ctx(chen.actor), groupId)
  await world.advance(60_000)
  assert.equal(await stage(), 'community')
  await leaveGroup(world.ctx(chen.actor), groupId)
  await world.advance(40 * 86_400_000)
  assert.equal(await stage(), 'fan')
})
