// What is given is given once, by whoever keeps it: coupons, tiers, goods; who is invited is asked at each move; files are read by
// whom they concern.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { groupOf } from '#modules/content/fixtures/cast.ts'
import { tagIdsByName, tagMembers } from '#modules/members/index.ts'
import { type Counter, openCounter } from '#modules/shop/fixtures/counter.ts'
import { planOf } from '#modules/tiers/fixtures/cast.ts'
import { entitlementsOf, grantHolding } from '#modules/tiers/index.ts'
import { ask } from '#tests/ask.ts'
import type { SignedInMember, World } from '#tests/world.ts'
import { payAwardsJob } from './commands/pay-awards.ts'
import { showActivity } from './commands/show-activity.ts'
import { act, mistakes, openHall, putTin } from './fixtures/hall.ts'
import { awardsOf } from './store/awards.ts'

let world: World
let counter: Counter
let [ling, bo, chen]: SignedInMember[] = []
before(async () => {
  world = await openHall()
  counter = await openCounter(world)
  ;[ling, bo, chen] = await Promise.all(['凌', '博', '晨'].map(name => world.member(name)))
})
after(() => world.close())
const as = (who: SignedInMember | undefined) => world.ctx(who?.actor)
const idOf = (who: SignedInMember | undefined) => who?.memberId as string
const states = async (tin: string, who: SignedInMember | undefined) =>
  (await awardsOf(world.ctx(), tin, idOf(who))).map(one => one.state)

test('a coupon is given once, however often it is paid; whoever has had his share is laid before the desk', async () => {
  const batch = await counter.batch({
    kind: 'fixed',
    title: '满减',
    amountOff: 300,
    threshold: 2_000,
    way: 'given',
    perMemberMax: 1,
  })
  const tin = await putTin(world, { rewards: [{ key: 'sweet', title: '券', kind: 'coupon', ref: batch.id, units: 5 }] })
  await act(as(ling), tin, 'take')
  await act(as(ling), tin, 'take')
  await act(as(bo), tin, 'take')
  assert.deepEqual(await states(tin, bo), ['due'])
  await Promise.all([1, 2, 3].map(() => payAwardsJob.run(world.ctx(), { activityId: tin })))
  await world.settle()
  assert.deepEqual(await states(tin, bo), ['paid'])
  assert.deepEqual((await states(tin, ling)).sort(), ['failed', 'paid'])
  const held = await counter.as(ling as SignedInMember, 'GET', '/coupons?filter=held')
  assert.equal(held.items.length, 1)
  assert.deepEqual(await mistakes(world), [])
})

test('a tier is given, and with it what it opens', async () => {
  const plan = await planOf(world.ctx(), { rights: ['听铁盒'] })
  const tin = await putTin(world, { rewards: [{ key: 'sweet', title: '月卡', kind: 'tier', ref: plan.id, units: 1 }] })
  await act(as(chen), tin, 'take')
  await world.settle()
  assert.deepEqual(await states(tin, chen), ['paid'])
  assert.ok((await entitlementsOf(world.ctx(), idOf(chen))).some(one => one.right === '听铁盒'))
  assert.deepEqual(await mistakes(world), [])
})

test('a group, a right, a tag: whoever is in one of them plays, and weighs what he holds', async () => {
  const groupId = await groupOf(world.ctx(), '铁盒群', idOf(ling))
  const plan = await planOf(world.ctx(), { rights: ['铁盒'] })
  await grantHolding(world.ctx(), { planId: plan.id, memberId: idOf(bo), cause: 'x', paid: 0, why: 'complimentary' })
  const tagId = (await tagIdsByName(world.ctx(), ['铁友'])).get('铁友') as string
  await tagMembers(world.ctx(), tagId, { put: [idOf(chen)], take: [] })
  const dan = await world.member('丹')
  const tin = await putTin(world, {
    audience: [
      { kind: 'group', id: groupId },
      { kind: 'right', id: '铁盒' },
      { kind: 'tag', id: tagId },
    ],
    weights: [{ right: '铁盒', weight: 5 }],
  })
  for (const who of [ling, bo, chen]) await act(as(who), tin, 'take')
  await assert.rejects(act(as(dan), tin, 'take'), /activities.not-invited/)
  const weights = await Promise.all([ling, bo, chen].map(async who => (await showActivity(as(who), tin)).me?.weight))
  assert.deepEqual(weights, [1, 5, 1])
  assert.equal((await showActivity(as(dan), tin)).mayNot, 'not-invited')
  assert.deepEqual(await mistakes(world), [])
})

test('a picture is made anew and belongs to whoever brought it, until a public move shows it', async () => {
  const tin = await putTin(world)
  const form = new FormData()
  const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#4a7' } })
    .jpeg()
    .toBuffer()
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), '照片.jpg')
  const sent = new Response(form)
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/communities/${world.club.id}/activities/${tin}/files?kind=picture`,
    headers: { ...ling?.headers, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  const { fileId } = answer.json()
  const reads = async (who: SignedInMember | undefined) =>
    (await world.app.inject({ url: `/api/communities/${world.club.id}/files/${fileId}`, headers: who?.headers ?? {} })).statusCode
  assert.deepEqual([await reads(ling), await reads(bo)], [200, 404])
  await assert.rejects(act(as(bo), tin, 'say', { text: '我的', files: [fileId] }), /activities.file-gone/)
  await act(as(ling), tin, 'say', { text: '看', files: [fileId] })
  assert.equal(await reads(bo), 200)
  const feed = await ask(world, `GET /communities/${world.club.id}/activities/${tin}/feed`, { headers: bo?.headers ?? {} })
  assert.deepEqual(
    feed.body.items[0].files.map((one: any) => [one.fileId, one.kind, one.mime]),
    [[fileId, 'picture', 'image/webp']],
  )
})
