// The shapes of memberships as the screens know them, and what is told of them on the live line.
import type { Answer } from '#kernel/contract.ts'
import { answers } from '#ui/answers.ts'
import type { Rooms } from '../routes.gen.ts'
import { useLive } from '../shell/live.ts'

type Tiers = Rooms['tiers']
export type Mine = Answer<Tiers['mine']>
export type Holding = Mine['holdings'][number]
export type BackQuote = Answer<Tiers['returnQuote']>
export type OnSale = Answer<Tiers['plansOnSale']>[number]
export type Round = OnSale['rounds'][number]
export type Place = Answer<Tiers['associates']>['places'][number]
export type Associate = Answer<Tiers['associates']>['associates'][number]

const kinds = ['granted', 'renewed', 'frozen', 'unfrozen', 'begun', 'ended', 'withdrawn', 'round-changed'].map(
  name => `tiers.${name}`,
)
export const useTiersHeard = (): void => useLive(kinds, () => answers.refresh('tiers'))
