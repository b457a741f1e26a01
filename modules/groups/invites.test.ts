// Invites: what they open, what they never open, and how they end.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Ctx } from '#kernel/ctx.ts'
import { Refused } from '#kernel/refusal.ts'
import { openWorld, type World } from '#tests/world.ts'
import { apply } from './commands/apply.ts'
import { revokeInvite } from './commands/revoke-invite.ts'
import { broken, call, group, mei, refused } from './fixtures/cast.ts'
import { banFromGroup, changeRole, decideApplication, makeInvite, seatOf, takeSeat } from './index.ts'

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
const stepsLeft =
  (...kinds: string[]) =>
  (error: unknown) =>
    error instanceof Refused &&
    error.refusal.code === 'groups.steps-remain' &&
    assert.deepEqual(
      (error.details['steps'] as { kind: string }[]).map(s => s.kind),
      kinds,
    ) === undefined

test('no invite, by whomever, gets past an application', async () => {
  const groupId = await group(desk(), { hostId: hao.memberId, admission: [{ kind: 'application', questions: [] }] })
  for (const host of [as(hao), desk()]) {
    const { code } = await makeInvite(host, { groupIds: [groupId], usesMax: 5, days: 1 })
    await assert.rejects(takeSeat(as(ling), groupId, { inviteCode: code }), stepsLeft('application'))
  }
})

test('an invite and an application of the same person are one; the use counts when he sits', async () => {
  const groupId = await group(desk(), {
    hostId: hao.memberId,
    admission: [{ kind: 'invite' }, { kind: 'application', questions: [] }],
  })
  const { code } = await makeInvite(as(hao), { groupIds: [groupId], usesMax: 1, days: 1 })
  await assert.rejects(apply(as(ling), groupId, { answers: {} }), stepsLeft('invite'))
  const application = await apply(as(ling), groupId, { answers: {}, inviteCode: code })
  assert.equal(application.inviterName, '浩')
  const uses = async () =>
    (await world.house.database.pool.query('select uses from groups_invites where code = $1', [code])).rows[0].uses
  assert.equal(await uses(), 0)
  await decideApplication(as(hao), application.id, { approve: true, reason: '' })
  assert.equal(await uses(), 1)
  assert.ok(await seatOf(desk(), groupId, ling.memberId))
})

test('an invite that has ended says how it ended', async () => {
  const [one, other] = [await group(desk(), { seenBy: 'seated' }), await group(desk())]
  const made = (usesMax = 1) => makeInvite(desk(), { groupIds: [one], usesMax, days: 1 })
  const enter = (who: Someone, code: string, groupId = one) => takeSeat(as(who), groupId, { inviteCode: code })
  await assert.rejects(enter(ling, 'zzzzzzzz'), refused('groups.invite-unknown'))
  await assert.rejects(takeSeat(as(ling), one), refused('house.not-found'))
  const { code } = await made()
  await assert.rejects(enter(ling, code, other), refused('groups.invite-elsewhere'))
  await enter(ling, code)
  await assert.rejects(enter(bo, code), refused('groups.invite-used-up'))
  const revoked = await made()
  await assert.rejects(revokeInvite(as(ling), revoked.code), refused('house.not-found'))
  await revokeInvite(desk(), revoked.code)
  await assert.rejects(enter(bo, revoked.code), refused('groups.invite-revoked'))
  const old = await made()
  await world.advance(24 * 3_600_000)
  await assert.rejects(enter(bo, old.code), refused('groups.invite-expired'))
})

test('one use opens all groups of an invite to the same person', async () => {
  const groupIds = [await group(desk()), await group(desk())]
  const { code } = await makeInvite(desk(), { groupIds, usesMax: 1, days: 1 })
  for (const groupId of groupIds) await takeSeat(as(ling), groupId, { inviteCode: code })
  await assert.rejects(takeSeat(as(bo), groupIds[0] as string, { inviteCode: code }), refused('groups.invite-used-up'))
})

test('a member’s invite lives as long as his right to invite there', async () => {
  const groupId = await group(desk(), { kind: 'pyramid', hostId: hao.memberId })
  await takeSeat(as(ling), groupId)
  await assert.rejects(makeInvite(as(ling), { groupIds: [groupId], usesMax: 5, days: 1 }), refused('house.forbidden'))
  await assert.rejects(makeInvite(as(bo), { groupIds: [groupId], usesMax: 5, days: 1 }), refused('groups.no-seat'))
  await changeRole(as(hao), groupId, ling.memberId, 'connector')
  const { code } = await makeInvite(as(ling), { groupIds: [groupId], usesMax: 5, days: 1 })
  await takeSeat(as(bo), groupId, { inviteCode: code })
  await changeRole(as(hao), groupId, ling.memberId, 'member')
  await assert.rejects(takeSeat(as(chen), groupId, { inviteCode: code }), refused('groups.invite-revoked'))
  await changeRole(as(hao), groupId, ling.memberId, 'connector')
  await banFromGroup(as(hao), groupId, ling.memberId, '')
  await assert.rejects(takeSeat(as(chen), groupId, { inviteCode: code }), refused('groups.invite-revoked'))
})
