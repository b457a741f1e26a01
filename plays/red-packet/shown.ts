// What a packet shows, as its screen reads it.
import type { PacketResult } from './play.ts'

export interface Shown {
  kind: 'lucky' | 'even' | 'closest'
  reward: string
  total: number
  shares: number
  left: number
  hint: string
  wish: string
  numberMax: number
  phase: string
  isOver: boolean
  needsWord: boolean
  /** '' where one has to know it. */
  word: string
  mine: { share: number; amount: number } | { guess: number } | null
  /** In the order of coming. */
  row: number[] | null
  best: number | null
  result: PacketResult | null
}
