// What operators see: the shelf, their list, and one activity with its figures.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { textIn } from '#kernel/i18n.ts'
import type { Page } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import type { By, Play } from '../contract/play.ts'
import type { ActivityCard, ActivityFigures, ActivityView, PlayShown } from '../contract.ts'
import { NoSuchActivity } from '../contract.ts'
import type { Activity } from '../rules/activity.ts'
import { linesOf } from '../rules/rules-page.ts'
import { formOf } from '../rules/settings-form.ts'
import { crewOf, findActivity } from '../store/activities.ts'
import { awardFigures, byTime, movesByKind } from '../store/figures.ts'
import { type ListWish, listActivities } from '../store/pages.ts'
import { countInvited } from '../store/seats.ts'
import { readTable } from '../store/tables.ts'
import { namedInAll } from './invite.ts'
import { setupOf } from './keep-draft.ts'
import { settingOf } from './publish-activity.ts'
import { cardOf, showActivity } from './show-activity.ts'
import { findPlay, laidOf, shelfOf } from './take-play.ts'

export async function showShelf(ctx: Ctx): Promise<{ items: z.output<typeof PlayShown>[] }> {
  return { items: shelfOf(ctx).map(play => playShown(ctx, play)) }
}
function playShown(ctx: Ctx, play: Play): z.output<typeof PlayShown> {
  const { key, isDraw = false, settledByHand = false } = play
  const of = (by?: By) =>
    Object.entries(play.moves)
      .filter(([, move]) => by === undefined || move.by === by)
      .map(([name, move]) => ({ move: name, title: textIn(move.title, ctx.locale), input: formOf(move.input) }))
  return {
    ...{ key, title: textIn(play.title, ctx.locale), about: textIn(play.about, ctx.locale), settings: formOf(play.settings) },
    ...{
      isDraw: isDraw === true,
      drawsIf: typeof isDraw === 'object' ? isDraw : null,
      settledByHand: Boolean(settledByHand),
      moves: of(),
      deskMoves: of('desk'),
      crewMoves: of('crew').map(({ move, title }) => ({ move, title })),
    },
  }
}

export async function listForDesk(ctx: Ctx, wish: ListWish): Promise<Page<z.output<typeof ActivityCard>>> {
  const { items, next } = await listActivities(ctx, wish, null)
  return { items: items.map(activity => ({ ...cardOf(ctx, activity, activity.players, null), state: activity.state })), next }
}

export async function showDesk(ctx: Ctx, activityId: string) {
  const activity = (await findActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
  const [view, crew, figures] = await Promise.all([
    activity.state === 'draft' ? draftView(ctx, activity) : showActivity(ctx, activityId),
    crewOf(ctx, activityId),
    figuresOf(ctx, activity),
  ])
  const draft = { ...setupOf(activity), crew: crew.map(({ memberId, title }) => ({ memberId, title })) }
  return { activity: { ...view, state: activity.state }, draft, figures, isArchived: activity.isArchived }
}

/** Nothing has been laid yet: it is shown as it would be told. */
async function draftView(ctx: Ctx, activity: Activity): Promise<z.output<typeof ActivityView>> {
  const known = findPlay(ctx, activity.play) ?? refuse(NoSuchActivity)
  const { settings } = laidOf(ctx, activity)
  const rules = linesOf(setupOf(activity), known, settings, await settingOf(ctx, [...activity.audience]))
  return {
    ...cardOf(ctx, activity, 0, null),
    ...{ rules, rulesHash: '', commitment: '', limits: activity.limits, shown: null, result: null, endNote: '' },
    rewards: activity.rewards.map(reward => ({ ...reward, left: reward.units })),
    ...{ mayNot: 'not-yet', me: null, now: ctx.now, settledAt: null },
  }
}

const steps = 120
const stepOf = ({ opensAt, closesAt }: Activity): number => {
  const wanted = (closesAt.getTime() - opensAt.getTime()) / 1000 / steps
  return [60, 300, 900, 3_600, 10_800, 21_600, 86_400, 604_800].find(step => step >= wanted) ?? 2_592_000
}
async function figuresOf(ctx: Ctx, activity: Activity): Promise<z.output<typeof ActivityFigures>> {
  const { id, audience, rewards, budget } = activity
  const [table, awards, byKind, times, invited] = await Promise.all([
    readTable(ctx, id),
    awardFigures(ctx, id),
    movesByKind(ctx, id),
    byTime(ctx, id, { from: activity.opensAt, seconds: stepOf(activity) }),
    namedInAll(ctx, audience).then(named => countInvited(ctx, audience, named)),
  ])
  const play = findPlay(ctx, activity.play)
  return {
    ...{ players: table?.players ?? 0, moves: table?.moves ?? 0, invited, budgetLeft: table ? table.budgetLeft : budget },
    awards: rewards.map(({ key, title }) => {
      const { units = 0, value = 0, due = 0, failed = 0 } = awards.find(one => one.reward === key) ?? {}
      return { key, title, units, value, due, failed }
    }),
    byTime: times,
    byMove: byKind.map(({ move, moves }) => {
      const title = play?.moves[move]?.title
      return { move, title: title ? textIn(title, ctx.locale) : move, moves }
    }),
  }
}
