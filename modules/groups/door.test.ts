// The door: norms, invite, password, application; in order, and by one function for every way in.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Ctx } from '#kernel/ctx.ts'
import { Refused } from '#kernel/refusal.ts'
import { openWorld, type World } from '#tests/world.ts'
import { apply } from './commands/apply.ts'
import { withdrawApplication } from './commands/withdraw-application.ts'
import { broken, call, group, mei, refused } from './fixtures/cast.ts'
import {
  changeRole,
  decideApplication,
  leaveGroup,
  mayReadGroup,
  muteGroup,
  sayPassword,
  seatMember,
  seatOf,
  setAdmission,
  setNorms,
  signNorms,
  takeSeat,
  unmuteGroup,
  whyNotWrite,
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
const stepsLeft =
  (...kinds: string[]) =>
  (error: unknown) =>
    error instanceof Refused &&
    error.refusal.code === 'groups.steps-remain' &&
    assert.deepEqual(
      (error.details['steps'] as { kind: string }[]).map(s => s.kind),
      kinds,
    ) === undefined
const questions = [{ id: 'why', ask: '为什么想来？', required: true }]

test('the norms are signed before the seat, in the version that was read', async () => {
  const groupId = await group(desk(), { norms: '一、不刷屏。' })
  await assert.rejects(takeSeat(as(ling), groupId), stepsLeft('norms'))
  await setNorms(desk(), groupId, '一、不刷屏。二、不发广告。')
  await assert.rejects(takeSeat(as(ling), groupId, { pledgeVersion: 1 }), refused('groups.norms-moved'))
  await takeSeat(as(ling), groupId, { pledgeVersion: 2 })
  assert.equal(await whyNotWrite(as(ling), groupId), null)
})

test('when the norms change, who has not signed again reads and does not write', async () => {
  const groupId = await group(desk(), { norms: '甲' })
  await takeSeat(as(ling), groupId, { pledgeVersion: 1 })
  assert.equal(await setNorms(desk(), groupId, '甲'), false)
  assert.equal(await setNorms(desk(), groupId, '乙'), true)
  assert.equal(await mayReadGroup(as(ling), groupId), true)
  assert.equal((await whyNotWrite(as(ling), groupId))?.code, 'groups.norms-unsigned')
  await assert.rejects(signNorms(as(ling), groupId, 1), refused('groups.norms-moved'))
  await signNorms(as(ling), groupId, 2)
  assert.equal(await whyNotWrite(as(ling), groupId), null)
  await setNorms(desk(), groupId, '')
  await assert.rejects(signNorms(as(ling), groupId, 3), refused('groups.no-norms'))
})

test('an operator’s guest sits at once, and writes after he has signed', async () => {
  const groupId = await group(desk(), { norms: '甲', admission: [{ kind: 'password', phrase: '早安' }] })
  await seatMember(desk(), groupId, ling.memberId)
  assert.equal((await whyNotWrite(as(ling), groupId))?.code, 'groups.norms-unsigned')
  await assert.rejects(seatMember(as(ling), groupId, bo.memberId), refused('house.forbidden'))
})

test('while a group is muted a teacher speaks and a member does not', async () => {
  const groupId = await group(desk(), { hostId: hao.memberId })
  for (const who of [ling, bo]) await takeSeat(as(who), groupId)
  await changeRole(as(hao), groupId, bo.memberId, 'teacher')
  await assert.rejects(muteGroup(as(ling), groupId), refused('house.forbidden'))
  await assert.rejects(muteGroup(as(chen), groupId), refused('groups.no-seat'))
  await muteGroup(as(hao), groupId, '听课')
  assert.equal((await whyNotWrite(as(ling), groupId))?.code, 'groups.muted')
  assert.equal(await whyNotWrite(as(bo), groupId), null)
  assert.equal(await whyNotWrite(as(hao), groupId), null)
  await unmuteGroup(as(hao), groupId)
  assert.equal(await whyNotWrite(as(ling), groupId), null)
  assert.equal((await whyNotWrite(as(chen), groupId))?.code, 'groups.no-seat')
})

test('the password opens, a wrong one is counted, and five are enough for a quarter of an hour', async () => {
  const groupId = await group(desk(), { admission: [{ kind: 'password', phrase: '早起的鸟' }] })
  await assert.rejects(takeSeat(as(ling), groupId), stepsLeft('password'))
  for (const triesLeft of [4, 3, 2, 1, 0])
    assert.deepEqual(await sayPassword(as(ling), groupId, '晚睡的鸟'), { right: false, triesLeft })
  await assert.rejects(sayPassword(as(ling), groupId, '早起的鸟'), refused('groups.too-many-tries'))
  assert.equal((await sayPassword(as(bo), groupId, ' 早起 的鸟')).right, true)
  await world.advance(15 * 60_000)
  assert.equal((await sayPassword(as(ling), groupId, '早起的鸟')).right, true)
  await takeSeat(as(ling), groupId)
})

test('a new password makes the old one unsaid; the same one set again does not', async () => {
  const groupId = await group(desk(), { admission: [{ kind: 'password', phrase: '早起的鸟' }] })
  await sayPassword(as(ling), groupId, '早起的鸟')
  assert.equal(await setAdmission(desk(), groupId, [{ kind: 'password', phrase: '早起的鸟' }]), false)
  assert.equal(await setAdmission(desk(), groupId, [{ kind: 'password' }]), false)
  assert.equal(await setAdmission(desk(), groupId, [{ kind: 'password', phrase: '有虫吃' }]), true)
  await assert.rejects(takeSeat(as(ling), groupId), stepsLeft('password'))
  await setAdmission(desk(), groupId, [])
  await assert.rejects(sayPassword(as(ling), groupId, '有虫吃'), refused('groups.step-not-asked'))
  await assert.rejects(setAdmission(desk(), groupId, [{ kind: 'password' }]), refused('groups.phrase-needed'))
})

test('no table keeps the password', async () => {
  await group(desk(), { admission: [{ kind: 'password', phrase: 'xyzzy-plugh' }] })
  for (const table of ['groups_admission', 'kernel_outbox', 'kernel_facts', 'kernel_jobs']) {
    const rows = await world.house.database.pool.query(`select * from ${table}`)
    assert.doesNotMatch(JSON.stringify(rows.rows), /xyzzy/, table)
  }
})

test('an application is approved once, and the approval takes the seat', async () => {
  const groupId = await group(desk(), { hostId: hao.memberId, admission: [{ kind: 'application', questions }] })
  await assert.rejects(apply(as(ling), groupId, { answers: {} }), refused('groups.answers-missing'))
  const first = await apply(as(ling), groupId, { answers: { why: '想早起' } })
  const again = await apply(as(ling), groupId, { answers: { why: '想早起，也想听', other: '?' } })
  assert.equal(again.id, first.id)
  assert.deepEqual(again.answers, [{ ask: '为什么想来？', answer: '想早起，也想听' }])
  await assert.rejects(takeSeat(as(ling), groupId), stepsLeft('application'))
  await assert.rejects(decideApplication(as(ling), first.id, { approve: true, reason: '' }), refused('groups.no-seat'))
  await decideApplication(as(hao), first.id, { approve: true, reason: '欢迎' }, groupId)
  assert.equal((await seatOf(as(hao), groupId, ling.memberId))?.number, 2)
  await assert.rejects(
    decideApplication(as(hao), first.id, { approve: false, reason: '' }),
    refused('groups.application-settled'),
  )
  await leaveGroup(as(ling), groupId)
  await assert.rejects(takeSeat(as(ling), groupId), stepsLeft('application'))
})

test('an application refused or withdrawn is over; one may ask again', async () => {
  const groupId = await group(desk(), { admission: [{ kind: 'application', questions: [] }] })
  const first = await apply(as(ling), groupId, { answers: {} })
  await decideApplication(desk(), first.id, { approve: false, reason: '人满' })
  await assert.rejects(withdrawApplication(as(ling), groupId), refused('house.not-found'))
  const second = await apply(as(ling), groupId, { answers: {} })
  assert.notEqual(second.id, first.id)
  await withdrawApplication(as(ling), groupId)
  await assert.rejects(decideApplication(desk(), second.id, { approve: true, reason: '' }), refused('groups.application-settled'))
  const open = await group(desk())
  await assert.rejects(apply(as(ling), open, { answers: {} }), refused('groups.step-not-asked'))
})

test('a full group undoes the approval, and the application goes on waiting', async () => {
  const groupId = await group(desk(), { seatsMax: 1, admission: [{ kind: 'application', questions: [] }] })
  const application = await apply(as(ling), groupId, { answers: {} })
  await seatMember(desk(), groupId, bo.memberId)
  await assert.rejects(decideApplication(desk(), application.id, { approve: true, reason: '' }), refused('groups.full'))
  await leaveGroup(as(bo), groupId)
  assert.equal((await decideApplication(desk(), application.id, { approve: true, reason: '' })).state, 'approved')
  assert.ok(await seatOf(desk(), groupId, ling.memberId))
})

test('hosts are asked only by those who have passed the steps before', async () => {
  const groupId = await group(desk(), {
    norms: '甲',
    admission: [
      { kind: 'password', phrase: '早安' },
      { kind: 'application', questions: [] },
    ],
  })
  await assert.rejects(apply(as(ling), groupId, { answers: {} }), stepsLeft('norms', 'password'))
  await sayPassword(as(ling), groupId, '早安')
  await apply(as(ling), groupId, { answers: {}, pledgeVersion: 1 })
})

test('an approval stands when a step is left that only the member can do', async () => {
  const groupId = await group(desk(), {
    admission: [
      { kind: 'application', questions: [] },
      { kind: 'password', phrase: '早安' },
    ],
  })
  const application = await apply(as(ling), groupId, { answers: {} })
  await decideApplication(desk(), application.id, { approve: true, reason: '' })
  assert.equal(await seatOf(desk(), groupId, ling.memberId), null)
  await assert.rejects(takeSeat(as(ling), groupId), stepsLeft('password'))
  await sayPassword(as(ling), groupId, '早安')
  await takeSeat(as(ling), groupId)
})

test('an operator who seats someone answers his application', async () => {
  const groupId = await group(desk(), { admission: [{ kind: 'application', questions: [] }] })
  const application = await apply(as(ling), groupId, { answers: {} })
  await seatMember(desk(), groupId, ling.memberId)
  await assert.rejects(
    decideApplication(desk(), application.id, { approve: false, reason: '' }),
    refused('groups.application-settled'),
  )
})
