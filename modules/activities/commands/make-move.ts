// A member, or the desk, makes a move: it is read by the play's own schema, put among the others, and what came of it is told.
import { type Ctx, memberIdOf, operatorOf } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { invalid } from '#kernel/http/problem.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import { KeyReused, refuse } from '#kernel/refusal.ts'
import { NotEnough } from '#modules/wallet/contract.ts'
import {
  type AwardShown,
  EnoughMoves,
  EnoughToday,
  FileGone,
  Full,
  NoSuchActivity,
  NoSuchMove,
  NotInvited,
  NotOpen,
  NotThisMove,
  NotYours,
} from '../contract.ts'
import type { Laid } from '../rules/activity.ts'
import type { Made, Outcome, Wish } from '../rules/batch.ts'
import { maySee } from '../rules/sight.ts'
import { awardsOfMove, seenNow } from '../store/awards.ts'
import { memberAt } from '../store/players.ts'
import { decideMoves } from './decide-moves.ts'
import { laidDown } from './take-play.ts'

export interface Moving {
  activityId: string
  move: string
  input: unknown
  key: string
}
export interface MoveMade {
  nth: number
  outcome: unknown
  awards: AwardShown[]
}

export async function makeMove(ctx: Ctx, moving: Moving): Promise<MoveMade> {
  const memberId = memberIdOf(ctx)
  const laid = await laidDown(ctx, moving.activityId)
  const by = laid.play.moves[moving.move]?.by ?? refuse(NoSuchMove)
  if (by === 'desk') refuse(NotYours)
  const wish = await wishOf(ctx, laid, moving, { by, actor: memberId, memberId })
  const { outcome, given } = await decideMoves(ctx, { laid, wish })
  const made = needMade(ctx, laid, outcome)
  const mine = given.filter(one => one.memberId === memberId).map(one => seenNow(laid.activity, one, ctx.now))
  const awards = made.kind === 'known' ? await awardsOfMove(ctx, laid.activity.id, memberId, made.nth) : mine
  return { nth: made.nth, outcome: made.outcome, awards }
}

export async function makeDeskMove(ctx: Ctx, moving: Moving): Promise<{ nth: number; outcome: unknown }> {
  const laid = await laidDown(ctx, moving.activityId)
  const by = laid.play.moves[moving.move]?.by ?? refuse(NoSuchMove)
  if (by !== 'desk') refuse(NotYours)
  const wish = await wishOf(ctx, laid, moving, { by, actor: operatorOf(ctx).operatorId, memberId: null })
  const answer = await decideMoves(ctx, { laid, wish })
  const { nth, outcome } = needMade(ctx, laid, answer.outcome)
  return { nth, outcome }
}

async function wishOf(
  ctx: Ctx,
  { activity, play, settings }: Laid,
  { move: name, input, key }: Moving,
  who: Pick<Wish, 'by' | 'actor' | 'memberId'>,
): Promise<Wish> {
  const move = play.moves[name] ?? refuse(NoSuchMove)
  const parsed = move.input.safeParse(input ?? {})
  if (!parsed.success) throw invalid(parsed.error, ctx.locale, 'input')
  const about = move.about?.(parsed.data) ?? null
  const usual = who.by === 'player' && !move.free ? activity.costPoints : 0
  return {
    ...{ ...who, move: name, input: parsed.data, key },
    about: typeof about === 'number' ? await memberAt(ctx, activity.id, about) : about,
    files: [...new Set(move.files?.(parsed.data) ?? [])],
    cost: who.by === 'player' ? (move.costPoints?.(settings) ?? usual) : 0,
    ...{ now: ctx.now, today: dayIn(ctx.now, ctx.community.timeZone) },
  }
}

/** Every no has its own refusal, with what the person needs to know. */
function needMade(ctx: Ctx, { activity }: Laid, outcome: Outcome): Made | Extract<Outcome, { kind: 'known' }> {
  if (outcome.kind === 'made' || outcome.kind === 'known') return outcome
  if (outcome.kind === 'short') return refuse(NotEnough, { available: outcome.available, needed: outcome.needed })
  const { limits, title, opensAt, closesAt } = activity
  switch (outcome.why) {
    case 'reused':
      return refuse(KeyReused)
    case 'file-gone':
      return refuse(FileGone)
    case 'no-such-move':
      return refuse(NoSuchMove)
    case 'not-yours':
      return refuse(NotYours)
    case 'not-invited':
      return refuse(maySee(activity, outcome.seat) ? NotInvited : NoSuchActivity)
    case 'not-open':
      return refuse(NotOpen, { title, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() })
    case 'enough-moves':
      return refuse(EnoughMoves, { max: limits.perMember })
    case 'enough-today':
      return refuse(EnoughToday, { max: limits.perDay })
    case 'full':
      return refuse(Full, { max: limits.players })
    default: {
      const { why, text, values } = outcome.no as NonNullable<typeof outcome.no>
      return refuse(NotThisMove, { why, text: fill(textIn(text, ctx.locale), values) })
    }
  }
}
