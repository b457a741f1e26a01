// The laws of the ledger under chance: whatever is asked in whatever order, the books agree with a model on paper.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Ctx } from '#kernel/ctx.ts'
import { Refused } from '#kernel/refusal.ts'
import { openWorld, type World } from '#tests/world.ts'
import { expireLots } from './commands/expire-lots.ts'
import { exportLedger } from './commands/export-ledger.ts'
import { captureHold, holdAmount, releaseHold, releaseOverdue } from './commands/hold.ts'
import { type Posting, postTransfers } from './commands/post-transfers.ts'
import { reverseTransfer } from './commands/reverse-transfer.ts'
import { behind, booksOf, give, take } from './fixtures/books.ts'
import { readJournal } from './fixtures/journal.ts'
import { type Code, houseAccount, memberAccount, sideOf } from './rules/accounts.ts'
import { hledgerAccount } from './rules/hledger.ts'
import { accountsOf } from './store/journal.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const dayMs = 86_400_000
/** Ling's points on paper: what is left of each lot, what is held, and what was spent from where. */
class Paper {
  lots: { left: number; until: number }[] = []
  holds: { id: string; amount: number; until: number; open: boolean }[] = []
  spent: { id: string; from: { lot: number; amount: number }[] }[] = []
  now = 0
  get balance() {
    return this.lots.reduce((sum, lot) => sum + lot.left, 0)
  }
  get held() {
    return this.holds.filter(h => h.open).reduce((sum, h) => sum + h.amount, 0)
  }
  /** Lots by when they run out; of one moment, the earlier first. */
  inOrder() {
    return this.lots.map((lot, at) => ({ lot, at })).sort((a, b) => a.lot.until - b.lot.until || a.at - b.at)
  }
  expire() {
    let free = this.balance - this.held
    for (const { lot } of this.inOrder().filter(one => one.lot.until <= this.now)) {
      const gone = Math.min(lot.left, Math.max(free, 0))
      lot.left -= gone
      free -= gone
    }
  }
  use(amount: number) {
    const from: { lot: number; amount: number }[] = []
    let left = amount
    for (const { lot, at } of this.inOrder()) {
      const used = Math.min(lot.left, left)
      if (used > 0) from.push({ lot: at, amount: used })
      lot.left -= used
      left -= used
    }
    return from
  }
}

interface Real {
  memberId: string
  ctx(): Ctx
}
interface Step {
  check(): boolean
  run(paper: Paper, real: Real): Promise<void>
  toString(): string
}
const step = (name: string, run: Step['run']): Step => ({ check: () => true, run, toString: () => name })
const refused = async (code: string, asked: Promise<unknown>) =>
  assert.rejects(asked, (error: unknown) => error instanceof Refused && error.refusal.code === code)

const amounts = fc.integer({ min: 1, max: 60 })
const places = fc.nat(20)
const gives = fc.tuple(amounts, fc.option(fc.integer({ min: 1, max: 6 }))).map(([amount, days]) =>
  step(`give ${amount} for ${days ?? 'ever'}`, async (paper, { ctx, memberId }) => {
    paper.expire()
    const until = days === null ? Number.POSITIVE_INFINITY : paper.now + days * dayMs
    await give(ctx(), memberId, amount, { expiresAt: days === null ? null : new Date(until) })
    paper.lots.push({ left: amount, until })
  }),
)
const takes = amounts.map(amount =>
  step(`take ${amount}`, async (paper, { ctx, memberId }) => {
    paper.expire()
    if (paper.balance - paper.held < amount) return refused('wallet.not-enough', take(ctx(), memberId, amount))
    const { transferId } = await take(ctx(), memberId, amount)
    paper.spent.push({ id: transferId, from: paper.use(amount) })
  }),
)
const undoes = places.map(at =>
  step(`undo ${at}`, async (paper, { ctx }) => {
    const one = paper.spent[at]
    if (!one) return
    paper.expire()
    await reverseTransfer(ctx(), one.id)
    for (const { lot, amount } of one.from.splice(0)) {
      const back = paper.lots[lot] as Paper['lots'][number]
      back.left += amount
      back.until = Math.max(back.until, paper.now + 7 * dayMs)
    }
  }),
)
let keys = 0
const holds = fc.tuple(amounts, fc.integer({ min: 1, max: 4 })).map(([amount, days]) =>
  step(`hold ${amount}`, async (paper, { ctx, memberId }) => {
    paper.expire()
    const until = paper.now + days * dayMs
    const account = memberAccount('points', memberId)
    const asked = holdAmount(ctx(), { key: `law:${++keys}`, account, amount, cause: 'c', expiresAt: new Date(until) })
    if (paper.balance - paper.held < amount) return refused('wallet.not-enough', asked)
    paper.holds.push({ id: await asked, amount, until, open: true })
  }),
)
const captures = fc.tuple(places, amounts).map(([at, amount]) =>
  step(`capture ${amount} of ${at}`, async (paper, { ctx }) => {
    const hold = paper.holds[at]
    if (!hold) return
    const asked = captureHold(ctx(), hold.id, { kind: 'spent', credit: houseAccount('points', 'spent'), amount })
    if (amount > hold.amount) return refused('wallet.not-enough', asked)
    if (!hold.open || hold.until <= paper.now)
      return asked.then(
        done => assert.equal(done.outcome, 'known'),
        error => assert.match(error.message, /hold-ended|key-reused/),
      )
    hold.open = false
    // What was held is free while it is captured, and what has run out leaves first.
    paper.holds.push({ ...hold, id: hold.id, amount, open: true })
    paper.expire()
    paper.holds.pop()
    await asked
    paper.use(amount)
  }),
)
const releases = places.map(at =>
  step(`release ${at}`, async (paper, { ctx }) => {
    const hold = paper.holds[at]
    if (!hold) return
    assert.equal(await releaseHold(ctx(), hold.id), hold.open)
    hold.open = false
  }),
)
const waits = fc.integer({ min: 1, max: 3 }).map(days =>
  step(`wait ${days}`, async paper => {
    await world.advance(days * dayMs)
    await releaseOverdue(world.ctx())
    paper.now = world.clock.now().getTime()
    for (const hold of paper.holds) if (hold.until <= paper.now) hold.open = false
  }),
)

test('one purse agrees with the paper after every step', async () => {
  let names = 0
  await fc.assert(
    fc.asyncProperty(
      fc.commands([gives, takes, takes, undoes, holds, captures, releases, waits] as fc.Arbitrary<any>[], { maxCommands: 40 }),
      async steps => {
        const memberId = `mem_law${String(++names).padStart(23, '0')}`
        const paper = new Paper()
        paper.now = world.clock.now().getTime()
        await fc.asyncModelRun(() => ({ model: paper, real: { memberId, ctx: () => world.ctx() } }), steps)
        // What was refused left nothing behind, not even the clearing away of what had run out.
        await expireLots(world.ctx())
        paper.expire()
        const books = await booksOf(world.ctx())
        assert.deepEqual(
          books.lots(memberId),
          paper.lots.map(lot => lot.left),
        )
        assert.equal(books.held(memberAccount('points', memberId)), paper.held)
        assert.deepEqual(books.mistakes, [])
      },
    ),
    { numRuns: 40 },
  )
})

test('ten thousand transfers of chance, many at once: every total stays, no purse is overdrawn', async () => {
  const people = Array.from({ length: 12 }, (_, i) => `mem_many${String(i).padStart(22, '0')}`)
  const each = fc.record({
    who: fc.constantFrom(...people),
    unit: fc.constantFrom('points' as const, 'credit' as const, 'commission' as const),
    amount: fc.integer({ min: 1, max: 1_000 }),
    gives: fc.boolean(),
  })
  type Chance = typeof each extends fc.Arbitrary<infer C> ? C : never
  let n = 0
  const posting = ({ who, unit, amount, gives }: Chance): Posting => ({
    key: `many:${++n}`,
    kind: gives ? 'given' : 'spent',
    cause: 'cau_2',
    lines: gives
      ? [{ debit: houseAccount(unit, 'issued'), credit: memberAccount(unit, who), amount }, ...behind(unit, 'given', amount)]
      : [{ debit: memberAccount(unit, who), credit: houseAccount(unit, 'spent'), amount }, ...behind(unit, 'taken', amount)],
  })
  const batches = fc.sample(fc.array(each, { minLength: 20, maxLength: 30 }), { numRuns: 400, seed: 7 })
  const asked = batches.map(batch => batch.map(posting))
  const sizes = new Map<string, number>()
  for (let at = 0; at < asked.length; at += 8)
    await Promise.all(
      asked.slice(at, at + 8).map(async batch => {
        for (const [i, done] of (await postTransfers(world.ctx(), batch)).entries())
          sizes.set(`${batch[i]?.key}`, done.outcome === 'posted' ? 1 : 0)
      }),
    )
  assert.equal(sizes.size, n)
  const posted = [...sizes.values()].filter(Boolean).length
  assert.ok(n >= 8_000 && posted > n / 2 && posted < n, `${posted} of ${n}`)
  assert.deepEqual((await booksOf(world.ctx())).mistakes, [])
})

let journal = ''
test('the exported journal balances entry by entry, declares what it names, and comes to what the accounts hold', async () => {
  const count = await exportLedger(world.ctx(), text => {
    journal += text
  })
  assert.ok(count > 5_000, `${count}`)
  const { entries, faults, balances } = readJournal(journal)
  assert.deepEqual(faults, [])
  assert.equal(entries, count)
  const inJournal = new Map<string, bigint>()
  for (const [key, sum] of balances) {
    const together = key.replace(/:mem_\S+/, '')
    inJournal.set(together, (inJournal.get(together) ?? 0n) + sum)
  }
  const inBooks = (await accountsOf(world.ctx())).map(({ code, unit, class: kind, balance }): [string, bigint] => {
    const name = code === `${unit}:members` ? 'liabilities:members' : hledgerAccount(code as Code)
    return [`${name} ${unit}`, BigInt(balance * sideOf(kind))]
  })
  const moved = (all: Iterable<[string, bigint]>) => [...all].filter(([, sum]) => sum !== 0n).sort()
  assert.ok(inBooks.length >= 6, `${inBooks}`)
  assert.deepEqual(moved(inJournal), moved(inBooks))
})

// hledger knows nothing of ours; where it is installed it is asked as well.
const hledger = spawnSync('hledger', ['--version']).error === undefined
if (hledger)
  test('hledger finds the books in balance', () => {
    const { status, stderr } = spawnSync('hledger', ['-f', '-', 'check', '-s'], { input: journal, encoding: 'utf8' })
    assert.equal(status, 0, stderr)
  })
