// The word after a deed that can be taken back: it stays a while, with the way back beside it.
import './undo.css'
import { useSyncExternalStore } from 'react'
import { useAction } from '#ui/data.ts'
import { type Text, useT, type Values } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { frameTexts } from '../texts.ts'

interface Offer {
  words: Text
  values: Values | undefined
  undo: () => Promise<unknown>
}
let offer: Offer | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const watchers = new Set<() => void>()
const shownMs = 12_000

function change(next: Offer | null): void {
  clearTimeout(timer)
  offer = next
  if (next) timer = setTimeout(() => change(null), shownMs)
  for (const tell of watchers) tell()
}

/** Says what was done and how to take it back; the next offer takes the place of this one. */
export const offerUndo = (words: Text, undo: () => Promise<unknown>, values?: Values): void => change({ words, values, undo })

const watch = (tell: () => void) => {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** Stands once in the frame. */
export function UndoBar() {
  const t = useT()
  const shown = useSyncExternalStore(watch, () => offer)
  const undo = useAction(async (one: Offer) => one.undo(), { onDone: () => change(null) })
  return (
    <div className="c-undo" role="status">
      {shown && (
        <div className="c-undo-bar">
          <p className="q-grow">{t(shown.words, shown.values)}</p>
          <Button size="small" busy={undo.busy} onClick={() => void undo.run(shown)}>
            {t(frameTexts.undo)}
          </Button>
          <ErrorNote error={undo.error} small />
        </div>
      )}
    </div>
  )
}
