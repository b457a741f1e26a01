// Files for moves: what no move took within a day is gone with its bytes; what a move or a picture names stays.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { within } from '#kernel/db/within.ts'
import { findFile, keepFile } from '#kernel/files/keep.ts'
import { Refused } from '#kernel/refusal.ts'
import { rooms } from '#modules/index.ts'
import { until } from '#tests/workbench.ts'
import type { SignedInMember, World } from '#tests/world.ts'
import { makeDraft } from './commands/keep-draft.ts'
import { picturePurpose } from './commands/keep-picture.ts'
import { sweepFiles } from './commands/sweep-files.ts'
import { ActivityDraft } from './contract.ts'
import { act, mistakes, openHall, putTin } from './fixtures/hall.ts'

const hourMs = 3_600_000
let world: World
let picture: Buffer
let [ling, bo]: SignedInMember[] = []
before(async () => {
  world = await openHall()
  ;[ling, bo] = await Promise.all(['凌', '博'].map(name => world.member(name)))
  picture = await sharp({ create: { width: 9, height: 6, channels: 3, background: '#4a7' } })
    .png()
    .toBuffer()
})
after(() => world.close())

const as = (who: SignedInMember | undefined) => world.ctx(who?.actor)
async function bring(tin: string, who = ling): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([picture as Uint8Array<ArrayBuffer>]), '照片.png')
  const sent = new Response(form)
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/communities/${world.club.id}/activities/${tin}/files?kind=picture`,
    headers: { ...who?.headers, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  return answer.json().fileId
}
const reads = async (fileId: string, who = ling) =>
  (await world.app.inject({ url: `/api/communities/${world.club.id}/files/${fileId}`, headers: who?.headers ?? {} })).statusCode
const isStored = (place: string) =>
  world.house.files.size(place).then(
    () => true,
    () => false,
  )
const sweep = () => sweepFiles(world.ctx())
const week = () => ({ closesAt: new Date(world.clock.now().getTime() + 7 * 24 * hourMs).toISOString() })

test('after a day what no move took is gone with its bytes; what a move shows and what is fresh stays', async () => {
  const tin = await putTin(world, week())
  const [loose, used] = [await bring(tin), await bring(tin)]
  await act(as(ling), tin, 'say', { text: '看', files: [used] })
  const place = (await findFile(world.ctx(), loose))?.place as string
  await world.advance(23 * hourMs)
  const fresh = await bring(tin, bo)
  await sweep()
  assert.deepEqual([await reads(loose), await isStored(place)], [200, true], 'not before its day is over')
  await world.advance(2 * hourMs)
  await sweep()
  assert.deepEqual([await reads(loose), await findFile(world.ctx(), loose)], [404, undefined])
  // The bytes go after the commit, and nobody waits for them.
  await until(async () => !(await isStored(place)), 'the bytes stay')
  assert.deepEqual([await reads(used, bo), await reads(fresh, bo)], [200, 200])
  await assert.rejects(act(as(ling), tin, 'say', { text: '晚了', files: [loose] }), /activities.file-gone/)
  await sweep()
  assert.deepEqual(await mistakes(world), [])
})

test('a file that became the picture of an activity, or of a series, stays', async () => {
  const tin = await putTin(world, week())
  const [mine, theirs] = [await bring(tin), await bring(tin)]
  await putTin(world, { ...week(), pictureFileId: mine })
  await sql`insert into activities_series (community_id, id, title, draft, pattern, minutes, starts_at, state, made_at, made_by)
            values (${world.club.id}, 'srs_x', '每晚', ${JSON.stringify({ pictureFileId: theirs })}, '0 20 * * *', 60, now(), 'paused', now(), 'x')`.execute(
    world.house.db,
  )
  await world.advance(25 * hourMs)
  await sweep()
  assert.deepEqual([await reads(mine), await reads(theirs)], [200, 200])
})

test('pictures that no activity and no series names go after a day; those that are named stay', async () => {
  const show = async () => {
    const kept = { purpose: picturePurpose, name: 'picture.webp', mime: 'image/png', bytes: picture }
    return (await within(world.ctx(), ctx => keepFile(ctx, kept))).id
  }
  const [left, named, planned, draft] = [await show(), await show(), await show(), await show()]
  await putTin(world, { ...week(), pictureFileId: named })
  const now = world.clock.now().toISOString()
  const set = { play: 'tin', title: '铁盒', opensAt: now, ...week(), pictureFileId: draft }
  const sweets = { settings: { reward: 'sweet' }, rewards: [{ key: 'sweet', title: '糖', kind: 'badge', units: 5 }] }
  await makeDraft(world.ctx(), ActivityDraft.parse({ ...set, ...sweets }))
  await sql`insert into activities_series (community_id, id, title, draft, pattern, minutes, starts_at, state, made_at, made_by)
            values (${world.club.id}, 'srs_y', '每晚', ${JSON.stringify({ pictureFileId: planned })}, '0 20 * * *', 60, now(), 'paused', now(), 'x')`.execute(
    world.house.db,
  )
  await world.advance(23 * hourMs)
  const fresh = await show()
  await sweep()
  assert.equal(await reads(left), 200, 'not before its day is over')
  await world.advance(2 * hourMs)
  await sweep()
  assert.deepEqual(await Promise.all([left, named, planned, draft, fresh].map(id => reads(id))), [404, 200, 200, 200, 200])
})

test('swept while a move takes it: the move has its file, or is told that it is gone', async () => {
  const tin = await putTin(world, week())
  const said: Record<string, number> = {}
  const ids: string[] = []
  for (let round = 0; round < 12; round++) ids.push(await bring(tin))
  await world.advance(25 * hourMs)
  const moves = ids.map((id, n) => act(as(ling), tin, 'say', { text: `第 ${n} 张`, files: [id] }))
  const [, ...tries] = await Promise.allSettled([sweep(), ...moves, sweep()])
  for (const [n, one] of tries.slice(0, -1).entries()) {
    if (one.status === 'rejected' && !(one.reason instanceof Refused)) throw one.reason
    const how = one.status === 'fulfilled' ? 'shown' : (one.reason as Refused).refusal.code
    said[how] = (said[how] ?? 0) + 1
    assert.equal(await reads(ids[n] as string, bo), how === 'shown' ? 200 : 404, how)
  }
  assert.deepEqual(
    Object.keys(said).filter(how => how !== 'shown' && how !== 'activities.file-gone'),
    [],
  )
  assert.deepEqual(await mistakes(world), [])
})

test('it is swept every night by itself', () => {
  const rounds = rooms.flatMap(room => room.rounds ?? [])
  assert.deepEqual(
    rounds.filter(one => one.run === sweepFiles).map(one => [one.kind, one.pattern]),
    [['activities.sweep-files', '50 3 * * *']],
  )
})
