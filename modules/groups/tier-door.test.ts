// A door that asks for a right: open to whoever holds it at that moment, and to nobody a second after its end.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Refused } from '#kernel/refusal.ts'
import { buy, planOf } from '#modules/tiers/fixtures/cast.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { NewGroup } from './contract.ts'
import { openGroup, setAdmission, takeSeat } from './index.ts'

let world: World
let [ling, bo, chen]: SignedInMember[] = []
let groupId: string
before(async () => {
  world = await openWorld()
  ;[ling, bo, chen] = await Promise.all(['凌', '博', '晨'].map(name => world.member(name)))
  groupId = (await openGroup(world.ctx(), NewGroup.parse({ name: '铁杆群', admission: [{ kind: 'tier', right: '铁杆群' }] }))).id
})
after(() => world.close())

const sits = async (who: SignedInMember | undefined) => {
  try {
    return (await takeSeat(world.ctx(who?.actor), groupId)).number
  } catch (error) {
    return error instanceof Refused ? error.refusal.code : Promise.reject(error)
  }
}

test('who holds the right sits down; who does not is told which it takes', async () => {
  const plan = await planOf(world.ctx(), { months: 1, rights: ['铁杆群'] })
  await buy(world.ctx(), plan, ling?.memberId as string)
  await buy(world.ctx(), plan, chen?.memberId as string)
  assert.equal(await sits(ling), 1)
  assert.equal(await sits(bo), 'groups.steps-remain')
  const { body } = await ask(world, `GET /communities/${world.club.id}/groups/${groupId}`, { cookie: bo?.cookie as string })
  assert.deepEqual(body.standing.steps, [{ kind: 'tier', questions: [], waiting: false, right: '铁杆群' }])
})

test('a second after the end of his tier he is not let in any more', async () => {
  await world.advance(new Date('2026-04-02T00:00:00Z'))
  assert.equal(await sits(chen), 'groups.steps-remain')
})

test('the same door set again changes nothing, another right does', async () => {
  const mei = await world.operator('梅', 'owner')
  assert.equal(await setAdmission(world.ctx(mei.actor), groupId, [{ kind: 'tier', right: '铁杆群' }]), false)
  assert.equal(await setAdmission(world.ctx(mei.actor), groupId, [{ kind: 'tier', right: '别的' }]), true)
})
