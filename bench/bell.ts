// A bell tower for 400 days: 9,600 strokes of the playbook by the real engine on a clock that is moved, each a post in the group, while
// the house is closed between two jobs or killed with one in hand. Says how long it took, and whether every hour was struck once.
//   TEST_POSTGRES_URL=… node bench/bell.ts [--days=400] [--seed=400 days]
// The story tests do the same for fewer days: tests/stories/bell-tower.test.ts.
import { dayMs, hourMs } from '../tests/stories/market.ts'
import { isStruckRight, momentsOf, openTower, postsOf } from '../tests/stories/tower.ts'

const given = (name: string, otherwise: string): string =>
  process.argv.find(a => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const days = Number(given('days', '400'))
const atOnce = 40

const tower = await openTower()
const moments = momentsOf(given('seed', '400 days'), tower.from, days - 1, {
  ...{ closed: Math.ceil(days / 4), 'killed-before': Math.ceil(days / 8), 'killed-behind': Math.ceil(days / 8), still: 0 },
})
const rows: Record<string, number | string>[] = []
const started = performance.now()
for (let day = 0; day < days; day += atOnce) {
  const count = Math.min(atOnce, days - day)
  const [from, to] = [day, day + count].map(n => tower.from.getTime() - hourMs + n * dayMs)
  const here = moments.filter(({ at }) => at.getTime() >= Number(from) && at.getTime() < Number(to))
  const began = performance.now()
  await tower.live(new Date(Number(to)), here)
  const took = performance.now() - began
  rows.push({
    'up to day': day + count,
    strokes: count * 24,
    mishaps: here.length,
    'ms a stroke': (took / count / 24).toFixed(1),
  })
}
// Those of the playbook are as many as its file says, and not one more.
await tower.live(new Date(tower.market.world.clock.now().getTime() + 3 * hourMs), [])
const expected = Math.min(9_600, days * 24 + 3)
const hours = await tower.hours()
const wrong = hours.filter((hour, n) => hour.at.getTime() !== tower.from.getTime() + n * hourMs || !isStruckRight(hour))
const posts = await postsOf(tower.market)
await tower.market.quiet()
const { items } = await tower.market.asks(tower.market.mei, `GET /communities/${tower.market.club.id}/console/activity-series`)
await tower.close()

console.table(rows)
console.log(
  `${hours.length} strokes, ${wrong.length} of them not once in their hour; the series is ${items[0].state}; the doctor is quiet`,
)
console.log(`${Math.round((performance.now() - started) / 1000)} s in all`)
if (hours.length !== expected || posts !== expected || wrong.length > 0) process.exitCode = 1
