// Check-in: days, runs and what they earn, over midnights, time zones and the days on which the clock is moved.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable } from '#tests/tabletop.ts'
import { dayAfter, has, runBack, runOn, withDay } from './days.ts'
import { checkIn } from './play.ts'

const points = { key: 'points', kind: 'points', amount: 5 } as const
const gift = { key: 'gift', kind: 'goods', value: 900 } as const
const set = (settings: object, more: object = {}) => layTable(checkIn, { settings, rewards: [points, gift], ...more })
const keys = (given: readonly { reward: { key: string }; units: number }[]) =>
  given.flatMap(one => Array(one.units).fill(one.reward.key))

test('a day is a day of the community: just before and just after its midnight are two', () => {
  const table = set({ dailyReward: 'points' })
  table.at('2026-03-03T15:59:59Z').play('凌', 'sign')
  const again = table.tries('凌', 'sign')
  assert.equal(again.kind === 'no' && again.no?.why, 'signed')
  assert.deepEqual(table.at('2026-03-03T16:00:00Z').play('凌', 'sign'), { day: '2026-03-04', streak: 2, total: 2, nth: 1 })
  assert.deepEqual(keys(table.given), ['points', 'points'])
  assert.equal(table.sees('凌').streak, 2)
})

test('days in a row go on over the days on which the clock is moved', () => {
  for (const [month, from] of [
    ['2026-03', 6],
    ['2026-10', 30],
  ] as const) {
    const table = set({}, { timeZone: 'America/New_York', opensAt: `${month}-01T05:00:00Z`, closesAt: '2026-12-01T00:00:00Z' })
    let day = `${month}-${String(from).padStart(2, '0')}`
    for (let n = 0; n < 5; n++, day = dayAfter(day, 1)) {
      // Half past midnight there, whatever the clocks show.
      table.at(n % 2 ? `${day}T05:30:00Z` : `${day}T17:30:00Z`).play('博', 'sign')
    }
    assert.equal(table.sees('博').streak, 5)
  }
})

test('a run that is broken ends, its record stays; a missed day can be made up and joins what lay on both sides', () => {
  const table = set({ streaks: [{ days: 5, reward: 'gift' }], makeUpsPerMonth: 1, makeUpPoints: 20 })
  for (const day of ['03', '04', '06', '07']) table.at(`2026-03-${day}T04:00:00Z`).play('晨', 'sign')
  assert.equal(table.sees('晨').streak, 2)
  assert.deepEqual(keys(table.given), [])
  assert.deepEqual(table.sees('晨').makeUp.missed, ['2026-03-05', '2026-03-02'])
  table.play('晨', 'make-up', { day: '2026-03-05' })
  assert.equal(table.sees('晨').streak, 5)
  assert.deepEqual(keys(table.given), ['gift'])
  const none = table.tries('晨', 'make-up', { day: '2026-03-02' })
  assert.equal(none.kind === 'no' && none.no?.why, 'no-card')
  table.at('2026-03-10T04:00:00Z')
  assert.equal(table.sees('晨').streak, 0)
  assert.equal(table.sees('晨').best, 5)
  assert.equal(checkIn.moves['make-up']?.costPoints?.(table.board.settings as never), 20)
})

test('today, days to come, days before it opened and days too far back cannot be made up', () => {
  const table = set({ makeUpReach: 3, makeUpsPerMonth: 9 })
  table.at('2026-03-09T04:00:00Z')
  for (const day of ['2026-03-09', '2026-03-10', '2026-03-05', '2026-02-20']) {
    const tried = table.tries('丹', 'make-up', { day })
    assert.equal(tried.kind === 'no' && tried.no?.why, 'too-far', day)
  }
  table.play('丹', 'make-up', { day: '2026-03-06' })
})

test('three things, a photo and a voice are asked for', () => {
  const whyNot = (proof: string, input = {}) => {
    const tried = set({ proof }).tries('凌', 'sign', input)
    return tried.kind === 'no' ? tried.no?.why : ''
  }
  assert.equal(whyNot('things', { things: ['晨跑'] }), 'things')
  assert.equal(whyNot('things', { things: ['晨跑', '读书', '写信'] }), '')
  assert.equal(whyNot('photo'), 'photo')
  assert.equal(whyNot('voice'), 'voice')
  assert.equal(whyNot('photo', { fileId: 'fil_00000000000000000000000001' }), '')
})

test('when the gifts or the budget are gone, days still count', () => {
  const table = set({ dailyReward: 'gift', streaks: [{ days: 2, reward: 'gift', every: 'each-time' }] }, { budget: 1900 })
  for (const day of ['03', '04', '05', '06']) table.at(`2026-03-${day}T04:00:00Z`).play('凌', 'sign')
  assert.deepEqual(keys(table.given), ['gift', 'gift'])
  assert.equal(table.board.budgetLeft, 100)
  assert.equal(table.sees('凌').total, 4)
})

const steps = fc.array(
  fc.record({ who: fc.constantFrom('凌', '博'), ahead: fc.integer({ min: 0, max: 60 }), back: fc.integer({ min: -1, max: 9 }) }),
  { maxLength: 70 },
)
test('whatever the order of signing and making up, what is earned follows from the days alone', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 2, max: 6 }), (all, days) => {
      const streaks = [
        { days, reward: 'points', every: 'each-time' },
        { days, reward: 'gift', every: 'once' },
      ]
      const table = set({ streaks, makeUpsPerMonth: 9, makeUpReach: 8 })
      let hour = 0
      for (const { who, ahead, back } of all) {
        hour += ahead
        table.at(new Date(Date.UTC(2026, 2, 2, hour)))
        if (back < 0) table.tries(who, 'sign')
        else table.tries(who, 'make-up', { day: dayAfter('2026-03-10', back) })
      }
      for (const who of ['凌', '博']) {
        const mine: any = table.seat(who).mine
        if (!mine) continue
        const runs: number[] = []
        let signedDays = 0
        for (let day = '2026-03-01'; day < '2026-12-31'; day = dayAfter(day, 1)) {
          if (!has(mine.months, day)) continue
          signedDays++
          if (!has(mine.months, dayAfter(day, -1))) runs.push(runOn(mine.months, day))
          assert.equal(runBack(mine.months, day) + runOn(mine.months, day) - 1, runs.at(-1))
        }
        const got = table.given.filter(one => one.memberId === who)
        const rounds = runs.reduce((sum, run) => sum + Math.floor(run / days), 0)
        assert.equal(keys(got).filter(key => key === 'points').length, rounds)
        assert.equal(keys(got).filter(key => key === 'gift').length, Math.max(0, ...runs) >= days ? 1 : 0)
        assert.deepEqual([mine.total, mine.best], [signedDays, Math.max(0, ...runs)])
        assert.equal(table.seat(who).score, mine.total)
      }
    }),
    { numRuns: 150 },
  )
})

test('three years of days stay small', () => {
  let months = {}
  for (let day = '2026-01-01', n = 0; n < 1096; n++, day = dayAfter(day, 1)) months = withDay(months, day)
  assert.equal(runBack(months, '2028-12-31'), 1096)
  assert.ok(JSON.stringify(months).length < 900)
})
