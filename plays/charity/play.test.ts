// The pot: never over its cap, and its receipt says what the check-ins say.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable } from '#tests/tabletop.ts'
import { charity } from './play.ts'

const settings = { sponsor: '清泉饮料', cause: '山里小学的早餐', unit: '一份早餐', unitValue: 350, cap: 5, perSign: 2 }

test('each day one check-in; the last one fills what is left, and later ones still count', () => {
  const table = layTable(charity, { settings, rewards: [{ key: 'leaf', kind: 'badge', units: 2 }] })
  table.board.settings = { ...settings, reward: 'leaf', thanks: '' }
  table.at('2026-03-03T01:00:00Z')
  assert.deepEqual(table.play('凌', 'sign', { words: '好好吃饭' }), { units: 2, total: 2, nth: 1, isFull: false })
  const again = table.tries('凌', 'sign')
  assert.equal(again.kind === 'no' && again.no?.why, 'signed')
  table.play('博', 'sign')
  assert.deepEqual(table.play('晨', 'sign'), { units: 1, total: 5, nth: 3, isFull: true })
  assert.deepEqual(table.play('丹', 'sign'), { units: 0, total: 5, nth: 4, isFull: true })
  table.at('2026-03-04T01:00:00Z').play('凌', 'sign')
  assert.deepEqual(
    table.given.map(one => one.memberId),
    ['凌', '博'],
  )
  assert.deepEqual(table.sees('丹').mine, { days: 1, units: 0, signedToday: false })
  const { result } = table.close().settle()
  const { sponsor, cause, unit } = settings
  assert.deepEqual(result, { units: 5, people: 3, signs: 5, value: 1750, sponsor, cause, unit, isFull: true })
  const told = charity.tell?.(result, { ...settings, reward: null, thanks: '' })
  assert.equal(told?.zh, '罐子里一共 5 份「一份早餐」，价值 17.50，来自 3 人。清泉饮料为「山里小学的早餐」捐出。')
})

test('nobody came: a receipt of nothing', () => {
  const { result }: any = layTable(charity, { settings: {} }).close().settle()
  assert.deepEqual([result.units, result.value, result.people, result.isFull], [0, 0, 0, false])
})

test('whoever comes whenever: pot, stock, scores and receipt agree and stay under the cap', () => {
  const visits = fc.array(fc.tuple(fc.constantFrom('凌', '博', '晨', '丹'), fc.integer({ min: 0, max: 20 })), { maxLength: 60 })
  fc.assert(
    fc.property(visits, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 7 }), (all, cap, perSign) => {
      const table = layTable(charity, { settings: { cap, perSign, unitValue: 250 } })
      let hour = 0
      for (const [who, ahead] of all) table.at(new Date(Date.UTC(2026, 2, 2, (hour += ahead)))).tries(who, 'sign')
      const shown = table.sees(null)
      assert.equal(shown.units + Number(table.board.stock['pot']), cap)
      const result: any = table.close().settle().result
      assert.deepEqual([result.units, result.people, result.signs], [shown.units, shown.people, shown.signs])
      assert.equal(result.value, result.units * 250)
      assert.equal(
        ['凌', '博', '晨', '丹'].reduce((sum, who) => sum + table.seat(who).score, 0),
        result.units,
      )
    }),
    { numRuns: 200 },
  )
})
