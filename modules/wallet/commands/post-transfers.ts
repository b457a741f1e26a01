// Transfers enter the ledger: the lines, the balances, and the lots that they open or use up.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import type { Statement } from '#kernel/db/at-once.ts'
import { together } from '#kernel/db/together.ts'
import { within, withinHot } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { KeyReused, refuse } from '#kernel/refusal.ts'
import { balanceMoved } from '../facts.ts'
import { type Code, hasLots } from '../rules/accounts.ts'
import { type Line, movesOf, type Transfer } from '../rules/transfers.ts'
import { openAccounts } from '../store/accounts.ts'
import { lockAccounts } from '../store/lots.ts'
import { type Outcome, post } from '../store/post.ts'
import { areOfTheHouse, postHouse, surelyPosted } from '../store/post-house.ts'
import { findTransfersByKey } from '../store/transfers.ts'
import { expireAccounts } from './expire-lots.ts'
import { type LotLine, moveLots } from './move-lots.ts'

export interface Posting extends Omit<Transfer, 'id' | 'reverses' | 'lines' | 'by' | 'effectiveOn'> {
  lines: readonly LotLine[]
  reverses?: string | null
  /** The community's day for which it counts; today unless said. In a closed month it counts on the first open day. */
  effectiveOn?: string
}
/** known: it was posted before under this key; `transferId` is that of then. short: it would overdraw; nothing was changed. */
export interface Posted {
  transferId: string
  outcome: 'posted' | 'known' | 'short'
}

/**
 * Each in its own right, in their order; all that are posted are posted in one transaction. One that comes alone, outside of
 * any transaction, is written together with others of the same moment.
 */
export async function postTransfers(ctx: Ctx, postings: readonly Posting[]): Promise<Posted[]> {
  const given = givenBy(ctx, postings)
  const [alone] = given
  if (alone && given.length === 1 && !ctx.db.isTransaction) return [believed(await postTogether(ctx, alone))]
  return within(ctx, async ctx => (await postAll(ctx, given)).map(believed))
}

/**
 * Postings between accounts of the house, under keys that nobody can have used, as a statement to be sent among others (see
 * commitAtOnce): all of them are posted, or it fails. Their accounts must be open (openAccounts).
 */
export function houseStatement(ctx: Ctx, postings: readonly Posting[]): Statement {
  const transfers = givenBy(ctx, postings).map(one => ({ ...one, id: newId(ctx, 'trf') }))
  if (!areOfTheHouse(new Set(transfers.flatMap(codesIn)))) throw new TypeError('what members hold is not posted this way')
  return surelyPosted(ctx, transfers)
}

function givenBy(ctx: Ctx, postings: readonly Posting[]): Asked[] {
  const today = dayIn(ctx.now, ctx.community.timeZone)
  return postings.map(posting => ({
    ...posting,
    reverses: posting.reverses ?? null,
    effectiveOn: posting.effectiveOn ?? today,
    by: actorName(ctx.actor),
    requestId: ctx.requestId,
  }))
}

type Asked = Omit<Transfer, 'id' | 'lines'> & Pick<Posting, 'lines'> & { requestId: string }
type Given = Asked & { id: string }
interface Settled {
  transferId: string
  /** reused: its key stands for other lines. */
  outcome: Posted['outcome'] | 'reused'
}
/** A key stands for one transfer for ever; the same key over other lines is refused. */
const believed = ({ transferId, outcome }: Settled): Posted =>
  outcome === 'reused' ? refuse(KeyReused) : { transferId, outcome }

const postTogether = together<Asked, Settled>({
  write: (ctx, asked) => withinHot(ctx, ctx => postAll(ctx, asked)),
  most: 64,
  atOnce: 2,
})

const codesIn = ({ lines }: Asked): Code[] => lines.flatMap(line => [line.debit, line.credit])

async function postAll(ctx: Ctx, asked: readonly Asked[]): Promise<Settled[]> {
  const codes = new Set(asked.flatMap(codesIn))
  // First of all: an account that is opened only after others were locked would be locked out of turn.
  await openAccounts(ctx, codes)
  const purses = [...codes].filter(hasLots)
  if (purses.length > 0) {
    await lockAccounts(ctx, purses)
    // Before they are spent from, and before a lot of them lives on because something comes back to it.
    await expireAccounts(ctx, purses)
  }
  const transfers: Given[] = asked.map(one => ({ ...one, id: newId(ctx, 'trf') }))
  const outcomes = await postInTurn(ctx, transfers)
  const those = (outcome: Outcome) => transfers.filter((_, n) => outcomes[n] === outcome)
  await moveLots(ctx, those('posted'))
  await recordAll(
    ctx,
    balanceMoved,
    those('posted').flatMap(one => movesOf([one]).map(move => ({ ...move, of: { actor: one.by, requestId: one.requestId } }))),
  )
  const known = await idsOfKnown(ctx, those('known'))
  return transfers.map((one, n) => {
    const outcome = outcomes[n] as Posted['outcome']
    if (outcome !== 'known') return { transferId: one.id, outcome }
    const there = known.get(one.key)
    return there ? { transferId: there, outcome } : { transferId: one.id, outcome: 'reused' }
  })
}

/** Whoever stood behind another is asked again, alone. */
async function postInTurn(ctx: Ctx, transfers: readonly Given[]): Promise<Outcome[]> {
  if (areOfTheHouse(new Set(transfers.flatMap(codesIn))))
    return (await postHouse(ctx, transfers)).map(isPosted => (isPosted ? 'posted' : 'known'))
  const outcomes = await post(ctx, transfers)
  for (const [n, transfer] of transfers.entries())
    if (outcomes[n] === 'behind') outcomes[n] = (await post(ctx, [transfer]))[0] as Outcome
  return outcomes
}

/** By key, where the lines are the same. */
async function idsOfKnown(ctx: Ctx, known: readonly Given[]): Promise<Map<string, string>> {
  if (known.length === 0) return new Map()
  const keys = known.map(one => one.key)
  const rows = Map.groupBy(await findTransfersByKey(ctx, keys), row => row.key)
  const same = (lines: readonly Line[], other: readonly Line[]) =>
    lines.length === other.length &&
    lines.every(({ debit, credit, amount }, at) => {
      const there = other[at]
      return there?.debit === debit && there.credit === credit && there.amount === amount
    })
  return new Map(
    known.flatMap(({ key, lines }) => {
      const there = rows.get(key) ?? []
      const [first] = there
      return first && same(lines, there as Line[]) ? [[key, first.id]] : []
    }),
  )
}
