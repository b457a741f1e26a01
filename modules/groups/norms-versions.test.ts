// What the norms said before stays readable to operators: each text with who wrote it, when, and how many signed it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInOperator, type World } from '#tests/world.ts'
import { group } from './fixtures/cast.ts'
import { seatMember, setNorms, signNorms } from './index.ts'

let world: World
let mei: SignedInOperator
let hao: SignedInOperator
before(async () => {
  world = await openWorld()
  ;[mei, hao] = [await world.operator('梅', 'owner'), await world.operator('浩', 'manager')]
})
after(() => world.close())

const versions = (groupId: string, who: { cookie: string }, query = '') =>
  ask(world, `GET /communities/${world.club.id}/console/groups/${groupId}/norms${query}`, { cookie: who.cookie })

test('every version is kept, the newest first, a page at a time', async () => {
  const [ling, bo] = [await world.member('凌'), await world.member('博')]
  const groupId = await group(world.ctx(mei.actor), { norms: '守时。' })
  for (const one of [ling, bo]) {
    await seatMember(world.ctx(mei.actor), groupId, one.memberId)
    await signNorms(world.ctx(one.actor), groupId, 1)
  }
  await world.advance(3_600_000)
  await setNorms(world.ctx(hao.actor), groupId, '守时，不发广告。')
  await signNorms(world.ctx(ling.actor), groupId, 2)
  await setNorms(world.ctx(mei.actor), groupId, '')
  const { status, body } = await versions(groupId, mei, '?limit=2')
  assert.equal(status, 200)
  const line = (one: any) => [one.version, one.text, one.changedAt, one.changedByName, one.signed]
  assert.deepEqual(body.items.map(line), [
    [3, '', '2026-03-02T01:00:00.000Z', '梅', 0],
    [2, '守时，不发广告。', '2026-03-02T01:00:00.000Z', '浩', 1],
  ])
  const rest = (await versions(groupId, mei, `?limit=2&cursor=${body.next}`)).body
  assert.deepEqual([rest.items.map(line), rest.next], [[[1, '守时。', '2026-03-02T00:00:00.000Z', '梅', 2]], null])
})

test('a group that is not there is not found, and a member of it does not read its history', async () => {
  assert.equal((await versions(`grp_${'0'.repeat(26)}`, mei)).status, 404)
  const ling = await world.member('凌')
  const groupId = await group(world.ctx(mei.actor), { norms: '守时。' })
  await seatMember(world.ctx(mei.actor), groupId, ling.memberId)
  assert.equal((await versions(groupId, ling)).status, 401)
})
