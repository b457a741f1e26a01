// Many at once, over real connections: the last seat, the last use, the same application, the same group.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Ctx } from '#kernel/ctx.ts'
import { Refused } from '#kernel/refusal.ts'
import { openWorld, type World } from '#tests/world.ts'
import { apply } from './commands/apply.ts'
import { broken, call, group, mei } from './fixtures/cast.ts'
import {
  banFromGroup,
  changeGroup,
  decideApplication,
  handOver,
  leaveGroup,
  makeInvite,
  moveGroup,
  sayPassword,
  seatMember,
  takeSeat,
} from './index.ts'

type Someone = Awaited<ReturnType<typeof call<['凌']>>>[0]
let world: World
let crowd: Someone[]
before(async () => {
  world = await openWorld()
  crowd = await call(world.ctx(), ...Array.from({ length: 64 }, (_, i) => `凌${i + 1}`))
})
after(() => world.close())
const desk = (): Ctx => world.ctx(mei)
const as = (actor: Someone): Ctx => world.ctx(actor)

/** Runs all at once and tells how many came through, and which refusals the others met; anything else thrown fails. */
async function rush(attempts: (() => Promise<unknown>)[]): Promise<{ won: number; refusals: Set<string> }> {
  const results = await Promise.allSettled(attempts.map(attempt => attempt()))
  const lost = results.flatMap(r => (r.status === 'rejected' ? [r.reason] : []))
  for (const error of lost) if (!(error instanceof Refused)) throw error
  return { won: results.length - lost.length, refusals: new Set(lost.map(error => error.refusal.code)) }
}

for (const seatsMax of [1, 3, 10])
  test(`64 run for ${seatsMax} seats: ${seatsMax} sit, each with a number of his own`, async () => {
    const groupId = await group(desk(), { seatsMax })
    const { won, refusals } = await rush(crowd.map(who => () => takeSeat(as(who), groupId)))
    assert.equal(won, seatsMax)
    assert.deepEqual(refusals, new Set(['groups.full']))
    const { rows } = await world.house.database.pool.query('select number from groups_seats where group_id = $1 order by 1', [
      groupId,
    ])
    assert.deepEqual(
      rows.map(row => row.number),
      Array.from({ length: seatsMax }, (_, i) => i + 1),
    )
    assert.deepEqual(await broken(world.house), [])
  })

for (const usesMax of [1, 3, 10])
  test(`64 show an invite of ${usesMax} uses at two doors`, async () => {
    const groupIds = [await group(desk()), await group(desk())]
    const { code } = await makeInvite(desk(), { groupIds, usesMax, days: 1 })
    const attempts = crowd.map((who, i) => () => takeSeat(as(who), groupIds[i % 2] as string, { inviteCode: code }))
    const { won, refusals } = await rush(attempts)
    assert.equal(won, usesMax)
    assert.deepEqual(refusals, new Set(['groups.invite-used-up']))
    assert.deepEqual(await broken(world.house), [])
  })

test('one member on eight phones sits once', async () => {
  const groupId = await group(desk())
  const ling = crowd[0] as Someone
  const { won, refusals } = await rush(Array.from({ length: 8 }, () => () => takeSeat(as(ling), groupId)))
  assert.equal(won, 1)
  assert.deepEqual(refusals, new Set(['groups.already-seated']))
  assert.deepEqual(await broken(world.house), [])
})

test('five tries are five, however many come at once', async () => {
  const groupId = await group(desk(), { admission: [{ kind: 'password', phrase: '早安' }] })
  const ling = crowd[0] as Someone
  const { won, refusals } = await rush(Array.from({ length: 32 }, () => () => sayPassword(as(ling), groupId, '晚安')))
  assert.equal(won, 5)
  assert.deepEqual(refusals, new Set(['groups.too-many-tries']))
})

test('an application decided twelve times is decided once, and makes one seat', async () => {
  const groupId = await group(desk(), { admission: [{ kind: 'application', questions: [] }] })
  const { id } = await apply(as(crowd[0] as Someone), groupId, { answers: {} })
  const decisions = Array.from(
    { length: 12 },
    (_, i) => () => decideApplication(desk(), id, { approve: i % 2 === 0, reason: '' }),
  )
  const { won, refusals } = await rush(decisions)
  assert.equal(won, 1)
  assert.deepEqual(refusals, new Set(['groups.application-settled']))
  assert.deepEqual(await broken(world.house), [])
})

test('approvals beyond the last seat leave their applications waiting', async () => {
  const groupId = await group(desk(), { seatsMax: 3, admission: [{ kind: 'application', questions: [] }] })
  const applications = await Promise.all(crowd.slice(0, 10).map(who => apply(as(who), groupId, { answers: {} })))
  const { won, refusals } = await rush(
    applications.map(a => () => decideApplication(desk(), a.id, { approve: true, reason: '' })),
  )
  assert.equal(won, 3)
  assert.deepEqual(refusals, new Set(['groups.full']))
  const waiting = await world.house.database.pool.query(
    "select count(*)::int as n from groups_applications where group_id = $1 and state = 'waiting'",
    [groupId],
  )
  assert.equal(waiting.rows[0].n, 7)
  assert.deepEqual(await broken(world.house), [])
})

test('hand over against leave: the heir owns and stays, or is gone and owns nothing', async () => {
  for (let round = 0; round < 12; round++) {
    const groupId = await group(desk())
    const [hao, ling] = crowd.slice(0, 2) as [Someone, Someone]
    for (const who of [hao, ling]) await takeSeat(as(who), groupId)
    await handOver(desk(), groupId, hao.memberId)
    const { won } = await rush([() => handOver(as(hao), groupId, ling.memberId), () => leaveGroup(as(ling), groupId)])
    assert.equal(won, 1)
    const owners = await world.house.database.pool.query("select 1 from groups_seats where group_id = $1 and role = 'owner'", [
      groupId,
    ])
    assert.equal(owners.rowCount, 1)
  }
  assert.deepEqual(await broken(world.house), [])
})

test('seats are lowered while people sit down: never more people than seats', async () => {
  const groupId = await group(desk(), { seatsMax: 30 })
  const lower = [25, 15, 8, 5].map(seatsMax => () => changeGroup(desk(), groupId, { seatsMax }))
  await rush([...crowd.slice(0, 32).map(who => () => takeSeat(as(who), groupId)), ...lower])
  assert.deepEqual(await broken(world.house), [])
})

test('sitting down, getting up and being banned at once leaves seats and count in step, and no banned man seated', async () => {
  const groupId = await group(desk(), { seatsMax: 8 })
  for (const who of crowd.slice(0, 6)) await takeSeat(as(who), groupId)
  await rush([
    ...crowd.slice(0, 6).map(who => () => leaveGroup(as(who), groupId)),
    ...crowd.slice(3, 9).map(who => () => banFromGroup(desk(), groupId, who.memberId, '')),
    ...crowd.slice(6, 20).map(who => () => takeSeat(as(who), groupId)),
    ...crowd.slice(20, 24).map(who => () => seatMember(desk(), groupId, who.memberId)),
  ])
  assert.deepEqual(await broken(world.house), [])
  const both = await world.house.database.pool.query(
    'select 1 from groups_seats join groups_bans using (community_id, group_id, member_id)',
  )
  assert.equal(both.rowCount, 0)
})

test('two moves that each look right do not make a circle', async () => {
  for (let round = 0; round < 8; round++) {
    const [a, b] = [await group(desk()), await group(desk())]
    const { won, refusals } = await rush([() => moveGroup(desk(), a, b), () => moveGroup(desk(), b, a)])
    assert.equal(won, 1)
    assert.deepEqual(refusals, new Set(['groups.tree-circle']))
  }
  assert.deepEqual(await broken(world.house), [])
})
