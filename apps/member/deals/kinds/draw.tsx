// A draw to buy, or a sponsored meal: apply for nothing, see the result, check it oneself.
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { TextArea } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import { at } from '../../shell/ways.ts'
import { priceText } from '../../shop/price.tsx'
import type { Deal, KindProps, Mine } from '../shapes.ts'
import { dealTexts } from '../texts.ts'
import { Turn } from './turn.tsx'

export function DrawPart({ deal, mine }: KindProps) {
  const t = useT()
  const { draw, meal, drawShown } = deal
  const terms = draw ?? meal
  if (!terms) return null
  return (
    <>
      <ul className="m-deal-terms">
        {draw && <li>{t(dealTexts.drawHint, { price: priceText(draw.price) })}</li>}
        {meal && (
          <li>
            {t(dealTexts.mealHint, { sponsor: meal.sponsor, worth: priceText(meal.worth) })}{' '}
            {t(meal.choice === 'draw' ? dealTexts.mealDrawn : dealTexts.mealChosen)}
          </li>
        )}
        {meal && <li>{t(dealTexts.usedBy, { at: date(meal.usedBy, 'day') })}</li>}
        <li>{t(dealTexts.organiser, { organiser: terms.organiser, contact: terms.contact })}</li>
        {drawShown && (
          <li className="m-deal-hash">
            {t(dealTexts.commitment)} {drawShown.commitment}
          </li>
        )}
      </ul>
      <Turn deal={deal} mine={mine} />
      {mine?.entry ? <Applied deal={deal} mine={mine} /> : deal.isOpen && mine && <Apply deal={deal} />}
      {meal && mine && <Report deal={deal} mine={mine} />}
      {deal.state !== 'open' && <Winners deal={deal} />}
    </>
  )
}

function Apply({ deal }: { deal: Deal }) {
  const t = useT()
  const [sentence, setSentence] = useState('')
  const apply = useAction(api.deals.apply, { refreshes: ['deals'] })
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        void apply.run({ params: { dealId: deal.id }, body: { sentence } })
      }}
    >
      <TextArea label={t(dealTexts.sentence)} optional rows={2} maxLength={200} value={sentence} onChange={setSentence} />
      <ErrorNote error={apply.error} small />
      <Button kind="primary" wide submit busy={apply.busy}>
        {t(dealTexts.apply)}
      </Button>
    </form>
  )
}

function Applied({ deal, mine }: { deal: Deal; mine: Mine }) {
  const t = useT()
  const withdraw = useAction(api.deals.withdraw, { refreshes: ['deals'], onDone: () => toast(dealTexts.withdrawn) })
  const { entry } = mine
  if (!entry) return null
  return (
    <section className="m-team">
      <p className="q-row q-row-apart">
        <b>{t(dealTexts.appliedAt, { at: date(entry.at, 'moment') })}</b>
        {entry.rank !== null && <Tag tone="green">{t(dealTexts.rank, { rank: entry.rank })}</Tag>}
      </p>
      {entry.sentence && <p className="q-prose">{entry.sentence}</p>}
      <p className="m-deal-hash">{t(dealTexts.yourNumber, { id: entry.id })}</p>
      {deal.isOpen && (
        <Button size="small" kind="plain" busy={withdraw.busy} onClick={() => void withdraw.run({ params: { dealId: deal.id } })}>
          {t(dealTexts.withdraw)}
        </Button>
      )}
      <ErrorNote error={withdraw.error} small />
    </section>
  )
}

function Report({ deal, mine }: { deal: Deal; mine: Mine }) {
  const t = useT()
  const [text, setText] = useState('')
  const report = useAction(api.deals.report, { refreshes: ['deals'], onDone: () => toast(dealTexts.reportSent) })
  if (mine.report !== null) return <p className="q-prose m-gift-words">{mine.report}</p>
  if (mine.turn?.state !== 'taken') return null
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        void report.run({ params: { dealId: deal.id }, body: { text } })
      }}
    >
      <TextArea label={t(dealTexts.report)} maxLength={1000} value={text} onChange={setText} />
      <ErrorNote error={report.error} small />
      <Button submit busy={report.busy} disabled={!text.trim()}>
        {t(dealTexts.send)}
      </Button>
    </form>
  )
}

function Winners({ deal }: { deal: Deal }) {
  const t = useT()
  const read = useRead(api.deals.winners, { params: { dealId: deal.id } })
  return (
    <Section title={t(dealTexts.winners)}>
      <ol className="q-list">
        {(read.data?.items ?? []).map(one => (
          <li key={one.rank} className="m-bid">
            <span>{one.name}</span>
            <Tag tone={one.state === 'taken' ? 'green' : 'plain'}>{t(dealTexts[`turn_${one.state}`])}</Tag>
          </li>
        ))}
      </ol>
      {deal.drawShown?.seed && <a href={at(`/deals/${deal.id}/proof`)}>{t(dealTexts.proof)}</a>}
    </Section>
  )
}
