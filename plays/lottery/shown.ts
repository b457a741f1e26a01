// What a draw shows, as its screen reads it.
import type { PrizeResult } from './play.ts'

export interface Shown {
  prizes: { reward: string; units: number; round: number }[]
  ticketsMax: number
  weighs: 'equal' | 'held'
  onceEach: boolean
  reserves: number
  mayLeave: boolean
  tickets: number
  phase: string
  drawn: PrizeResult[] | null
  part: { won: string[]; reserve: { prize: string; place: number }[] } | null
}
