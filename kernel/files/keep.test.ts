// The rows of files: tied once and only by whoever brought them, read only by whom a room lets, gone with their bytes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openCommunity } from '#modules/communities/index.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import type { Ctx } from '../ctx.ts'
import { within } from '../db/within.ts'
import { dropFile, fileUrl, findFile, keepFile, tieFiles } from './keep.ts'

let world: World
let ling: SignedInMember
let bo: SignedInMember
before(async () => {
  world = await openWorld()
  world.house.rooms = [
    ...world.house.rooms,
    {
      name: 'shelf',
      contract: {},
      handlers: {},
      facts: [],
      files: { 'shelf.book': async (ctx, file) => ctx.actor.kind === 'member' && file.createdBy === ctx.actor.memberId },
    },
  ]
  ling = await world.member('凌')
  bo = await world.member('博')
})
after(() => world.close())

const keep = (ctx: Ctx, purpose = 'shelf.book', mime = 'text/plain') =>
  keepFile(ctx, { purpose, name: '早\n报".txt', mime, bytes: Buffer.from('0123456789') })
const read = (who: SignedInMember | null, id: string, headers: Record<string, string> = {}) =>
  world.app.inject({ url: fileUrl(world.club.id, id), headers: { ...(who && { cookie: who.cookie }), ...headers } })

test('only the one who brought a file ties it, and only once, whoever tries at the same time', async () => {
  const file = await keep(world.ctx(ling.actor))
  assert.equal(await tieFiles(world.ctx(bo.actor), 'shelf.book', [file.id], 'rec_bo'), 0)
  assert.equal(await tieFiles(world.ctx(ling.actor), 'shelf.map', [file.id], 'rec_map'), 0)
  const tries = await Promise.all(
    Array.from({ length: 8 }, (_, n) => tieFiles(world.ctx(ling.actor), 'shelf.book', [file.id], `rec_${n}`)),
  )
  assert.equal(
    tries.reduce((sum, n) => sum + n, 0),
    1,
  )
  assert.equal((await findFile(world.ctx(), file.id))?.subject, `rec_${tries.indexOf(1)}`)
  assert.equal(await tieFiles(world.ctx(ling.actor), 'shelf.book', [], 'rec_none'), 0)
})

test('a file of another community is neither found, nor tied, nor dropped', async () => {
  const file = await keep(world.ctx(ling.actor))
  const other = await openCommunity(world.ctx(), {
    slug: 'evening',
    name: '晚声社',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const there = world.ctx(ling.actor, other)
  assert.equal(await findFile(there, file.id), undefined)
  assert.equal(await tieFiles(there, 'shelf.book', [file.id], 'rec_x'), 0)
  await dropFile(there, file.id)
  assert.ok(await findFile(world.ctx(), file.id))
  assert.ok(await world.house.files.size(file.place))
})

test('bytes go when the row goes: after the commit, and not when it is undone', async () => {
  const file = await keep(world.ctx(ling.actor))
  await assert.rejects(
    within(world.ctx(), async ctx => {
      await dropFile(ctx, file.id)
      throw new Error('undone')
    }),
  )
  assert.equal(await world.house.files.size(file.place), 10)
  await within(world.ctx(), async ctx => {
    await dropFile(ctx, file.id)
    assert.equal(await world.house.files.size(file.place), 10, 'not before the commit')
  })
  for (let i = 0; i < 100 && (await world.house.files.size(file.place).catch(() => null)) !== null; i++)
    await new Promise(done => setTimeout(done, 10))
  await assert.rejects(world.house.files.size(file.place), /ENOENT/)
})

test('a stored file is given to whom its room lets, as an attachment, whole or in parts', async () => {
  const { id } = await keep(world.ctx(ling.actor))
  const whole = await read(ling, id)
  assert.deepEqual([whole.statusCode, whole.body], [200, '0123456789'])
  assert.match(String(whole.headers['content-disposition']), /^attachment; filename="____.txt"; filename\*=UTF-8''/)
  assert.equal(whole.headers['x-content-type-options'], 'nosniff')
  assert.match(String(whole.headers['content-security-policy']), /sandbox/)
  const part = await read(ling, id, { range: 'bytes=2-4' })
  assert.deepEqual([part.statusCode, part.body, part.headers['content-range']], [206, '234', 'bytes 2-4/10'])
  const tail = await read(ling, id, { range: 'bytes=-3' })
  assert.deepEqual([tail.statusCode, tail.body], [206, '789'])
  const beyond = await read(ling, id, { range: 'bytes=10-' })
  assert.deepEqual([beyond.statusCode, beyond.headers['content-range']], [416, 'bytes */10'])
  for (const range of ['bytes=4-2', 'bytes=-0', 'bytes=99999999999999999999-', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=--'])
    assert.ok([200, 206, 416].includes((await read(ling, id, { range })).statusCode), range)
  for (const who of [bo, null]) assert.equal((await read(who, id)).statusCode, 404)
  const undeclared = await keep(world.ctx(ling.actor), 'shelf.nobody')
  assert.equal((await read(ling, undeclared.id)).statusCode, 404)
  for (const odd of ['fil_none', '%00', '..%2f..%2fetc', '%F0%9F', 'x'.repeat(290)])
    assert.ok([400, 404].includes((await read(ling, odd)).statusCode), odd)
})

test('a row whose bytes are lost is no page that never ends', async () => {
  const file = await keep(world.ctx(ling.actor))
  await world.house.files.remove(file.place)
  assert.equal((await read(ling, file.id)).statusCode, 404)
})
