// A tier given back within its days: what comes back, until when, and what ends with it, before anything is done.
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { priceText } from '../shop/price.tsx'
import type { BackQuote, Holding } from './shapes.ts'
import { tierTexts } from './texts.ts'

export function GiveBack({ holding }: { holding: Holding }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const worth = holding.why !== 'tied' && holding.dues + holding.credit > 0
  const read = useRead(api.tiers.returnQuote, worth ? { params: { holdingId: holding.id } } : null, { staleMs: 0 })
  const quote = read.data
  // Once it is open it stays, so that a time that ran out meanwhile is told where it was asked for.
  if (!quote || quote.total === 0 || (!quote.whole && !open)) return null
  return (
    <div className="m-holding-back">
      <p className="q-quiet">{t(tierTexts.backUntil, { at: date(quote.wholeUntil, 'moment') })}</p>
      <Button size="small" kind="plain" className="m-holding-act" onClick={() => setOpen(true)}>
        {t(tierTexts.giveBack)}
      </Button>
      {open && <Sure holding={holding} quote={quote} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Sure({ holding, quote, onClose }: { holding: Holding; quote: BackQuote; onClose: () => void }) {
  const t = useT()
  const giving = useAction(api.tiers.returnMine, {
    refreshes: ['tiers', 'groups', 'content', 'shop', 'wallet'],
    onDone: ({ refund }) => {
      toast(tierTexts.givenBack, { amount: priceText(refund) })
      onClose()
    },
  })
  const { dues, credit, total } = quote
  const spent = holding.credit - credit
  return (
    <Confirm
      open
      title={t(tierTexts.backTitle, { name: holding.planName })}
      verb={t(tierTexts.giveBack)}
      busy={giving.busy}
      onClose={onClose}
      onConfirm={() => void giving.run({ params: { holdingId: holding.id } })}
    >
      <div className="q-stack">
        <p>
          <b>{t(tierTexts.backTotal, { amount: priceText(total) })}</b>
          {holding.credit > 0 && ` ${t(tierTexts.backParts, { dues: priceText(dues), credit: priceText(credit) })}`}
        </p>
        {spent > 0 && <p>{t(tierTexts.backSpent, { amount: priceText(spent) })}</p>}
        <p>{t(tierTexts.backEnds)}</p>
        {holding.rights.length > 0 && (
          <ul className="m-rights" aria-label={t(tierTexts.rights)}>
            {holding.rights.map(right => (
              <li key={right}>{right}</li>
            ))}
          </ul>
        )}
        <p className="q-quiet">{t(tierTexts.backUntil, { at: date(quote.wholeUntil, 'moment') })}</p>
        <ErrorNote error={giving.error} small />
      </div>
    </Confirm>
  )
}
