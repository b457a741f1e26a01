// Seats: taken through the door, numbered once, given up, taken away, handed over.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Ctx } from '#kernel/ctx.ts'
import { openWorld, type World } from '#tests/world.ts'
import { changeCard } from './commands/change-card.ts'
import { liftBan } from './commands/lift-ban.ts'
import { broken, call, group, mei, refused } from './fixtures/cast.ts'
import {
  banFromGroup,
  changeGroup,
  changeRole,
  closeGroup,
  handOver,
  leaveGroup,
  listSeatsOfMember,
  removeFromGroup,
  reopenGroup,
  seatMember,
  seatOf,
  takeSeat,
} from './index.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(async () => {
  assert.deepEqual(await broken(world.house), [])
  await world.close()
})
const desk = (): Ctx => world.ctx(mei)
const cast = () => call(world.ctx(), '凌', '博', '晨', '浩')
type Someone = Awaited<ReturnType<typeof cast>>[number]
let ling: Someone, bo: Someone, chen: Someone, hao: Someone
beforeEach(async () => {
  ;[ling, bo, chen, hao] = await cast()
})
const as = (actor: Someone): Ctx => world.ctx(actor)

test('Ling takes a seat, gets number 1 and a card by the pattern', async () => {
  const groupId = await group(desk(), { cardPattern: '{number:3}-{name}-{城市}' })
  const seat = await takeSeat(as(ling), groupId, { card: { answers: { 城市: '杭州', 星座: '白羊' } } })
  assert.equal(seat.number, 1)
  assert.equal(seat.cardName, '001-凌-杭州')
  assert.equal((await seatOf(as(bo), groupId, ling.memberId))?.role, 'member')
  assert.deepEqual(
    (await listSeatsOfMember(as(ling), ling.memberId)).map(s => s.groupId),
    [groupId],
  )
})

test('nobody sits twice, nor in a full or a closed group', async () => {
  const groupId = await group(desk(), { seatsMax: 1 })
  await takeSeat(as(ling), groupId)
  await assert.rejects(takeSeat(as(ling), groupId), refused('groups.already-seated'))
  await assert.rejects(takeSeat(as(bo), groupId), refused('groups.full'))
  await changeGroup(desk(), groupId, { seatsMax: 5 })
  await closeGroup(desk(), groupId, '季末')
  await assert.rejects(takeSeat(as(bo), groupId), refused('groups.closed'))
  await assert.rejects(closeGroup(desk(), groupId, ''), refused('groups.closed'))
  await reopenGroup(desk(), groupId)
  await assert.rejects(reopenGroup(desk(), groupId), refused('groups.open'))
  assert.equal((await takeSeat(as(bo), groupId)).number, 2)
})

test('a number is never given again, and waits for who returns', async () => {
  const groupId = await group(desk())
  await takeSeat(as(ling), groupId)
  await takeSeat(as(bo), groupId)
  await leaveGroup(as(ling), groupId)
  assert.equal((await takeSeat(as(chen), groupId)).number, 3)
  assert.equal((await takeSeat(as(ling), groupId)).number, 1)
  await assert.rejects(leaveGroup(as(hao), groupId), refused('groups.no-seat'))
})

test('a member changes his card; what the pattern does not ask is not kept', async () => {
  const groupId = await group(desk(), { cardPattern: '{name}（{技能}）' })
  await takeSeat(as(ling), groupId)
  const seat = await changeCard(as(ling), groupId, { name: '小凌', answers: { 技能: '剪辑', 电话: '13800000000' } })
  assert.equal(seat.cardName, '小凌（剪辑）')
  const kept = await world.house.database.pool.query('select answers from groups_seats where group_id = $1', [groupId])
  assert.deepEqual(kept.rows[0].answers, { 技能: '剪辑' })
  await assert.rejects(changeCard(as(bo), groupId, { answers: {} }), refused('groups.no-seat'))
})

test('a new pattern redraws every card', async () => {
  const groupId = await group(desk())
  await takeSeat(as(ling), groupId)
  assert.deepEqual(await changeGroup(desk(), groupId, { cardPattern: '{name}#{number}' }), ['cardPattern'])
  await world.settle()
  assert.equal((await seatOf(as(ling), groupId, ling.memberId))?.cardName, '凌#1')
})

test('seats are never fewer than those who sit', async () => {
  const groupId = await group(desk())
  await takeSeat(as(ling), groupId)
  await takeSeat(as(bo), groupId)
  await assert.rejects(changeGroup(desk(), groupId, { seatsMax: 1 }), refused('groups.seats-below-taken'))
  assert.deepEqual(await changeGroup(desk(), groupId, { seatsMax: 2 }), ['seatsMax'])
  assert.deepEqual(await changeGroup(desk(), groupId, { seatsMax: 2 }), [])
})

test('a host removes members, not his equals; an operator reaches all but the owner', async () => {
  const groupId = await group(desk(), { hostId: hao.memberId })
  for (const who of [ling, bo, chen]) await takeSeat(as(who), groupId)
  await changeRole(desk(), groupId, bo.memberId, 'host')
  await changeRole(desk(), groupId, chen.memberId, 'monitor')
  await assert.rejects(removeFromGroup(as(ling), groupId, bo.memberId, ''), refused('house.forbidden'))
  await assert.rejects(removeFromGroup(as(hao), groupId, bo.memberId, ''), refused('groups.rank-too-low'))
  await assert.rejects(removeFromGroup(as(hao), groupId, hao.memberId, ''), refused('groups.rank-too-low'))
  await removeFromGroup(as(chen), groupId, ling.memberId, '刷屏')
  await assert.rejects(removeFromGroup(as(chen), groupId, ling.memberId, ''), refused('groups.no-such-seat'))
  const kept = await world.house.database.pool.query(
    'select why, reason, ended_by from groups_seat_endings where group_id = $1',
    [groupId],
  )
  assert.deepEqual(kept.rows, [{ why: 'removed', reason: '刷屏', ended_by: chen.memberId }])
  await handOver(desk(), groupId, bo.memberId)
  await assert.rejects(removeFromGroup(desk(), groupId, bo.memberId, ''), refused('groups.owner-stays'))
})

test('nobody gives a role as high as his own, and an owner comes only by hand-over', async () => {
  const groupId = await group(desk(), { hostId: hao.memberId })
  await takeSeat(as(ling), groupId)
  await assert.rejects(changeRole(as(hao), groupId, ling.memberId, 'host'), refused('groups.rank-too-low'))
  await assert.rejects(changeRole(as(ling), groupId, hao.memberId, 'member'), refused('house.forbidden'))
  await assert.rejects(changeRole(desk(), groupId, ling.memberId, 'owner'), refused('groups.owner-by-hand-over'))
  await assert.rejects(changeRole(as(hao), groupId, bo.memberId, 'teacher'), refused('groups.no-such-seat'))
  await changeRole(as(hao), groupId, ling.memberId, 'teacher')
  assert.equal((await seatOf(as(hao), groupId, ling.memberId))?.role, 'teacher')
})

test('a ban ends the seat, refuses every way in, and can be lifted', async () => {
  const groupId = await group(desk(), { hostId: hao.memberId })
  await takeSeat(as(ling), groupId)
  await takeSeat(as(bo), groupId)
  await assert.rejects(banFromGroup(as(bo), groupId, ling.memberId, ''), refused('house.forbidden'))
  await assert.rejects(banFromGroup(as(hao), groupId, 'mem_00000000000000000000000000', ''), refused('groups.no-such-member'))
  await banFromGroup(as(hao), groupId, ling.memberId, '广告')
  await banFromGroup(as(hao), groupId, ling.memberId, '广告')
  assert.equal(await seatOf(as(hao), groupId, ling.memberId), null)
  await assert.rejects(takeSeat(as(ling), groupId), refused('groups.banned'))
  await assert.rejects(seatMember(desk(), groupId, ling.memberId), refused('groups.banned'))
  await liftBan(as(hao), groupId, ling.memberId)
  await assert.rejects(liftBan(as(hao), groupId, ling.memberId), refused('house.not-found'))
  assert.equal((await takeSeat(as(ling), groupId)).number, 2)
})

test('the owner hands over before he goes; the heir owns at once', async () => {
  const groupId = await group(desk(), { hostId: hao.memberId })
  await takeSeat(as(ling), groupId)
  await handOver(desk(), groupId, hao.memberId)
  await assert.rejects(leaveGroup(as(hao), groupId), refused('groups.owner-stays'))
  await assert.rejects(handOver(as(ling), groupId, ling.memberId), refused('house.forbidden'))
  await assert.rejects(handOver(as(hao), groupId, bo.memberId), refused('groups.no-such-seat'))
  await handOver(as(hao), groupId, ling.memberId)
  assert.equal((await seatOf(as(ling), groupId, ling.memberId))?.role, 'owner')
  assert.equal((await seatOf(as(ling), groupId, hao.memberId))?.role, 'host')
  await leaveGroup(as(hao), groupId)
  await leaveGroup(as(ling), groupId)
})
