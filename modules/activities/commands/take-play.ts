// Takes a play from the shelf, and an activity from the record with its settings as the play reads them.
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Play } from '../contract/play.ts'
import { NoSuchActivity, NoSuchPlay } from '../contract.ts'
import type { Activity, Laid } from '../rules/activity.ts'
import { playShelf } from '../rules/shelf.ts'
import { findActivity } from '../store/activities.ts'
import { deckOf } from '../store/tables.ts'

export const shelfOf = (ctx: Pick<Ctx, 'house'>): readonly Play[] => ctx.house.services.find(playShelf) ?? []

const indexes = new WeakMap<readonly Play[], ReadonlyMap<string, Play>>()
export function findPlay(ctx: Pick<Ctx, 'house'>, key: string): Play | undefined {
  const shelf = shelfOf(ctx)
  const index = indexes.get(shelf) ?? new Map(shelf.map(play => [play.key, play]))
  indexes.set(shelf, index)
  return index.get(key)
}

/** With the settings as they were parsed when it was set up; what was kept then is still understood. */
export function laidOf(ctx: Pick<Ctx, 'house'>, activity: Activity): Laid {
  const play = findPlay(ctx, activity.play) ?? refuse(NoSuchPlay)
  return { activity, play, settings: play.settings.parse(activity.settings) }
}

// What was published does not change any more but for its state: read and parsed once a process, also when a crowd asks at once.
const kept = new WeakMap<object, Map<string, Promise<Laid>>>()
const keptMost = 200
/** Its state and times may be older than now: whoever decides by them reads them under the table's lock. */
export function laidDown(ctx: Ctx, activityId: string): Promise<Laid> {
  const of = kept.get(ctx.house) ?? new Map<string, Promise<Laid>>()
  kept.set(ctx.house, of)
  const key = `${ctx.community.id} ${activityId}`
  const there = of.get(key)
  if (there) return there
  // Within a transaction it may be what only this transaction sees.
  if (ctx.db.isTransaction) return layDown(ctx, activityId)
  const laid = layDown(ctx, activityId)
  if (of.size >= keptMost) of.delete(of.keys().next().value as string)
  of.set(key, laid)
  laid.catch(() => of.delete(key))
  return laid
}
async function layDown(ctx: Ctx, activityId: string): Promise<Laid> {
  const activity = await findActivity(ctx, activityId)
  if (!activity || activity.state === 'draft' || !findPlay(ctx, activity.play)) return refuse(NoSuchActivity)
  return { ...laidOf(ctx, activity), deck: await deckOf(ctx, activityId) }
}
