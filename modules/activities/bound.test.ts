// Points that a move binds keep their day: set free they run out when they would have, and nobody makes them last by bidding.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asSystem } from '#kernel/ctx.ts'
import { holdingsOf, houseAccount, memberAccount, postTransfers } from '#modules/wallet/index.ts'
import type { SignedInMember, World } from '#tests/world.ts'
import { cancelActivity } from './commands/cancel-activity.ts'
import { giveBack } from './commands/give-back.ts'
import { act, key, mistakes, openHall, putTin } from './fixtures/hall.ts'

const dayMs = 86_400_000
let world: World
let [ling, bo, chen]: SignedInMember[] = []
before(async () => {
  world = await openHall()
  ;[ling, bo, chen] = await Promise.all(['凌', '博', '晨'].map(name => world.member(name)))
})
after(() => world.close())
const as = (who: SignedInMember | undefined) => world.ctx(who?.actor)
const idOf = (who: SignedInMember | undefined) => who?.memberId as string
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * dayMs)
const given = (who: SignedInMember | undefined, amount: number, expiresAt: Date) => {
  const line = { debit: houseAccount('points', 'issued'), credit: memberAccount('points', idOf(who)), amount, expiresAt }
  return postTransfers(world.ctx(), [{ key: `given:${key()}`, kind: 'correction', cause: idOf(who), lines: [line] }])
}
const points = async (who: SignedInMember | undefined) =>
  (await holdingsOf(world.ctx(), idOf(who))).find(one => one.unit === 'points')
const until = new Date('2026-03-31T00:00:00Z')

test('outbid: what was bound is back on its day, not for ever', async () => {
  const tin = await putTin(world)
  for (const who of [ling, bo]) await given(who, 50, until)
  await act(as(ling), tin, 'bind', { points: 30 })
  await act(as(bo), tin, 'bind', { points: 40 })
  assert.deepEqual((await points(ling))?.expiring, { at: until, amount: 50 })
  await act(as(ling), tin, 'bind', { points: 45 })
  assert.deepEqual((await points(bo))?.expiring, { at: until, amount: 50 })
  await giveBack(asSystem(world.ctx(), 'activities'), { id: tin, title: '铁盒' }, [{ memberId: idOf(ling), points: -45 }])
  assert.deepEqual((await points(ling))?.expiring, { at: until, amount: 50 })
  assert.deepEqual(await mistakes(world), [])
})

test('bound over its day: it is gone when it comes back, as it would have been in the purse', async () => {
  const tin = await putTin(world, { closesAt: inDays(5).toISOString() })
  await given(chen, 20, inDays(1))
  await act(as(chen), tin, 'bind', { points: 20 })
  await world.advance(2 * dayMs)
  await act(as(bo), tin, 'bind', { points: 1 })
  assert.equal((await points(chen))?.available, 0)
  assert.deepEqual(await mistakes(world), [])
})

test('called off by the house: what ran out meanwhile is there for a week', async () => {
  const mei = await world.operator('梅', 'owner')
  const tin = await putTin(world, { costPoints: 5, closesAt: inDays(5).toISOString() })
  await given(chen, 20, inDays(1))
  await act(as(chen), tin, 'take')
  await act(as(chen), tin, 'bind', { points: 15 })
  await world.advance(2 * dayMs)
  await cancelActivity(world.ctx(mei.actor), tin, '下雨')
  await world.settle()
  const { available, expiring } = (await points(chen)) ?? {}
  assert.deepEqual([available, expiring?.amount], [20, 20])
  const week = inDays(7).getTime()
  assert.ok(Math.abs((expiring?.at.getTime() ?? 0) - week) < 60_000, expiring?.at.toISOString())
  await world.advance(8 * dayMs)
  assert.equal((await points(chen))?.available, 0)
  assert.deepEqual(await mistakes(world), [])
})
