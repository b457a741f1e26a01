// A stepped price: what it costs from how many on; all pay the same in the end.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { api } from '../../api.ts'
import { priceText } from '../../shop/price.tsx'
import type { KindProps } from '../shapes.ts'
import { TakeSheet } from '../take-sheet.tsx'
import { dealTexts } from '../texts.ts'

export function SteppedPart({ deal }: KindProps) {
  const t = useT()
  const [taking, setTaking] = useState(false)
  const terms = deal.stepped
  if (!terms) return null
  const { units } = deal.progress
  const reached = terms.steps.filter(step => units >= step.units).length
  return (
    <>
      <Section title={t(dealTexts.steps)}>
        <ol className="m-ladder">
          <li data-here={reached === 0 || undefined}>
            <span>{t(dealTexts.stepAt, { units: 1 })}</span> <b>{priceText(terms.price)}</b>
          </li>
          {terms.steps.map((step, n) => (
            <li key={step.units} data-here={reached === n + 1 || undefined}>
              <span>{t(dealTexts.stepAt, { units: step.units })}</span> <b>{priceText(step.price)}</b>
            </li>
          ))}
        </ol>
        <p className="q-quiet">{t(dealTexts.stepsHint)}</p>
      </Section>
      {deal.isOpen && (
        <div className="m-buy-bar">
          <Button kind="primary" onClick={() => setTaking(true)}>
            {t(dealTexts.buy)} {priceText(terms.price)}
          </Button>
        </div>
      )}
      {taking && (
        <TakeSheet
          title={t(dealTexts.takePart)}
          variantId={deal.variantId}
          price={terms.price}
          unitsMax={terms.perMemberMax ?? 99}
          verb={t(dealTexts.buy)}
          take={body => api.deals.buy({ params: { dealId: deal.id }, body })}
          onClose={() => setTaking(false)}
        />
      )}
    </>
  )
}
