// The shapes of deals as the screens know them, and what is told of them on the live line.
import type { Answer } from '#kernel/contract.ts'
import { answers } from '#ui/answers.ts'
import type { Rooms } from '../routes.gen.ts'
import { useLive } from '../shell/live.ts'

type Deals = Rooms['deals']
export type DealCard = Answer<Deals['list']>['items'][number]
export type Deal = Answer<Deals['show']>
export type Mine = Answer<Deals['mine']>
export type Part = Mine['parts'][number]
export type Team = Answer<Deals['teams']>['items'][number]
export type Taken = Answer<Deals['buy']>

/** What the part of each kind is drawn from. `teamId`: by whose link one came. */
export interface KindProps {
  deal: Deal
  mine: Mine | undefined
  teamId?: string
}

const kinds = [
  ...['published', 'decided', 'ended', 'drawn', 'update-told', 'team-opened', 'team-ended', 'part-taken', 'part-paid'],
  ...['part-ended', 'applied', 'application-withdrawn', 'turn-opened', 'turn-ended', 'bid-placed'],
].map(name => `deals.${name}`)
export const useDealsHeard = (): void => useLive(kinds, () => answers.refresh('deals'))
