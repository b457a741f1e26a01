// How long a sign-in is believed: not a moment longer than its end in any process, whatever happens to the live line.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openTwoHouses, type TwoHouses } from '#tests/two-houses.ts'
import { until } from '#tests/workbench.ts'
import type { SignedInMember } from '#tests/world.ts'
import { within } from '../db/within.ts'
import type { House } from '../house.ts'

let two: TwoHouses
before(async () => {
  two = await openTwoHouses()
})
after(() => two.close())

const secretOf = (who: SignedInMember): string => who.cookie.slice(who.cookie.indexOf('=') + 1)
const isIn = async (house: House, who: SignedInMember): Promise<boolean> =>
  (await house.sessions.actor('member', secretOf(who), two.world.club)) !== null
/** Well within the ten seconds for which an actor is believed. */
async function isOutSoon(house: House, who: SignedInMember, message: string): Promise<void> {
  const from = performance.now()
  await until(async () => !(await isIn(house, who)), message)
  assert.ok(performance.now() - from < 3_000, message)
}
const breakLines = () =>
  two.a.house.database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'qunluo live' and datname = current_database()`)

test('a sign-out in one house is honoured in the other at once', async () => {
  for (const end of ['close', 'closeAll', 'closeOne'] as const) {
    const ling = await two.world.member('凌')
    assert.ok(await isIn(two.b.house, ling))
    const ctx = { ...two.world.ctx(ling.actor) }
    const { sessions } = two.a.house
    await within(ctx, async ctx => {
      if (end === 'close') await sessions.close(ctx, secretOf(ling))
      else if (end === 'closeAll') assert.equal(await sessions.closeAll(ctx, 'member', ling.personId), 1)
      else {
        const [one] = await sessions.list(ctx, 'member', ling.personId)
        assert.ok(await sessions.closeOne(ctx, 'member', ling.personId, one!.tokenHash))
      }
      assert.ok(await isIn(two.b.house, ling), 'not before the commit')
    })
    assert.equal(await isIn(two.a.house, ling), false, end)
    await isOutSoon(two.b.house, ling, `${end} is not honoured`)
  }
})

test('sessions ended outside a transaction are not believed again between notice and end', async () => {
  const ling = await two.world.member('凌')
  assert.ok(await isIn(two.b.house, ling))
  const holder = await two.a.house.database.pool.connect()
  await holder.query('begin')
  await holder.query('select 1 from kernel_sessions where subject = $1 for update', [ling.personId])
  const ending = two.a.house.sessions.closeAll(two.world.ctx(), 'member', ling.personId)
  // The end waits for the row; in the meantime she is asked about in both houses.
  await pause(150)
  for (const { house } of [two.a, two.b]) await isIn(house, ling)
  await holder.query('rollback')
  holder.release()
  assert.equal(await ending, 1)
  for (const { house } of [two.a, two.b]) await isOutSoon(house, ling, 'she is still believed')
})

test('a session taken away while the line is broken is not believed when it is back, and screens read anew', async () => {
  const ling = await two.world.member('凌')
  const bo = await two.world.member('博')
  two.hears.set(bo.memberId, ['red'])
  const line = await two.listen(two.b.url, bo)
  assert.ok(await isIn(two.b.house, ling))
  await two.world.house.db.deleteFrom('kernelSessions').where('subject', '=', ling.personId).execute()
  assert.ok(await isIn(two.b.house, ling), 'believed from memory, for nothing was said')
  await breakLines()
  await isOutSoon(two.b.house, ling, 'she is still believed')
  await until(() => line.frames.some(f => f.name === 'resync'), 'the screens were not told')
  await until(() => two.b.house.live.isListening(), 'the line is not back')
  await two.say(two.a.house, 'red', 'after')
  await until(() => line.texts().length > 0, 'nothing is heard any more')
  await pause(100)
  assert.deepEqual(line.texts(), ['after'])
  line.close()
})

test('a sign-in ends by the clock of the house, believed or not', async () => {
  const ling = await two.world.member('凌')
  assert.ok(await isIn(two.b.house, ling))
  two.world.clock.moveTo(new Date(two.world.clock.now().getTime() + 14 * 86_400_000 + 1))
  assert.equal(await isIn(two.b.house, ling), false)
})

test('readings at the same moment find the same actor and note when he was last seen', async () => {
  const ling = await two.world.member('凌')
  two.world.clock.moveTo(new Date(two.world.clock.now().getTime() + 61_000))
  two.b.house.sessions.forget()
  const all = await Promise.all(Array.from({ length: 20 }, () => isIn(two.b.house, ling)))
  assert.ok(all.every(Boolean))
  const [row] = await two.b.house.sessions.list(two.world.ctx(), 'member', ling.personId)
  assert.deepEqual(row?.seenAt, two.world.clock.now())
})
