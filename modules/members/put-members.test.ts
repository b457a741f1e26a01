// Many members at once: made, brought up to date, left alone, and never doubled.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '#tests/world.ts'
import { type MemberPut, putMembers, tagIdsByName } from './index.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const row = (n: number, over: Partial<MemberPut> = {}): MemberPut => ({
  identities: [{ kind: 'email', subject: `put-${n}@example.com` }],
  name: `成员${n}`,
  ...over,
})
const outcomes = async (rows: readonly MemberPut[], existing: 'fill' | 'overwrite' | 'keep' = 'fill') =>
  (await putMembers(world.ctx(), rows, { source: 'import:1', existing })).map(result => result.outcome)
const count = async () => (await world.house.db.selectFrom('membersMembers').select('id').execute()).length

test('a second time the same rows change nothing', async () => {
  const rows = Array.from({ length: 300 }, (_, n) =>
    row(n, { values: { city: '杭州' }, joinedAt: new Date('2024-05-01T00:00:00Z') }),
  )
  assert.deepEqual(new Set(await outcomes(rows)), new Set(['made']))
  assert.equal(await count(), 300)
  for (const existing of ['fill', 'overwrite', 'keep'] as const)
    assert.deepEqual(new Set(await outcomes(rows, existing)), new Set(['same']))
  assert.equal(await count(), 300)
})

test('twins, clashes and the absent are told apart; changes say what was before', async () => {
  const twice: MemberPut = { identities: [...row(2000).identities, ...row(2000).identities] }
  assert.deepEqual(await outcomes([twice, twice]), ['made', 'twin'])
  const both: MemberPut = { identities: [...row(1).identities, ...row(2).identities], name: '两个人' }
  const phone: MemberPut = { identities: [...row(3).identities, { kind: 'phone', subject: '+8613600136000' }] }
  assert.deepEqual(await outcomes([row(1000), row(1000), both, phone, { identities: [] }]), [
    'made',
    'twin',
    'clash',
    'changed',
    'clash',
  ])
  const byPhone: MemberPut = {
    identities: [{ kind: 'phone', subject: '+8613600136000' }],
    name: '新名',
    values: { city: '上海', km: 3 },
  }
  const [filled] = await putMembers(world.ctx(), [byPhone], { source: 'import:2', existing: 'fill' })
  assert.deepEqual([filled?.outcome, filled?.before], ['changed', { values: { km: null } }])
  const [written] = await putMembers(world.ctx(), [byPhone], { source: 'import:2', existing: 'overwrite' })
  assert.deepEqual([written?.outcome, written?.before], ['changed', { name: '成员3', values: { city: '杭州' } }])
  const found = await world.house.db
    .selectFrom('membersMembers')
    .select(['name', 'nameSort'])
    .where('id', '=', written?.memberId ?? '')
    .execute()
  assert.deepEqual(found, [{ name: '新名', nameSort: 'xinming' }])
})

test('the same rows from several doors at once make each person once', async () => {
  const before = await count()
  const rows = Array.from({ length: 50 }, (_, n) => row(5_000 + n))
  const all = await Promise.all([outcomes(rows), outcomes(rows.toReversed()), outcomes(rows)])
  assert.equal(all.flat().filter(outcome => outcome === 'made').length, 50)
  assert.equal(await count(), before + 50)
})

test('tags are made by name and put on; one fact tells of the whole batch', async () => {
  const tags = await tagIdsByName(world.ctx(), ['老会员', '书友', '老会员'])
  assert.equal(tags.size, 2)
  await putMembers(world.ctx(), [row(9_000, { tagIds: [...tags.values()] }), row(9_001, { tagIds: [...tags.values()] })], {
    source: 'import:3',
    existing: 'fill',
  })
  const worn = await world.house.db.selectFrom('membersMemberTags').select('memberId').execute()
  assert.equal(worn.length, 4)
  await world.settle()
  const facts = await world.house.db.selectFrom('kernelFacts').select('payload').where('name', '=', 'members.brought').execute()
  assert.ok(facts.some(fact => (fact.payload as { memberIds: string[] }).memberIds.length === 2))
  assert.equal(
    (await world.house.db.selectFrom('kernelFacts').select('id').where('name', '=', 'members.joined').execute()).length,
    0,
  )
})
