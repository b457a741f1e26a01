// The parcels of an order: what is in each, by whom it travels, and where its way can be followed.
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import { orderTexts } from '../order-texts.ts'
import type { Parcel } from '../shapes.ts'

export function Parcels({ orderId }: { orderId: string }) {
  const read = useRead(api.shop.orderParcels, { params: { orderId } })
  if (read.error && !read.data) return <ErrorNote error={read.error} small onRetry={read.reload} />
  return <ParcelList parcels={read.data ?? []} />
}

export function ParcelList({ parcels }: { parcels: readonly Parcel[] }) {
  const t = useT()
  if (parcels.length === 0) return null
  return (
    <Section title={t(orderTexts.parcels)}>
      <ul className="m-parcels">
        {parcels.map(parcel => (
          <ParcelRow key={parcel.id} parcel={parcel} />
        ))}
      </ul>
    </Section>
  )
}

function ParcelRow({ parcel }: { parcel: Parcel }) {
  const t = useT()
  const { carrierName, number, link, sentAt, lines } = parcel
  const copy = async () => {
    await navigator.clipboard.writeText(number)
    toast(orderTexts.copied)
  }
  return (
    <li className="m-parcel">
      <p>
        <b>{carrierName}</b> <span className="m-order-number">{number}</span>
      </p>
      <p className="q-quiet">
        {t(orderTexts.sentAt, { at: date(sentAt, 'moment') })} · {lines.map(line => `${line.title} × ${line.units}`).join('、')}
      </p>
      <p className="q-row">
        {link && (
          <a href={link} target="_blank" rel="noreferrer">
            {t(orderTexts.track)}
          </a>
        )}
        {number && navigator.clipboard && (
          <Button size="small" kind="plain" onClick={() => void copy()}>
            {t(orderTexts.copyNumber)}
          </Button>
        )}
      </p>
    </li>
  )
}
