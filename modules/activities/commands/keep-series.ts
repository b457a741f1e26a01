// The same activity again and again: each is published before its time comes, none is left out and none comes twice.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { callOff, job, later } from '#kernel/jobs/define.ts'
import type { Page } from '#kernel/pages.ts'
import { Refused, refuse } from '#kernel/refusal.ts'
import { MovedOn, NoSuchSeries, type SeriesDraft, type SeriesShown, WrongPattern } from '../contract.ts'
import { leftOut } from '../facts.ts'
import { timeText } from '../rules/rules-page.ts'
import { isPattern, nextTime, type Rhythm, timeAfter } from '../rules/series.ts'
import { setCrewOf } from '../store/activities.ts'
import {
  crewOfNth,
  insertSeries,
  lockSeries,
  moveSeriesOn,
  pageOfSeries,
  type Series,
  type SeriesState,
} from '../store/series.ts'
import { makeDraft } from './keep-draft.ts'
import { publishActivity } from './publish-activity.ts'

export const listSeries = async (
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<z.output<typeof SeriesShown>>> => pageOfSeries(ctx, query)

/** The first one is made at once, so that what stands against it is told to whoever sets the series up. */
export const makeSeries = (ctx: Ctx, wish: SeriesDraft): Promise<{ seriesId: string }> =>
  within(ctx, async ctx => {
    if (!isPattern(wish.pattern)) refuse(WrongPattern, { pattern: wish.pattern })
    const from = wish.startsAt > ctx.now ? wish.startsAt : ctx.now
    const nextAt = nextTime(rhythmOf(ctx, wish), from, 0) ?? refuse(WrongPattern, { pattern: wish.pattern })
    const seriesId = newId(ctx, 'srs')
    await insertSeries(ctx, seriesId, wish, nextAt)
    await makeNext(ctx, (await lockSeries(ctx, seriesId)) ?? refuse(NoSuchSeries), nextAt)
    return { seriesId }
  })

export const moveSeries = (ctx: Ctx, seriesId: string, to: SeriesState): Promise<void> =>
  within(ctx, async ctx => {
    const series = (await lockSeries(ctx, seriesId)) ?? refuse(NoSuchSeries)
    if (series.state === 'ended') refuse(MovedOn)
    if (series.state === to) return
    await callOff(ctx, seriesJob, seriesId)
    if (to !== 'running') {
      await moveSeriesOn(ctx, seriesId, { state: to, why: '', ...(to === 'ended' ? { nextAt: null } : {}) })
      return
    }
    // What would have been while it stood still is not made up.
    const from = series.nextAt && series.nextAt > ctx.now ? series.nextAt : ctx.now
    const nextAt = nextTime(rhythmOf(ctx, series), from, series.times)
    await moveSeriesOn(ctx, seriesId, { state: nextAt ? 'running' : 'ended', why: '', nextAt })
    if (nextAt) await wait(ctx, seriesId, nextAt, new Date(nextAt.getTime() - aheadMs))
  })

const rhythmOf = (ctx: Ctx, { pattern, timesMax, until }: Pick<Series, 'pattern' | 'timesMax' | 'until'>): Rhythm => ({
  ...{ pattern, timesMax, until },
  timeZone: ctx.community.timeZone,
})

/**
 * Makes the one that is meant, and those behind it whose time has come as well. Run twice, or by two processes at once, each is made
 * once: the series' row is held, and the number of each stands in a unique index. What cannot be published any more pauses the
 * series and says why.
 */
export async function keepSeries(ctx: Ctx, seriesId: string, meant: Date): Promise<void> {
  try {
    const missed: Date[] = []
    // One transaction each, so that a long row of them does not hold everything up.
    for (let at: Date | null = meant; at; ) at = await within(ctx, ctx => keepOne(ctx, seriesId, at as Date, missed))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await within(ctx, ctx => pause(ctx, seriesId, error))
  }
}

/** The next one, if it should have begun already. `missed`: those before it that nobody could have come to. */
async function keepOne(ctx: Ctx, seriesId: string, meant: Date, missed: Date[]): Promise<Date | null> {
  const series = await lockSeries(ctx, seriesId)
  if (series?.state !== 'running' || series.nextAt?.getTime() !== meant.getTime()) return null
  if (closingOf(series, meant) <= ctx.now) await sayMissed(ctx, series, meant, missed)
  const next = await makeNext(ctx, series, meant)
  return next && next <= ctx.now ? next : null
}

const closingOf = ({ minutes }: Pick<Series, 'minutes'>, opensAt: Date): Date => new Date(opensAt.getTime() + minutes * 60_000)
const leftOutText = {
  zh: '服务器停机期间有 {n} 次没有办，从 {from} 到 {to}；不补办。',
  en: '{n:One was|{n} were} left out while the server stood still, from {from} to {to}; they are not made up.',
}
/** On record, and on the series itself, for whoever asks why one is not there. */
async function sayMissed(ctx: Ctx, { id, title, minutes }: Series, opensAt: Date, missed: Date[]): Promise<void> {
  missed.push(opensAt)
  await record(ctx, leftOut, id, { seriesId: id, title, opensAt: opensAt.toISOString(), minutes })
  const { locale, timeZone } = ctx.community
  const [from, to] = [missed[0] as Date, opensAt].map(at => timeText(at, timeZone))
  await moveSeriesOn(ctx, id, { why: fill(textIn(leftOutText, locale), { n: missed.length, from, to }) })
}

async function pause(ctx: Ctx, seriesId: string, { refusal, details }: Refused): Promise<void> {
  if ((await lockSeries(ctx, seriesId))?.state !== 'running') return
  const why = fill(textIn(refusal.text, ctx.community.locale), details)
  await moveSeriesOn(ctx, seriesId, { state: 'paused', why: why.slice(0, 300) })
}

/** Gives back when the one after it begins. */
async function makeNext(ctx: Ctx, series: Series, opensAt: Date): Promise<Date | null> {
  const closesAt = closingOf(series, opensAt)
  // The house stood still from its beginning to its end: nobody could have come.
  const isOver = closesAt <= ctx.now
  const times = isOver ? series.times : series.times + 1
  if (!isOver) {
    const of = { seriesId: series.id, seriesNth: times }
    const { activityId } = await makeDraft(ctx, { ...series.draft, opensAt, closesAt }, of)
    // Who helped the last time helps again; named anew for one, they are named for those after it.
    const crew = series.times > 0 ? await crewOfNth(ctx, series.id, series.times) : series.draft.crew
    if (crew.length + series.draft.crew.length > 0) await setCrewOf(ctx, activityId, crew)
    await publishActivity(ctx, activityId, null)
  }
  const nextAt = timeAfter(rhythmOf(ctx, series), opensAt, times)
  await moveSeriesOn(ctx, series.id, { times, nextAt, ...(nextAt ? {} : { state: 'ended' }) })
  if (nextAt) await wait(ctx, series.id, nextAt, opensAt)
  return nextAt
}

/** Made a day before its time, but not before the one before it has begun: members see the next one, and not a hundred. */
const aheadMs = 86_400_000
const wait = (ctx: Ctx, seriesId: string, nextAt: Date, before: Date): Promise<void> => {
  const at = Math.max(nextAt.getTime() - aheadMs, before.getTime(), ctx.now.getTime())
  return later(ctx, seriesJob, { seriesId, nextAt: nextAt.toISOString() }, { at: new Date(at), key: seriesId, replace: true })
}

export const seriesJob = job(
  'activities.series',
  z.object({ seriesId: z.string(), nextAt: z.string() }),
  (ctx, { seriesId, nextAt }) => keepSeries(ctx, seriesId, new Date(nextAt)),
)
