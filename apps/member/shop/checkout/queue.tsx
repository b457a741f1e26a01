// While many ask at once: a quiet word that one is in the queue; and a kind one when it was gone.
import { useEffect, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { checkoutTexts } from '../checkout-texts.ts'
import { Others } from '../others.tsx'

const patienceMs = 500

/** Said only when it takes a moment; it promises nothing it does not know. */
export function QueueSheet({ asking }: { asking: boolean }) {
  const t = useT()
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!asking) return setLong(false)
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [asking])
  return (
    <Sheet open={asking && long} held title={t(checkoutTexts.queueTitle)} onClose={() => {}}>
      <div className="m-queue" role="status">
        <svg viewBox="0 0 120 24" width="120" height="24" aria-hidden="true">
          <path d="M8 12h.01M34 12h.01M60 12h.01M86 12h.01M112 12h.01" />
        </svg>
        <p>{t(checkoutTexts.queueHint)}</p>
      </div>
    </Sheet>
  )
}

/** With what the server said, and what else there is. */
export function MissedSheet({ error, onLook, onClose }: { error: unknown; onLook: () => void; onClose: () => void }) {
  const t = useT()
  return (
    <Sheet
      open
      title={t(checkoutTexts.missedTitle)}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onLook}>
          {t(checkoutTexts.lookAgain)}
        </Button>
      }
    >
      <div className="q-stack">
        <ErrorNote error={error} small />
        <p>{t(checkoutTexts.missedHint)}</p>
        <Others />
      </div>
    </Sheet>
  )
}
