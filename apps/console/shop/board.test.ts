// The board says what the rows say, and no more.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startLocale } from '#ui/i18n.ts'
import { aheadOf, type Board, byMinute, goneIn, lasting, roundTop, sentenceOf, soFar } from './board.ts'

startLocale('zh-CN', 'Asia/Shanghai')
const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 2, 1, 2, minute, second)).toISOString()
const minute = (n: number, orders: number, units = orders) => ({ at: at(n), orders, units, amount: units * 49_900 })
const offer = {
  id: 'off_1',
  kind: 'flash',
  title: '月饼礼盒',
  phase: 'running',
  ...{ opensAt: at(0), closesAt: at(59), orders: 30, units: 40, amount: 40 * 49_900, waiting: 2, quota: 100, quotaLeft: 60 },
} as const
const board = {
  at: at(3, 30),
  currency: 'CNY',
  ...{ opensAt: at(0), closesAt: at(59) },
  total: { orders: 30, units: 40, amount: 40 * 49_900 },
  offers: [offer],
  minutes: [minute(0, 20, 26), minute(2, 10, 14)],
  before: null,
} as unknown as Board

test('a minute in which nobody bought is a minute all the same', () => {
  const minutes = byMinute(board)
  assert.deepEqual(
    minutes.map(one => one.orders),
    [20, 0, 10, 0, 0],
  )
  assert.equal(soFar(minutes).at(-1)?.value, 40 * 49_900)
})

test('without a sale before there is nothing to hold it against, and nothing is made up', () => {
  assert.equal(aheadOf(board), null)
  assert.equal(
    sentenceOf({ ...board, total: { orders: 0, units: 0, amount: 0 }, minutes: [] }),
    '还没有订单。付了款的订单会马上出现在这里。',
  )
})

test('it is held against the same minute of the one before, not against its end', () => {
  const before = { minutes: [0, 1, 2, 3, 20].map(n => ({ minute: n, orders: 8, units: 8, amount: 8 * 49_900 })) }
  const held = { ...board, before: { id: 'off_0', title: '上次', opensAt: at(0), ...before } } as unknown as Board
  assert.equal(aheadOf(held), 0.25)
  assert.match(sentenceOf(held), /^开场 3 分钟，30 笔，实收 ¥19,960.00。比上一场同一时刻多 25%。照最近的速度，约 5 分钟后卖完。$/)
})

test('how long it lasts is only told of what is limited', () => {
  assert.equal(Math.round(goneIn(board) ?? 0), 5)
  assert.equal(goneIn({ ...board, offers: [{ ...offer, quotaLeft: null, quota: null }] } as unknown as Board), null)
})

test('what is over is told as a whole', () => {
  const over = { ...board, at: at(70), offers: [{ ...offer, phase: 'ended', quotaLeft: 0 }] } as unknown as Board
  assert.equal(sentenceOf(over), '这一场共 30 笔，实收 ¥19,960.00。活动数量已全部卖完。')
  assert.deepEqual([lasting(3_723_000), lasting(59_000), lasting(400_000_000)], ['1:02:03', '00:59', '4 天'])
})

test('the height of the curve ends in a round sum, not lower than the curve', () => {
  const tops = [0, 99, 10_272_00, 20_000_00, 48_980_000_00].map(most => roundTop(most, 100))
  assert.deepEqual(tops, [4_00, 4_00, 12_000_00, 20_000_00, 60_000_000_00])
})
