// The words of the deals: ids, kinds and states.
import { z } from 'zod'
import { idOf } from '#kernel/shapes.ts'

export const DealId = idOf('dea')
export const TeamId = idOf('tem')
export const PartId = idOf('prt')
export const EntryId = idOf('ent')
export const UpdateId = idOf('dup')

export const DealKind = z
  .enum(['team-buy', 'stepped', 'pre-sale', 'crowdfunding', 'auction', 'draw', 'meal'])
  .meta({ id: 'DealKind', title: '种类 | Kind' })
export type DealKind = z.output<typeof DealKind>
export const DealState = z
  .enum(['draft', 'open', 'deciding', 'settling', 'failing', 'cancelling', 'succeeded', 'failed', 'cancelled'])
  .meta({ id: 'DealState' })
export type DealState = z.output<typeof DealState>
export const TeamState = z.enum(['open', 'formed', 'unformed']).meta({ id: 'DealTeamState' })
export const PartState = z.enum(['held', 'paid', 'granted', 'kept', 'returned', 'lapsed']).meta({ id: 'DealPartState' })
export type PartState = z.output<typeof PartState>
export const TurnState = z.enum(['open', 'taken', 'lapsed', 'declined']).meta({ id: 'DealTurnState' })
/** Why something came back or lapsed. '' while nothing did. */
export const PartWhy = z
  .enum(['', 'unformed', 'late', 'failed', 'cancelled', 'unpaid', 'rest-unpaid', 'late-shipping', 'by-hand', 'declined'])
  .meta({ id: 'DealPartWhy' })
export type PartWhy = z.output<typeof PartWhy>
