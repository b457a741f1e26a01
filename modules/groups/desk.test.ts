// The console over groups: the tree, settings, many seats at once, the next group, a copy; each community by itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type Ctx, theHouse } from '#kernel/ctx.ts'
import { Refused } from '#kernel/refusal.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { openWorld, type World } from '#tests/world.ts'
import { changeSeats } from './commands/change-seats.ts'
import { planNextGroup, showTree } from './commands/show-desk-group.ts'
import { NewGroup } from './contract.ts'
import { broken, call, group, mei, refused } from './fixtures/cast.ts'
import {
  announce,
  banFromGroup,
  changeGroup,
  cloneGroup,
  closeGroup,
  findDeskGroup,
  getGroup,
  handOver,
  makeInvite,
  mayReadGroup,
  moveGroup,
  muteGroup,
  openGroup,
  seatMember,
  seatOf,
  setAdmission,
  setNorms,
  signNorms,
  takeSeat,
  whyNotWrite,
} from './index.ts'
import { levelsMax } from './rules/tree.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(async () => {
  assert.deepEqual(await broken(world.house), [])
  await world.close()
})
const desk = (): Ctx => world.ctx(mei)

test('a group opened under a ref is opened once, and every setter is quiet when nothing differs', async () => {
  const wish = NewGroup.parse({ name: '核心群', kind: 'pyramid', purpose: 'core', norms: '守时', seatsMax: 20 })
  const first = await openGroup(desk(), { ...wish, ref: 'core' })
  assert.deepEqual(await openGroup(desk(), { ...wish, ref: 'core' }), { id: first.id, fresh: false })
  const { parentId, hostId, norms, admission, ...settings } = wish
  assert.deepEqual(await changeGroup(desk(), first.id, settings), [])
  assert.equal(await setNorms(desk(), first.id, norms), false)
  assert.equal(await setAdmission(desk(), first.id, admission), false)
  assert.equal(await announce(desk(), first.id, ''), false)
  const found = await findDeskGroup(desk(), 'core')
  assert.equal(found?.name, '核心群')
  assert.equal(found?.norms?.version, 1)
  assert.equal(await findDeskGroup(desk(), 'none'), null)
})

test('twelve who open the same ref at once open one group', async () => {
  const wish = { ...NewGroup.parse({ name: '一群' }), ref: 'rush' }
  const opened = await Promise.all(Array.from({ length: 12 }, () => openGroup(desk(), wish)))
  assert.equal(new Set(opened.map(o => o.id)).size, 1)
  assert.equal(opened.filter(o => o.fresh).length, 1)
})

test('who hosts a group sits in the group above it', async () => {
  const [hao, ling] = await call(world.ctx(), '浩', '凌')
  const core = await group(desk(), { kind: 'pyramid', purpose: 'core', hostId: hao.memberId })
  const hosted = { purpose: 'hosted', parentId: core } as const
  await assert.rejects(group(desk(), { ...hosted, hostId: ling.memberId }), refused('groups.host-needs-seat'))
  await seatMember(desk(), core, ling.memberId)
  assert.deepEqual(
    (await planNextGroup(desk(), core)).hosts.map(h => h.memberId),
    [hao.memberId, ling.memberId],
  )
  const below = await group(desk(), { ...hosted, hostId: ling.memberId })
  assert.equal((await seatOf(desk(), below, ling.memberId))?.role, 'host')
  const plan = await planNextGroup(desk(), core)
  assert.equal(plan.advice, 'host')
  assert.deepEqual(
    plan.hosts.map(h => h.cardName),
    ['001-浩'],
  )
})

test('the tree stays a tree, six levels deep, whatever is moved wherever', async () => {
  const ids: string[] = []
  for (let i = 0; i < 9; i++) ids.push(await group(desk(), { name: `树${i}` }))
  const move = fc.tuple(fc.nat(8), fc.option(fc.nat(8)))
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 12 }), async moves => {
      for (const [from, to] of moves) {
        try {
          await moveGroup(desk(), ids[from] as string, to === null ? null : (ids[to] as string))
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          assert.match(error.refusal.code, /^groups\.tree-(circle|too-deep)$/)
        }
      }
      const tree = (await showTree(desk())).filter(g => ids.includes(g.id))
      assert.equal(tree.length, ids.length)
      assert.ok(tree.every(g => g.depth <= levelsMax))
    }),
    { numRuns: 12 },
  )
})

test('a chain of six takes no seventh', async () => {
  let parentId: string | null = null
  for (let i = 0; i < levelsMax; i++) parentId = await group(desk(), { parentId })
  await assert.rejects(group(desk(), { parentId }), refused('groups.tree-too-deep'))
  const pair = await group(desk())
  await assert.rejects(moveGroup(desk(), pair, parentId), refused('groups.tree-too-deep'))
})

test('a preview of many changes says what will be, and changes nothing', async () => {
  const [ling, bo, chen, dan] = await call(world.ctx(), '凌', '博', '晨', '丹')
  const groupId = await group(desk(), { seatsMax: 2 })
  await takeSeat(world.ctx(ling), groupId)
  const wish = { memberIds: [ling, bo, chen].map(m => m.memberId), change: { action: 'seat' } as const }
  const preview = await changeSeats(desk(), groupId, { ...wish, preview: true })
  assert.deepEqual(
    preview.lines.map(l => [l.cardName, l.outcome, l.refusal?.code]),
    [
      ['001-凌', 'refused', 'groups.already-seated'],
      ['博', 'will', undefined],
      ['晨', 'refused', 'groups.full'],
    ],
  )
  assert.equal(await seatOf(desk(), groupId, bo.memberId), null)
  const did = await changeSeats(desk(), groupId, { ...wish, preview: false })
  assert.deepEqual([did.done, did.refused], [1, 2])
  assert.equal((await seatOf(desk(), groupId, bo.memberId))?.number, 2)
  const removal = { action: 'remove', reason: '换季' } as const
  const memberIds = [bo.memberId, dan.memberId]
  const removed = await changeSeats(desk(), groupId, { memberIds, change: removal, preview: false })
  assert.deepEqual(
    removed.lines.map(l => l.outcome),
    ['did', 'refused'],
  )
  assert.equal((await getGroup(desk(), groupId)).seatsTaken, 1)
})

test('many are moved, promoted and banned, each line with its own end', async () => {
  const [ling, bo, chen] = await call(world.ctx(), '凌', '博', '晨')
  const [from, to] = [await group(desk()), await group(desk(), { seatsMax: 2 })]
  for (const who of [ling, bo, chen]) await takeSeat(world.ctx(who), from)
  const memberIds = [ling, bo, chen].map(m => m.memberId)
  await changeSeats(desk(), from, { memberIds, change: { action: 'role', role: 'teacher' }, preview: false })
  const moved = await changeSeats(desk(), from, { memberIds, change: { action: 'move', toGroupId: to }, preview: false })
  assert.deepEqual([moved.done, moved.refused], [2, 1])
  assert.equal((await seatOf(desk(), to, ling.memberId))?.role, 'teacher')
  assert.equal((await seatOf(desk(), from, chen.memberId))?.number, 3)
  const same = await changeSeats(desk(), to, {
    memberIds: [ling.memberId],
    change: { action: 'move', toGroupId: to },
    preview: false,
  })
  assert.equal(same.lines[0]?.refusal?.code, 'groups.already-seated')
  await changeSeats(desk(), from, { memberIds, change: { action: 'ban', reason: '广告' }, preview: false })
  assert.equal((await getGroup(desk(), from)).seatsTaken, 0)
  await assert.rejects(takeSeat(world.ctx(bo), from), refused('groups.banned'))
})

test('a copy takes norms, door and chosen members along; who had signed need not sign again', async () => {
  const [hao, ling, bo] = await call(world.ctx(), '浩', '凌', '博')
  const groupId = await group(desk(), {
    cardPattern: '{name}·{城市}',
    norms: '守时',
    admission: [{ kind: 'password', phrase: '早安' }],
    hostId: hao.memberId,
  })
  for (const who of [ling, bo]) await seatMember(desk(), groupId, who.memberId)
  await signNorms(world.ctx(ling), groupId, 1)
  const copy = await cloneGroup(desk(), groupId, {
    name: '晨读二群',
    hostId: ling.memberId,
    memberIds: [ling.memberId, bo.memberId],
  })
  const shown = await getGroup(desk(), copy)
  assert.deepEqual([shown.name, shown.cardPattern, shown.norms?.text, shown.seatsTaken], ['晨读二群', '{name}·{城市}', '守时', 2])
  assert.deepEqual(shown.admission, [{ kind: 'password', questions: [], phraseSet: true, right: null }])
  assert.equal((await seatOf(desk(), copy, ling.memberId))?.role, 'host')
  assert.equal(await seatOf(desk(), groupId, ling.memberId), null)
  assert.equal(await whyNotWrite(world.ctx(ling), copy), null)
  assert.equal((await whyNotWrite(world.ctx(bo), copy))?.code, 'groups.norms-unsigned')
  assert.equal(shown.unsigned, 1)
  await handOver(desk(), groupId, hao.memberId)
  await assert.rejects(cloneGroup(desk(), groupId, { name: '三群', memberIds: [hao.memberId] }), refused('groups.owner-stays'))
})

test('two communities never mix: ids of the one are nothing in the other', async () => {
  const other = await openCommunity(world.ctx({ kind: 'system', name: 'test' }, theHouse), {
    ...{ slug: 'evening', name: '夜读会', intro: '', timeZone: 'Asia/Shanghai', locale: 'zh-CN', currency: 'CNY' },
  })
  const there = world.ctx(mei, other)
  const [ling] = await call(world.ctx(), '凌')
  const [dan] = await call(world.ctx(undefined, other), '丹')
  const [ours, theirs] = [await group(desk(), { hostId: ling.memberId }), await group(there)]
  const none = refused('house.not-found')
  for (const attempt of [
    () => getGroup(desk(), theirs),
    () => changeGroup(desk(), theirs, { name: '改' }),
    () => moveGroup(desk(), ours, theirs),
    () => moveGroup(desk(), theirs, null),
    () => closeGroup(desk(), theirs, ''),
    () => setNorms(desk(), theirs, '甲'),
    () => setAdmission(desk(), theirs, []),
    () => muteGroup(desk(), theirs),
    () => announce(desk(), theirs, '甲'),
    () => makeInvite(desk(), { groupIds: [ours, theirs], usesMax: 1, days: 1 }),
    () => takeSeat(world.ctx(ling), theirs),
    () => takeSeat(world.ctx(dan, other), ours),
    () => changeSeats(desk(), theirs, { memberIds: [ling.memberId], change: { action: 'seat' }, preview: false }),
    () => group(desk(), { parentId: theirs }),
  ])
    await assert.rejects(attempt(), none)
  await assert.rejects(seatMember(desk(), ours, dan.memberId), refused('groups.no-such-member'))
  await assert.rejects(banFromGroup(desk(), ours, dan.memberId, ''), refused('groups.no-such-member'))
  const { code } = await makeInvite(there, { groupIds: [theirs], usesMax: 1, days: 1 })
  await assert.rejects(takeSeat(world.ctx(ling), ours, { inviteCode: code }), refused('groups.invite-unknown'))
  assert.equal(await mayReadGroup(world.ctx(ling, other), ours), false)
  assert.equal(await mayReadGroup(world.ctx(dan, other), ours), false)
  assert.equal(await seatOf(there, ours, ling.memberId), null)
  assert.equal((await whyNotWrite(world.ctx(dan, other), ours))?.code, 'groups.no-seat')
})
