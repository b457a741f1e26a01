// What the driver makes of moments: the quick way and the long way agree.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '#tests/world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('moments come back as they went in, to the millisecond', async () => {
  const { pool } = world.house.database
  for (const iso of [
    '2026-03-02T06:20:00.000Z',
    '2026-03-02T06:20:00.007Z',
    '1999-12-31T23:59:59.999Z',
    '1900-01-01T00:00:00.120Z',
  ]) {
    const { rows } = await pool.query('select $1::timestamptz as at', [new Date(iso)])
    assert.equal(rows[0].at.toISOString(), iso)
  }
})

test('finer, older and foreign writings are read too', async () => {
  const client = await world.house.database.pool.connect()
  const read = async (text: string) => (await client.query(`select '${text}'::timestamptz as at`)).rows[0].at
  assert.equal((await read('2026-03-02 06:20:00.123999+00')).toISOString(), '2026-03-02T06:20:00.123Z')
  assert.equal((await read('2026-03-02 06:20:00.1+00')).toISOString(), '2026-03-02T06:20:00.100Z')
  assert.equal((await read('0044-03-15 12:00:00+00 BC')).getUTCFullYear(), -43)
  assert.equal(await read('infinity'), Infinity)
  await client.query(`set time zone 'Asia/Kolkata'`)
  assert.equal((await read('2026-03-02 06:20:00+00')).toISOString(), '2026-03-02T06:20:00.000Z')
  client.release(true)
})
