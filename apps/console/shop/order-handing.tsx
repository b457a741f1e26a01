// How an order is handed over: parcels, claims of a gift, what is fetched in person.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { useMay } from '../shell/session.ts'
import { orderTexts } from './order-texts.ts'
import type { Order } from './order-words.ts'
import { ChooseCarrier } from './step-orders.tsx'
import { claimStateTexts, pickupStateTexts } from './till-texts.ts'

type Fulfilment = Answer<Rooms['shop']['deskFulfilment']>

export function OrderHanding({ order }: { order: Order }) {
  const read = useRead(api.shop.deskFulfilment, order.paidAt ? { params: { orderId: order.id } } : null)
  if (!order.paidAt || order.delivery === 'none') return null
  if (!read.data) return read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="text" count={2} />
  return (
    <>
      {order.delivery === 'parcel' && <Parcels of={read.data} />}
      {read.data.shipments.length > 0 && <Shipments of={read.data} />}
      {read.data.pickups.length > 0 && <Pickups of={read.data} />}
    </>
  )
}

function Parcels({ of: { parcels } }: { of: Fulfilment }) {
  const t = useT()
  const may = useMay()('shop.sell')
  const [fixing, setFixing] = useState<Fulfilment['parcels'][number] | null>(null)
  return (
    <Block title={t(orderTexts.parcels)}>
      {parcels.length === 0 && <p className="q-quiet">{t(orderTexts.noParcels)}</p>}
      <ul className="c-lines-of">
        {parcels.map(parcel => (
          <li key={parcel.id}>
            <span>
              {parcel.carrierName} <span className="c-mono">{parcel.number}</span>
              <small className="c-under">
                {date(parcel.sentAt, 'moment')} · {parcel.lines.map(line => `${line.title} × ${number(line.units)}`).join('，')}
              </small>
            </span>
            <span className="q-row">
              {parcel.link && (
                <a href={parcel.link} target="_blank" rel="noreferrer">
                  {t(orderTexts.follow)}
                </a>
              )}
              {may && (
                <Button size="small" onClick={() => setFixing(parcel)}>
                  {t(orderTexts.fixParcel)}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {fixing && (
        <ActForm
          open
          onClose={() => setFixing(null)}
          title={t(orderTexts.fixParcel)}
          schema={shopForms.changeParcel}
          texts={{ carrier: orderTexts.carrier, number: orderTexts.number }}
          value={{ carrier: fixing.carrier, number: fixing.number }}
          replace={{ carrier: () => <ChooseCarrier /> }}
          verb={t(orderTexts.save)}
          act={body => api.shop.changeParcel({ params: { parcelId: fixing.id }, body })}
          refreshes={['shop']}
          done={orderTexts.saved}
        />
      )}
    </Block>
  )
}

function Shipments({ of: { shipments } }: { of: Fulfilment }) {
  const t = useT()
  return (
    <Block title={t(orderTexts.shipments)}>
      <ul className="c-lines-of">
        {shipments.map(one => (
          <li key={one.claimId}>
            <span>
              <Link href={`/members/${one.memberId}`}>{one.memberName}</Link>
              <small className="c-under">
                {one.address ? `${one.address.name} ${one.address.phone} ${one.address.region} ${one.address.detail}` : ''}
              </small>
            </span>
            <span>
              <Tag>{t(claimStateTexts[one.state])}</Tag>
              <small className="c-under">{date(one.claimedAt, 'moment')}</small>
            </span>
          </li>
        ))}
      </ul>
    </Block>
  )
}

function Pickups({ of: { pickups } }: { of: Fulfilment }) {
  const t = useT()
  return (
    <Block title={t(orderTexts.pickups)}>
      <ul className="c-lines-of">
        {pickups.map(one => (
          <li key={one.id}>
            <span>
              {one.lines.map(line => (
                <span key={line.line}>
                  {line.title}
                  <small className="c-under">
                    {t(orderTexts.redeemedOf, { redeemed: number(line.redeemed), units: number(line.units) })}
                  </small>
                </span>
              ))}
            </span>
            <Tag tone={one.state === 'redeemed' ? 'green' : 'plain'}>{t(pickupStateTexts[one.state])}</Tag>
          </li>
        ))}
      </ul>
    </Block>
  )
}
