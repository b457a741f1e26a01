// Operators make drafts, change them, copy them and throw them away.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { invalid } from '#kernel/http/problem.ts'
import { newId } from '#kernel/ids.ts'
import { Invalid, refuse } from '#kernel/refusal.ts'
import { findBatch } from '#modules/shop/index.ts'
import { findPlan } from '#modules/tiers/index.ts'
import type { Play } from '../contract/play.ts'
import { type ActivityDraft, MovedOn, NoSuchActivity, NoSuchPlay, NoSuchReward, UnknownSettings } from '../contract.ts'
import type { Activity, Setup } from '../rules/activity.ts'
import { unknownKeys } from '../rules/unknown-keys.ts'
import {
  changeDraft,
  crewOf,
  deleteDraft,
  findActivity,
  insertDraft,
  lockActivity,
  type Origin,
  setCrewOf,
  strangersAmong,
} from '../store/activities.ts'
import { laterInSeries } from '../store/series.ts'
import { findPlay } from './take-play.ts'

export interface Sound {
  setup: Setup
  play: Play
  settings: unknown
}
/** The draft as it is kept: its settings as the play gives them back, so that what it leaves to its defaults stands too. */
export async function soundOf(ctx: Ctx, draft: Omit<ActivityDraft, 'crew'>): Promise<Sound> {
  const play = findPlay(ctx, draft.play) ?? refuse(NoSuchPlay)
  const parsed = play.settings.safeParse(draft.settings)
  if (!parsed.success) throw invalid(parsed.error as z.ZodError, ctx.locale, 'settings')
  if (draft.closesAt <= draft.opensAt)
    refuse(Invalid, {
      count: 1,
      errors: [{ path: 'closesAt', message: ctx.locale === 'en' ? 'after it opens' : '要晚于开始时间' }],
    })
  const keys = new Set<string>()
  for (const reward of draft.rewards) {
    if (keys.has(reward.key)) refuse(NoSuchReward, { key: reward.key })
    keys.add(reward.key)
    if (!(await isThere(ctx, reward))) refuse(NoSuchReward, { key: reward.key })
  }
  const { play: key, title, intro, pictureFileId, groupId, audience, opensAt, closesAt, rewards, limits } = draft
  const { costPoints, budget, weights, told } = draft
  const settings = JSON.parse(JSON.stringify(parsed.data)) as Record<string, unknown>
  const setup = {
    ...{ play: key, title, intro, pictureFileId, groupId, audience, opensAt, closesAt, settings },
    ...{ rewards, limits, costPoints, budget, weights, told },
  }
  return { setup, play, settings: parsed.data }
}

/** What is written by hand must mean something: a slip would leave a default in force without a word. */
export function needKnownSettings(ctx: Ctx, draft: Pick<ActivityDraft, 'play' | 'settings'>): void {
  const parsed = findPlay(ctx, draft.play)?.settings.safeParse(draft.settings)
  const keys = parsed?.success ? unknownKeys(draft.settings, parsed.data) : []
  if (keys.length > 0) refuse(UnknownSettings, { keys: keys.join(', ') })
}

async function isThere(ctx: Ctx, { kind, ref, amount }: ActivityDraft['rewards'][number]): Promise<boolean> {
  if (kind === 'points' || kind === 'credit') return ref === null && amount >= 0
  if (kind === 'coupon') return ref !== null && (await findBatch(ctx, ref))?.state === 'open'
  if (kind === 'tier') {
    const plan = ref === null ? undefined : await findPlan(ctx, ref)
    return plan !== undefined && plan.tiedTo === null
  }
  return true
}

async function needCrew(ctx: Ctx, crew: ActivityDraft['crew']): Promise<void> {
  const strangers = new Set(crew.length === 0 ? [] : await strangersAmong(ctx, [...new Set(crew.map(one => one.memberId))]))
  const at = crew.findIndex(one => strangers.has(one.memberId))
  if (at >= 0)
    refuse(Invalid, {
      count: 1,
      errors: [{ path: `crew.${at}.memberId`, message: ctx.locale === 'en' ? 'no such member' : '没有这位成员' }],
    })
}

export const makeDraft = (ctx: Ctx, draft: ActivityDraft, of: Omit<Origin, 'id'> = {}): Promise<{ activityId: string }> =>
  within(ctx, async ctx => {
    const { setup } = await soundOf(ctx, draft)
    await needCrew(ctx, draft.crew)
    const activityId = newId(ctx, 'act')
    await insertDraft(ctx, { id: activityId, ...of }, setup)
    await setCrewOf(ctx, activityId, draft.crew)
    return { activityId }
  })

export const changeDraftTo = (ctx: Ctx, activityId: string, draft: ActivityDraft): Promise<void> =>
  within(ctx, async ctx => {
    if (!(await lockActivity(ctx, activityId))) refuse(NoSuchActivity)
    const { setup } = await soundOf(ctx, draft)
    await needCrew(ctx, draft.crew)
    if (!(await changeDraft(ctx, activityId, setup))) refuse(MovedOn)
    await setCrewOf(ctx, activityId, draft.crew)
  })

export const dropDraft = (ctx: Ctx, activityId: string): Promise<void> =>
  within(ctx, async ctx => {
    const activity = (await lockActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
    if (activity.state !== 'draft') refuse(MovedOn)
    await deleteDraft(ctx, activityId)
  })

export const setupOf = (activity: Activity): Setup => {
  const { play, title, intro, pictureFileId, groupId, audience, opensAt, closesAt, settings, rewards, limits } = activity
  const { costPoints, budget, weights, told } = activity
  return {
    ...{ play, title, intro, pictureFileId, groupId, audience: [...audience], opensAt, closesAt, settings },
    ...{ rewards: [...rewards], limits, costPoints, budget, weights: [...weights], told },
  }
}

/** The same at other times. What it names is looked at again when it is published. */
export const copyActivity = (ctx: Ctx, activityId: string, at: { opensAt: Date; closesAt: Date }) =>
  within(ctx, async ctx => {
    const activity = (await findActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
    if (at.closesAt <= at.opensAt)
      refuse(Invalid, {
        count: 1,
        errors: [{ path: 'closesAt', message: ctx.locale === 'en' ? 'after it opens' : '要晚于开始时间' }],
      })
    const id = newId(ctx, 'act')
    await insertDraft(ctx, { id }, { ...setupOf(activity), ...at })
    await setCrewOf(ctx, id, await crewOf(ctx, activityId))
    return { activityId: id }
  })

/** Of one in a series also for those after it. */
export const setCrew = (ctx: Ctx, activityId: string, crew: ActivityDraft['crew']): Promise<void> =>
  within(ctx, async ctx => {
    const activity = (await lockActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
    if (['settled', 'cancelling', 'cancelled'].includes(activity.state)) refuse(MovedOn)
    await needCrew(ctx, crew)
    for (const id of [activityId, ...(await laterInSeries(ctx, activity))]) await setCrewOf(ctx, id, crew)
  })
