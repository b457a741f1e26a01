// What is packed for the database comes back as it went, whatever is in it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openWorld, type World } from '#tests/world.ts'
import { hot } from './hot.ts'
import { packed } from './packed.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const back = async (type: 'text' | 'bigint' | 'timestamptz', values: readonly unknown[]): Promise<unknown> =>
  (await hot<{ back: unknown }>(world.ctx(), `test.back-${type}`, `select $1::${type}[] as back`, [values]))[0]?.back

test('ids, numbers and moments go without quotes; anything else is left to the driver', () => {
  const ids = ['ord_01m81ddf17wvq8vhvm6dtf5qjr', 'a-b.c:d+e']
  assert.equal(packed(ids), `{${ids.join(',')}}`)
  assert.equal(packed([1, -2, 2.5, null]), '{1,-2,2.5,NULL}')
  assert.equal(packed([new Date('2026-03-02T06:20:00.007Z')]), '{2026-03-02T06:20:00.007Z}')
  assert.equal(packed([]), '{}')
  for (const odd of ['', 'null', 'NULL', 'a,b', '{}', 'a b', '"', '\\', '群', Number.NaN, true, ['a'], Buffer.from('a')])
    assert.deepEqual(packed(['a', odd]), ['a', odd])
})

test('every text, number and moment comes back as it went', async () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }).filter(text => !text.includes('\0') && text.isWellFormed()),
    fc.constantFrom('NULL', 'null', '', ',', '{', '}', '"', '\\', ' ', 'NaN', 'infinity', 'a'),
    fc.constant(null),
  )
  const number = fc.oneof(fc.maxSafeInteger(), fc.constant(null))
  const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2999-01-01'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(fc.array(word), fc.array(number), fc.array(moment), async (words, numbers, moments) => {
      assert.deepEqual(await back('text', words), words)
      assert.deepEqual(
        await back('bigint', numbers),
        numbers.map(n => n?.toString() ?? null),
      )
      assert.deepEqual(await back('timestamptz', moments), moments)
    }),
  )
})
