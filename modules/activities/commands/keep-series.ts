// The same activity again and again.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import type { Page } from '#kernel/pages.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { SeriesDraft, SeriesShown } from '../contract.ts'

export const listSeries = async (
  _ctx: Ctx,
  _query: { cursor?: string | undefined; limit: number },
): Promise<Page<z.output<typeof SeriesShown>>> => refuse(NotFound)
export const makeSeries = async (_ctx: Ctx, _draft: SeriesDraft): Promise<{ seriesId: string }> => refuse(NotFound)
export const moveSeries = async (_ctx: Ctx, _seriesId: string, _to: 'running' | 'paused' | 'ended'): Promise<void> =>
  refuse(NotFound)
