// Live screens over two processes: told once and in order, only to those who may hear, and nothing missed in silence.
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type Line, openTwoHouses, type TwoHouses } from '#tests/two-houses.ts'
import { until } from '#tests/workbench.ts'
import type { SignedInMember } from '#tests/world.ts'

let two: TwoHouses
let ling: SignedInMember
let bo: SignedInMember
const lines: Line[] = []
before(async () => {
  two = await openTwoHouses()
  ling = await two.world.member('凌')
  bo = await two.world.member('博')
})
after(() => two.close())
afterEach(async () => {
  for (const line of lines.splice(0)) line.close()
  await until(() => two.a.house.live.size() + two.b.house.live.size() === 0, 'a line stayed open')
})

async function listen(where: { url: string }, who: SignedInMember, lastEventId?: string): Promise<Line> {
  const line = await two.listen(where.url, who, lastEventId)
  lines.push(line)
  await until(() => line.frames.length > 0, 'no greeting')
  return line
}
const hears = (line: Line, text: string) => until(() => line.texts().includes(text), `nothing is heard of ${text}`)

test('what is recorded in one house is told once, and in order, in every house', async () => {
  two.hears.set(ling.memberId, ['red'])
  const here = await listen(two.a, ling)
  const there = await listen(two.b, ling)
  const words = Array.from({ length: 30 }, (_, n) => `word ${n}`)
  for (const word of words) await two.say(two.a.house, 'red', word)
  await hears(here, 'word 29')
  await hears(there, 'word 29')
  await pause(100)
  assert.deepEqual(here.texts(), words)
  assert.deepEqual(there.texts(), words)
  assert.equal(new Set(there.frames.map(f => f.id)).size, there.frames.length)
})

test('what is recorded by the dozen is heard in order too, and whoever missed it reads anew', async () => {
  two.hears.set(ling.memberId, ['red'])
  const first = await listen(two.a, ling)
  await two.say(two.a.house, 'red', 'before')
  await hears(first, 'before')
  const words = Array.from({ length: 230 }, (_, n) => `word ${n}`)
  await two.sayAll(two.b.house, 'red', words)
  await two.say(two.b.house, 'red', 'after')
  await hears(first, 'after')
  assert.deepEqual(first.texts(), ['before', ...words, 'after'])
  // Nobody was there in the other house, which did not even read them.
  const back = await listen(two.b, ling, first.frames.find(frame => frame.body.text === 'before')?.id)
  await until(() => back.frames.some(frame => frame.name === 'resync'), 'what was missed is missed in silence')
})

test('a topic is told only to those who may hear it', async () => {
  two.hears.set(ling.memberId, ['red'])
  two.hears.set(bo.memberId, ['blue', 'both'])
  const hers = await listen(two.b, ling)
  const his = await listen(two.b, bo)
  for (const topic of ['red', 'blue', 'nobody', 'both']) await two.say(two.a.house, topic, topic)
  await hears(his, 'both')
  await hears(hers, 'red')
  await pause(50)
  assert.deepEqual([hers.texts(), his.texts()], [['red'], ['blue', 'both']])
})

test('who comes back gets what was told meanwhile, and nothing of other topics', async () => {
  two.hears.set(ling.memberId, ['red'])
  two.hears.set(bo.memberId, ['red', 'blue'])
  const before = await listen(two.b, ling)
  const witness = await listen(two.b, bo)
  await two.say(two.a.house, 'red', 'first')
  await hears(before, 'first')
  const last = before.frames.at(-1)?.id ?? ''
  before.close()
  await until(() => two.b.house.live.size() === 1, 'she is still there')
  for (const [topic, text] of [
    ['red', 'second'],
    ['blue', 'not hers'],
    ['red', 'third'],
  ] as const)
    await two.say(two.a.house, topic, text)
  await hears(witness, 'third')
  const again = await listen(two.b, ling, last)
  await hears(again, 'third')
  assert.deepEqual(again.texts(), ['second', 'third'])
  assert.ok(!again.frames.some(f => f.name === 'resync'))
})

test('a page that names what it knew when it was drawn hears what was told before its line opened', async () => {
  two.hears.set(ling.memberId, ['red'])
  two.hears.set(bo.memberId, ['red'])
  const witness = await listen(two.b, bo)
  const drawn = two.b.house.live.latest()
  assert.notEqual(drawn, '')
  await two.say(two.a.house, 'red', 'meanwhile')
  await hears(witness, 'meanwhile')
  assert.notEqual(two.b.house.live.latest(), drawn)
  const late = await listen(two.b, ling, drawn)
  await hears(late, 'meanwhile')
  assert.ok(!late.frames.some(f => f.name === 'resync'))
})

test('who was away too long, or knows an id of nobody, is told to read anew', async () => {
  two.hears.set(ling.memberId, ['red'])
  two.hears.set(bo.memberId, ['red'])
  const before = await listen(two.b, ling)
  const witness = await listen(two.b, bo)
  await two.say(two.a.house, 'red', 'seen')
  await hears(before, 'seen')
  const last = before.frames.at(-1)?.id ?? ''
  before.close()
  for (let n = 0; n < 260; n++) await two.say(two.a.house, 'red', `more ${n}`)
  await hears(witness, 'more 259')
  for (const id of [last, 'fct_nobody', '0', '']) {
    const again = await listen(two.b, ling, id)
    if (id !== '') await until(() => again.frames.some(f => f.name === 'resync'), `no resync for ${id}`)
    await pause(20)
    assert.deepEqual(again.texts(), [])
  }
})

test('what was told while nobody listened is not passed over in silence', async () => {
  two.hears.set(ling.memberId, ['red'])
  const before = await listen(two.b, ling)
  await two.say(two.a.house, 'red', 'heard')
  await hears(before, 'heard')
  const last = before.frames.at(-1)?.id ?? ''
  before.close()
  await until(() => two.b.house.live.size() === 0, 'she is still there')
  const witness = await listen(two.a, ling)
  await two.say(two.a.house, 'red', 'unheard')
  await hears(witness, 'unheard')
  const again = await listen(two.b, ling, last)
  await until(() => again.frames.some(f => f.name === 'resync'), 'nobody told her')
})

test('a fact too large for a notice arrives whole', async () => {
  two.hears.set(ling.memberId, ['red'])
  const line = await listen(two.b, ling)
  const text = '声'.repeat(9_000)
  await two.say(two.a.house, 'red', text)
  await hears(line, text)
})

test('a reader who does not read is cut off; the others hear on', async () => {
  two.hears.set(ling.memberId, ['red'])
  two.hears.set(bo.memberId, ['red'])
  const { port, hostname } = new URL(two.b.url)
  const deaf = connect(Number(port), hostname)
  deaf.on('error', () => {})
  deaf.pause()
  deaf.write(`GET /api/communities/${two.world.club.id}/live HTTP/1.1\r\nhost: x\r\ncookie: ${ling.cookie}\r\n\r\n`)
  await until(() => two.b.house.live.size() === 1, 'he is not there')
  const line = await listen(two.b, bo)
  const text = 'x'.repeat(400_000)
  let told = 0
  while (two.b.house.live.size() === 2 && told < 60) {
    await two.say(two.a.house, 'red', `${text} ${++told}`)
    await hears(line, `${text} ${told}`)
  }
  assert.equal(two.b.house.live.size(), 1, 'he is still there')
  assert.equal(line.texts().length, told)
  deaf.destroy()
})

test('who is shown out hears goodbye; who lost a topic hears nothing of it any more', async () => {
  two.hears.set(ling.memberId, ['red', 'blue'])
  two.hears.set(bo.memberId, ['red', 'blue'])
  const hers = await listen(two.b, ling)
  const his = await listen(two.b, bo)
  two.hears.set(ling.memberId, ['blue'])
  await two.review(two.a.house, ling.memberId)
  await two.say(two.a.house, 'red', 'secret')
  await two.say(two.a.house, 'blue', 'open')
  await hears(hers, 'open')
  assert.deepEqual(hers.texts(), ['open'])
  const ctx = two.world.ctx()
  await ctx.db.deleteFrom('kernelSessions').where('subject', '=', bo.personId).execute()
  await two.review(two.a.house, bo.memberId)
  await until(() => his.isOver(), 'he still hears')
  assert.equal(his.frames.at(-1)?.name, 'bye')
  assert.equal((await two.listen(two.b.url, bo)).status, 401)
  bo = await two.world.member('博')
})

test('a notice that cannot be read holds up no other', async () => {
  two.hears.set(ling.memberId, ['red'])
  const line = await listen(two.b, ling)
  const gone = { communityId: two.world.club.id, id: 'fct_none', at: new Date(0), name: 'parlour.said', payload: null }
  const { pool } = two.a.house.database
  for (const text of ['nonsense', '{}', '[{}]', JSON.stringify([gone])])
    await pool.query(`select pg_notify('qunluo', $1)`, [text])
  await two.say(two.a.house, 'red', 'still here')
  await hears(line, 'still here')
})

test('one who is gone before he is let in leaves nothing behind', async () => {
  const { port, hostname } = new URL(two.b.url)
  two.hears.set(ling.memberId, ['red'])
  for (let i = 0; i < 40; i++) {
    const hasty = connect(Number(port), hostname)
    hasty.on('error', () => {})
    hasty.write(`GET /api/communities/${two.world.club.id}/live HTTP/1.1\r\nhost: x\r\ncookie: ${ling.cookie}\r\n\r\n`)
    await pause(i % 8)
    hasty.resetAndDestroy()
  }
  await pause(200)
  await until(() => two.b.house.live.size() === 0, 'somebody is still there')
})
