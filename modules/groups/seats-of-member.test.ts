// The page of a member tells where he sits: the groups by name, his number, role and card; nothing once he is banned.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { banMember } from '#modules/members/index.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInOperator, type World } from '#tests/world.ts'
import { group } from './fixtures/cast.ts'
import { changeRole, closeGroup, seatMember } from './index.ts'

let world: World
let mei: SignedInOperator
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
})
after(() => world.close())

const seatsOf = (memberId: string) =>
  ask(world, `GET /communities/${world.club.id}/members/${memberId}/seats`, { cookie: mei.cookie })

test('every seat with its group, the longest held first; closed groups too, and none of a banned member', async () => {
  const ling = await world.member('凌')
  const desk = world.ctx(mei.actor)
  const [reading, running] = [await group(desk, { name: '晨读一群' }), await group(desk, { name: '跑步群', seatsMax: 20 })]
  await seatMember(desk, reading, ling.memberId)
  await world.advance(15 * 86_400_000)
  await seatMember(world.ctx(mei.actor), running, (await world.member('博')).memberId)
  await seatMember(world.ctx(mei.actor), running, ling.memberId)
  await changeRole(world.ctx(mei.actor), running, ling.memberId, 'teacher')
  await closeGroup(world.ctx(mei.actor), reading, '散了')
  mei = await world.operator('梅', 'owner')
  const { status, body } = await seatsOf(ling.memberId)
  assert.equal(status, 200)
  assert.deepEqual(
    body.map((one: any) => [one.groupId, one.groupName, one.state, one.number, one.role, one.seatsTaken, one.ageWeeks]),
    [
      [reading, '晨读一群', 'closed', 1, 'member', 1, 2],
      [running, '跑步群', 'open', 2, 'teacher', 2, 2],
    ],
  )
  assert.equal(body[1].takenAt, '2026-03-17T00:00:00.000Z')
  await banMember(world.ctx(mei.actor), ling.memberId, '测试')
  assert.deepEqual((await seatsOf(ling.memberId)).body, [])
})

test('a member of nowhere is not found', async () => {
  const { status, body } = await seatsOf(`mem_${'0'.repeat(26)}`)
  assert.deepEqual([status, body.code], [404, 'groups.no-such-member'])
})
