// A project: its rewards, each with how many backed it; all or nothing.
import { useState } from 'react'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { api } from '../../api.ts'
import { priceText } from '../../shop/price.tsx'
import type { Deal, KindProps } from '../shapes.ts'
import { TakeSheet } from '../take-sheet.tsx'
import { dealTexts } from '../texts.ts'

type Reward = NonNullable<Deal['crowdfunding']>['rewards'][number]

export function CrowdfundingPart({ deal }: KindProps) {
  const t = useT()
  const [chosen, setChosen] = useState<Reward>()
  const terms = deal.crowdfunding
  if (!terms) return null
  return (
    <>
      <ul className="m-deal-terms">
        <li>{t(dealTexts.maker, { maker: terms.maker })}</li>
        <li>{t(dealTexts.allOrNothing)}</li>
        <li>{t(dealTexts.shipsBy, { at: date(terms.shipsBy, 'day') })}</li>
      </ul>
      <Section title={t(dealTexts.rewards)}>
        <ul className="q-list q-list-air">
          {terms.rewards.map(reward => {
            const taken = deal.rewards.find(one => one.variantId === reward.variantId)?.taken ?? 0
            const max = reward.unitsMax ?? null
            const full = max !== null && taken >= max
            return (
              <li key={reward.variantId} className="m-reward">
                <span>
                  <b>{reward.name}</b>
                  <span className="q-quiet">
                    {max === null ? t(dealTexts.rewardTaken, { taken }) : t(dealTexts.rewardTakenOf, { taken, max })}
                  </span>
                </span>
                <Button size="small" disabled={!deal.isOpen || full} onClick={() => setChosen(reward)}>
                  {t(dealTexts.back, { amount: priceText(reward.price) })}
                </Button>
              </li>
            )
          })}
        </ul>
      </Section>
      {chosen && (
        <TakeSheet
          title={chosen.name}
          variantId={chosen.variantId}
          price={chosen.price}
          unitsMax={99}
          verb={t(dealTexts.back, { amount: priceText(chosen.price) })}
          take={body => api.deals.buy({ params: { dealId: deal.id }, body: { ...body, variantId: chosen.variantId } })}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}
