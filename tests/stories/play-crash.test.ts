// Draws and auctions are settled and paid while the program is killed without mercy: everything happens once, and no hand is needed.
// PLAY_ROUNDS=50 kills fifty times.
import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type Beside, openBeside } from '#apps/cli/open-beside.ts'
import { examine } from '#kernel/doctor.ts'
import { holdingsOf } from '#modules/wallet/index.ts'
import { dataFolder, start } from '../program.ts'
import {
  awardsEach,
  budget,
  type Club,
  closeRound,
  crowd,
  openClub,
  prizes,
  putRound,
  type Round,
  spent,
  startPoints,
} from './play-stage.ts'

const data = dataFolder()
after(() => data.remove())
const rounds = Number(process.env['PLAY_ROUNDS'] ?? 4)

let beside: Beside
const rows = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await beside.house.database.pool.query(text, values)).rows as T[]
interface Standing {
  state: string
  due: number
  paid: number
}
const standingOf = async (activityId: string): Promise<Standing> =>
  (
    await rows<Standing>(
      `select v.state, count(*) filter (where a.state = 'due')::int as due, count(*) filter (where a.state = 'paid')::int as paid
         from activities_activities v left join activities_awards a on a.activity_id = v.id where v.id = $1 group by v.state`,
      [activityId],
    )
  )[0] as Standing

async function until(what: string, holds: () => Promise<boolean>, ms: number, everyMs: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(everyMs)) if (await holds()) return
  throw new Error(`${what} did not come within ${ms / 1000} s`)
}

/** Where the blow falls: in the settling, before the first award is paid, or between the first and the last. */
const blows = [
  { name: 'settling', is: (one: Standing) => one.state === 'closed', waitMs: 60 },
  { name: 'paying', is: (one: Standing) => one.state === 'settled' && one.due > 0, waitMs: 250 },
  { name: 'half paid', is: (one: Standing) => one.due > 0 && one.paid > 0, waitMs: 1 },
] as const

test(`${rounds} kills in the midst of settling and paying: exact, and nobody had to see to it`, {
  timeout: 1_800_000,
}, async t => {
  let program = await start(['--data', data.path])
  beside = await openBeside(data.path)
  const club = await openClub(beside)
  const all: Round[] = []
  const fell: Record<string, number> = { settling: 0, paying: 0, over: 0 }
  for (let n = 0; n < rounds; n++) {
    const round = await putRound(club)
    all.push(round)
    const blow = blows[n % blows.length] as (typeof blows)[number]
    await closeRound(club, round, n % 2 === 0 ? 'hand' : 'clock')
    const seen = async () => {
      const now = await standingOf(round.draw)
      return blow.is(now) || (now.state === 'settled' && now.due === 0)
    }
    await until(blow.name, seen, 90_000, 1)
    await pause(randomInt(blow.waitMs))
    await program.end('SIGKILL')
    const { state, due } = await standingOf(round.draw)
    const where = state !== 'settled' ? 'settling' : due > 0 ? 'paying' : 'over'
    fell[where] = (fell[where] ?? 0) + 1
    program = await start(['--data', data.path])
  }
  await until('the end of all', () => isOver(all), 300_000, 200)
  assert.ok((fell['settling'] ?? 0) > 0 && (fell['paying'] ?? 0) > 0, `the blows fell beside it: ${JSON.stringify(fell)}`)
  for (const round of all) await checkRound(club, round)
  await checkPoints(club, all)
  const found = await examine(club.here())
  assert.deepEqual(
    found.mistakes.filter(one => !one.law.startsWith('kernel.jobs-in-time')),
    [],
  )
  assert.deepEqual(await rows('select kind, last_error from kernel_dead_jobs'), [])
  t.diagnostic(`${rounds} kills: ${JSON.stringify(fell)}; ${rounds * awardsEach} awards`)
  await beside.close()
  assert.equal(await program.end(), 0)
})

async function isOver(all: readonly Round[]): Promise<boolean> {
  const ids = all.flatMap(({ draw, auction, calledOff }) => [draw, auction, calledOff])
  const [left] = await rows<{ n: number }>(
    `select (select count(*) from activities_activities where id = any ($1) and state not in ('settled', 'cancelled'))::int
          + (select count(*) from activities_awards where state = 'due')::int
          + (select count(*) from activities_tables t join activities_activities v on v.id = t.activity_id
              where v.state = 'settled' and v.group_id is not null and t.told_at is null)::int
          + (select count(*) from kernel_outbox)::int as n`,
    [ids],
  )
  return left?.n === 0
}

async function checkRound({ here, groupId }: Club, { draw, auction, calledOff, batchId, planId }: Round): Promise<void> {
  const given = await rows<{ reward: string; state: string; n: number; people: number }>(
    `select reward, state, count(*)::int as n, count(distinct member_id)::int as people from activities_awards
      where activity_id = $1 group by 1, 2 order by 1`,
    [draw],
  )
  const wanted = Object.entries(prizes).map(([reward, n]) => ({
    reward,
    state: reward === 'lamp' ? 'owed' : 'paid',
    n,
    people: n,
  }))
  assert.deepEqual(
    given,
    wanted.sort((a, b) => (a.reward < b.reward ? -1 : 1)),
  )
  const [table] = await rows<{ stock: Record<string, number>; left: string }>(
    'select stock, budget_left as left from activities_tables where activity_id = $1',
    [draw],
  )
  assert.deepEqual(table?.stock, Object.fromEntries(Object.keys(prizes).map(key => [`reward:${key}`, 0])))
  assert.equal(Number(table?.left), budget - spent)
  const counted = async (text: string, ...values: unknown[]) => (await rows<{ n: number }>(text, values))[0]?.n
  const community = here().community.id
  assert.equal(await counted('select count(*)::int as n from shop_coupons where batch_id = $1', batchId), prizes.coupon)
  assert.equal(await counted('select count(*)::int as n from tiers_holdings where plan_id = $1', planId), prizes.tier)
  for (const id of [draw, auction])
    assert.equal(
      await counted(`select count(*)::int as n from kernel_facts where subject = $1 and name = 'activities.settled'`, id),
      1,
    )
  assert.equal(
    await counted(
      'select count(*)::int as n from content_posts where community_id = $1 and group_id = $2 and text like $3',
      ...[community, groupId, `%${draw}%`],
    ),
    1,
  )
  assert.deepEqual(await standingOf(calledOff), { state: 'cancelled', due: 0, paid: 0 })
}

/** What each holds is what he began with, what he won, and less what he paid for the lamp. */
async function checkPoints({ here, members }: Club, all: readonly Round[]): Promise<void> {
  const draws = all.map(one => one.draw)
  const won = await rows<{ memberId: string; amount: number; credit: number }>(
    `select member_id as "memberId", sum(amount) filter (where reward <> 'credit')::int as amount,
            coalesce(sum(amount) filter (where reward = 'credit'), 0)::int as credit
       from activities_awards where activity_id = any ($1) group by 1`,
    [draws],
  )
  const paid = await rows<{ memberId: string; price: number }>(
    `select result -> 'winner' ->> 'memberId' as "memberId", sum((result -> 'winner' ->> 'price')::int)::int as price
       from activities_activities where id = any ($1) group by 1`,
    [all.map(one => one.auction)],
  )
  assert.equal(paid.length, 1, 'the same one bids most each time')
  const [winner] = paid
  assert.equal(winner?.price, all.length * 300)
  assert.equal(won.length, crowd)
  for (const { memberId } of members) {
    const mine = won.find(one => one.memberId === memberId)
    const price: number = winner?.memberId === memberId ? winner.price : 0
    const held = new Map((await holdingsOf(here(), memberId)).map(one => [one.unit, one.balance]))
    assert.equal(held.get('points'), startPoints + (mine?.amount ?? 0) - price)
    assert.equal(held.get('credit') ?? 0, mine?.credit)
  }
}
