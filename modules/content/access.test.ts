// Who gets what, on every surface at once: six people, and everything that carries a post to someone.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openCommunity } from '#modules/communities/index.ts'
import { banFromGroup, leaveGroup, seatMember } from '#modules/groups/index.ts'
import { banMember } from '#modules/members/index.ts'
import { openWorld, type SignedInMember, type SignedInOperator, system, type World } from '#tests/world.ts'
import { groupOf } from './fixtures/cast.ts'
import { uploadVoice, writeComment, writePost } from './index.ts'

const secret = '暗号是蓝色芦苇' // appears nowhere but in the post, its comment and its notice
let world: World
let origin: string
let group: string
let postId: string
let fileId: string
let mei: SignedInOperator
let blind: SignedInOperator
const people: Record<string, SignedInMember> = {}
const at = (path: string, community = world.club.id) => `/api/communities/${community}${path}`

before(async () => {
  world = await openWorld()
  for (const name of ['凌', '博', '晨', '丹', '浩']) people[name] = await world.member(name)
  const other = await openCommunity(world.ctx(), {
    slug: 'elsewhere',
    name: '别处',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  people['外'] = await world.member('外', other)
  mei = await world.operator('Mei 梅', 'owner')
  blind = await world.operator('Kai 凯', 'owner', other.id)
  const seats = ['凌', '博', '晨', '丹'].map(name => people[name]?.memberId as string)
  group = await groupOf(world.ctx(), '内圈', ...seats)
  const ling = world.ctx(people['凌']?.actor)
  fileId = (await uploadVoice(ling, { path: 'kernel/media/fixtures/two.mp3' })).fileId
  const named = ['博', '晨', '丹'].map(name => `@${people[name]?.memberId}`).join(' ')
  postId = await writePost(ling, { text: `${secret} ${named}`, groupId: group, pictures: [], voice: fileId })
  await writeComment(world.ctx(people['博']?.actor), postId, { text: `${secret} 收到`, replyTo: null })
  // 晨 got up, 丹 is banned from the community, 浩 never sat there.
  await leaveGroup(world.ctx(people['晨']?.actor), group)
  await banMember(world.ctx(), people['丹']?.memberId as string, '广告')
  await world.settle()
  await world.house.live.start()
  origin = await world.app.listen({ host: '127.0.0.1', port: 0 })
})
after(() => world.close())

type Surface = (headers: Record<string, string>) => Promise<{ status: number; text: string }>
const get =
  (path: string): Surface =>
  async headers => {
    const answer = await world.app.inject({ url: at(path), headers })
    return { status: answer.statusCode, text: answer.body }
  }
const surfaces = (): Record<string, Surface> => ({
  stream: get(`/groups/${group}/stream`),
  'stream, filtered': get(`/groups/${group}/stream?kind=voice`),
  post: get(`/posts/${postId}`),
  comments: get(`/posts/${postId}/comments`),
  search: get(`/search?text=${encodeURIComponent('蓝色芦苇')}`),
  'search in the group': get(`/search?groupId=${group}&text=${encodeURIComponent('蓝色芦苇')}`),
  notices: get('/notices'),
  mine: get(`/stream/mine?groupId=${group}&ids=${postId}`),
  'mine, asked in the wrong stream': get(`/stream/mine?ids=${postId}`),
  file: get(`/files/${fileId}`),
})

/** What each may see: `yes`, or how it is refused. A list that holds nothing of it counts as no. */
async function seen(who: Record<string, string>): Promise<Record<string, boolean>> {
  const found: Record<string, boolean> = {}
  for (const [name, surface] of Object.entries(surfaces())) {
    const { status, text } = await surface(who)
    assert.ok(status < 500, `${name}: ${status} ${text}`)
    const carries = name === 'file' ? status === 200 : text.includes('蓝色芦苇') || text.includes('"reactions":[')
    found[name] = status === 200 && carries
  }
  return found
}
const none = () => Object.fromEntries(Object.keys(surfaces()).map(name => [name, false]))

test('those who sit in the group see it everywhere', async () => {
  const sees = { ...none(), ...Object.fromEntries(Object.keys(surfaces()).map(name => [name, true])) }
  assert.deepEqual(await seen(people['博']?.headers ?? {}), { ...sees, 'mine, asked in the wrong stream': false })
})
for (const [why, name] of [
  ['who got up', '晨'],
  ['who is banned', '丹'],
  ['who never sat there', '浩'],
  ['of another community', '外'],
] as const)
  test(`a member ${why} sees nothing of it anywhere`, async () =>
    assert.deepEqual(await seen(people[name]?.headers ?? {}), none()))

test('nobody without a sign-in sees anything; nor does an operator through a member’s door', async () => {
  assert.deepEqual(await seen({}), none())
  assert.deepEqual(await seen(mei.headers), { ...none(), file: true })
})

test('operators read with their right, and only in their communities', async () => {
  const ask = async (who: SignedInOperator, path: string) =>
    (await world.app.inject({ url: at(path), headers: who.headers })).statusCode
  for (const path of ['/content/posts', `/content/posts/${postId}`, `/files/${fileId}`]) {
    assert.equal(await ask(mei, path), 200, path)
    assert.ok([401, 403, 404].includes(await ask(blind, path)), path)
  }
})

test('who cannot read cannot act: every call is refused as if nothing were there', async () => {
  const calls: [string, string, object?][] = [
    ['POST', `/posts/${postId}/comments`, { text: '嗨' }],
    ['PUT', `/posts/${postId}/reactions/like`],
    ['DELETE', `/posts/${postId}/reactions/like`],
    ['POST', `/posts/${postId}/reports`, { reason: 'spam' }],
    ['POST', `/posts/${postId}/takedown`, { reason: '随便' }],
    ['DELETE', `/posts/${postId}/takedown`],
    ['PUT', `/posts/${postId}/pin`],
    ['PUT', `/posts/${postId}/feature`, {}],
    ['PATCH', `/posts/${postId}`, { text: '改' }],
    ['DELETE', `/posts/${postId}`],
    ['GET', `/groups/${group}/reports`],
  ]
  for (const name of ['晨', '浩', '外', '丹'])
    for (const [method, path, payload] of calls) {
      const answer = await world.app.inject({
        method: method as 'GET',
        url: at(path),
        headers: people[name]?.headers ?? {},
        ...(payload && { payload }),
      })
      assert.ok([401, 404].includes(answer.statusCode), `${name} ${method} ${path}: ${answer.statusCode} ${answer.body}`)
    }
  const counts = (await get(`/posts/${postId}`)(people['凌']?.headers ?? {})).text
  assert.match(counts, /"commentsCount":1.*"like":0/)
})

test('the live line tells the group, and falls silent with the seat', async () => {
  const listenTo = async (name: string) => {
    const stop = new AbortController()
    const answer = await fetch(`${origin}${at('/live')}`, {
      headers: { cookie: people[name]?.cookie ?? '' },
      signal: stop.signal,
    })
    let heard = ''
    void (async () => {
      for await (const chunk of answer.body as ReadableStream<Uint8Array>) heard += Buffer.from(chunk).toString()
    })().catch(() => {})
    return { heard: () => heard, stop: () => stop.abort() }
  }
  await seatMember(world.ctx(system), group, people['浩']?.memberId as string)
  await world.settle()
  const lines = { 博: await listenTo('博'), 浩: await listenTo('浩'), 晨: await listenTo('晨') }
  await pause(50)
  // Once one who sits there has heard it, all others who would hear it have been written to as well.
  const say = async (text: string) => {
    await writePost(world.ctx(people['凌']?.actor), { text, groupId: group, pictures: [], voice: null })
    await world.settle()
    for (let waited = 0; !lines['博'].heard().includes(text) && waited < 500; waited++) await pause(10)
    await pause(50)
  }
  await say('第一声')
  await banFromGroup(world.ctx(system), group, people['浩']?.memberId as string, '吵闹')
  await world.settle()
  await say('第二声')
  assert.match(lines['博'].heard(), /第一声[\s\S]*第二声/)
  assert.match(lines['浩'].heard(), /第一声/)
  assert.doesNotMatch(lines['浩'].heard(), /第二声/)
  assert.doesNotMatch(lines['晨'].heard(), /第[一二]声/)
  for (const line of Object.values(lines)) line.stop()
  assert.deepEqual(await seen(people['浩']?.headers ?? {}), none())
})

test('a draft and its files are for those who publish', async () => {
  const operator = world.ctx(mei.actor)
  const voice = await uploadVoice(operator, { path: 'kernel/media/fixtures/two.m4a' })
  const id = await writePost(operator, { text: secret, groupId: null, pictures: [], voice: voice.fileId }, 'draft')
  const file = get(`/files/${voice.fileId}`)
  assert.equal((await file(people['博']?.headers ?? {})).status, 404)
  assert.equal((await file(mei.headers)).status, 200)
  assert.equal((await get(`/posts/${id}`)(people['博']?.headers ?? {})).status, 404)
  const loose = await uploadVoice(world.ctx(people['博']?.actor), { path: 'kernel/media/fixtures/two.ogg' })
  const alone = get(`/files/${loose.fileId}`)
  assert.deepEqual(
    [(await alone(people['博']?.headers ?? {})).status, (await alone(people['凌']?.headers ?? {})).status],
    [200, 404],
  )
})

test('a file is sent as what it was measured to be, in ranges', async () => {
  const headers = people['博']?.headers ?? {}
  const whole = await world.app.inject({ url: at(`/files/${fileId}`), headers })
  assert.equal(whole.headers['content-type'], 'audio/mpeg')
  assert.equal(whole.rawPayload.equals(readFileSync('kernel/media/fixtures/two.mp3')), true)
  const part = await world.app.inject({ url: at(`/files/${fileId}`), headers: { ...headers, range: 'bytes=10-19' } })
  assert.deepEqual([part.statusCode, part.rawPayload.length], [206, 10])
})
