// What a post may be, and what may become of it.
import type { Refusal } from '#kernel/refusal.ts'
import { EditTooLate, EditTooOften, Empty, OneKind, type PostKind, type PostState } from '../contract.ts'

export interface Matter {
  text: string
  pictures: readonly unknown[]
  voice: unknown | null
}

export function kindOf(matter: Matter): PostKind {
  if (matter.voice !== null) return 'voice'
  return matter.pictures.length > 0 ? 'pictures' : 'text'
}

/** A draft may still be empty; what appears may not. */
export function whyNotAppear(matter: Matter): Refusal | null {
  if (matter.voice !== null && matter.pictures.length > 0) return OneKind
  return matter.text === '' && kindOf(matter) === 'text' ? Empty : null
}

type Step = 'publish' | 'schedule' | 'unschedule' | 'take-down' | 'put-back' | 'discard'
const from: Record<Step, readonly PostState[]> = {
  publish: ['draft', 'scheduled'],
  schedule: ['draft', 'scheduled'],
  unschedule: ['scheduled'],
  'take-down': ['published', 'hidden'],
  'put-back': ['hidden', 'removed'],
  discard: ['draft', 'scheduled', 'published', 'hidden'],
}
export const statesFor = (step: Step): readonly PostState[] => from[step]

export const editHours = 24
export const editsMax = 20

/** Members may mend what they wrote for a day; afterwards others have answered to what it said. */
export function whyNotEdit(
  publishedAt: Date,
  edits: number,
  now: Date,
): { refusal: Refusal; details: Record<string, unknown> } | null {
  if (now.getTime() - publishedAt.getTime() > editHours * 3_600_000)
    return { refusal: EditTooLate, details: { hours: editHours } }
  return edits >= editsMax ? { refusal: EditTooOften, details: { times: editsMax } } : null
}

/** As shown to people: never rounded down to the limit that was missed. */
export const secondsShown = (durationMs: number): number => Math.ceil(durationMs / 100) / 10

export const pinsMax = 5
