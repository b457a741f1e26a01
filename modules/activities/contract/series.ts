// Series: the same activity again and again.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, PageQuery, page } from '#kernel/shapes.ts'
import { PolicyForbidden, SecondPersonNeeded } from '#modules/policies/contract.ts'
import { SeriesShown } from './desk-shapes.ts'
import { SeriesDraft } from './draft.ts'
import * as no from './refusals.ts'
import { SeriesId } from './words.ts'

const OfSeries = z.object({ seriesId: SeriesId })
const reads = { who: 'operator', right: 'activities.read', method: 'GET' } as const
const runs = { who: 'operator', right: 'activities.run' } as const
const formRefusals = [no.NoSuchPlay, no.WrongSettings, no.NoSuchReward] as const

export const seriesContract = {
  series: endpoint({
    ...reads,
    path: inCommunity('/console/activity-series'),
    summary: 'Series, the newest first',
    query: PageQuery,
    returns: page(SeriesShown),
  }),
  makeSeries: endpoint({
    ...runs,
    method: 'POST',
    path: inCommunity('/console/activity-series'),
    summary: 'Run the same activity again and again',
    body: SeriesDraft,
    returns: z.object({ seriesId: SeriesId }),
    refuses: [...formRefusals, no.WrongPattern, no.OverBudget, PolicyForbidden, SecondPersonNeeded],
  }),
  moveSeries: endpoint({
    ...runs,
    method: 'POST',
    path: inCommunity('/console/activity-series/:seriesId/state'),
    summary: 'Pause a series, go on with it, or end it',
    params: OfSeries,
    body: z.object({ to: z.enum(['running', 'paused', 'ended']) }),
    returns: Done,
    refuses: [no.NoSuchSeries, no.MovedOn],
  }),
}
