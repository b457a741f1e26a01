// What comes back, comes back once: stakes that nobody won, costs of what was called off; however often, and by however many, it is done.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Services } from '#kernel/services.ts'
import { holdingsOf } from '#modules/wallet/index.ts'
import { prediction } from '#plays/prediction/play.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { cancelActivity, cancelJob } from './commands/cancel-activity.ts'
import { makeDeskMove } from './commands/make-move.ts'
import { closeNow } from './commands/run-activity.ts'
import { settleActivity, settleJob } from './commands/settle-activity.ts'
import { act, givePoints, key, mistakes, putTin } from './fixtures/hall.ts'
import { tin as tinPlay } from './fixtures/tin.ts'
import { playShelf } from './rules/shelf.ts'
import { findActivity } from './store/activities.ts'

let world: World
let mei: SignedInOperator
let [ling, bo, chen]: SignedInMember[] = []
before(async () => {
  world = await openWorld({ services: new Services().provide(playShelf, [tinPlay, prediction]) })
  mei = await world.operator('梅', 'owner')
  ;[ling, bo, chen] = await Promise.all(['凌', '博', '晨'].map(name => world.member(name)))
  for (const who of [ling, bo, chen]) await givePoints(world.ctx(), idOf(who), 100)
})
after(() => world.close())
const as = (who: SignedInMember | undefined) => world.ctx(who?.actor)
const desk = () => world.ctx(mei.actor)
const idOf = (who: SignedInMember | undefined) => who?.memberId as string
const points = async (who: SignedInMember | undefined) =>
  (await holdingsOf(world.ctx(), idOf(who))).find(one => one.unit === 'points')?.balance ?? 0
const allPoints = () => Promise.all([ling, bo, chen].map(points))
/** How often and how much came back of it, and what is still bound. */
async function backOf(activityId: string) {
  const { rows } = await sql<{ times: number; sum: number; bound: number }>`
    select count(*)::int as times, coalesce(sum(amount), 0)::int as sum,
           (select coalesce(sum(charged), 0)::int from activities_players where activity_id = ${activityId}) as bound
      from wallet_lines where cause = ${activityId} and kind = 'activity-returned'`.execute(world.house.db)
  return rows[0]
}

async function guessed(truth: string): Promise<string> {
  const game = await putTin(world, {
    ...{
      title: '谁赢',
      settings: { subject: '谁赢', options: ['红', '蓝', '平'], stake: 5, guessesMax: 2, pool: 'pool', bonus: 7 },
    },
    rewards: [{ key: 'pool', title: '积分池', kind: 'points', amount: 1 }],
    play: 'prediction',
  } as Parameters<typeof putTin>[1])
  for (const [who, guess] of [
    [ling, '0'],
    [ling, '1'],
    [bo, '0'],
  ] as const)
    await act(as(who), game, 'guess', { guess })
  await closeNow(desk(), game, '开赛')
  await makeDeskMove(desk(), { activityId: game, move: 'result', input: { truth }, key: key() })
  return game
}

test('nobody was right: every stake comes back, once, however often it is settled', async () => {
  const had = await allPoints()
  const game = await guessed('2')
  assert.deepEqual(await backOf(game), { times: 0, sum: 0, bound: 15 })
  await Promise.allSettled([settleActivity(desk(), game), settleActivity(desk(), game), settleActivity(world.ctx(), game)])
  await settleJob.run(world.ctx(), { activityId: game })
  await world.settle()
  assert.deepEqual(await backOf(game), { times: 2, sum: 15, bound: 0 })
  assert.deepEqual(await allPoints(), had)
  assert.deepEqual(await mistakes(world), [])
})

test('somebody was right: nothing comes back, and the pool is given out to the last point', async () => {
  const [ofLing, ofBo] = [await points(ling), await points(bo)]
  const game = await guessed('0')
  await settleActivity(desk(), game)
  await world.settle()
  assert.deepEqual(await backOf(game), { times: 0, sum: 0, bound: 15 })
  // Three stakes and what the house adds; who guessed first has the odd point.
  assert.deepEqual([(await points(ling)) - ofLing, (await points(bo)) - ofBo], [11 - 10, 11 - 5])
  assert.deepEqual(await mistakes(world), [])
})

test('called off after more moves than go at once: each cost comes back once, also when the job runs three times together', async () => {
  const tin = await putTin(world, { costPoints: 1, rewards: [{ key: 'sweet', title: '糖', kind: 'badge' }] })
  const people = await Promise.all(Array.from({ length: 30 }, (_, n) => world.member(`客${n}`)))
  for (const one of people) await givePoints(world.ctx(), one.memberId, 18)
  await Promise.all(people.flatMap(one => Array.from({ length: 18 }, () => act(as(one), tin, 'take'))))
  await act(as(bo), tin, 'bind', { points: 20 })
  await act(as(chen), tin, 'bind', { points: 30 })
  await cancelActivity(desk(), tin, '下雨')
  await Promise.all([1, 2, 3].map(() => cancelJob.run(world.ctx(), { activityId: tin })))
  await cancelJob.run(world.ctx(), { activityId: tin })
  await world.settle()
  assert.equal((await findActivity(world.ctx(), tin))?.state, 'cancelled')
  // Besides the costs: what Bo had bound when Chen came, and what Chen had bound at the end.
  assert.deepEqual(await backOf(tin), { times: 540 + 2, sum: 540 + 20 + 30, bound: 0 })
  assert.deepEqual(new Set(await Promise.all(people.map(points))), new Set([18]))
  assert.deepEqual(await mistakes(world), [])
})
