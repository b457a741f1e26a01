// Auctions: proxy bids, what is bound and given back, late bids, the hard stop, the reserve; nothing hidden is shown.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { No } from '#modules/activities/contract.ts'
import { layTable, type TableOptions } from '#tests/tabletop.ts'
import { auction } from './play.ts'
import { Settings } from './settings.ts'

const lay = (settings: object = {}, more: Partial<TableOptions> = {}) =>
  layTable(auction, {
    settings: { reward: 'jade', ...settings },
    rewards: [{ key: 'jade', kind: 'goods', value: 90_000, units: 1 }],
    opensAt: '2026-03-02T12:00:00Z',
    closesAt: '2026-03-02T14:00:00Z',
    ...more,
  })
const held = (table: ReturnType<typeof lay>) => Object.fromEntries([...table.held].filter(([, points]) => points !== 0))
const refused = (why: string) => (error: unknown) => error instanceof No && error.why === why

test('a proxy bids only as far as it must; equal maxima go to the earlier', () => {
  const table = lay()
  assert.deepEqual(table.play('凌', 'bid', { max: 500 }), { leads: true, price: 100, isReserveMet: true })
  assert.deepEqual(table.play('博', 'bid', { max: 200 }), { leads: false, price: 210, isReserveMet: true })
  assert.deepEqual(table.play('晨', 'bid', { max: 500 }), { leads: false, price: 500, isReserveMet: true })
  assert.deepEqual(table.play('丹', 'bid', { max: 800 }), { leads: true, price: 510, isReserveMet: true })
  assert.throws(() => table.play('博', 'bid', { max: 515 }), refused('too-low'))
  assert.throws(() => table.play('丹', 'bid', { max: 700 }), refused('not-more'))
})

test('points are bound while one leads, and come back when outbid or when the price is lower', () => {
  const table = lay()
  table.play('凌', 'bid', { max: 500 })
  table.play('凌', 'bid', { max: 600 })
  assert.deepEqual(held(table), { 凌: 600 })
  table.play('博', 'bid', { max: 300 })
  assert.deepEqual(held(table), { 凌: 600 })
  table.play('晨', 'bid', { max: 900 })
  assert.deepEqual(held(table), { 晨: 900 })
  table.at('2026-03-02T13:50:00Z').tick()
  assert.deepEqual(held(table), { 晨: 610 })
  assert.deepEqual(
    table.given.map(({ memberId, reward }) => [memberId, reward.key]),
    [['晨', 'jade']],
  )
  const { result, priced } = table.close().settle()
  assert.deepEqual(result, { over: 'sold', bids: 4, winner: { memberId: '晨', name: '晨', price: 610 } })
  assert.equal(priced.length, 0)
  assert.deepEqual(held(table), { 晨: 610 })
})

test('only accepted bids that change something move the end, never beyond the closing time', () => {
  const table = lay({ overtimeMinutes: 5, softMinutes: 2 })
  const end = () => table.sees('凌').endsAt
  table.play('凌', 'bid', { max: 1_000 })
  assert.equal(end(), '2026-03-02T13:55:00.000Z')
  table.at('2026-03-02T13:54:30Z')
  assert.throws(() => table.play('博', 'bid', { max: 50 }), refused('too-low'))
  table.play('凌', 'bid', { max: 1_100 })
  assert.equal(end(), '2026-03-02T13:55:00.000Z')
  table.play('博', 'bid', { max: 150 })
  assert.equal(end(), '2026-03-02T13:56:30.000Z')
  for (const minute of ['13:56', '13:57', '13:58', '13:59']) {
    table.at(`2026-03-02T${minute}:00Z`)
    table.play('晨', 'bid', { max: table.sees('晨').least })
  }
  assert.equal(end(), '2026-03-02T14:00:00.000Z')
  assert.equal(table.at('2026-03-02T14:00:00Z').tries('晨', 'bid', { max: 5_000 }).kind, 'no')
})

test('after the end nobody bids, though nothing has been done about it yet', () => {
  const table = lay()
  table.play('凌', 'bid', { max: 300 })
  table.at('2026-03-02T13:50:00Z')
  assert.throws(() => table.play('博', 'bid', { max: 900 }), refused('ended'))
  assert.equal((table.close().settle().result as { over: string }).over, 'sold')
  assert.deepEqual(held(table), { 凌: 100 })
})

test('below the reserve nothing is sold and everything comes back; at the reserve the price starts there', () => {
  const low = lay({ reservePoints: 400 })
  low.play('凌', 'bid', { max: 399 })
  assert.equal(low.sees('凌').isReserveMet, false)
  low.at('2026-03-02T13:50:00Z').tick()
  assert.deepEqual([held(low), low.given.length, low.sees('凌').over], [{}, 0, 'unsold'])
  const met = lay({ reservePoints: 400 })
  met.play('凌', 'bid', { max: 450 })
  assert.equal(met.sees('博').price, 400)
  assert.deepEqual(
    [400, null].map(reservePoints => auction.hidesSettings?.(Settings.parse({ reward: 'jade', reservePoints }))),
    [true, false],
  )
})

test('what is hidden stays hidden', () => {
  const table = lay({ reservePoints: 77_777 })
  table.play('凌', 'bid', { max: 66_666 })
  for (const name of ['博', null]) {
    const seen = JSON.stringify(table.sees(name))
    assert.ok(!seen.includes('66666') && !seen.includes('77777'), seen)
  }
  assert.equal(table.sees('凌').mine.bound, 66_666)
})

const bids = fc.array(
  fc.record({
    who: fc.constantFrom('凌', '博', '晨', '丹'),
    max: fc.integer({ min: 1, max: 2_000 }),
    after: fc.integer({ min: 0, max: 600 }),
  }),
  { maxLength: 60 },
)
const setups = fc.record({
  startPoints: fc.integer({ min: 1, max: 300 }),
  reservePoints: fc.option(fc.integer({ min: 1, max: 1_500 })),
  overtimeMinutes: fc.integer({ min: 0, max: 30 }),
  softMinutes: fc.integer({ min: 1, max: 10 }),
  steps: fc.constantFrom(
    [{ from: 0, step: 10 }],
    [
      { from: 500, step: 50 },
      { from: 0, step: 1 },
    ],
  ),
})

test('whatever is bid in whatever order: one holds what he would give, the price only rises, the end holds', () => {
  const run = (settings: object, all: { who: string; max: number; after: number }[]) => {
    const table = lay(settings)
    let [price, end] = [0, '']
    const hidden = new Map<string, number>()
    for (const { who, max, after } of all) {
      table.at(new Date(table.now.getTime() + after * 1000)).tick()
      const verdict = table.tries(who, 'bid', { max })
      if (verdict.kind === 'no') assert.ok(verdict.why !== 'play' || verdict.no)
      else hidden.set(who, max)
      const seen = table.sees(who)
      assert.ok((seen.price ?? 0) >= price && seen.endsAt >= end && seen.endsAt <= seen.hardStopAt)
      ;[price, end] = [seen.price ?? 0, seen.endsAt]
      const bound = Object.entries(held(table))
      if (seen.over === null)
        assert.deepEqual(
          bound,
          [...hidden].filter(([name]) => table.sees(name).leads),
        )
    }
    const { result } = table.close().settle()
    return { result: result as any, held: held(table), given: table.given.map(one => one.memberId) }
  }
  fc.assert(
    fc.property(setups, bids, (settings, all) => {
      const { result, held, given } = run(settings, all)
      assert.deepEqual(run(settings, all), { result, held, given })
      if (!result.winner) return assert.deepEqual([held, given], [{}, []])
      assert.deepEqual(held, { [result.winner.memberId]: result.winner.price })
      assert.deepEqual(given, [result.winner.memberId])
      assert.ok(result.winner.price >= (settings.reservePoints ?? settings.startPoints))
    }),
    { numRuns: 60 },
  )
})
