// An order that was sent and not answered: asked about again under its old key, so that nothing is ordered twice.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconClock } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { go } from '../shell/ways.ts'
import { buy, unanswered } from './buying.ts'
import { checkoutTexts } from './checkout-texts.ts'

export function UnansweredNote() {
  const t = useT()
  const open = unanswered.use()
  // Only what was there when the screen opened: what is being asked now has its own words.
  const [before] = useState(open?.key)
  const ask = useAction(buy, { onDone: ({ orderId }) => go(`/orders/${orderId}`) })
  if (!open || open.key !== before) return null
  return (
    <section className="m-shop-note" aria-labelledby="unanswered">
      <IconClock size={22} />
      <div className="q-grow">
        <h2 id="unanswered">{t(checkoutTexts.unansweredTitle)}</h2>
        <p>{t(checkoutTexts.unansweredHint)}</p>
        <ErrorNote error={ask.error} small />
      </div>
      <div className="q-row">
        <Button size="small" kind="primary" busy={ask.busy} onClick={() => void ask.run(open.wish)}>
          {t(checkoutTexts.askResult)}
        </Button>
        <Button size="small" kind="plain" onClick={() => unanswered.set(null)}>
          {t(checkoutTexts.forget)}
        </Button>
      </div>
    </section>
  )
}
