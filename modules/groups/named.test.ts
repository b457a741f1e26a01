// Operators are told by name who banned, removed, muted and closed; members are not told which operator it was.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { group } from './fixtures/cast.ts'
import { banFromGroup, changeRole, closeGroup, muteGroup, removeFromGroup, seatMember, setNorms } from './index.ts'

let world: World
let mei: SignedInOperator
let [hao, ling, bo]: SignedInMember[] = []
let groupId: string
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ;[hao, ling, bo] = await Promise.all(['浩', '凌', '博'].map(name => world.member(name)))
  groupId = await group(world.ctx(mei.actor))
  for (const one of [hao, ling, bo]) await seatMember(world.ctx(mei.actor), groupId, one?.memberId as string)
  await changeRole(world.ctx(mei.actor), groupId, hao?.memberId as string, 'host')
})
after(() => world.close())

const get = async (who: { cookie: string } | undefined, rest: string) => {
  const { status, body } = await ask(world, `GET /communities/${world.club.id}${rest}`, { cookie: who?.cookie ?? '' })
  assert.equal(status, 200, rest)
  return body
}

test('who banned and who removed is named, be it an operator or a host; a host is not told the operator’s name', async () => {
  await banFromGroup(world.ctx(mei.actor), groupId, ling?.memberId as string, '刷屏')
  await removeFromGroup(world.ctx(hao?.actor), groupId, bo?.memberId as string, '搬走了')
  const [ban] = (await get(mei, `/console/groups/${groupId}/bans`)).items
  assert.deepEqual([ban.name, ban.bannedBy, ban.bannedByName], ['凌', mei.operatorId, '梅'])
  const endings = (await get(mei, `/console/groups/${groupId}/endings`)).items
  const by = new Map(endings.map((one: any) => [one.memberId, one.endedByName]))
  assert.deepEqual([by.get(ling?.memberId), by.get(bo?.memberId)], ['梅', '浩'])
  const seen = (await get(hao, `/groups/${groupId}/bans`)).items
  assert.deepEqual([seen.length, 'bannedByName' in seen[0]], [1, false])
})

test('who muted, who closed and who wrote the norms is named', async () => {
  await setNorms(world.ctx(mei.actor), groupId, '守时')
  assert.equal((await get(mei, `/console/groups/${groupId}`)).norms.changedByName, '梅')
  await muteGroup(world.ctx(hao?.actor), groupId, '开讲')
  assert.equal((await get(mei, `/console/groups/${groupId}`)).mute.mutedByName, '浩')
  await closeGroup(world.ctx(mei.actor), groupId, '散了')
  assert.equal((await get(mei, `/console/groups/${groupId}`)).closing.closedByName, '梅')
})
