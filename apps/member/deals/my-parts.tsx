// One's own part in a deal: what was ordered, how it stands, the rest to pay, and what is overdue.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { at, go } from '../shell/ways.ts'
import { priceText } from '../shop/price.tsx'
import { serverNow } from '../shop/server-clock.ts'
import type { Deal, Mine, Part } from './shapes.ts'
import { dealTexts } from './texts.ts'

export function MyParts({ deal, mine }: { deal: Deal; mine: Mine }) {
  const t = useT()
  return (
    <Section title={t(dealTexts.mine)}>
      <ul className="m-deal-parts">
        {mine.parts.map(part => (
          <PartRow key={part.id} part={part} deal={deal} all={mine.parts} />
        ))}
      </ul>
    </Section>
  )
}

function PartRow({ part, deal, all }: { part: Part; deal: Deal; all: readonly Part[] }) {
  const t = useT()
  const [asked, setAsked] = useState(false)
  const params = { dealId: deal.id, partId: part.id }
  const rest = useAction(api.deals.payRest, {
    refreshes: ['deals', 'shop'],
    onDone: ({ orderId }) => go(`/orders/${orderId}?pay=1`),
  })
  const late = useAction(api.deals.refundLate, {
    refreshes: ['deals', 'shop'],
    onDone: () => {
      setAsked(true)
      toast(dealTexts.takenBack)
    },
  })
  const terms = deal.preSale
  const restDue =
    terms?.way === 'deposit' &&
    part.state === 'paid' &&
    part.restOf === null &&
    terms.restFrom &&
    new Date(terms.restFrom).getTime() <= serverNow() &&
    !all.some(one => one.restOf === part.id && (one.state === 'paid' || one.state === 'held'))
  const good = part.state === 'granted' || part.state === 'paid'
  return (
    <li className="m-deal-part">
      <p className="q-row q-row-apart">
        <span>
          {priceText(part.price)} × {part.units} <span className="q-quiet">{date(part.at, 'moment')}</span>
        </span>
        <Tag tone={good ? 'green' : part.state === 'held' ? 'cinnabar' : 'plain'}>{t(dealTexts[`part_${part.state}`])}</Tag>
      </p>
      {part.returned > 0 && <p className="q-quiet">{t(dealTexts.returnedSum, { amount: priceText(part.returned) })}</p>}
      <p className="q-row">
        <a href={at(`/orders/${part.orderId}`)}>{t(dealTexts.seeOrder)}</a>
        {part.teamId && <a href={at(`/deals/${deal.id}/teams/${part.teamId}`)}>{t(dealTexts.seeTeam)}</a>}
        {restDue && (
          <Button size="small" kind="primary" busy={rest.busy} onClick={() => void rest.run({ params, body: { credit: 0 } })}>
            {t(dealTexts.payRest)}
          </Button>
        )}
      </p>
      {part.late && !asked && (
        <p className="q-row">
          {t(dealTexts.late)}
          <Button size="small" busy={late.busy} onClick={() => void late.run({ params })}>
            {t(dealTexts.takeBack)}
          </Button>
        </p>
      )}
      <ErrorNote error={rest.error ?? late.error} small />
    </li>
  )
}
