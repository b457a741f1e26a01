// What postage costs, to whom and from which sum on nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { postageOf } from './rules/postage.ts'

const settings = {
  flat: 800,
  freeFrom: 9_900,
  regions: [
    { prefix: '新疆', amount: 1_500 },
    { prefix: '新疆维吾尔自治区喀什', amount: 2_500 },
    { prefix: '西藏', amount: 2_000 },
  ],
}
const line = (amount: number, delivery: 'parcel' | 'pickup' | 'none' = 'parcel') => ({ amount, sold: { delivery } })
const to = (region: string) => ({ region })

test('flat, free from a sum on, nothing where things are fetched in person', () => {
  assert.equal(postageOf(settings, [line(9_899)], to('上海市')), 800)
  assert.equal(postageOf(settings, [line(9_900)], to('上海市')), 0)
  assert.equal(postageOf(settings, [line(5_000), line(4_900)], to('上海市')), 0)
  assert.equal(postageOf(settings, [line(5_000), line(4_900, 'none')], to('上海市')), 800)
  assert.equal(postageOf(settings, [line(100, 'pickup')], null), 0)
  assert.equal(postageOf({ ...settings, freeFrom: null }, [line(1_000_000)], null), 800)
})

test('the longest prefix of the region counts, also when postage is free; an unknown address costs nothing on top', () => {
  assert.equal(postageOf(settings, [line(100)], to('新疆 乌鲁木齐')), 2_300)
  assert.equal(postageOf(settings, [line(10_000)], to('新疆维吾尔自治区 喀什地区')), 2_500)
  assert.equal(postageOf(settings, [line(100)], 'later'), 800)
})

test('a gift for ten is posted ten times, and free only when each part would be', () => {
  assert.equal(postageOf(settings, [line(50_000)], null, 10), 8_000)
  assert.equal(postageOf(settings, [line(99_000)], null, 10), 0)
})
