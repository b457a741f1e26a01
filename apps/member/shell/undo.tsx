// The word after a deed that can be taken back: it stays a while, with the way back beside it.
import { useSyncExternalStore } from 'react'
import { useAction } from '#ui/data.ts'
import { type Text, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { shellTexts } from '../texts.ts'

interface Offer {
  words: Text
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

export const offerUndo = (words: Text, undo: () => Promise<unknown>): void => change({ words, undo })

const watch = (tell: () => void) => {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** Stands once in the shell. */
export function UndoBar() {
  const t = useT()
  const shown = useSyncExternalStore(
    watch,
    () => offer,
    () => offer,
  )
  const undo = useAction(async (one: Offer) => one.undo(), { onDone: () => change(null) })
  return (
    <div className="m-undo" role="status">
      {shown && (
        <div className="m-undo-bar">
          <p className="q-grow">{t(shown.words)}</p>
          <Button size="small" busy={undo.busy} onClick={() => void undo.run(shown)}>
            {t(shellTexts.undo)}
          </Button>
          <ErrorNote error={undo.error} small />
        </div>
      )}
    </div>
  )
}
