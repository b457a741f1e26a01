// The benefits book, the renewal rate, and dues through closed months and random lives: promises are owed, money adds up.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { bookDues } from './commands/book-dues.ts'
import { layOutForLife } from './commands/promise-benefit.ts'
import { buy, mistakes, planOf, spendCredit } from './fixtures/cast.ts'
import { freezeHolding, mayNow, quoteTier, unfreezeHolding, withdrawHolding } from './index.ts'
import { dueDays } from './rules/benefits.ts'
import { findHolding } from './store/holdings.ts'

const dayMs = 86_400_000
let world: World
let mei: SignedInOperator
let [ling, bo, chen, dan]: SignedInMember[] = []
before(async () => {
  world = await openWorld({ startsAt: '2026-01-31T02:00:00Z' })
  mei = await world.operator('梅', 'owner')
  ;[ling, bo, chen, dan] = await Promise.all(['凌', '博', '晨', '丹'].map(name => world.member(name)))
})
after(async () => {
  await bookDues(world.ctx())
  const found = await mistakes(world.ctx())
  await world.close()
  assert.deepEqual(found, [])
})
const at = (path: string) => `/communities/${world.club.id}/console${path}`
const asMei = async (route: string, body?: object) => {
  mei = await world.operator('梅', 'owner')
  return ask(world, route, { cookie: mei.cookie, ...(body && { body }) })
}
const idOf = (who: SignedInMember | undefined) => who?.memberId as string

test('when a promise is due: once, every year, on a date, within the term and no day beyond it', () => {
  const days = { since: '2027-01-31', until: '2030-01-31' }
  const promised = { dueRule: 'yearly', dueDays: 30, dueOn: null } as const
  assert.deepEqual(dueDays(promised, days, '2027-01-31'), ['2027-03-02', '2028-03-01', '2029-03-02'])
  assert.deepEqual(dueDays({ ...promised, dueRule: 'once' }, days, '2027-01-31'), ['2027-03-02'])
  assert.deepEqual(dueDays({ dueRule: 'date', dueDays: 0, dueOn: '2028-09-25' }, days, ''), ['2028-09-25'])
  assert.deepEqual(dueDays({ dueRule: 'date', dueDays: 0, dueOn: '2030-01-31' }, days, ''), [])
  assert.deepEqual(dueDays(promised, { since: '2024-02-29', until: null }, '2026-03-01'), [
    '2024-03-30',
    '2025-03-30',
    '2026-03-30',
    '2027-03-30',
  ])
})

test('what is promised becomes owed by each holding: to whom, when, by whom, and what it will cost', async () => {
  const plan = await planOf(world.ctx(), { months: 24, dues: 48_000 })
  const path = at(`/tiers/plans/${plan.id}/benefits`)
  const early = await buy(world.ctx(), plan, idOf(ling))
  const gift = { title: '年礼', dueRule: 'yearly', dueDays: 10, cost: 8_000, ownerId: mei.operatorId }
  assert.equal((await asMei(`POST ${path}`, { ...gift, ownerId: `opr_${'0'.repeat(26)}` })).body.code, 'tiers.no-owner')
  assert.equal((await asMei(`POST ${path}`, { ...gift, dueRule: 'date' })).status, 422)
  const owner = mei.operatorId
  const made = (await asMei(`POST ${path}`, { ...gift, ownerId: owner, forHeld: true })).body
  assert.equal(made.due, 2)
  const late = await buy(world.ctx(), plan, idOf(bo))
  const owed = (await asMei(`GET ${at(`/tiers/obligations?ownerId=${owner}`)}`)).body.items
  assert.deepEqual(
    owed.map((one: any) => [one.memberName, one.dueOn, one.title, one.isOverdue]).toSorted(),
    ['凌', '博'].flatMap(name => ['2026-02-10', '2027-02-10'].map(day => [name, day, '年礼', false])).toSorted(),
  )
  const forecast = async () => (await asMei(`GET ${at(`/tiers/forecast?planId=${plan.id}`)}`)).body
  assert.deepEqual((await forecast()).months, [
    { month: '2026-02', count: 2, cost: 16_000 },
    { month: '2027-02', count: 2, cost: 16_000 },
  ])
  const settle = (id: string, body: object) => asMei(`POST ${at(`/tiers/obligations/${id}/settle`)}`, body)
  const first = owed.find((one: any) => one.holdingId === early)
  assert.equal((await settle(first.id, { as: 'undone' })).status, 422)
  assert.equal((await settle(first.id, { as: 'done', note: '寄出' })).status, 200)
  assert.equal((await settle(first.id, { as: 'undone', note: '没寄' })).body.code, 'tiers.obligation-settled')
  await world.advance(20 * dayMs)
  const overdue = (await asMei(`GET ${at('/tiers/obligations?overdue=true')}`)).body.items
  assert.deepEqual(
    overdue.map((one: any) => [one.holdingId, one.isOverdue]),
    [[late, true]],
  )
  assert.deepEqual((await forecast()).overdue, { count: 1, cost: 8_000 })
  await withdrawHolding(world.ctx(), late, '搬家')
  assert.deepEqual((await forecast()).total, { count: 1, cost: 8_000 })
  await freezeHolding(world.ctx(mei.actor), early, { days: null, reason: '' })
  await world.advance(30 * dayMs)
  await unfreezeHolding(world.ctx(mei.actor), early)
  assert.deepEqual((await forecast()).months, [{ month: '2027-03', count: 1, cost: 8_000 }])
  assert.deepEqual(
    (await asMei(`GET ${path}`)).body.map((one: any) => [one.due, one.done]),
    [[1, 1]],
  )
})

test('for life it is owed every year, as far ahead as it can be seen; the dues are earned over the months that the plan says', async () => {
  const plan = await planOf(world.ctx(), { months: null, earnMonths: 24, dues: 24_001, rights: ['终身'] })
  const made = (await asMei(`POST ${at(`/tiers/plans/${plan.id}/benefits`)}`, { title: '年会', dueRule: 'yearly' })).body
  const id = await buy(world.ctx(), plan, idOf(chen))
  await assert.rejects(buy(world.ctx(), plan, idOf(chen), { paid: 0 }), /for-life/)
  await assert.rejects(quoteTier(world.ctx(), { planId: plan.id, memberId: idOf(chen) }), /for-life/)
  await world.advance(800 * dayMs)
  await layOutForLife(world.ctx())
  await layOutForLife(world.ctx())
  const [benefit] = (await asMei(`GET ${at(`/tiers/plans/${plan.id}/benefits`)}`)).body
  assert.deepEqual([benefit.id, benefit.due], [made.id, 5])
  await bookDues(world.ctx())
  const held = await findHolding(world.ctx(), id)
  assert.deepEqual([held?.monthsBooked, held?.nextDueAt, held?.state], [24, null, 'standing'])
  assert.equal(await mayNow(world.ctx(), idOf(chen), '终身'), true)
})

test('a month whose books are closed is booked on the first open day; a pause is caught up with', async () => {
  const plan = await planOf(world.ctx(), { months: 6, dues: 60_000 })
  const start = world.clock.now()
  const id = await buy(world.ctx(), plan, idOf(dan))
  await world.advance(new Date(start.getTime() + 95 * dayMs))
  const { pool } = world.house.database
  const closed = new Date(start.getTime() + 70 * dayMs).toISOString().slice(0, 7)
  await pool.query(`insert into wallet_closed_months values ($1, $2, 'opr_mei', $3)`, [
    world.club.id,
    `${closed}-01`,
    world.clock.now(),
  ])
  await bookDues(world.ctx())
  await bookDues(world.ctx())
  const { rows } = await pool.query(
    'select effective_on::text as day, amount from wallet_transfers where cause = $1 and kind = $2 order by id',
    [id, 'dues-earned'],
  )
  assert.deepEqual(
    rows.map(row => row.amount),
    [10_000, 10_000, 10_000, 10_000],
  )
  assert.ok(rows.every(row => row.day.slice(0, 7) > closed))
})

test('of those whose term ended, how many were renewed', async () => {
  const plan = await planOf(world.ctx(), { months: 1, graceDays: 5 })
  const today = () => world.clock.now().toISOString().slice(0, 10)
  const from = today()
  for (const who of [ling, bo, chen]) await buy(world.ctx(), plan, idOf(who))
  await world.advance(20 * dayMs)
  await buy(world.ctx(), plan, idOf(ling)) // before the end
  await world.advance(30 * dayMs)
  await buy(world.ctx(), plan, idOf(bo)) // after the grace, within thirty days of it
  const asked = async (to: string) => (await asMei(`GET ${at(`/tiers/renewals?from=${from}&to=${to}&planId=${plan.id}`)}`)).body
  const { ended, renewed, undecided, percent } = await asked(today())
  assert.deepEqual([ended, renewed, undecided, percent], [3, 2, 1, 100])
  const until = today()
  await world.advance(25 * dayMs)
  const later = await asked(until)
  assert.deepEqual([later.ended, later.renewed, later.undecided, later.percent], [3, 2, 0, 66.7])
})

test('whatever happens in its life: what was paid is earned, given back, moved on or spent, to the fen', async () => {
  const step = fc.oneof(
    fc.record({ what: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ what: fc.constant('spend' as const), share: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ what: fc.constantFrom('book' as const, 'freeze' as const, 'thaw' as const) }),
  )
  const life = fc.record({
    dues: fc.integer({ min: 0, max: 500_000 }),
    credit: fc.integer({ min: 0, max: 500_000 }),
    months: fc.integer({ min: 1, max: 24 }),
    steps: fc.array(step, { maxLength: 8 }),
  })
  await fc.assert(
    fc.asyncProperty(life, async ({ dues, credit, months, steps }) => {
      const who = await world.member('凌')
      const plan = await planOf(world.ctx(), { dues, credit, months })
      const id = await buy(world.ctx(), plan, who.memberId)
      let spent = 0
      for (const one of steps) {
        if (one.what === 'wait') world.clock.moveTo(new Date(world.clock.now().getTime() + one.days * dayMs))
        if (one.what === 'book') await bookDues(world.ctx())
        if (one.what === 'freeze') await freezeHolding(world.ctx(), id, { days: null, reason: '' }).catch(() => {})
        if (one.what === 'thaw') await unfreezeHolding(world.ctx(), id).catch(() => {})
        const amount = one.what === 'spend' ? Math.floor(((credit - spent) * one.share) / 100) : 0
        if (amount > 0) await spendCredit(world.ctx(), who.memberId, amount)
        spent += amount
      }
      const { refund, dues: back, credit: unspent } = await withdrawHolding(world.ctx(), id, '')
      const { rows } = await world.house.database.pool.query(
        `select coalesce(sum(amount) filter (where undone_by is null), 0)::bigint as earned from tiers_dues where holding_id = $1`,
        [id],
      )
      assert.equal(unspent, credit - spent)
      assert.equal(refund, back + unspent)
      assert.equal(rows[0].earned + refund + spent, dues + credit)
    }),
    { numRuns: 30 },
  )
  await world.settle()
})
