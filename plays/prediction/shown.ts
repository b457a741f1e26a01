// What a guessing game shows, as its screens read it.
import type { Truth } from './guess.ts'
import type { PredictionResult } from './play.ts'

export interface Shown {
  subject: string
  kind: 'choice' | 'score' | 'number' | 'word'
  options: string[]
  home: string
  away: string
  unit: string
  numberMax: number
  stake: number
  guessesMax: number
  fallsBack: boolean
  phase: string
  isOver: boolean
  all: number
  pool: number | null
  counts: Record<string, number> | null
  mine: string[]
  truth: Truth | null
  result: PredictionResult | null
}
