// Voices and pictures: measured by what they are, kept for the post that takes them, and swept when nobody does.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { openWorld, type SignedInMember, type SignedInOperator, system, type World } from '#tests/world.ts'
import { broken, words } from './fixtures/cast.ts'
import { uploadVoice, writePost } from './index.ts'
import { sweepUploads } from './listeners.ts'

let world: World
let ling: SignedInMember
let bo: SignedInMember
let mei: SignedInOperator
before(async () => {
  world = await openWorld()
  ;[ling, bo] = await Promise.all([world.member('凌'), world.member('博')])
  mei = await world.operator('Mei 梅', 'owner')
})
after(() => world.close())

async function upload(who: { headers: Record<string, string> }, path: string, bytes: Uint8Array, name = 'file') {
  const form = new FormData()
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
  const sent = new Response(form)
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/communities/${world.club.id}${path}`,
    headers: { ...who.headers, 'accept-language': 'zh-CN', 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const fixture = (name: string) => readFileSync(`kernel/media/fixtures/${name}`)
const photo = (side = 900) =>
  sharp({ create: { width: side, height: 600, channels: 3, background: '#4a7' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: '凌' } })
    .toBuffer()

test('a voice lasts as long as it really lasts; a minute and one second is refused with its length', async () => {
  for (const name of ['two.mp3', 'two.m4a', 'two.wav', 'two.ogg', 'two.webm']) {
    const { status, body } = await upload(ling, '/uploads/voice', fixture(name), '假名字.txt')
    assert.equal(status, 200, `${name} ${JSON.stringify(body)}`)
    assert.ok(Math.abs(body.durationMs - 2_000) < 150, `${name}: ${body.durationMs}`)
  }
  for (const name of ['minute-and-one.mp3', 'minute-and-one.m4a', 'minute-and-one.ogg', 'minute-and-one.webm']) {
    const { status, body } = await upload(ling, '/uploads/voice', fixture(name))
    assert.deepEqual([status, body.code, body.limit], [422, 'content.voice-too-long', 60], name)
    assert.ok(body.seconds >= 60.9 && body.seconds < 61.3, String(body.seconds))
    assert.match(body.title, /^这段语音有 61(\.\d)? 秒，最长 60 秒/)
  }
})

test('what is no voice, no picture, or too heavy is refused', async () => {
  for (const bytes of [fixture('two.flac'), Buffer.from('hello'), Buffer.alloc(0)])
    assert.equal((await upload(ling, '/uploads/voice', bytes)).body.code, 'content.voice-unreadable')
  assert.equal((await upload(ling, '/uploads/voice', Buffer.alloc(5_000_001))).body.code, 'house.too-large')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  for (const bytes of [svg, fixture('two.mp3')])
    assert.equal((await upload(ling, '/uploads/pictures', bytes)).body.code, 'content.picture-unreadable')
  assert.equal((await upload({ headers: {} }, '/uploads/voice', fixture('two.mp3'))).status, 401)
})

test('a post shows its pictures in the order they were named; nobody else takes them', async () => {
  const ids: string[] = []
  for (const side of [900, 500]) ids.push((await upload(ling, '/uploads/pictures', await photo(side))).body.fileId)
  const write = (who: SignedInMember, pictures: string[]) =>
    world.app.inject({
      method: 'POST',
      url: `/api/communities/${world.club.id}/posts`,
      headers: who.headers,
      payload: { pictures },
    })
  assert.equal((await write(bo, ids)).json().code, 'content.upload-gone')
  const post = (await write(ling, [...ids].reverse())).json()
  assert.equal(post.kind, 'pictures')
  assert.deepEqual(
    post.pictures.map((one: { fileId: string; width: number; height: number }) => [one.fileId, one.width, one.height]),
    [
      [ids[1], 500, 600],
      [ids[0], 900, 600],
    ],
  )
  assert.match(post.pictures[0].colour, /^#[0-9a-f]{6}$/)
  assert.equal((await write(ling, ids)).json().code, 'content.upload-gone')
  const url = (id: string) => `/api/communities/${world.club.id}/files/${id}`
  for (const id of [post.pictures[0].fileId, post.pictures[0].thumbFileId]) {
    const file = await world.app.inject({ url: url(id), headers: bo.headers })
    assert.deepEqual([file.statusCode, file.headers['content-type']], [200, 'image/webp'])
    assert.equal((await sharp(file.rawPayload).metadata()).exif, undefined)
  }
})

test('two posts race for one upload: one has it', async () => {
  const { fileId } = await uploadVoice(world.ctx(ling.actor), { path: 'kernel/media/fixtures/two.mp3' })
  const wish = { text: '', groupId: null, pictures: [], voice: fileId }
  const results = await Promise.allSettled([1, 2, 3].map(() => writePost(world.ctx(ling.actor), wish)))
  assert.equal(results.filter(r => r.status === 'fulfilled').length, 1)
  assert.deepEqual(await broken(world.house), [])
})

test('a draft that changes its voice lets the old one go; thrown away, it lets all go', async () => {
  const at = (path: string) => `/api/communities/${world.club.id}${path}`
  const say = async (method: 'POST' | 'PATCH' | 'DELETE' | 'GET', path: string, payload?: object) =>
    world.app.inject({ method, url: at(path), headers: mei.headers, ...(payload && { payload }) })
  const [one, two] = [
    (await upload(mei, '/content/uploads/voice', fixture('two.mp3'))).body.fileId,
    (await upload(mei, '/content/uploads/voice', fixture('two.ogg'))).body.fileId,
  ]
  const draft = (await say('POST', '/content/posts', { text: '初稿', voice: one })).json()
  assert.deepEqual([draft.state, draft.kind], ['draft', 'voice'])
  const changed = (await say('PATCH', `/content/posts/${draft.id}`, { voice: two })).json()
  assert.equal(changed.voice.fileId, two)
  assert.equal((await say('GET', `/files/${one}`)).statusCode, 404)
  assert.equal((await say('DELETE', `/content/posts/${draft.id}`)).statusCode, 200)
  assert.equal((await say('GET', `/files/${two}`)).statusCode, 404)
  assert.equal((await say('GET', `/content/posts/${draft.id}`)).statusCode, 404)
})

test('uploads that nobody took are swept after a day; the others stay', async () => {
  const ctx = () => world.ctx(ling.actor)
  const loose = await uploadVoice(ctx(), { path: 'kernel/media/fixtures/two.mp3' })
  const taken = await uploadVoice(ctx(), { path: 'kernel/media/fixtures/two.mp3' })
  await writePost(ctx(), { ...words(''), voice: taken.fileId })
  await sweepUploads(world.ctx(system))
  const there = async (id: string) =>
    (await world.house.database.pool.query('select 1 from kernel_files where id = $1', [id])).rowCount === 1
  assert.deepEqual([await there(loose.fileId), await there(taken.fileId)], [true, true])
  await world.advance(24 * 3_600_000 + 1)
  await sweepUploads(world.ctx(system))
  assert.deepEqual([await there(loose.fileId), await there(taken.fileId)], [false, true])
})
