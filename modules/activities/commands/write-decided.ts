// What was decided is written: moves, seats, the table, awards and points, one statement each.
import { z } from 'zod'
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { withinHot } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { token } from '#kernel/random.ts'
import { houseAccount, memberAccount, type Posting, postTransfers, refuseShort } from '#modules/wallet/index.ts'
import type { Charge } from '../contract/play.ts'
import { moved } from '../facts.ts'
import type { Laid } from '../rules/activity.ts'
import { type Made, type Ticked, tickBoard, type Wish } from '../rules/batch.ts'
import type { Board } from '../rules/referee.ts'
import { type AwardRow, insertAwards } from '../store/awards.ts'
import { chargeAll, insertMoves, noteFiles, type Sat, seatAll } from '../store/moves.ts'
import type { OwnSeat } from '../store/seats.ts'
import { holdTable, type Standing, type TableRow, writeTable } from '../store/tables.ts'
import { boardOf } from './board.ts'
import { awardRows, payAwardsJob, payLedgered, tellAwards } from './pay-awards.ts'
import { laidDown } from './take-play.ts'

export interface Decided {
  laid: Laid
  /** As the table was found. */
  held: TableRow & Standing
  /** As it lies now. */
  board: Board
  seats: ReadonlyMap<string, OwnSeat>
  wishes: readonly Wish[]
  made: readonly Made[]
  ticked: readonly Ticked[]
}

/** What each move gave, as written, by its number. */
export type Given = ReadonlyMap<number, readonly AwardRow[]>

export async function writeDecided(ctx: Ctx, decided: Decided): Promise<Given> {
  const { laid, made, ticked } = decided
  const { id, rewards } = laid.activity
  const given = new Map<number, AwardRow[]>()
  for (const { nth, awards } of made) if (awards.length > 0) given.set(nth, awardRows(ctx, awards, `move:${nth}`))
  const rows = [...ticked.flatMap(one => awardRows(ctx, one.awards, `tick:${one.nth}`)), ...[...given.values()].flat()]
  await postCosts(ctx, decided)
  await payLedgered(ctx, rewards, rows)
  const used = made.flatMap(({ files, nth, isPublic }) => files.map(fileId => ({ fileId, nth, isPublic })))
  await Promise.all([
    made.length > 0 && insertMoves(ctx, id, made.map(moveRow)),
    seatSome(ctx, decided),
    layAgain(ctx, decided),
    used.length > 0 && noteFiles(ctx, id, used),
    rows.length > 0 && insertAwards(ctx, id, rows),
    made.length > 0 && tellMoves(ctx, decided),
    rows.length > 0 && tellAwards(ctx, laid.activity, rows),
  ])
  await chargeAll(ctx, id, sumOf([...ticked, ...made].flatMap(one => one.charges)))
  await payLater(ctx, id, rows, decided)
  return given
}

const moveRow = ({ actor, key, nth, move, input, outcome, cost, at, files, isPublic }: Made) => ({
  ...{ actor, key, nth, move, input, outcome, cost, at, files, isPublic },
})

/** Those who moved, and those whom it was about. */
async function seatSome(ctx: Ctx, { laid, made, wishes, seats }: Decided): Promise<void> {
  const byKey = new Map(wishes.map(wish => [`${wish.actor} ${wish.key}`, wish]))
  const touched = new Map<string, Date>()
  for (const { actor, key, at } of made) {
    const wish = byKey.get(`${actor} ${key}`)
    for (const memberId of [wish?.by === 'player' ? wish.memberId : null, wish?.about ?? null])
      if (memberId !== null && (seats.get(memberId)?.seq ?? null) !== null) touched.set(memberId, at)
  }
  const sat = [...touched].map(([memberId, movedAt]): Sat => {
    const { seq, mine, score, moves, day, dayMoves, weight, token: own } = seats.get(memberId) as OwnSeat
    const fresh = own === null ? token(ctx.random, 16) : null
    return { memberId, seq: seq as number, mine, score, moves, day, dayMoves, weight, token: fresh, movedAt }
  })
  if (sat.length > 0) await seatAll(ctx, laid.activity.id, sat)
}

/** And what is due next is put on the list, unless something is there that comes before it. */
async function layAgain(ctx: Ctx, { laid, held, board, ticked }: Decided): Promise<void> {
  const { id } = laid.activity
  const ticks = held.ticks + ticked.length
  const { due } = laid.play.due ? nextDue(ctx, board, ticks) : { due: null }
  const isAwaited = held.dueAt !== null && held.dueAt > ctx.now && (due === null || held.dueAt <= due)
  const dueAt = due === null ? null : isAwaited ? held.dueAt : due
  const { stock, budgetLeft, moves, players, table } = board
  await writeTable(ctx, id, { table, stock, budgetLeft, moves, players, ticks, dueAt }, table !== held.table)
  if (dueAt !== null && !isAwaited) await later(ctx, tickJob, { activityId: id }, { at: dueAt, key: `${id} ${dueAt.getTime()}` })
}
const nextDue = (ctx: Ctx, board: Board, ticks: number): { due: Date | null } => {
  // Asked only: a board without the hand that would do what is due.
  const asked = { ...board, play: { due: board.play.due } as Board['play'] }
  return tickBoard(asked, ticks, ctx.now, dayIn(ctx.now, ctx.community.timeZone))
}

const tellMoves = (ctx: Ctx, { laid, made }: Decided): Promise<void> => {
  const { id: activityId, play } = laid.activity
  const moves = made.map(({ nth, actor, move }) => ({ nth, memberId: actor.startsWith('mem_') ? actor : null, move }))
  return recordAll(ctx, moved, [{ subject: activityId, payload: { activityId, play, moves } }])
}

const sumOf = (charges: readonly Charge[]): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const { memberId, points } of charges) sums.set(memberId, (sums.get(memberId) ?? 0) + points)
  return sums
}

/** What moves cost and bind is taken, and what they set free is given back, as each said. */
async function postCosts(ctx: Ctx, { laid, made, ticked }: Decided): Promise<void> {
  const { id, title } = laid.activity
  // `from`: whose points they were, so that they run out on his day with whoever gets them.
  const of = (key: string, memberId: string, points: number, from = memberId): Posting => {
    const [mine, spent] = [memberAccount('points', memberId), houseAccount('points', 'spent')]
    const [debit, credit] = points > 0 ? [mine, spent] : [spent, mine]
    const kind = points > 0 ? 'activity-cost' : 'activity-returned'
    const line = { debit, credit, amount: Math.abs(points), whose: memberAccount('points', from) }
    return { key: `activity:${id}:${key}`, kind, cause: id, note: title, lines: [line] }
  }
  const bound = (cause: string, charges: readonly Charge[]) =>
    charges.flatMap(({ memberId, points, of: from }, at) =>
      points === 0 ? [] : [of(`${cause}:charge:${at}`, memberId, points, from)],
    )
  const postings = [
    ...ticked.flatMap(({ nth, charges }) => bound(`tick:${nth}`, charges)),
    ...made.flatMap(({ nth, actor, cost, charges }) => [
      ...(cost > 0 ? [of(`move:${nth}:cost`, actor, cost)] : []),
      ...bound(`move:${nth}`, charges),
    ]),
  ]
  if (postings.length === 0) return
  const posted = await postTransfers(ctx, postings)
  const line = postings[posted.findIndex(one => one.outcome !== 'posted')]?.lines[0]
  if (line) await refuseShort(ctx, line.debit, line.amount)
}

async function payLater(
  ctx: Ctx,
  activityId: string,
  rows: readonly AwardRow[],
  { board, held, ticked }: Decided,
): Promise<void> {
  if (!rows.some(row => row.state === 'due')) return
  await later(ctx, payAwardsJob, { activityId }, { key: `${activityId} ${board.moves} ${held.ticks + ticked.length}` })
}

/** What is due by itself is done: a turn that ran out, an offer that nobody took, a claim that goes back to the pool. */
export const tickActivity = (outer: Ctx, activityId: string): Promise<void> =>
  withinHot(asSystem(outer, 'activities'), async ctx => {
    const laid = await laidDown(ctx, activityId)
    const held = await holdTable(ctx, activityId)
    if (!held) return
    const board = boardOf(ctx, laid, held)
    const { done } = tickBoard(board, held.ticks, ctx.now, dayIn(ctx.now, ctx.community.timeZone))
    // Also when nothing was due: what is awaited may have moved further away.
    if (done.length > 0 || held.dueAt !== null)
      await writeDecided(ctx, { laid, held, board, seats: new Map(), wishes: [], made: [], ticked: done })
  })

export const tickJob = job('activities.tick', z.object({ activityId: z.string() }), (ctx, { activityId }) =>
  tickActivity(ctx, activityId),
)
