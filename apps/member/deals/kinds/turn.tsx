// It is one's turn: to take what was won, or to leave it to the next.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../../api.ts'
import { Countdown } from '../../shop/countdown.tsx'
import { priceText } from '../../shop/price.tsx'
import type { Deal, Mine } from '../shapes.ts'
import { TakeSheet } from '../take-sheet.tsx'
import { dealTexts } from '../texts.ts'

export function Turn({ deal, mine }: { deal: Deal; mine: Mine | undefined }) {
  const t = useT()
  const [open, setOpen] = useState<'take' | 'decline' | null>(null)
  const decline = useAction(api.deals.declineTurn, { refreshes: ['deals'], onDone: () => setOpen(null) })
  const turn = mine?.turn
  if (turn?.state !== 'open') return null
  const verb = turn.price > 0 ? t(dealTexts.takeTurn, { price: priceText(turn.price) }) : t(dealTexts.takeMeal)
  return (
    <section className="m-turn">
      <h3 className="q-song">{t(dealTexts.yourTurn)}</h3>
      <p className="m-shop-clock">
        {t(dealTexts.turnUntil)} <Countdown until={turn.until} />
      </p>
      <div className="q-row">
        <Button kind="primary" onClick={() => setOpen('take')}>
          {verb}
        </Button>
        <Button kind="plain" onClick={() => setOpen('decline')}>
          {t(dealTexts.decline)}
        </Button>
      </div>
      {open === 'take' && (
        <TakeSheet
          title={t(dealTexts.yourTurn)}
          variantId={deal.variantId}
          price={turn.price}
          verb={verb}
          take={({ units: _, ...body }) => api.deals.takeTurn({ params: { dealId: deal.id }, body })}
          onClose={() => setOpen(null)}
        />
      )}
      <Confirm
        open={open === 'decline'}
        title={t(dealTexts.declineTitle)}
        verb={t(dealTexts.decline)}
        busy={decline.busy}
        onClose={() => setOpen(null)}
        onConfirm={() => void decline.run({ params: { dealId: deal.id } })}
      >
        <p>{t(dealTexts.declineHint)}</p>
        <ErrorNote error={decline.error} small />
      </Confirm>
    </section>
  )
}
