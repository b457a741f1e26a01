// The wallet through its doors: members see what they hold and why, operators correct by hand and close months.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { expireLots } from './commands/expire-lots.ts'
import { booksOf, give, take } from './fixtures/books.ts'
import { postTransfers } from './index.ts'
import { houseAccount, memberAccount } from './rules/accounts.ts'

const dayMs = 86_400_000
let world: World
let mei: SignedInOperator
let ling: SignedInMember
before(async () => {
  world = await openWorld({ startsAt: '2026-03-30T02:00:00Z' })
  mei = await world.operator('梅', 'owner')
  ling = await world.member('凌')
})
after(() => world.close())

let keys = 0
const at = (path = '') => `/communities/${world.club.id}${path}`
const key = () => `key-of-the-test-${++keys}`
const asLing = (route: string) => ask(world, route, { cookie: ling.cookie })
const asMei = (route: string, body?: object, idempotencyKey?: string) =>
  ask(world, route, { cookie: mei.cookie, body, ...(idempotencyKey && { key: idempotencyKey }) })
const points = async () => (await asLing(`GET ${at('/wallet')}`)).body.find((h: any) => h.unit === 'points')

test('an empty purse is a purse', async () => {
  const { body } = await asLing(`GET ${at('/wallet')}`)
  assert.deepEqual(
    body,
    ['credit', 'points', 'commission'].map(unit => ({ unit, balance: 0, held: 0, available: 0, expiring: null })),
  )
  assert.deepEqual((await asLing(`GET ${at('/wallet/lines')}`)).body, { items: [], next: null })
})

test('a member reads where it came from, where it went, and what was paid from what', async () => {
  const ctx = world.ctx()
  const soon = new Date(ctx.now.getTime() + 5 * dayMs)
  const early = await give(ctx, ling.memberId, 30, { expiresAt: soon })
  const late = await give(ctx, ling.memberId, 50)
  const spent = await take(ctx, ling.memberId, 40)
  assert.deepEqual(await points(), { unit: 'points', balance: 40, held: 0, available: 40, expiring: null })
  const first = (await asLing(`GET ${at('/wallet/lines?limit=1')}`)).body
  const rest = (await asLing(`GET ${at(`/wallet/lines?limit=5&cursor=${first.next}`)}`)).body
  const lines = [...first.items, ...rest.items]
  assert.deepEqual(
    lines.map((l: any) => [l.transferId, l.amount, l.balanceAfter, l.kind]),
    [
      [spent.transferId, -40, 40, 'spent'],
      [late.transferId, 50, 80, 'given'],
      [early.transferId, 30, 30, 'given'],
    ],
  )
  assert.deepEqual(
    lines[0].from.map((f: any) => [f.transferId, f.amount, f.expiresAt]),
    [
      [early.transferId, 30, soon.toISOString()],
      [late.transferId, 10, null],
    ],
  )
  assert.equal(lines[2].expiresAt, soon.toISOString())
  assert.equal(rest.next, null)
})

test('what has run out is gone to the second, and the statement says so once it is cleared away', async () => {
  const until = new Date(world.clock.now().getTime() + 3_600_000)
  await give(world.ctx(), ling.memberId, 20, { expiresAt: until })
  assert.deepEqual((await points()).expiring, { at: until.toISOString(), amount: 20 })
  await world.advance(until)
  const { balance, available, expiring } = await points()
  assert.deepEqual([balance, available, expiring], [60, 40, null])
  await expireLots(world.ctx())
  assert.equal((await points()).balance, 40)
  const [line] = (await asLing(`GET ${at('/wallet/lines?limit=1')}`)).body.items
  assert.deepEqual([line.kind, line.amount, line.balanceAfter], ['expired', -20, 40])
})

test('an operator corrects by hand, with a reason and a key; a repeat is not a second time', async () => {
  const path = `POST ${at(`/console/wallet/members/${ling.memberId}/corrections`)}`
  const wish = { unit: 'points', direction: 'give', amount: 15, note: '活动补发' }
  assert.equal((await asMei(path, wish)).body.code, 'house.key-needed')
  const one = key()
  const [first, second] = [await asMei(path, wish, one), await asMei(path, wish, one)]
  assert.equal(first.status, 200)
  assert.equal(second.body.transferId, first.body.transferId)
  assert.equal((await points()).balance, 55)
  const short = await asMei(path, { ...wish, direction: 'take', amount: 56 }, key())
  assert.deepEqual([short.body.code, short.body.title], ['wallet.not-enough', 'Not enough: 55 available, 56 needed.'])
  const yuan = await asMei(path, { ...wish, unit: 'credit', direction: 'take', amount: 1250 }, key())
  assert.equal(yuan.body.title, 'Not enough: ¥0.00 available, ¥12.50 needed.')
  const nobody = path.replace(ling.memberId, `mem_${'0'.repeat(26)}`)
  assert.equal((await asMei(nobody, wish, key())).status, 404)
  const undo = (id: string) => asMei(`POST ${at(`/console/wallet/transfers/${id}/reversal`)}`, { note: '发错了' }, key())
  const undone = await undo(first.body.transferId)
  assert.equal(undone.status, 200)
  assert.equal((await undo(undone.body.transferId)).body.code, 'wallet.is-reversal')
  assert.equal((await points()).balance, 40)
  const lines = (await asMei(`GET ${at(`/console/wallet/members/${ling.memberId}/lines?limit=2`)}`)).body.items
  assert.deepEqual(
    lines.map((l: any) => [l.note, l.reverses, l.reversedBy]),
    [
      ['发错了', first.body.transferId, null],
      ['活动补发', null, undone.body.transferId],
    ],
  )
  const spent = await take(world.ctx(), ling.memberId, 1)
  assert.equal((await undo(spent.transferId)).body.code, 'wallet.not-by-hand')
})

test('behind what members hold in credit stands as much money: given, taken, undone or run out', async () => {
  const path = `POST ${at(`/console/wallet/members/${ling.memberId}/corrections`)}`
  const correct = async (direction: string, amount: number, expiresAt?: Date) => {
    const wish = { unit: 'credit', direction, amount, note: '线下', ...(expiresAt && { expiresAt: expiresAt.toISOString() }) }
    return (await asMei(path, wish, key())).body.transferId as string
  }
  const stands = async () => {
    const { balance, mistakes } = await booksOf(world.ctx())
    assert.deepEqual(mistakes, [])
    assert.equal(balance('CNY:prepaid'), balance(memberAccount('credit', ling.memberId)))
    return ['CNY:prepaid', 'CNY:promotions', 'CNY:breakage'].map(balance)
  }
  const soon = new Date(world.clock.now().getTime() + 3_600_000)
  const given = await correct('give', 500)
  await correct('give', 120, soon)
  assert.deepEqual(await stands(), [620, 620, 0])
  await correct('take', 20)
  assert.deepEqual(await stands(), [600, 600, 0])
  await world.advance(soon)
  await expireLots(world.ctx())
  assert.deepEqual(await stands(), [500, 600, 100], 'what ran out unspent is earned')
  await asMei(`POST ${at(`/console/wallet/transfers/${given}/reversal`)}`, { note: '发错了' }, key())
  assert.deepEqual(await stands(), [0, 100, 100])
  const mine = (await asLing(`GET ${at('/wallet/lines?unit=credit')}`)).body.items
  assert.deepEqual(
    mine.map((l: any) => l.amount),
    [-500, -100, -20, 120, 500],
  )
})

test('the journal shows it all, the accounts add up', async () => {
  const { items } = (await asMei(`GET ${at(`/console/wallet/journal?account=points:${ling.memberId}&kind=given-by-hand`)}`)).body
  assert.deepEqual(
    items.map((l: any) => [l.debit, l.creditName, l.amount, l.by]),
    [['points:issued', '凌', 15, mei.operatorId]],
  )
  const accounts = (await asMei(`GET ${at('/console/wallet/accounts')}`)).body as any[]
  const members = accounts.find(a => a.code === 'points:members')
  const issued = accounts.find(a => a.code === 'points:issued')
  const others = accounts.filter(a => a.unit === 'points' && a !== members && a !== issued)
  assert.equal(members.balance + issued.balance + others.reduce((sum, a) => sum + a.balance, 0), 0)
})

test('months close in order, and only when they are over; what comes late counts on the first open day', async () => {
  const close = (month: string) => asMei(`POST ${at(`/console/wallet/months/${month}/close`)}`, {})
  assert.equal((await close('2026-03')).body.code, 'wallet.month-not-over')
  await world.advance(2 * dayMs)
  mei = await world.operator('梅', 'owner')
  assert.equal((await asMei(`GET ${at('/console/wallet/months')}`)).body.next, '2026-03')
  assert.equal((await close('2026-04')).body.code, 'wallet.month-not-over')
  assert.equal((await close('2026-03')).status, 200)
  assert.equal((await close('2026-03')).body.code, 'wallet.month-closed')
  const money = { debit: houseAccount('CNY', 'clearing', 'sandbox'), credit: houseAccount('CNY', 'sales'), amount: 49_900 }
  const [late] = await postTransfers(world.ctx(), [
    { key: 'late', kind: 'sold', cause: 'ord_1', lines: [money], effectiveOn: '2026-03-30' },
  ])
  const { items } = (await asMei(`GET ${at('/console/wallet/journal?unit=CNY')}`)).body
  assert.deepEqual(
    items.slice(0, 1).map((l: any) => [l.transferId, l.effectiveOn]),
    [[late?.transferId, '2026-04-01']],
  )
})

test('a member sees his own alone, an analyst changes nothing', async () => {
  assert.equal((await asLing(`GET ${at('/console/wallet/journal')}`)).status, 401)
  const xin = await world.operator('欣', 'analyst')
  const asXin = (route: string, body?: object) => ask(world, route, { cookie: xin.cookie, body, key: key() })
  assert.equal((await asXin(`GET ${at('/console/wallet/journal')}`)).status, 200)
  const wish = { unit: 'points', direction: 'give', amount: 15, note: 'x' }
  assert.equal((await asXin(`POST ${at(`/console/wallet/members/${ling.memberId}/corrections`)}`, wish)).status, 403)
  assert.equal((await asXin(`POST ${at('/console/wallet/months/2026-03/close')}`, {})).status, 403)
})

test('after all of this the books are right', async () => {
  assert.deepEqual((await booksOf(world.ctx())).mistakes, [])
})
