// The wish wall: one wish each, changed until the end, and granted by chance alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable } from '#tests/tabletop.ts'
import { wish } from './play.ts'

const wall = (more: { granted?: number; units?: number | null; seed?: string } = {}) =>
  layTable(wish, {
    settings: { granted: more.granted ?? 2, reward: 'granted' },
    rewards: [{ key: 'granted', kind: 'goods', units: more.units ?? null }],
    ...(more.seed && { seed: more.seed }),
  })

test('凌 hangs up a wish and changes it; who says the same again is told so', () => {
  const table = wall()
  table.play('凌', 'hang', { wish: '学会游泳' })
  assert.throws(() => table.play('凌', 'hang', { wish: '学会游泳' }), /same/)
  table.play('凌', 'hang', { wish: '看一次日出' })
  assert.equal(table.sees('凌').mine, '看一次日出')
  assert.equal(table.sees('博').mine, null)
})

test('the drawn wishes are those of the end, and everyone sees them', () => {
  const table = wall({ granted: 1 })
  table.play('凌', 'hang', { wish: '学会游泳' })
  table.play('凌', 'hang', { wish: '看一次日出' })
  const { result, priced } = table.close().settle()
  assert.deepEqual(result, { granted: [{ memberId: '凌', wish: '看一次日出' }] })
  assert.deepEqual(
    priced.map(one => one.memberId),
    ['凌'],
  )
  assert.deepEqual(table.sees(null).result, result)
})

test('whatever is wished, as many are granted as there are to grant, nobody twice, and never more rewards than there are', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 10 }),
      (people, granted, units) => {
        const table = wall({ granted, units })
        for (let n = 0; n < people; n++) table.play(`member ${n}`, 'hang', { wish: `wish ${n}` })
        const { result, priced } = table.close().settle()
        const drawn = (result as { granted: { memberId: string }[] }).granted.map(one => one.memberId)
        assert.equal(drawn.length, Math.min(people, granted))
        assert.equal(new Set(drawn).size, drawn.length)
        assert.equal(priced.length, Math.min(people, granted, units))
      },
    ),
  ))

test('each wish has the same chance', () => {
  const won = new Map<string, number>()
  const rounds = 4_000
  for (let n = 0; n < rounds; n++) {
    const table = wall({ granted: 1, seed: `round ${n}` })
    for (const name of ['凌', '博', '晨', '丹']) table.play(name, 'hang', { wish: name })
    const { result } = table.close().settle()
    const [one] = (result as { granted: { memberId: string }[] }).granted
    won.set(one?.memberId ?? '', (won.get(one?.memberId ?? '') ?? 0) + 1)
  }
  // χ² with three degrees of freedom: beyond 16.3 once in a thousand. The seeds are fixed, so this never changes by itself.
  const expected = rounds / 4
  const chi = [...won.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  assert.ok(chi < 16.3, `χ² is ${chi}`)
})
