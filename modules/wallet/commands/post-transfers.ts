// Transfers enter the ledger: the lines, the balances, and the lots that they open or use up.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { KeyReused, refuse } from '#kernel/refusal.ts'
import { balanceMoved } from '../facts.ts'
import { accountOf, type Code, hasLots } from '../rules/accounts.ts'
import { type Line, movesOf, type Transfer } from '../rules/transfers.ts'
import { openAccounts } from '../store/accounts.ts'
import { drawFromLots, giveBack, insertLots, lockAccounts } from '../store/lots.ts'
import { type Outcome, post } from '../store/post.ts'
import { findTransfersByKey } from '../store/transfers.ts'
import { expireAccounts } from './expire-lots.ts'

export interface Posting extends Omit<Transfer, 'id' | 'reverses' | 'lines'> {
  lines: readonly (Line & {
    /** When what a member is given here runs out; null or absent: never. */
    expiresAt?: Date | null
  })[]
  reverses?: string | null
  /** The community's day for which it counts; today unless said. In a closed month it counts on the first open day. */
  effectiveOn?: string
}
/** known: it was posted before under this key; `transferId` is that of then. short: it would overdraw; nothing was changed. */
export interface Posted {
  transferId: string
  outcome: 'posted' | 'known' | 'short'
}

// What comes back after its lot has run out can still be used for a week.
const givenBackForMs = 7 * 86_400_000

/** Each in its own right, in their order; all that are posted are posted in one transaction. */
export async function postTransfers(ctx: Ctx, postings: readonly Posting[]): Promise<Posted[]> {
  // Nothing but the house's own accounts: one statement says it all, and is its own transaction.
  return postings.flatMap(codesIn).some(code => accountOf(code).memberId)
    ? within(ctx, ctx => postAll(ctx, postings))
    : postAll(ctx, postings)
}

const codesIn = (posting: Posting): Code[] => posting.lines.flatMap(line => [line.debit, line.credit])

async function postAll(ctx: Ctx, postings: readonly Posting[]): Promise<Posted[]> {
  const codes = new Set(postings.flatMap(codesIn))
  // First of all: an account that is opened only after others were locked would be locked out of turn.
  await openAccounts(ctx, codes)
  const purses = [...codes].filter(hasLots)
  if (purses.length > 0) {
    await lockAccounts(ctx, purses)
    // Before they are spent from, and before a lot of them lives on because something comes back to it.
    await expireAccounts(ctx, purses)
  }
  const transfers = postings.map(p => ({ ...p, id: newId(ctx, 'trf'), reverses: p.reverses ?? null }))
  const outcomes = await postInTurn(ctx, transfers)
  const posted = transfers.filter((_, n) => outcomes[n] === 'posted')
  await moveLots(ctx, posted)
  await recordAll(ctx, balanceMoved, movesOf(posted))
  const known = await idsOfKnown(
    ctx,
    transfers.filter((_, n) => outcomes[n] === 'known'),
  )
  return transfers.map((t, n) => ({ transferId: known.get(t.key) ?? t.id, outcome: outcomes[n] as Posted['outcome'] }))
}

type Given = Posting & { id: string; reverses: string | null }
/** Whoever stood behind another is asked again, alone. */
async function postInTurn(ctx: Ctx, transfers: readonly Given[]): Promise<Outcome[]> {
  const days = new Set(transfers.map(t => t.effectiveOn ?? dayIn(ctx.now, ctx.community.timeZone)))
  if (days.size > 1) throw new RangeError('transfers of one call count for one day')
  const [day] = days
  if (!day) return []
  const outcomes = await post(ctx, transfers, day, actorName(ctx.actor))
  for (const [n, transfer] of transfers.entries())
    if (outcomes[n] === 'behind') outcomes[n] = (await post(ctx, [transfer], day, actorName(ctx.actor)))[0] as Outcome
  return outcomes
}

async function moveLots(ctx: Ctx, posted: readonly Given[]): Promise<void> {
  const lines = posted.flatMap(t =>
    t.lines.map((line, at) => ({ ...line, transferId: t.id, line: at + 1, reverses: t.reverses })),
  )
  const brought = lines.filter(line => hasLots(line.credit))
  const fresh = brought.filter(line => !line.reverses)
  if (fresh.length > 0)
    await insertLots(
      ctx,
      fresh.map(line => ({ ...idOfLine(line), id: newId(ctx, 'lot'), account: line.credit, expiresAt: line.expiresAt ?? null })),
    )
  for (const id of new Set(brought.map(line => line.reverses)))
    if (id) await giveBack(ctx, id, new Date(ctx.now.getTime() + givenBackForMs))
  const taken = lines.filter(line => hasLots(line.debit))
  if (taken.length === 0) return
  const wanted = taken.reduce((sum, line) => sum + line.amount, 0)
  const found = await drawFromLots(
    ctx,
    taken.map(line => ({ ...idOfLine(line), account: line.debit, from: line.reverses ?? null })),
  )
  if (found !== wanted) throw new Error(`the lots hold ${found} of ${wanted} that the balances hold`)
}
const idOfLine = (line: { transferId: string; line: number; amount: number }) => ({
  transferId: line.transferId,
  line: line.line,
  amount: line.amount,
})

/** A key stands for one transfer for ever; the same key over other lines is refused. */
async function idsOfKnown(ctx: Ctx, known: readonly Given[]): Promise<Map<string, string>> {
  if (known.length === 0) return new Map()
  const rows = Map.groupBy(
    await findTransfersByKey(
      ctx,
      known.map(t => t.key),
    ),
    row => row.key,
  )
  const same = (lines: readonly Line[], other: readonly Line[]) =>
    lines.length === other.length &&
    lines.every(({ debit, credit, amount }, at) => {
      const there = other[at]
      return there?.debit === debit && there.credit === credit && there.amount === amount
    })
  return new Map(
    known.map(t => {
      const there = rows.get(t.key) ?? []
      const [first] = there
      if (!first || !same(t.lines, there as Line[])) refuse(KeyReused)
      return [t.key, first.id]
    }),
  )
}
