// Activities, once or again and again. What is published stands by its rules: a file that is launched anew adds what is new and
// changes drafts alone.

import type { Ctx } from '#kernel/ctx.ts'
import {
  changeDraftTo,
  findActivity,
  makeDraft,
  makeSeries,
  moveSeries,
  needKnownSettings,
  publishActivity,
} from '#modules/activities/index.ts'
import { findDeskGroup } from '#modules/groups/index.ts'
import type { Playbook, PlaybookActivity, PlaybookReward } from '../contract.ts'
import { changeOf } from '../rules/compare.ts'
import { aboutPromotion } from '../rules/policy-questions.ts'
import { idIn, type Made, madeOf, momentsIn, purse } from './made.ts'
import { looked, type Part, type Step, stepOf } from './part.ts'
import { planIdOf } from './part-tiers.ts'

export const activitiesPart: Part = async (ctx, book, look) => {
  const own = await madeOf(ctx, 'activities', book, look)
  const steps: (Step | null)[] = []
  for (const one of book.activities) {
    const id = own.id(one.ref)
    const stands = id?.startsWith('act_') ? await findActivity(ctx, id) : undefined
    const isFixed = id !== undefined && stands?.state !== 'draft'
    steps.push(isFixed ? null : stepFor(ctx, book, one, own, stands))
  }
  return looked(steps)
}

type Draft = NonNullable<Awaited<ReturnType<typeof findActivity>>>
function stepFor(ctx: Ctx, book: Playbook, one: PlaybookActivity, own: Made, stands: Draft | undefined): Step | null {
  const mayPublish = ctx.actor.kind === 'operator'
  const wanted = { ...shownOf(book, one, own), ...(mayPublish ? { state: 'published' } : {}) }
  const there = stands && { ...wanted, title: stands.title, intro: stands.intro, state: 'draft' }
  const make = async (ctx: Ctx): Promise<string> => {
    const id = await made(ctx, book, one, own, { draftId: stands?.id, mayPublish })
    if (!stands) await own.keep(ctx, one.ref, id)
    return id
  }
  const change = changeOf({ part: 'activities', ref: one.ref, title: one.title }, there ?? null, wanted)
  return stepOf(change, make, { questions: aboutPromotion(one.title, one.intro), byRoom: false })
}

function shownOf(book: Playbook, one: PlaybookActivity, own: Made): Record<string, unknown> {
  const say = momentsIn(book)
  const at = (moment: string) => say(own.instant(one.ref, moment))
  const { again, closesAt } = one
  return {
    ...{ play: one.play, title: one.title, intro: one.intro, opensAt: at(one.opensAt) },
    ...(closesAt && { closesAt: at(closesAt) }),
    ...(again && { again: again.pattern, minutes: again.minutes, times: again.times, until: again.until && at(again.until) }),
    rewards: one.rewards.map(({ title, units }) => (units === null ? title : `${title} × ${units}`)),
    budget: one.budget,
  }
}

interface Making {
  draftId: string | undefined
  /** Nobody is there to publish when a start reads a file: it leaves drafts, and series that stand still. */
  mayPublish: boolean
}
async function made(ctx: Ctx, book: Playbook, one: PlaybookActivity, own: Made, making: Making): Promise<string> {
  const opensAt = own.instant(one.ref, one.opensAt)
  needKnownSettings(ctx, one)
  const draft = await draftOf(ctx, book, one)
  const { again, closesAt, title } = one
  if (again) {
    const { pattern, minutes, times, until } = again
    const ends = until === null ? null : own.instant(one.ref, until)
    const wish = { title, draft, pattern, minutes, startsAt: opensAt, timesMax: times, until: ends }
    const { seriesId } = await makeSeries(ctx, wish)
    if (!making.mayPublish) await moveSeries(ctx, seriesId, 'paused')
    return seriesId
  }
  const whole = { ...draft, opensAt, closesAt: own.instant(one.ref, closesAt ?? one.opensAt) }
  if (making.draftId) await changeDraftTo(ctx, making.draftId, whole)
  const id = making.draftId ?? (await makeDraft(ctx, whole)).activityId
  if (making.mayPublish) await publishActivity(ctx, id, null)
  return id
}

async function draftOf(ctx: Ctx, book: Playbook, one: PlaybookActivity) {
  const { play, title, intro, settings, limits, costPoints, weights, told, budget } = one
  const { orNone } = purse(book)
  const groupOf = async (ref: string) => (await findDeskGroup(ctx, ref))?.id ?? ref
  const rewards = []
  for (const reward of one.rewards) rewards.push(await rewardOf(ctx, book, reward))
  const groups = await Promise.all(one.for.groups.map(groupOf))
  return {
    ...{ play, title, intro, settings, limits, costPoints, weights, told, rewards, crew: [], pictureFileId: null },
    budget: orNone(budget),
    groupId: one.group === null ? null : await groupOf(one.group),
    audience: [
      ...groups.map(id => ({ kind: 'group' as const, id })),
      ...one.for.rights.map(id => ({ kind: 'right' as const, id })),
      ...one.for.stages.map(id => ({ kind: 'stage' as const, id })),
    ],
  }
}

async function rewardOf(ctx: Ctx, book: Playbook, reward: PlaybookReward) {
  const { key, title, kind, units, expiresDays, coupon, tier, credit } = reward
  const { minor } = purse(book)
  const plan = tier && (await planIdOf(ctx, tier))
  const batch = coupon && (await idIn(ctx, 'coupons', coupon))
  return {
    ...{ key, title, kind, units, expiresDays, value: minor(reward.value) },
    amount: credit === undefined ? reward.points : minor(credit),
    ref: batch || plan || null,
  }
}
