// A word in passing: what was done, said once, seen and heard. Errors that need a decision belong in an ErrorNote instead.
import './toast.css'
import { useSyncExternalStore } from 'react'
import { say, type Text, type Values } from '../i18n.ts'
import { sentenceOf } from '../problem.ts'

interface Said {
  id: number
  words: string
  tone: 'done' | 'wrong' | 'heard'
}
let said: readonly Said[] = []
let lastId = 0
const watchers = new Set<() => void>()
const change = (next: readonly Said[]) => {
  said = next
  for (const tell of watchers) tell()
}

function add(words: string, tone: Said['tone']): void {
  const id = ++lastId
  change([...said.filter(one => one.words !== words), { id, words, tone }].slice(-3))
  // Long enough to be read twice.
  setTimeout(() => change(said.filter(one => one.id !== id)), 2_500 + Array.from(words).length * 120)
}

const wordsOf = (text: Text | string, values?: Values): string => (typeof text === 'string' ? text : say(text, values))

export const toast = (text: Text | string, values?: Values): void => add(wordsOf(text, values), 'done')
export const toastError = (error: unknown): void => add(wordsOf(sentenceOf(error)), 'wrong')
/** For screen readers alone, e.g. that new posts came in. */
export const announce = (text: Text | string, values?: Values): void => add(wordsOf(text, values), 'heard')

const watch = (tell: () => void) => {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** Stands once in the shell. */
export function Toasts() {
  const shown = useSyncExternalStore(
    watch,
    () => said,
    () => said,
  )
  return (
    <div className="q-toasts" role="status" aria-live="polite">
      {shown.map(one => (
        <p key={one.id} className={one.tone === 'heard' ? 'q-aside' : `q-toast q-toast-${one.tone}`}>
          {one.words}
        </p>
      ))}
    </div>
  )
}
