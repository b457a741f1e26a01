// What operators see besides what members see: the shelf, the preview, figures, series.
import { z } from 'zod'
import { Instant } from '#kernel/shapes.ts'
import { SeriesDraft } from './draft.ts'
import { MoveKey, SeriesId } from './words.ts'

export const PlayShown = z
  .object({
    key: z.string(),
    title: z.string(),
    about: z.string(),
    /** JSON Schema of its settings: the form is drawn from it. */
    settings: z.unknown(),
    isDraw: z.boolean(),
    /** A draw only where this setting says so. */
    drawsIf: z.object({ setting: z.string(), is: z.string() }).nullable(),
    settledByHand: z.boolean(),
    /** All that can be done in it, with the JSON Schema of what is said: its record is read with these words. */
    moves: z.array(z.object({ move: MoveKey, title: z.string(), input: z.unknown() })),
    deskMoves: z.array(z.object({ move: MoveKey, title: z.string(), input: z.unknown() })),
    crewMoves: z.array(z.object({ move: MoveKey, title: z.string() })),
  })
  .meta({ id: 'PlayShown' })
export const ActivityPreview = z
  .object({
    rules: z.array(z.string()),
    rulesHash: z.string(),
    /** Problems that stop publishing, in words. */
    problems: z.array(z.string()),
    /** Findings of the policy pack: rule, its sentence, whether it stops publishing. */
    findings: z.array(z.object({ rule: z.string(), title: z.string(), text: z.string(), stops: z.boolean() })),
    /** How many members are invited now. */
    invited: z.int(),
    /** The most that can be given out, in minor units; null: without end. */
    worst: z.int().nullable(),
    /** What ends it: the rewards and limits themselves, the number of those who are invited now, the budget, or nothing. */
    worstBy: z.enum(['rewards', 'invited', 'budget', 'nothing']),
    worstByReward: z.array(
      z.object({ key: z.string(), title: z.string(), units: z.int().nullable(), value: z.int().nullable() }),
    ),
  })
  .meta({ id: 'ActivityPreview' })
export const ActivityFigures = z
  .object({
    players: z.int(),
    moves: z.int(),
    invited: z.int(),
    budgetLeft: z.int().nullable(),
    awards: z.array(
      z.object({ key: z.string(), title: z.string(), units: z.int(), value: z.int(), due: z.int(), failed: z.int() }),
    ),
    /** In steps that fit its length, from its opening on. */
    byTime: z.array(z.object({ at: Instant, players: z.int(), moves: z.int() })),
    byMove: z.array(z.object({ move: z.string(), title: z.string(), moves: z.int() })),
  })
  .meta({ id: 'ActivityFigures' })
export const SeriesShown = SeriesDraft.extend({
  id: SeriesId,
  times: z.int(),
  nextAt: Instant.nullable(),
  state: z.enum(['running', 'paused', 'ended']),
  why: z.string(),
}).meta({ id: 'SeriesShown' })
