// What a code stands for: whose it is, what is left, and the press that hands it over.
import { InputNumber } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconCheck } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { pickupStateTexts, tillTexts } from './till-texts.ts'

export type Found = Answer<Rooms['shop']['lookUpPickup']>
interface TillFoundProps {
  found: Found
  place: string
  onNext: () => void
}

export function TillFound({ found, place, onNext }: TillFoundProps) {
  const t = useT()
  const [done, setDone] = useState<Found | null>(null)
  const [chosen, setChosen] = useState<Record<number, number>>({})
  const redeem = useAction(
    (pieces: { line: number; units: number }[]) => api.shop.redeem({ body: { pickupId: found.id, pieces, place, note: '' } }),
    { refreshes: ['shop'], onDone: setDone },
  )
  if (done) return <Done name={found.memberName} lines={done.lines} onNext={onNext} />
  const left = found.lines.reduce((sum, line) => sum + line.left, 0)
  const of = (line: Found['lines'][number]) => chosen[line.line] ?? line.left
  const count = found.lines.reduce((sum, line) => sum + of(line), 0)
  const pieces = found.lines.map(line => ({ line: line.line, units: of(line) })).filter(one => one.units > 0)
  return (
    <section className="c-till-found" aria-label={t(tillTexts.of, { name: found.memberName })}>
      <div className="q-row q-row-apart">
        <h2 className="q-song">{found.memberName}</h2>
        <Tag tone={found.state === 'open' ? 'green' : 'ochre'}>{t(pickupStateTexts[found.state])}</Tag>
      </div>
      <Validity found={found} />
      <ul className="q-stack">
        {found.lines.map(line => (
          <li key={line.line} className="c-till-line">
            <span>
              <b>{line.title}</b>
              <small className="c-under">{t(tillTexts.left, { left: number(line.left), units: number(line.units) })}</small>
            </span>
            {line.left > 1 && (
              <InputNumber
                aria-label={t(tillTexts.units, { title: line.title })}
                size="large"
                min={0}
                max={line.left}
                precision={0}
                value={of(line)}
                onChange={units => setChosen({ ...chosen, [line.line]: units ?? 0 })}
              />
            )}
          </li>
        ))}
      </ul>
      {left === 0 && <p className="c-note c-note-ask">{t(tillTexts.nothing)}</p>}
      {found.waits && <p className="c-note c-note-ask">{t(tillTexts.waits)}</p>}
      <ErrorNote error={redeem.error} small />
      <Button
        kind="primary"
        wide
        busy={redeem.busy}
        disabled={count === 0 || found.waits}
        onClick={() => void redeem.run(count === left ? [] : pieces)}
      >
        {t(count === left ? tillTexts.redeemAll : tillTexts.redeemSome, { count: number(count) })}
      </Button>
      <Button wide onClick={onNext}>
        {t(tillTexts.next)}
      </Button>
    </section>
  )
}

function Validity({ found }: { found: Found }) {
  const t = useT()
  return (
    <p className="q-quiet">
      <Link href={`/orders/${found.orderId}`}>{t(tillTexts.order)}</Link>
      {found.validFrom && ` · ${t(tillTexts.validFrom, { from: date(found.validFrom, 'moment') })}`}
      {found.validUntil && ` · ${t(tillTexts.validUntil, { until: date(found.validUntil, 'moment') })}`}
    </p>
  )
}

function Done({ name, lines, onNext }: { name: string; lines: Found['lines']; onNext: () => void }) {
  const t = useT()
  return (
    <section className="c-till-found" data-done="" role="status">
      <h2 className="q-song q-row">
        <IconCheck size={28} /> {t(tillTexts.done)}
      </h2>
      <p>
        {t(tillTexts.doneOf, { name })} · {lines.map(line => line.title).join('，')}
      </p>
      <Button kind="primary" wide onClick={onNext}>
        {t(tillTexts.next)}
      </Button>
    </section>
  )
}
