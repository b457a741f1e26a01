// What people say about when is what the clock is told, and is told back in the same words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Cron } from 'croner'
import { fill } from '#kernel/i18n.ts'
import { firstSaid, patternOf, type Said, wordsOf } from './pattern.ts'

const zh = (text: { zh: string }, values = {}) => fill(text.zh, values)
const said = (change: Partial<Said>): Said => ({ ...firstSaid, ...change })
const next = (pattern: string) =>
  new Cron(pattern, { timezone: 'Asia/Shanghai' }).nextRun(new Date('2026-03-03T00:00:00Z'))?.toISOString()

test('each way of saying when gives a pattern that the clock reads', () => {
  assert.equal(next(patternOf(said({ often: 'daily', time: '20:00' }))), '2026-03-03T12:00:00.000Z')
  assert.equal(next(patternOf(said({ often: 'weekly', time: '19:30', weekdays: ['5'] }))), '2026-03-06T11:30:00.000Z')
  assert.equal(next(patternOf(said({ often: 'monthly', time: '08:05', day: 1 }))), '2026-04-01T00:05:00.000Z')
  assert.equal(next(patternOf(said({ often: 'hourly', minute: 15 }))), '2026-03-03T00:15:00.000Z')
})

test('a pattern is told in words; what words cannot say is shown as it is', () => {
  assert.equal(wordsOf('0 20 * * *', zh), '每天 20:00')
  assert.equal(wordsOf('30 19 * * 1,5', zh), '每周一、周五 19:30')
  assert.equal(wordsOf('5 8 1 * *', zh), '每月 1 号 08:05')
  assert.equal(wordsOf('0 * * * *', zh), '每小时第 0 分')
  assert.equal(wordsOf('*/7 1-3 * * *', zh), null)
})
