// Activities as whoever asks may see them: cards in lists, and one with its rules, its rewards and what the play shows.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import type { Locale } from '#kernel/i18n.ts'
import { textIn } from '#kernel/i18n.ts'
import type { Page } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Viewer } from '../contract/play.ts'
import type { ActivityCard, ActivityView } from '../contract.ts'
import { NoSuchActivity } from '../contract.ts'
import { type Activity, type Laid, phaseAt } from '../rules/activity.ts'
import { chanceOf } from '../rules/chance.ts'
import { type Board, leftOn, lookOf, plenty } from '../rules/referee.ts'
import { linesOf } from '../rules/rules-page.ts'
import { maySee, whyNot } from '../rules/sight.ts'
import { findActivity } from '../store/activities.ts'
import { awardsOf } from '../store/awards.ts'
import { type Listed, type ListWish, listActivities } from '../store/pages.ts'
import { type OwnSeat, seatsOf } from '../store/seats.ts'
import { readTable, type TableRow } from '../store/tables.ts'
import { boardOf } from './board.ts'
import { namedAmong } from './invite.ts'
import { setupOf } from './keep-draft.ts'
import { settingOf } from './publish-activity.ts'
import { findPlay, laidDown } from './take-play.ts'

type Card = z.output<typeof ActivityCard>
type View = z.output<typeof ActivityView>
export const memberOf = (ctx: Ctx): string | null => (ctx.actor.kind === 'member' ? ctx.actor.memberId : null)

/** The seat of whoever asks, invited or not; null for guests and operators. */
export async function seatHere(ctx: Ctx, activity: Activity): Promise<OwnSeat | null> {
  const memberId = memberOf(ctx)
  if (memberId === null) return null
  const named = await namedAmong(ctx, activity.audience, [memberId])
  const { id, audience, weights } = activity
  return (await seatsOf(ctx, { activityId: id, audience, weights }, [memberId], named)).get(memberId) ?? null
}

/** As it stands at this second. */
const stateAt = (activity: Activity, now: Date): Activity['state'] => {
  if (activity.state !== 'scheduled' && activity.state !== 'open') return activity.state
  const phase = phaseAt(activity, now)
  return phase === 'closed' ? 'closed' : phase === 'open' ? 'open' : 'scheduled'
}
export function cardOf(ctx: Ctx, activity: Activity, players: number, mine: Card['mine']): Card {
  const { id, play, title, intro, pictureFileId, groupId, opensAt, closesAt, costPoints, seriesId, seriesNth } = activity
  const known = findPlay(ctx, play)
  return {
    ...{ id, play, playTitle: known ? textIn(known.title, ctx.locale) : play, title, intro, pictureFileId, groupId },
    ...{ state: stateAt(activity, ctx.now), opensAt, closesAt, players, costPoints, seriesId, seriesNth, mine },
  }
}

export async function listFor(ctx: Ctx, wish: ListWish): Promise<Page<Card>> {
  const { items, next } = await listActivities(ctx, { ...wish, archived: false }, memberOf(ctx))
  const cards: Card[] = []
  for (const activity of items) {
    const seat = activity.audience.length === 0 ? null : await seatHere(ctx, activity)
    if (activity.audience.length > 0 && !maySee(activity, seat)) continue
    cards.push(cardOf(ctx, activity, activity.players, mineOf(ctx, activity, seat)))
  }
  return { items: cards, next }
}
const mineOf = (ctx: Ctx, activity: Listed, seat: OwnSeat | null): Card['mine'] =>
  memberOf(ctx) === null
    ? null
    : { isInvited: activity.audience.length === 0 || seat?.isInvited === true, moves: activity.myMoves ?? 0 }

export interface Seen {
  activity: Activity
  laid: Laid
  seat: OwnSeat | null
  table: TableRow
  board: Board
  viewer: Viewer<unknown>
}
/** What is needed to show anything of it, to those who may see it. */
export async function seenBy(ctx: Ctx, activityId: string): Promise<Seen> {
  const [activity, laid, table] = await Promise.all([
    findActivity(ctx, activityId),
    laidDown(ctx, activityId),
    readTable(ctx, activityId),
  ])
  if (!activity || !table) return refuse(NoSuchActivity)
  const seat = await seatHere(ctx, activity)
  const isDesk = ctx.actor.kind === 'operator' || ctx.actor.kind === 'system'
  if (!isDesk && !maySee(activity, seat)) refuse(NoSuchActivity)
  const { state, opensAt, closesAt } = activity
  const board = boardOf(ctx, laid, { ...table, state, opensAt, closesAt })
  const by = isDesk ? 'desk' : seat === null ? 'guest' : seat.crew !== '' ? 'crew' : 'player'
  const viewer = { by, memberId: seat?.memberId ?? null, mine: seat?.mine ?? null, crew: seat?.crew ?? '' } as const
  return { activity, laid, seat, table, board, viewer }
}

const lines = new WeakMap<Laid, Map<Locale, string[]>>()
/** In the reader's language, from the record as it was published. */
export async function rulesOf(ctx: Ctx, laid: Laid): Promise<string[]> {
  const of = lines.get(laid) ?? new Map<Locale, string[]>()
  lines.set(laid, of)
  const there = of.get(ctx.locale)
  if (there) return there
  const setting = await settingOf(ctx, [...laid.activity.audience])
  const made = linesOf(setupOf(laid.activity), laid.play, laid.settings, setting)
  of.set(ctx.locale, made)
  return made
}

export async function showActivity(ctx: Ctx, activityId: string): Promise<View> {
  const seen = await seenBy(ctx, activityId)
  const { activity, laid, seat, table, board, viewer } = seen
  const today = dayIn(ctx.now, ctx.community.timeZone)
  const [rules, awards] = await Promise.all([rulesOf(ctx, laid), seat ? awardsOf(ctx, activityId, seat.memberId) : []])
  const { chance: _, ...look } = lookOf(board, ctx.now, today, chanceOf('', 'show'))
  const scene = { ...look, phase: phaseAt(activity, ctx.now), result: activity.result as never }
  const { limits, rulesHash, result, endNote, settledAt } = activity
  const mine = seat && { isInvited: seat.isInvited, moves: seat.moves }
  return {
    ...cardOf(ctx, activity, table.players, mine),
    ...{ rules, rulesHash, commitment: table.commitment, limits, result: result ?? null, endNote, settledAt, now: ctx.now },
    rewards: activity.rewards.map(reward => ({ ...reward, left: leftOr(leftOn(board, reward.key)) })),
    shown: laid.play.show(scene, viewer),
    mayNot: whyNot(board, activity, seat, { now: ctx.now, today }),
    me: seat && {
      ...{ crew: seat.crew, seq: seat.seq, weight: seat.weight, score: seat.score, moves: seat.moves, token: seat.token, awards },
      movesToday: seat.day === today ? seat.dayMoves : 0,
    },
  }
}
const leftOr = (left: number): number | null => (left >= plenty ? null : left)
