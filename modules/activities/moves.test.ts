// Moves on the database: each is decided once, in order, on what is there; and what it brings or costs stands in the books.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ctxFor } from '#kernel/house.ts'
import { systemRandom } from '#kernel/random.ts'
import { Refused } from '#kernel/refusal.ts'
import { Services } from '#kernel/services.ts'
import { holdingsOf } from '#modules/wallet/index.ts'
import { raise } from '#tests/raise.ts'
import type { SignedInMember, World } from '#tests/world.ts'
import { showActivity } from './commands/show-activity.ts'
import { act, givePoints, key, mistakes, openHall, putTin } from './fixtures/hall.ts'
import { tin as tinPlay } from './fixtures/tin.ts'
import { playShelf } from './rules/shelf.ts'
import { readTable } from './store/tables.ts'

let world: World
let [ling, bo, chen]: SignedInMember[] = []
before(async () => {
  world = await openHall()
  ;[ling, bo, chen] = await Promise.all(['凌', '博', '晨'].map(name => world.member(name)))
})
after(() => world.close())
const as = (who: SignedInMember | undefined) => world.ctx(who?.actor)
const why = (code: string) => (error: unknown) => error instanceof Refused && error.refusal.code === code
const points = async (who: SignedInMember | undefined) =>
  (await holdingsOf(world.ctx(), who?.memberId as string)).find(one => one.unit === 'points')?.balance ?? 0

test('a move is decided once: the same key gives the first outcome, another input under it is refused', async () => {
  const tin = await putTin(world)
  const once = key()
  const first = await act(as(ling), tin, 'take', {}, once)
  assert.equal(first.nth, 1)
  assert.deepEqual(
    first.awards.map(({ title, state, units }) => ({ title, state, units })),
    [{ title: '糖', state: 'paid', units: 1 }],
  )
  assert.deepEqual(await act(as(ling), tin, 'take', {}, once), first)
  await assert.rejects(act(as(ling), tin, 'say', { text: '再来' }, once), why('house.key-reused'))
  const [one, other] = await Promise.all([once, once].map(same => act(as(bo), tin, 'take', {}, same)))
  assert.deepEqual(one, other)
  assert.equal((await readTable(world.ctx(), tin))?.moves, 2)
  assert.deepEqual(await mistakes(world), [])
})

test('three hundred want the last five: five have one, the rest are told, and nothing is short', async () => {
  const tin = await putTin(world)
  const people = await Promise.all(Array.from({ length: 30 }, (_, n) => world.member(`客${n}`)))
  const tries = await Promise.allSettled(Array.from({ length: 300 }, (_, n) => act(as(people[n % people.length]), tin, 'take')))
  assert.equal(tries.filter(one => one.status === 'fulfilled').length, 5)
  for (const one of tries)
    if (one.status === 'rejected') assert.ok(why('activities.not-this-move')(one.reason), String(one.reason))
  assert.deepEqual((await readTable(world.ctx(), tin))?.stock, { looks: 3, 'reward:sweet': 0 })
  assert.deepEqual(await mistakes(world), [])
})

test('two programs on one database: the last ones go to five in all, and a key counts once in both', async () => {
  const tin = await putTin(world)
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-other-'))
  const databaseUrl = String(world.house.database.connection.connectionString)
  const services = new Services().provide(playShelf, [tinPlay])
  const other = await raise({ databaseUrl, folder, clock: world.clock, random: systemRandom, services })
  const there = (who: SignedInMember | undefined) =>
    ctxFor(other.house, { actor: who?.actor as SignedInMember['actor'], community: world.club })
  try {
    const people = await Promise.all(Array.from({ length: 20 }, (_, n) => world.member(`双${n}`)))
    const both = await Promise.allSettled(
      people.flatMap(who => {
        const same = key()
        return [act(as(who), tin, 'take', {}, same), act(there(who), tin, 'take', {}, same)]
      }),
    )
    const winners = people.filter((_, n) => both[2 * n]?.status === 'fulfilled' || both[2 * n + 1]?.status === 'fulfilled')
    assert.equal(winners.length, 5)
    assert.equal((await readTable(world.ctx(), tin))?.moves, 5)
    for (let n = 0; n < people.length; n++) {
      const [one, two] = [both[2 * n], both[2 * n + 1]]
      if (one?.status === 'fulfilled' && two?.status === 'fulfilled') assert.deepEqual(one.value, two.value)
    }
    assert.deepEqual(await mistakes(world), [])
  } finally {
    await other.app.close()
    await other.house.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a play that breaks on one move breaks no other that came with it', async () => {
  const tin = await putTin(world)
  const tries = await Promise.allSettled(
    ['好', 'break', '茶'].map((text, n) => act(as([ling, bo, chen][n]), tin, 'say', { text })),
  )
  assert.deepEqual(
    tries.map(one => one.status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
  assert.equal((await readTable(world.ctx(), tin))?.moves, 2)
  assert.deepEqual(await mistakes(world), [])
})

test('points are won, spent and bound to the point; who has not enough is told, and nobody beside him is held up', async () => {
  const tin = await putTin(world, {
    ...{ costPoints: 3, settings: { reward: 'sweet', cost: 7 } },
    rewards: [{ key: 'sweet', title: '十分', kind: 'points', amount: 10, units: 100, expiresDays: 30 }],
  })
  await givePoints(world.ctx(), ling?.memberId as string, 5)
  const tries = await Promise.allSettled([act(as(ling), tin, 'take'), act(as(bo), tin, 'take')])
  assert.deepEqual(
    tries.map(one => one.status),
    ['fulfilled', 'rejected'],
  )
  assert.equal(await points(ling), 5 - 3 + 10)
  await act(as(ling), tin, 'look')
  assert.equal(await points(ling), 5)
  await act(as(ling), tin, 'bind', { points: 5 })
  await assert.rejects(act(as(ling), tin, 'bind', { points: 9 }), why('wallet.not-enough'))
  await givePoints(world.ctx(), bo?.memberId as string, 8)
  await act(as(bo), tin, 'bind', { points: 8 })
  assert.deepEqual([await points(ling), await points(bo)], [5, 0])
  assert.deepEqual(await mistakes(world), [])
})

test('limits, times and invitations hold; what is due happens by itself, and late moves go on until it is settled', async () => {
  const tin = await putTin(world, { limits: { perMember: 2, perDay: 1, players: 2 } })
  await act(as(ling), tin, 'take')
  await assert.rejects(act(as(ling), tin, 'take'), why('activities.enough-today'))
  await act(as(bo), tin, 'take')
  await assert.rejects(act(as(chen), tin, 'take'), why('activities.full'))
  await act(as(ling), tin, 'lift')
  await world.advance(6 * 60_000)
  const shown = await showActivity(as(ling), tin)
  assert.equal((shown.shown as { falls: number }).falls, 1)
  assert.equal(shown.mayNot, 'enough-today')
  await assert.rejects(act(as(ling), tin, 'mark', { memberId: bo?.memberId, points: 3 }), why('activities.not-yours'))
  await world.advance(25 * 3_600_000)
  await assert.rejects(act(as(bo), tin, 'take'), why('activities.not-open'))
  assert.equal((await showActivity(as(bo), tin)).state, 'settled')
  assert.deepEqual(await mistakes(world), [])
})
