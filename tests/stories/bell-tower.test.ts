// The bell tower: a line in the group for every hour, as many strokes as the hour says, none missing and none twice, however often the
// house is closed, killed or left to stand still.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedInMember } from '../world.ts'
import { dayMs, hourMs } from './market.ts'
import { playing } from './playing.ts'
import { type Hour, isStruckRight, momentsOf, openTower, postsOf, type Tower } from './tower.ts'

// The whole 400 days are bench/bell.ts.
const days = 14
let tower: Tower
before(async () => {
  tower = await openTower()
})
after(() => tower.close())

/** Each full hour from the first on once, by the clock of the community. */
function inRow(hours: readonly Hour[], from: Date): void {
  for (const [n, hour] of hours.entries()) {
    assert.equal(hour.at.getTime(), from.getTime() + n * hourMs, `hour ${n} stands at ${hour.at.toISOString()}`)
    assert.ok(isStruckRight(hour), JSON.stringify(hour))
  }
}

test('two weeks, 336 strokes: the house is closed between two jobs and killed with one in hand, and no hour is lost or doubled', async () => {
  const moments = momentsOf('two weeks', tower.from, days - 1, { closed: 10, 'killed-before': 6, 'killed-behind': 6, still: 0 })
  await tower.live(new Date(tower.from.getTime() - hourMs + days * dayMs), moments)
  const hours = await tower.hours()
  assert.equal(hours.length, days * 24)
  inRow(hours, tower.from)
  assert.equal(await postsOf(tower.market), hours.length, 'and nothing else stands in the group')
  // A kill costs the minute for which what was in hand stays claimed, not more.
  const late = hours.filter(({ at, postedAt }) => postedAt.getTime() > at.getTime())
  assert.ok(late.length > 0 && late.length <= 12, `${late.length} were late`)
  assert.ok(late.every(({ at, postedAt }) => postedAt.getTime() - at.getTime() <= 180_000))
  await tower.market.quiet()
})

test('whoever listens before the stroke is counted with it', async () => {
  const { market } = tower
  const { here, moves, makes, enters, group } = playing(market)
  const people = await market.people(7, '街坊')
  const [ling] = people as [SignedInMember]
  await enters(ling, 'square')
  for (const who of people) await makes(who, 'hours', 'listen')
  assert.equal((await moves(ling, 'hours', 'listen')).body.code, 'activities.not-this-move')
  await market.world.advance(hourMs)
  const { items } = await market.asks(ling, `GET ${here}/groups/${await group('square')}/stream`)
  assert.match(items[0].text, /^咚( 咚)*\n\d+ 点。听钟的有 7 人。$/)
})

test('the server stands still for five hours: what was on the list is struck late by its own hour, what was not is left out and said', async () => {
  const { market } = tower
  const midnight = new Date(Math.ceil((market.world.clock.now().getTime() + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs)
  const at = (hour: number) => new Date(midnight.getTime() + hour * hourMs)
  await market.world.advance(midnight)
  await tower.live(at(24), [{ at: at(9.5), jobs: 0, mishap: 'still' }])
  const since = (await tower.hours()).filter(one => one.at > midnight)
  const struck = (one: Hour) => (one.at.getTime() - midnight.getTime()) / hourMs
  // At ten and eleven it is half past two already. Nobody could have come to those between eleven and two.
  assert.deepEqual(since.map(struck), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ...Array.from({ length: 10 }, (_, n) => n + 15)])
  assert.ok(since.every(isStruckRight))
  const late = since.filter(one => one.postedAt.getTime() > one.at.getTime())
  assert.deepEqual(late.map(struck), [10, 11])
  assert.ok(late.every(one => one.postedAt.getTime() === at(14.5).getTime()))
  const { items } = await market.asks(market.mei, `GET /communities/${market.club.id}/console/activity-series`)
  assert.deepEqual([items.length, items[0].state], [1, 'running'])
  assert.match(items[0].why, /有 3 次没有办，从 \d{4}-\d\d-\d\d 11:00 到 \d{4}-\d\d-\d\d 13:00/)
  await market.quiet()
})
