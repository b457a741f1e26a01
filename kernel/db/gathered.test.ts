// Statements that do not wait for each other leave together, in transactions too; and nothing goes wrong unheard for it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { openWorld, type World } from '#tests/world.ts'
import { hot } from './hot.ts'
import { within, withinHot } from './within.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const nth = (n: number) => `select ${n}::int as n, pg_backend_pid() as pid`
const ask = (ctx: ReturnType<World['ctx']>, n: number) => hot<{ n: number; pid: number }>(ctx, `test.nth-${n}`, nth(n), [])

/** Counts what is written to the sockets of the pool's lines meanwhile. */
async function messagesDuring(work: () => Promise<unknown>): Promise<number> {
  const { hotPool } = world.house.database
  const line = (await hotPool.connect()) as pg.PoolClient & { connection: { stream: { _writev: unknown; _write: unknown } } }
  const { stream } = line.connection as unknown as { stream: Record<'_writev' | '_write', (...args: unknown[]) => void> }
  line.release()
  let messages = 0
  const own = { write: stream._write, writev: stream._writev }
  stream._write = function (...args) {
    messages++
    return own.write.apply(this, args)
  }
  stream._writev = function (...args) {
    messages++
    return own.writev.apply(this, args)
  }
  await work()
  Object.assign(stream, { _write: own.write, _writev: own.writev })
  return messages
}

test('a transaction of many statements that do not wait for each other is two messages', async () => {
  const asked = () => withinHot(world.ctx(), ctx => Promise.all([1, 2, 3, 4, 5].map(n => ask(ctx, n))))
  await asked()
  const messages = await messagesDuring(async () => {
    const answers = (await asked()).flat()
    assert.deepEqual(
      answers.map(one => one.n),
      [1, 2, 3, 4, 5],
    )
    assert.equal(new Set(answers.map(one => one.pid)).size, 1)
  })
  assert.equal(messages, 2, 'begin and all five; commit')
})

test('the first mistake is told, what came beside it is undone, and the line is clean for the next', async () => {
  const { pool } = world.house.database
  await pool.query('create table beside (n int primary key)')
  const put = (n: number) => (ctx: ReturnType<World['ctx']>) => hot(ctx, 'test.put', 'insert into beside values ($1)', [n])
  const twice = within(world.ctx(), ctx => Promise.all([put(1)(ctx), put(1)(ctx), put(2)(ctx)]))
  await assert.rejects(twice, { code: '23505' })
  assert.equal((await pool.query('select 1 from beside')).rowCount, 0)
  await within(world.ctx(), ctx => put(3)(ctx))
  assert.deepEqual((await pool.query('select n from beside')).rows, [{ n: 3 }])
})

test('a statement that comes after its transaction is over is refused, not done on the line of somebody else', async () => {
  const over = await within(world.ctx(), async ctx => ctx)
  await assert.rejects(hot(over, 'test.late', 'insert into beside values (9)', []))
  assert.equal((await world.house.database.pool.query('select 1 from beside where n = 9')).rowCount, 0)
})

test('a line that breaks before anything was said fails the command; the next has another line', async () => {
  const broken = within(world.ctx(), async ctx => {
    const [row] = await ask(ctx, 1)
    await world.house.database.pool.query('select pg_terminate_backend($1)', [row?.pid])
    return ask(ctx, 2)
  })
  await assert.rejects(broken)
  assert.deepEqual((await within(world.ctx(), ctx => ask(ctx, 3))).length, 1)
})

test('where a begin is refused and the line lives on, what follows is refused with it, and the next has another line', async () => {
  const { database } = world.house
  await database.pool.query('create table apart (n int)')
  const put = (ctx: ReturnType<World['ctx']>, n: number) => hot(ctx, 'test.apart', 'insert into apart values ($1)', [n])
  // Every idle line has its begin turned into something no server takes.
  const lines = await Promise.all([1, 2, 3].map(() => database.hotPool.connect()))
  for (const line of lines) {
    const { connection } = line as unknown as { connection: { query(text: string): void } }
    const said = connection.query.bind(connection)
    connection.query = text => said(text === 'begin' ? 'begin nothing' : text)
    line.release()
  }
  for (const _ of lines) {
    const refused = withinHot(world.ctx(), async ctx => {
      await ask(ctx, 1)
      await put(ctx, 1)
      await put(ctx, 2)
    })
    await assert.rejects(refused)
  }
  assert.deepEqual((await database.pool.query('select n from apart')).rows, [])
  await withinHot(world.ctx(), ctx => put(ctx, 3))
  assert.deepEqual((await database.pool.query('select n from apart')).rows, [{ n: 3 }])
})
