// A bell tower whose house is closed, killed and left to stand still at moments of chance, and the count of what it struck.
import assert from 'node:assert/strict'
import { ctxFor } from '#kernel/house.ts'
import { advance } from '#kernel/jobs/advance.ts'
import { claimJobs } from '#kernel/jobs/store.ts'
import { intBelow, seededRandom } from '#kernel/random.ts'
import type { World } from '../world.ts'
import { hourMs, type Market, openMarket } from './market.ts'

/** closed: in order, between two jobs · killed: with a job in hand, before it or behind it · still: for five hours. */
export type Mishap = 'closed' | 'killed-before' | 'killed-behind' | 'still'
export interface Moment {
  at: Date
  /** How many jobs of that moment are done before. */
  jobs: number
  mishap: Mishap
}
/** An hour as the record has it: how many posts it has, and the hour and the strokes that are written there. */
export interface Hour {
  at: Date
  posts: number
  named: number
  strokes: number
  postedAt: Date
}
export interface Tower {
  market: Market
  /** The first hour that is struck. */
  from: Date
  /** Lets time go by with these mishaps. */
  live(until: Date, moments: readonly Moment[]): Promise<void>
  hours(): Promise<Hour[]>
  close(): Promise<void>
}

const stillMs = 5 * hourMs
const leaseMs = 60_000

/** What is done at a full hour: close, open, make the next, settle, tell; and what the facts of these make others do. */
const jobsOfAnHour = 6
/** The same seed gives the same moments. Kills come at full hours, with each of its jobs in hand in turn; of the others every second. */
export function momentsOf(seed: string, from: Date, days: number, counts: Record<Mishap, number>): Moment[] {
  const random = seededRandom(seed)
  const below = (most: number) => intBelow(random, most)
  const one = (mishap: Mishap, nth: number): Moment => {
    const hour = from.getTime() + below(days * 24) * hourMs
    if (mishap.startsWith('killed')) return { at: new Date(hour), jobs: nth % jobsOfAnHour, mishap }
    return { at: new Date(nth % 2 === 0 ? hour : hour + below(hourMs)), jobs: below(jobsOfAnHour), mishap }
  }
  const all = Object.entries(counts).flatMap(([mishap, count]) =>
    Array.from({ length: count }, (_, n) => one(mishap as Mishap, n)),
  )
  return all.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

export async function openTower(): Promise<Tower> {
  const market = await openMarket('bell-tower', '2026-03-01T04:00:00Z')
  const { world } = market
  // The first is open from midnight to one o’clock, and strikes at one.
  const from = new Date(market.at(1, '00:00').getTime() + hourMs)
  return {
    ...{ market, from },
    async live(until, moments) {
      for (const moment of moments) await suffer(world, moment)
      if (until > world.clock.now()) await world.advance(until)
    },
    hours: () => hoursOf(market),
    close: () => market.close(),
  }
}

async function suffer(world: World, { at, jobs, mishap }: Moment): Promise<void> {
  const { clock } = world
  // One before may have taken the clock past it.
  if (at > clock.now()) {
    await world.advance(new Date(at.getTime() - 1))
    clock.moveTo(at)
  }
  await advance(world.house, world.house.jobIndex, clock, clock.now(), { jobsMost: jobs })
  const wasHeld = mishap.startsWith('killed') && (await dieWithAJob(world, mishap === 'killed-behind'))
  await world.reopen()
  // Nobody else may have the job before its lease has run out.
  if (wasHeld) clock.moveTo(new Date(clock.now().getTime() + leaseMs + 1))
  if (mishap === 'still') clock.moveTo(new Date(clock.now().getTime() + stillMs))
  await world.settle()
}

/** What was in hand stays claimed; behind it, all is done but the note that it is. */
async function dieWithAJob({ house, clock }: World, isDone: boolean): Promise<boolean> {
  const now = clock.now()
  const { rows } = await house.database.pool.query(
    'select community_id from kernel_jobs where run_at <= $1 order by run_at, id limit 1',
    [now],
  )
  if (!rows[0]) return false
  const communityId = rows[0].community_id as string
  const [row] = await claimJobs(house.db, communityId, now, 'the dead', new Date(now.getTime() + leaseMs), 1)
  const community = await house.findCommunity(communityId)
  assert.ok(row && community)
  const what = house.jobIndex.get(row.kind)
  const ctx = ctxFor(house, { actor: { kind: 'system', name: row.kind }, community, requestId: row.id })
  if (isDone) await what?.run(ctx, what.payload.parse(row.payload))
  return true
}

/** Each hour that was kept, with the posts that name it within a day: none is told later than that. */
async function hoursOf({ world, club }: Market): Promise<Hour[]> {
  const { rows } = await world.house.database.pool.query(
    `with told as (
       select id, (regexp_match(text, '^咚.*\\n(\\d+) 点。'))[1]::int as named,
              (length(split_part(text, chr(10), 1)) + 1) / 2 as strokes, appeared_at
         from content_posts where community_id = $1)
     select a.closes_at as at, count(t.id)::int as posts, min(t.named) as named, min(t.strokes) as strokes, min(t.appeared_at) as posted_at
       from activities_activities a
       left join told t on t.named = extract(hour from a.closes_at at time zone 'Asia/Shanghai')
        and t.appeared_at >= a.closes_at and t.appeared_at < a.closes_at + interval '24 hours'
      where a.community_id = $1 and a.closes_at <= $2 group by a.id, a.closes_at order by a.closes_at`,
    [club.id, world.clock.now()],
  )
  return rows.map(({ posted_at: postedAt, ...row }) => ({ ...row, postedAt }))
}
/** Written once, with the hour by the community’s clock and its strokes on a clock of twelve. */
export function isStruckRight({ at, posts, named, strokes }: Hour): boolean {
  const hour = (at.getUTCHours() + 8) % 24
  return posts === 1 && named === hour && strokes === (hour % 12 || 12)
}
/** All that stands in the group, whatever it says. */
export async function postsOf({ world, club }: Market): Promise<number> {
  const { rows } = await world.house.database.pool.query(
    'select count(*)::int as posts from content_posts where community_id = $1',
    [club.id],
  )
  return rows[0].posts
}
