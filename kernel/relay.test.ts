// The relay: what was committed is told once, what was undone is never told, and nothing is lost in between.
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { until } from '#tests/workbench.ts'
import { openWorld, type World } from '#tests/world.ts'
import { within } from './db/within.ts'
import { fact, listen, type Recorded, record, recordAll } from './facts.ts'
import { openRelay, type RelayParts } from './relay.ts'

const rang = fact('test.rang', 1, z.object({ n: z.int(), text: z.string().optional() }))
const listener = listen(rang, 'test.listen', async () => {})

let world: World
before(async () => {
  world = await openWorld()
  await world.settle()
})
after(() => world.close())
afterEach(async () => {
  await world.house.db.deleteFrom('kernelFacts').where('name', '=', 'test.rang').execute()
  await world.house.db.deleteFrom('kernelJobs').execute()
})

const relay = (own: Partial<RelayParts> = {}) =>
  openRelay({
    db: world.house.db,
    log: world.house.log,
    listeners: [listener],
    heeded: () => ['test.rang'],
    channel: 'test_relay',
    now: () => world.clock.now(),
    jobsAdded: () => {},
    ...own,
  })
/** Writes facts straight into the outbox: the relay of the house itself must not take them first. */
async function put(count: number, text?: string): Promise<void> {
  const quiet = { ...world.ctx(), afterCommit: () => {} }
  for (let n = 0; n < count; n++) await record(quiet, rang, `sub_${n}`, { n, ...(text && { text }) })
}
const facts = () =>
  world.house.db.selectFrom('kernelFacts').select(['id', 'payload']).where('name', '=', 'test.rang').orderBy('id').execute()
const jobs = () => world.house.db.selectFrom('kernelJobs').select(['key', 'kind']).execute()
const outbox = () => world.house.db.selectFrom('kernelOutbox').select('id').execute()

async function overheard(work: () => Promise<unknown>): Promise<Recorded<{ n: number; text?: string }>[][]> {
  const ear = new pg.Client(world.house.database.connection)
  const notices: Recorded<any>[][] = []
  ear.on('notification', notice => notices.push(JSON.parse(notice.payload ?? '')))
  await ear.connect()
  await ear.query('listen test_relay')
  try {
    await work()
    // A notice that arrives after this one was sent before it.
    await world.house.database.pool.query(`select pg_notify('test_relay', '"over"')`)
    await until(() => notices.at(-1) === ('over' as unknown), 'the last notice did not come')
    return notices.slice(0, -1)
  } finally {
    await ear.end()
  }
}

test('facts of an undone transaction never appear, not even for a moment', async () => {
  const notices = await overheard(async () => {
    await assert.rejects(
      within({ ...world.ctx() }, async ctx => {
        await record(ctx, rang, 'x', { n: 1 })
        assert.equal(await relay().drain(), 0)
        throw new Error('undone')
      }),
      /undone/,
    )
    assert.equal(await relay().drain(), 0)
  })
  assert.deepEqual([notices, await facts(), await jobs()], [[], [], []])
})

test('relays of many processes move each fact once, with one job for each listener', async () => {
  await put(300)
  const notices = await overheard(async () => {
    const moved = await Promise.all(Array.from({ length: 5 }, () => relay().drain()))
    assert.equal(
      moved.reduce((sum, n) => sum + n, 0),
      300,
    )
  })
  assert.equal((await facts()).length, 300)
  assert.equal(new Set((await jobs()).map(j => j.key)).size, 300)
  assert.equal((await jobs()).length, 300)
  const heard = notices.flat().map(r => r.payload.n)
  assert.deepEqual([heard.length, new Set(heard).size], [300, 300])
  assert.equal((await outbox()).length, 0)
})

test('a relay that breaks in the middle loses nothing and tells nothing twice', async () => {
  await put(3)
  // The last thing it does is refused: PostgreSQL knows no channel of so long a name.
  const broken = relay({ channel: 'x'.repeat(64) })
  const notices = await overheard(async () => {
    await assert.rejects(broken.drain(), /channel name too long/)
    assert.deepEqual([(await facts()).length, (await outbox()).length], [0, 3])
    assert.equal(await relay().drain(), 3)
  })
  assert.deepEqual(
    notices.flat().map(r => r.payload.n),
    [0, 1, 2],
  )
})

test('a connection cut in the middle of a batch gives the facts back', async () => {
  await put(2)
  const { db } = world.house
  await assert.rejects(
    db.transaction().execute(async tx => {
      await tx.deleteFrom('kernelOutbox').execute()
      const { pid } = await tx.selectNoFrom(e => e.fn<number>('pg_backend_pid').as('pid')).executeTakeFirstOrThrow()
      assert.equal(await relay().drain(), 0)
      await world.house.database.pool.query('select pg_terminate_backend($1)', [pid])
      await tx.selectFrom('kernelJobs').select('id').execute()
    }),
  )
  assert.equal(await relay().drain(), 2)
  assert.equal((await facts()).length, 2)
})

test('many facts travel in notices that fit, one too large for any by its id alone', async () => {
  const text = '晨声社的早晨'.repeat(60)
  await put(40, text)
  await put(1, '声'.repeat(5_000))
  const notices = await overheard(() => relay().drain())
  const large = notices.flat().filter(r => r.payload === null)
  assert.equal(notices.flat().length, 41)
  assert.equal(large.length, 1)
  assert.equal(large[0]?.name, 'test.rang')
  for (const notice of notices) assert.ok(Buffer.byteLength(JSON.stringify(notice)) < 8_000)
  const [whole] = (await facts()).filter(f => f.id === large[0]?.id)
  assert.equal((whole?.payload as { text: string }).text.length, 5_000)
})

test('facts that come by the dozen are filed when they come, and told by their ids', async () => {
  const quiet = { ...world.ctx(), afterCommit: () => {} }
  const all = Array.from({ length: 450 }, (_, n) => ({ subject: `sub_${n}`, payload: { n, text: '十"人\\同声' } }))
  await put(1)
  await assert.rejects(
    within({ ...world.ctx() }, async ctx => {
      await recordAll(ctx, rang, all)
      throw new Error('undone')
    }),
    /undone/,
  )
  await recordAll(quiet, rang, all)
  await put(1)
  assert.deepEqual([(await facts()).length, (await outbox()).length], [450, 5])
  const notices = await overheard(async () => assert.equal(await relay().drain(), 452))
  type Bundle = { ids: string[]; name: string; communityId: string }
  const told = notices.map(notice => (notice as unknown as Bundle).ids ?? notice.map(one => one.id))
  assert.deepEqual(
    told.map(ids => ids.length),
    [1, 200, 200, 50, 1],
  )
  assert.deepEqual(
    told.flat().sort(),
    (await facts()).map(f => f.id),
  )
  assert.equal(new Set((await jobs()).map(job => job.key)).size, 452, 'and each has its job')
  const [last] = (await facts()).filter(f => (f.payload as { n: number }).n === 449)
  assert.equal((last?.payload as { text: string }).text, '十"人\\同声')
})

test('of what no screen heeds no notice is made', async () => {
  const quiet = { ...world.ctx(), afterCommit: () => {} }
  await put(2)
  await recordAll(
    quiet,
    rang,
    Array.from({ length: 20 }, (_, n) => ({ subject: `sub_${n}`, payload: { n } })),
  )
  const notices = await overheard(async () => assert.equal(await relay({ heeded: () => ['test.other'] }).drain(), 22))
  assert.deepEqual([notices, (await facts()).length, (await jobs()).length], [[], 22, 22])
})

test('the worker is woken when it can see the jobs, not before', async () => {
  await put(1)
  let seen: Promise<number> | undefined
  await relay({
    jobsAdded: () => {
      seen = jobs().then(all => all.length)
    },
  }).drain()
  assert.equal(await seen, 1)
})

test('draining waits for what a wake has in hand', async () => {
  for (let i = 0; i < 10; i++) {
    await put(5)
    const one = relay()
    one.wake()
    await one.drain()
    assert.equal((await outbox()).length, 0)
    assert.equal((await facts()).length, (i + 1) * 5)
  }
})

test('a community with very many facts holds up nobody else', async () => {
  await put(1_500)
  const quiet = { ...world.ctx(undefined, { ...world.club, id: 'com_other' }), afterCommit: () => {} }
  await record(quiet, rang, 'sub_other', { n: -1 })
  const many = relay()
  many.wake(world.club.id)
  many.wake('com_other')
  const others = () => world.house.db.selectFrom('kernelOutbox').select('id').where('communityId', '=', 'com_other').execute()
  while ((await others()).length > 0) await pause(2)
  assert.ok((await outbox()).length > 0, 'the many wait their turn again')
  assert.equal(await many.drain(), 0, 'whoever asks for all of it waits for all of it')
  assert.equal((await facts()).length, 1_501)
})
