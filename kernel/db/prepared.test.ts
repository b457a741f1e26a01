// Statements with a name: prepared once, and planned anew while their tables grow.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openWorld, type World } from '#tests/world.ts'
import { nameStatement, prepareNamed } from './prepared.ts'

let world: World
let line: pg.Client
before(async () => {
  world = await openWorld()
  line = new pg.Client({
    ...world.house.database.connection,
    options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off',
  })
  await line.connect()
  await line.query('create temp table kept (a text, b text)')
  await line.query('create index kept_a on kept (a); create index kept_b on kept (b)')
  prepareNamed(line)
})
after(async () => {
  await line.end()
  await world.close()
})
const prepared = async (): Promise<string[]> =>
  (await line.query(`select name from pg_prepared_statements where name like 'test.%' order by name`)).rows.map(row => row.name)

test('a statement is planned anew after 16 times, and after four times as many, wherever it is asked from', async () => {
  const text = 'select count(*)::int as n from kept where a = $1'
  nameStatement('test.count', text)
  for (let n = 0; n < 8; n++) await line.query({ name: 'test.count', text, values: ['x'] })
  for (let n = 0; n < 8; n++) await line.query(text, ['x'])
  assert.deepEqual(await prepared(), ['test.count'])
  await Promise.all(Array.from({ length: 48 }, () => line.query(text, ['x'])))
  assert.deepEqual(await prepared(), ['test.count~1'])
  assert.equal((await line.query(text, ['x'])).rows[0]?.n, 0)
  assert.deepEqual(await prepared(), ['test.count~2'])
})

test('whatever the table was like when it was first asked, by and by the right index is read', async () => {
  const text = 'select count(*)::int as n from kept where a = $1 and b = $2'
  const planned = async () => {
    const name = (await prepared()).find(one => one.startsWith('test.both')) as string
    const { rows } = await line.query(`explain execute "${name}" ('one', '7')`)
    return /kept_[ab]/.exec(rows.map(row => row['QUERY PLAN']).join(' '))?.[0]
  }
  const ask = () => line.query({ name: 'test.both', text, values: ['one', '7'] })
  await ask()
  await line.query(`insert into kept select 'one', n::text from generate_series(1, 5000) n`)
  await line.query('analyze kept')
  for (let n = 0; n < 20; n++) assert.equal((await ask()).rows[0]?.n, 1)
  assert.equal(await planned(), 'kept_b')
})

test('in a transaction that has failed nothing breaks beyond it', async () => {
  const ask = () => line.query({ name: 'test.one', text: 'select 1 as one' })
  for (let n = 0; n < 16; n++) await ask()
  await line.query('begin')
  await assert.rejects(line.query('select 1 / 0'), /division/)
  await assert.rejects(ask(), /aborted/)
  await line.query('rollback')
  assert.equal((await ask()).rows[0]?.one, 1)
})
