// Right to the second: what begins, what ends, what is honoured a little longer, what stands still; over calendars and zones.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { theHouse } from '#kernel/ctx.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { openWorld, type SignedInMember, system, type World } from '#tests/world.ts'
import { bookDues } from './commands/book-dues.ts'
import { buy, mistakes, planOf } from './fixtures/cast.ts'
import { archiveUntil, entitlementsOf, freezeHolding, mayNow, tierBegun, tierEnded, unfreezeHolding } from './index.ts'
import { addDays, addMonths, begunAt, monthBeginsAt } from './rules/clock.ts'
import { findHolding } from './store/holdings.ts'

const dayMs = 86_400_000
let world: World
let [ling, bo]: SignedInMember[] = []
before(async () => {
  world = await openWorld({ startsAt: '2026-03-02T02:00:00Z' })
  ;[ling, bo] = await Promise.all(['凌', '博'].map(name => world.member(name)))
})
after(async () => {
  await bookDues(world.ctx())
  const found = await mistakes(world.ctx())
  await world.close()
  assert.deepEqual(found, [])
})
const lingId = () => ling?.memberId as string
const boId = () => bo?.memberId as string
const may = (right: string, memberId = lingId()) => mayNow(world.ctx(), memberId, right)
const holding = async (id: string) => (await findHolding(world.ctx(), id)) ?? assert.fail('no such holding')
const facts = async (name: string) =>
  (await world.house.db.selectFrom('kernelFacts').select(['payload', 'at']).where('name', '=', name).execute()) as any[]

test('a tier without grace: allowed a second before its end, refused at it and after it, whatever jobs have run', async () => {
  const plan = await planOf(world.ctx(), { months: 1, rights: ['早听'], dues: 20_000 })
  const id = await buy(world.ctx(), plan, lingId())
  const until = (await holding(id)).until as Date
  assert.equal(until.toISOString(), '2026-04-02T02:00:00.000Z')
  await world.advance(new Date(until.getTime() - 1_000))
  assert.equal(await may('早听'), true)
  // The clock alone is moved: nothing that is due has run yet.
  world.clock.moveTo(until)
  assert.equal(await may('早听'), false)
  world.clock.moveTo(new Date(until.getTime() + 1_000))
  assert.equal(await may('早听'), false)
  assert.deepEqual(await entitlementsOf(world.ctx(), lingId()), [])
  assert.equal((await holding(id)).state, 'standing')
  await world.settle()
  assert.equal((await holding(id)).state, 'ended')
  assert.equal((await facts(tierEnded.name)).at(-1).payload.holdingId, id)
})

test('in grace the right goes on and says so; what is printed stays', async () => {
  const plan = await planOf(world.ctx(), { months: 1, graceDays: 3, rights: ['宽限'], keepsArchive: true })
  const id = await buy(world.ctx(), plan, lingId())
  const { until, honouredUntil } = await holding(id)
  assert.equal((honouredUntil as Date).getTime(), (until as Date).getTime() + 3 * dayMs)
  await world.advance(until as Date)
  const [one] = await entitlementsOf(world.ctx(), lingId())
  assert.deepEqual(
    [one?.right, one?.inGrace, one?.until, one?.honouredUntil, one?.why],
    ['宽限', true, until, honouredUntil, 'bought'],
  )
  assert.equal(await archiveUntil(world.ctx(), lingId(), '宽限'), null)
  world.clock.moveTo(honouredUntil as Date)
  assert.equal(await may('宽限'), false)
  assert.deepEqual(await archiveUntil(world.ctx(), lingId(), '宽限'), honouredUntil)
  await world.settle()
  assert.deepEqual(await archiveUntil(world.ctx(), lingId(), '宽限'), honouredUntil)
})

test('a renewal begins where the present term ends, also out of the grace, and is told when it begins', async () => {
  const plan = await planOf(world.ctx(), { months: 1, graceDays: 10, rights: ['续'] })
  const first = await holding(await buy(world.ctx(), plan, lingId()))
  const second = await holding(await buy(world.ctx(), plan, lingId()))
  assert.deepEqual([second.since, second.why], [first.until, 'renewal'])
  await world.advance(new Date((second.until as Date).getTime() + 5 * dayMs))
  const third = await holding(await buy(world.ctx(), plan, lingId()))
  assert.deepEqual([third.since, third.why], [second.until, 'renewal'])
  const begun = (await facts(tierBegun.name)).map(fact => fact.payload.holdingId)
  assert.deepEqual([begun.includes(first.id), begun.includes(second.id)], [false, true])
  await world.advance(new Date((third.until as Date).getTime() + 11 * dayMs))
  const fourth = await holding(await buy(world.ctx(), plan, lingId()))
  assert.equal(fourth.since.getTime(), world.clock.now().getTime())
})

test('frozen it gives no right and earns no dues; thawed, its end and what was bought to follow it have moved', async () => {
  const plan = await planOf(world.ctx(), { months: 2, rights: ['冻'], dues: 6_000, freezesMax: 1, freezeDays: 30 })
  const id = await buy(world.ctx(), plan, boId())
  const nextId = await buy(world.ctx(), plan, boId())
  const [before, following] = [await holding(id), await holding(nextId)]
  await world.advance(10 * dayMs)
  await freezeHolding(world.ctx(bo?.actor), id, { days: null, reason: '' })
  assert.equal(await may('冻', boId()), false)
  await world.advance(20 * dayMs + 5_000)
  await bookDues(world.ctx())
  assert.equal((await holding(id)).monthsBooked, 1)
  await unfreezeHolding(world.ctx(bo?.actor), id)
  assert.equal(await may('冻', boId()), true)
  const moved = 20 * dayMs + 5_000
  const [now, then] = [await holding(id), await holding(nextId)]
  assert.equal((now.until as Date).getTime() - (before.until as Date).getTime(), moved)
  assert.equal(then.since.getTime(), (now.until as Date).getTime())
  assert.equal((then.until as Date).getTime() - (following.until as Date).getTime(), moved)
  assert.equal(then.startsOn, new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(then.since))
  await assert.rejects(freezeHolding(world.ctx(bo?.actor), id, { days: null, reason: '' }), /not-freezable/)
  const mei = await world.operator('梅', 'owner')
  await freezeHolding(world.ctx(mei.actor), id, { days: 5, reason: '出差' })
  // It lets him in again at the second at which it thaws by itself, before any job has run.
  world.clock.moveTo(new Date(world.clock.now().getTime() + 5 * dayMs - 1_000))
  assert.equal(await may('冻', boId()), false)
  world.clock.moveTo(new Date(world.clock.now().getTime() + 1_000))
  assert.equal(await may('冻', boId()), true)
  await world.settle()
  assert.equal((await holding(id)).state, 'standing')
  assert.equal((await holding(id)).frozenMs, moved + 5 * dayMs)
  await world.advance((await holding(nextId)).since)
  await bookDues(world.ctx())
  assert.deepEqual([(await holding(id)).monthsBooked, (await holding(nextId)).monthsBooked], [2, 1])
})

test('the view that others join says the same as the engine', async () => {
  const { rows } = await world.house.database.pool.query(
    `select e.member_id, e."right" from tiers_entitled e where e.community_id = $1 and e.since <= $2 and (e.until is null or e.until > $2)
      order by 1, 2`,
    [world.club.id, world.clock.now()],
  )
  const engine = []
  for (const id of [lingId(), boId()].sort())
    for (const { right } of await entitlementsOf(world.ctx(), id)) engine.push({ member_id: id, right })
  assert.ok(engine.length > 0)
  assert.deepEqual(
    rows,
    engine.sort((a, b) => (a.member_id + a.right < b.member_id + b.right ? -1 : 1)),
  )
})

test('the same time of day months later, through the hour that is missing and the hour that comes twice', async () => {
  const berlin = await openCommunity(world.ctx(system, theHouse as any), {
    slug: 'berlin',
    name: 'Morgenstimmen',
    intro: '',
    timeZone: 'Europe/Berlin',
    locale: 'en',
    currency: 'EUR',
  })
  const dan = await world.member('丹', berlin)
  const start = new Date('2027-01-31T08:30:00Z') // 09:30 in Berlin
  await world.advance(start)
  const plan = await planOf(world.ctx(system, berlin), { months: 2, rights: ['Stimme'] })
  const { holdingId } = { holdingId: await buy(world.ctx(system, berlin), plan, dan.memberId) }
  const held = await findHolding(world.ctx(system, berlin), holdingId)
  assert.equal(held?.until?.toISOString(), '2027-03-31T07:30:00.000Z') // summer time: 09:30 still
  assert.equal(addMonths(start, 1, 'Europe/Berlin').toISOString(), '2027-02-28T08:30:00.000Z')
  assert.equal(addMonths(new Date('2028-01-31T08:30:00Z'), 1, 'Europe/Berlin').toISOString(), '2028-02-29T08:30:00.000Z')
  // 02:30 does not exist on the day on which the clocks go forward, and comes twice when they go back.
  assert.equal(addDays(new Date('2027-03-27T01:30:00Z'), 1, 'Europe/Berlin').toISOString(), '2027-03-28T01:30:00.000Z')
  assert.equal(addDays(new Date('2027-10-30T00:30:00Z'), 1, 'Europe/Berlin').toISOString(), '2027-10-31T00:30:00.000Z')
})

test('whatever was frozen: a month has begun exactly from the instant at which it begins', () => {
  const instants = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(
      instants,
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
      fc.nat(80),
      fc.nat(71),
      (since, timeZone, frozenDays, k) => {
        const startsOn = new Intl.DateTimeFormat('sv', { timeZone }).format(since)
        const held = { dues: 1, since, startsOn, earnMonths: 72, monthsBooked: 0, frozenAt: null, frozenMs: frozenDays * dayMs }
        const at = monthBeginsAt(held, k, timeZone)
        assert.equal(begunAt(held, at, timeZone), k + 1)
        assert.equal(begunAt(held, new Date(at.getTime() - 1), timeZone), k)
      },
    ),
    { numRuns: 1_000 },
  )
})
