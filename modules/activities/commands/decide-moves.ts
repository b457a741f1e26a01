// The one way in which moves are decided: those of one activity that come together are decided in one transaction, in the order
// in which they came, and written in a few statements. Whoever holds the table decides; everything else follows from what he read.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { together } from '#kernel/db/together.ts'
import { withinHot } from '#kernel/db/within.ts'
import { Busy, Refused, refuse } from '#kernel/refusal.ts'
import { NotEnough } from '#modules/wallet/contract.ts'
import { NoSuchActivity } from '../contract.ts'
import type { Laid } from '../rules/activity.ts'
import { Apart, decideAll, type Outcome, tickBoard, type Wish } from '../rules/batch.ts'
import type { AwardRow } from '../store/awards.ts'
import { filesThere, knownMoves, pointsOf } from '../store/moves.ts'
import { seatsOf } from '../store/seats.ts'
import { holdTable } from '../store/tables.ts'
import { boardOf } from './board.ts'
import { namedAmong } from './invite.ts'
import { writeDecided } from './write-decided.ts'

export interface Asking {
  laid: Laid
  wish: Wish
}
export interface Answer {
  outcome: Outcome
  /** What a move that was made now gave, to whomever. */
  given: readonly AwardRow[]
}
const nothing: readonly AwardRow[] = []

/** What each came to; those that are refused leave nothing behind, and hold up nobody. */
export const decideMoves = together<Asking, Answer>({
  write: (ctx, ones) => withinHot(asSystem(ctx, 'activities'), ctx => decideBatch(ctx, ones)),
  most: 256,
  atOnce: 2,
  beside: 64,
  lane: ({ laid }) => laid.activity.id,
})

async function decideBatch(ctx: Ctx, ones: readonly Asking[]): Promise<Answer[]> {
  const { laid } = ones[0] as Asking
  const wishes = ones.map(one => one.wish)
  const { id } = laid.activity
  const memberIds = [...new Set(wishes.flatMap(({ memberId, about }) => [memberId, about].filter(one => one !== null)))]
  const files = wishes.flatMap(wish => wish.files)
  const asksPoints = laid.activity.costPoints > 0 || wishes.some(wish => wish.cost > 0)
  // The table first: what is read after it is as those left it who held it before.
  const [held, seats, known, owned, points] = await Promise.all([
    holdTable(ctx, id),
    seatsHere(ctx, laid, memberIds),
    knownMoves(ctx, id, wishes),
    files.length === 0 ? [] : filesThere(ctx, id, files),
    asksPoints ? pointsOf(ctx, memberIds) : null,
  ])
  if (!held) return refuse(NoSuchActivity)
  const board = boardOf(ctx, laid, held)
  const around = {
    seats,
    known: new Map(known.map(one => [`${one.actor} ${one.key}`, one])),
    owners: new Map(owned.map(one => [one.fileId, one.memberId])),
    points,
  }
  const decided = decideApart(ones.length, () => {
    const { done } = tickBoard(board, held.ticks, ctx.now, dayIn(ctx.now, ctx.community.timeZone))
    return { ticked: done, outcomes: decideAll(board, wishes, around) }
  })
  const made = decided.outcomes.filter(one => one.kind === 'made')
  const isMoved = made.length > 0 || decided.ticked.length > 0
  const given = isMoved ? await writeDecided(ctx, { laid, held, board, seats, made, wishes, ticked: decided.ticked }) : undefined
  return decided.outcomes.map(outcome => ({
    outcome,
    given: (outcome.kind === 'made' && given?.get(outcome.nth)) || nothing,
  }))
}

async function seatsHere(ctx: Ctx, { activity }: Laid, memberIds: readonly string[]) {
  const { id, audience, weights } = activity
  const named = audience.some(one => one.kind === 'segment') ? await namedAmong(ctx, audience, memberIds) : []
  return seatsOf(ctx, { activityId: id, audience, weights }, memberIds, named)
}

/** A play that breaks on one move must not break the moves beside it: each is asked again, alone. */
function decideApart<T>(of: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (of > 1) throw new Refused(Busy)
    if (error instanceof Apart) return refuse(NotEnough, { available: '—', needed: Number(error.message) })
    throw error
  }
}
