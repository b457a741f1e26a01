// The literals mean to a real PostgreSQL what they mean to us.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { createDatabase, type TestDatabase, testCluster } from '#tests/postgres.ts'
import { beginsWith, contains } from './like.ts'
import { matchesPhrase, tokensOf, tsqueryOf, tsvectorLiteral } from './search.ts'

let database: TestDatabase
let client: pg.Client

before(async () => {
  database = await createDatabase('text')
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

after(async () => {
  await client.end()
  await database.drop()
  await (await testCluster()).stop()
})

async function finds(text: string, query: string): Promise<boolean> {
  const { rows } = await client.query('select $1::tsvector @@ $2::tsquery as found', [
    tsvectorLiteral(tokensOf(text)),
    tsqueryOf(query),
  ])
  return rows[0].found === true
}

describe('literals in PostgreSQL', () => {
  it('hold the tokens as they are', async () => {
    const tokens = ["a'b", 'c\\d', '张三', 'x:1', 'a & b', '😀', "''", '\\']
    const { rows } = await client.query('select tsvector_to_array($1::tsvector) as held', [tsvectorLiteral(tokens)])
    assert.deepEqual(rows[0].held.toSorted(), tokens.toSorted())
  })

  it('find by phrase, lone character and the beginning of a word', async () => {
    assert.ok(await finds('今天在上海读书打卡 Qunluo', '读书打卡 qun'))
    assert.ok(await finds('一只猫', '猫'))
    assert.ok(!(await finds('今天读书', '打卡')))
    assert.ok(!(await finds('start', 'art')))
    assert.equal(await finds('x', '👍'), false)
  })

  it('are valid for any text, and find whatever the second look accepts', async () => {
    const unit = fc.constantFrom(...Array.from(`读书打卡市长江ab1é'\\:*&|!()<-> ，👍`))
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 30 }), fc.string({ unit, maxLength: 4 }), async (text, query) => {
        const found = await finds(text, query)
        if (matchesPhrase(text, query)) assert.ok(found)
      }),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async text => assert.equal(typeof (await finds(text, text)), 'boolean')),
    )
  })

  it('of the longest text fit', async () => {
    const long = Array.from({ length: 60_000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7919) % 20_000))).join('')
    assert.ok(await finds(long, long.slice(100, 104)))
  })
})

describe('a word as a LIKE pattern', () => {
  const sign = fc.constantFrom('%', '_', '\\', 'a', 'b', '群')
  const word = fc.string({ unit: sign, maxLength: 4 })

  it('finds what holds it or begins with it, letter for letter', async () => {
    await fc.assert(
      fc.asyncProperty(word, word, async (text, wanted) => {
        const { rows } = await client.query('select $1::text like $2 as holds, $1::text like $3 as begins', [
          text,
          contains(wanted),
          beginsWith(wanted),
        ])
        assert.deepEqual(rows[0], { holds: text.includes(wanted), begins: text.startsWith(wanted) })
      }),
      { numRuns: 300 },
    )
  })
})
