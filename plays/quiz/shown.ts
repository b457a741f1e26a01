// What a quiz shows, as its screen reads it.
export interface Asked {
  text: string
  kind: 'single' | 'several' | 'text'
  points: number
  seconds: number | null
  askedAt: string
  options: string[]
}
export interface Run {
  done: number
  of: number
  isDone: boolean
  points: number | null
  marks: string
  asked: Asked | null
}
export interface Told {
  text: string
  answer: string[]
  note: string
  mark: string
}
export interface QuizResult {
  players: number
  mean: number
  passed: number | null
  top: { seq: number; memberId: string; points: number; ms: number }[]
  questions: { asked: number; knew: number }[]
}
export interface Shown {
  phase: string
  isOver: boolean
  attempts: number
  reveals: 'at-once' | 'at-end'
  mark: number | null
  top: { places: number; reward: string }[]
  full: number
  questions: number
  hasTime: boolean
  runs: number
  best: { points: number; ms: number } | null
  run: Run | null
  told: Told[] | null
  result: QuizResult | null
}
/** What an answer came to; what is right only where it is told at once. */
export interface Outcome {
  isLast: boolean
  isLate: boolean
  isRight?: boolean
  points?: number
  answer?: string[]
  note?: string
}
