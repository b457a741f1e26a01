// The shapes of the wallet as the screens know them, and the currency in which its credit is told.
import type { Answer } from '#kernel/contract.ts'
import { boot } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'

export type Holding = Answer<Rooms['wallet']['mine']>[number]
export type HeldUnit = Holding['unit']
export type Line = Answer<Rooms['wallet']['myStatement']>['items'][number]

export const currency = (): string => boot.community?.currency ?? 'CNY'
