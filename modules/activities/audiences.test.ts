// Who is invited, by every way of naming them: exactly those play, and the others see nothing of it. It is asked anew at each move.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { groupOf } from '#modules/content/fixtures/cast.ts'
import { seatMember } from '#modules/groups/index.ts'
import { moveStage } from '#modules/members/commands/move-stage.ts'
import { addSegment, dropSegment } from '#modules/members/commands/save-segment.ts'
import { tagIdsByName, tagMembers } from '#modules/members/index.ts'
import { planOf } from '#modules/tiers/fixtures/cast.ts'
import { grantHolding } from '#modules/tiers/index.ts'
import { ask } from '#tests/ask.ts'
import type { SignedInMember, SignedInOperator, World } from '#tests/world.ts'
import type { Audience } from './contract.ts'
import { act, key, mistakes, openHall, putTin } from './fixtures/hall.ts'

let world: World
let mei: SignedInOperator
let [ling, bo, chen]: SignedInMember[] = []
before(async () => {
  world = await openHall()
  mei = await world.operator('梅', 'owner')
})
after(() => world.close())
/** People whom nobody has tagged, seated or moved yet. */
let nth = 0
beforeEach(async () => {
  nth++
  ;[ling, bo, chen] = await Promise.all(['凌', '博', '晨'].map(name => world.member(`${name}${nth}`)))
})
const idOf = (who: SignedInMember | undefined) => who?.memberId as string
const desk = () => world.ctx(mei.actor)
const at = (path: string) => `/communities/${world.club.id}${path}`
const asked = (who: SignedInMember | undefined, route: string, body?: unknown) => {
  const [method, path] = route.split(' ') as [string, string]
  return ask(world, `${method} ${at(path)}`, { ...(who ? { headers: who.headers } : {}), key: key(), ...(body ? { body } : {}) })
}
const take = async (who: SignedInMember | undefined, tin: string) =>
  (await asked(who, `POST /activities/${tin}/moves`, { move: 'take', input: {} })).body.code ?? 'taken'

/** Sees it, its feed, who plays, its receipt; finds it in the list. Guests have no lists of who plays. */
async function sees(who: SignedInMember | undefined, tin: string): Promise<boolean> {
  const doors = ['', '/receipt', ...(who ? ['/feed', '/entrants'] : [])].map(path => asked(who, `GET /activities/${tin}${path}`))
  const open = (await Promise.all(doors)).map(one => one.status === 200)
  const { body } = await asked(who, 'GET /activities?limit=100')
  const all = new Set([...open, body.items.some((one: { id: string }) => one.id === tin)])
  assert.equal(all.size, 1, `one door is open and another shut: ${open.join()}`)
  return all.has(true)
}
const put = async (...audience: Audience[]): Promise<string> => {
  const tin = await putTin(world, { audience, rewards: [{ key: 'sweet', title: '糖', kind: 'badge' }] })
  assert.equal((await figuresOf(tin)).body.activity.players, 0)
  return tin
}
const figuresOf = (tin: string) => ask(world, `GET ${at(`/console/activities/${tin}`)}`, { headers: mei.headers })
/** Ling is invited and plays; Bo is not, and for him there is no such activity. */
async function onlyLing(tin: string): Promise<void> {
  assert.deepEqual([await sees(ling, tin), await sees(bo, tin), await sees(undefined, tin)], [true, false, false])
  assert.deepEqual([await take(ling, tin), await take(bo, tin)], ['taken', 'activities.no-such-activity'])
  const { figures } = (await figuresOf(tin)).body
  assert.deepEqual([figures.invited, figures.players, figures.moves], [1, 1, 1])
  assert.deepEqual(await mistakes(world), [])
}
const tagged = async (name: string, ...who: (SignedInMember | undefined)[]): Promise<string> => {
  const tagId = (await tagIdsByName(world.ctx(), [name])).get(name) as string
  await tagMembers(world.ctx(), tagId, { put: who.map(idOf), take: [] })
  return tagId
}

test('a segment: whom its filter means, at the moment of the move', async () => {
  const tagId = await tagged('铁友', ling)
  const segment = await addSegment(desk(), { name: '铁友们', filter: { tagsAny: [tagId] } })
  const tin = await put({ kind: 'segment', id: segment.id })
  await onlyLing(tin)
  await tagged('铁友', chen)
  assert.deepEqual([await sees(chen, tin), await take(chen, tin)], [true, 'taken'])
  await dropSegment(desk(), segment.id)
  // Who has played sees what became of it; who has not is told nothing.
  assert.deepEqual([await sees(ling, tin), await sees(bo, tin)], [true, false])
  assert.deepEqual([await take(ling, tin), await take(bo, tin)], ['activities.not-invited', 'activities.no-such-activity'])
  assert.equal((await figuresOf(tin)).body.figures.invited, 0)
})

test('a stage: who stands on it now', async () => {
  const to = (who: SignedInMember | undefined, stage: 'fan' | 'community') =>
    moveStage(desk(), idOf(who), { to: stage, reason: '手动', keepDays: 30 })
  await to(ling, 'fan')
  const tin = await put({ kind: 'stage', id: 'fan' })
  await onlyLing(tin)
  await to(bo, 'fan')
  await to(ling, 'community')
  assert.deepEqual([await take(bo, tin), await take(ling, tin)], ['taken', 'activities.not-invited'])
  assert.equal(await sees(ling, tin), true, 'he has played')
})

test('a tag: who wears it, and no longer once it is taken off', async () => {
  const tagId = await tagged('志愿者', ling)
  const tin = await put({ kind: 'tag', id: tagId })
  await onlyLing(tin)
  await tagMembers(world.ctx(), tagId, { put: [], take: [idOf(ling)] })
  assert.equal(await take(ling, tin), 'activities.not-invited')
})

test('a group: who has a seat; a seat taken later counts from then on', async () => {
  const groupId = await groupOf(world.ctx(), `群${nth}`, idOf(ling))
  const tin = await put({ kind: 'group', id: groupId })
  await onlyLing(tin)
  await seatMember(world.ctx(), groupId, idOf(bo))
  assert.deepEqual([await sees(bo, tin), await take(bo, tin)], [true, 'taken'])
})

test('several ways at once: whoever is in one of them', async () => {
  const tagId = await tagged('评委', ling)
  const tin = await put({ kind: 'tag', id: tagId }, { kind: 'member', id: idOf(bo) })
  assert.deepEqual([await take(ling, tin), await take(bo, tin)], ['taken', 'taken'])
  assert.deepEqual([await sees(chen, tin), await take(chen, tin)], [false, 'activities.no-such-activity'])
  assert.equal((await figuresOf(tin)).body.figures.invited, 2)
})

// The clock goes far on here: this one is the last.
test('a tier’s right: all are told of it, for it can be had; only its holders play, and no longer than they hold it', async () => {
  const plan = await planOf(world.ctx(), { rights: ['铁杆'], periodDays: 10 } as Parameters<typeof planOf>[1])
  const hold = (who: SignedInMember | undefined) =>
    grantHolding(world.ctx(), { planId: plan.id, memberId: idOf(who), cause: `x${idOf(who)}`, paid: 0, why: 'complimentary' })
  await hold(ling)
  const closesAt = new Date(world.clock.now().getTime() + 400 * 86_400_000).toISOString()
  const audience: Audience[] = [{ kind: 'right', id: '铁杆' }]
  const tin = await putTin(world, { audience, closesAt, rewards: [{ key: 'sweet', title: '糖', kind: 'badge' }] })
  assert.deepEqual([await sees(ling, tin), await sees(bo, tin), await sees(undefined, tin)], [true, true, true])
  assert.deepEqual([await take(ling, tin), await take(bo, tin)], ['taken', 'activities.not-invited'])
  assert.equal((await asked(bo, `GET /activities/${tin}`)).body.mayNot, 'not-invited')
  await world.advance(390 * 86_400_000)
  await assert.rejects(act(world.ctx(ling?.actor), tin, 'take'), /activities.not-invited/)
})
