// Packets among members in the house: the ledger holds what the table says, whatever happens to the packet, the giver or the table.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Services } from '#kernel/services.ts'
import { holdingsOf, houseAccount, memberAccount, postTransfers } from '#modules/wallet/index.ts'
import { plays } from '#plays/index.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { cancelActivity } from './commands/cancel-activity.ts'
import { makeDraft } from './commands/keep-draft.ts'
import { previewActivity, publishActivity } from './commands/publish-activity.ts'
import { closeNow } from './commands/run-activity.ts'
import { showActivity } from './commands/show-activity.ts'
import { ActivityDraft } from './contract.ts'
import { act, key, mistakes } from './fixtures/hall.ts'
import { playShelf } from './rules/shelf.ts'

const dayMs = 86_400_000
let world: World
let mei: SignedInOperator
let people: SignedInMember[] = []
before(async () => {
  world = await openWorld({ services: new Services().provide(playShelf, plays) })
  mei = await world.operator('梅', 'owner')
  people = await Promise.all(['凌', '博', '晨', '丹'].map(name => world.member(name)))
})
after(() => world.close())

const inDays = (days: number) => new Date(world.clock.now().getTime() + days * dayMs)
const [LING, BO, CHEN, DAN] = [0, 1, 2, 3]
const who = (at: number) => people[at] as SignedInMember
const as = (at: number) => world.ctx(who(at).actor)
async function table(more: object = {}): Promise<string> {
  const draft = ActivityDraft.parse({
    ...{ play: 'packets', title: '红包桌', opensAt: inDays(0).toISOString(), closesAt: inDays(30).toISOString(), settings: {} },
    ...more,
  })
  const { activityId } = await makeDraft(world.ctx(), draft)
  await publishActivity(world.ctx(), activityId, null)
  return activityId
}
const earns = (at: number, amount: number, expiresAt: Date | null = null) => {
  const line = { debit: houseAccount('points', 'issued'), credit: memberAccount('points', who(at).memberId), amount, expiresAt }
  return postTransfers(world.ctx(), [{ key: `given:${key()}`, kind: 'correction', cause: 'test', lines: [line] }])
}
const purse = async (at: number) => (await holdingsOf(world.ctx(), who(at).memberId)).find(one => one.unit === 'points')
async function empty(at: number): Promise<void> {
  const amount = (await purse(at))?.available ?? 0
  const line = { debit: memberAccount('points', who(at).memberId), credit: houseAccount('points', 'spent'), amount }
  if (amount > 0) await postTransfers(world.ctx(), [{ key: `spent:${key()}`, kind: 'spent', cause: key(), lines: [line] }])
}
const balances = () => Promise.all([LING, BO, CHEN, DAN].map(async at => (await purse(at as number))?.available))
const amount = (answer: { outcome: unknown }) => (answer.outcome as { amount: number }).amount

test('given from one’s own points, short is refused; opened by all at once, each once, to the last point', async () => {
  const desk = await table()
  await earns(0, 100, inDays(10))
  await assert.rejects(act(as(0), desk, 'give', { points: 101, shares: 3 }), /not-enough/)
  await act(as(0), desk, 'give', { points: 100, shares: 3, wish: '早' })
  assert.deepEqual(await balances(), [0, 0, 0, 0])
  const tries = await Promise.allSettled([1, 2, 3, 1, 2, 3, 0].map(at => act(as(at), desk, 'grab', { no: 1 })))
  const made = tries.filter(one => one.status === 'fulfilled').map(one => amount(one.value))
  assert.equal(made.length, 3)
  assert.equal(
    made.reduce((all, one) => all + one, 0),
    100,
  )
  const held = await balances()
  assert.equal(
    held.reduce<number>((all, one) => all + (one ?? 0), 0),
    100,
  )
  // What was opened runs out on the giver's day.
  const [lucky] = [0, 1, 2, 3].filter(at => (held[at] ?? 0) > 0)
  assert.deepEqual((await purse(lucky as number))?.expiring?.at, inDays(10))
  assert.deepEqual(await mistakes(world), [])
})

test('after a day what is left is back, once, with its day; the table goes on', async () => {
  const before = await balances()
  const desk = await table()
  await earns(1, 60, inDays(5))
  await act(as(1), desk, 'give', { kind: 'even', points: 60, shares: 6 })
  await act(as(2), desk, 'grab', { no: 1 })
  await world.advance(dayMs + 60_000)
  await world.settle()
  const after = await balances()
  assert.deepEqual(
    after.map((one, n) => (one ?? 0) - (before[n] ?? 0)),
    [0, 50, 10, 0],
  )
  await assert.rejects(act(as(3), desk, 'grab', { no: 1 }), /not-this-move/)
  const { shown } = await showActivity(as(3), desk)
  assert.deepEqual([(shown as any).back, (shown as any).over[0].row.length], [50, 1])
  await act(as(1), desk, 'give', { points: 5, shares: 1 })
  await world.advance(2 * dayMs)
  assert.deepEqual(await mistakes(world), [])
})

test('closed by hand or called off: all that is open goes back, what was opened stays', async () => {
  const before = await balances()
  const [first, second] = [await table(), await table()]
  await earns(3, 80)
  for (const desk of [first, second]) {
    await act(as(3), desk, 'give', { kind: 'even', points: 20, shares: 2 })
    await act(as(3), desk, 'give', { kind: 'even', points: 20, shares: 2, word: '好' })
    await act(as(0), desk, 'grab', { no: 1 })
    await act(as(2), desk, 'grab', { no: 2, word: '好' })
  }
  await closeNow(world.ctx(mei.actor), first, '散了')
  await cancelActivity(world.ctx(mei.actor), second, '下雨')
  await world.settle()
  assert.deepEqual(
    (await balances()).map((one, n) => (one ?? 0) - (before[n] ?? 0)),
    [20, 0, 20, 40],
  )
  const { result } = await showActivity(as(0), first)
  assert.deepEqual(result, { given: 2, points: 40, opened: 20, back: 20, best: null })
  assert.equal((await showActivity(as(0), second)).state, 'cancelled')
  assert.deepEqual(await mistakes(world), [])
})

test('two friends passing points back and forth keep them no longer than they had', async () => {
  const desk = await table()
  const before = await balances()
  await earns(0, 30, inDays(2))
  for (let round = 0; round < 4; round++) {
    const [from, to] = round % 2 === 0 ? [0, 1] : [1, 0]
    await act(as(from as number), desk, 'give', { points: 30, shares: 1, word: '你我' })
    await act(as(to as number), desk, 'grab', { no: round + 1, word: '你我' })
  }
  await world.advance(2 * dayMs + 60_000)
  const after = await balances()
  assert.ok((after[0] ?? 0) + (after[1] ?? 0) <= (before[0] ?? 0) + (before[1] ?? 0))
  assert.deepEqual(await mistakes(world), [])
})

// The posting of what comes back does not name yet whose points they were (`of` of a charge); until then what runs out first on the
// whole table goes out first, so that nothing lasts longer than it did, but two givers' days may change places.
test('of two givers’ packets each is opened with the day of its own giver', async () => {
  const desk = await table()
  const far = inDays(20)
  for (const at of [0, 1, 2, 3]) await empty(at)
  await earns(0, 10, inDays(2))
  await earns(1, 10, far)
  for (const at of [0, 1]) await act(as(at), desk, 'give', { points: 10, shares: 1 })
  await act(as(3), desk, 'grab', { no: 2 })
  assert.deepEqual((await purse(3))?.expiring, { at: far, amount: 10 })
})

test('a table at which the last digit decides who pays is laid before whoever publishes it', async () => {
  const times = { opensAt: inDays(0).toISOString(), closesAt: inDays(1).toISOString() }
  const draft = (intro: string) => ActivityDraft.parse({ play: 'packets', title: '红包桌', intro, settings: {}, ...times })
  const rules = async (intro: string) => (await previewActivity(world.ctx(mei.actor), draft(intro))).findings.map(one => one.rule)
  assert.deepEqual(await rules('踩·雷 的赔一倍'), ['cn.packet-wagers'])
  assert.deepEqual(await rules('手气好的分一点给大家'), [])
})

test('where the community says that points do not pass between members, no table opens', async () => {
  const hao = await world.operator('浩', 'owner')
  const asked = {
    url: `/api/communities/${world.club.id}/console/policies/rules/cn.credit-closed-loop/words/units`,
    method: 'PUT' as const,
    headers: { ...hao.headers, 'idempotency-key': key() },
    payload: { value: ['credit', 'money', 'points'], note: '积分也不互转' },
  }
  const { statusCode, body } = await world.app.inject(asked)
  assert.ok(statusCode < 300, body)
  await assert.rejects(table(), /policies/)
})
