// One batch of coupons: what it gives, what it brought, who has one.
import '../shell/room.css'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages, useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block, Figure } from '../shell/block.tsx'
import { column } from '../shell/column.tsx'
import { Facts } from '../shell/facts.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { BatchActs } from './coupon-acts.tsx'
import { batchStateTexts, couponTexts, heldTexts, wayTexts } from './coupon-texts.ts'
import { toneOfBatch } from './coupons-page.tsx'
import { GiveCoupons } from './give-coupons.tsx'
import { spanOf } from './offers-page.tsx'
import { Sum } from './sum.tsx'

export type Batch = Answer<Rooms['shop']['batch']>

export function CouponPage({ batchId }: { batchId: string }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const [giving, setGiving] = useState(false)
  const read = useRead(api.shop.batch, { params: { batchId } })
  const batch = read.data
  if (!batch)
    return (
      <Page title={t(couponTexts.batch)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  return (
    <Page
      title={batch.title}
      lead={
        <>
          <Tag tone={toneOfBatch[batch.state]}>{t(batchStateTexts[batch.state])}</Tag> {batch.face}
        </>
      }
      actions={
        may && (
          <>
            {batch.state === 'open' && <Button onClick={() => setGiving(true)}>{t(couponTexts.give)}</Button>}
            <BatchActs batch={batch} />
          </>
        )
      }
    >
      {batch.state !== 'draft' && <BatchFigures batch={batch} />}
      <div className="c-split">
        <div>{batch.state === 'draft' ? <Terms batch={batch} /> : <Holders batchId={batch.id} />}</div>
        <aside>
          {batch.state !== 'draft' && <Terms batch={batch} />}
          <Block title={t(couponTexts.releases)}>
            <ul className="q-stack">
              {batch.releases.map(one => (
                <li key={String(one.at)} className="c-money">
                  {t(couponTexts.releaseLine, { at: date(one.at, 'moment'), units: number(one.units) })}
                </li>
              ))}
            </ul>
          </Block>
        </aside>
      </div>
      {giving && <GiveCoupons batchId={batch.id} title={batch.title} onClose={() => setGiving(false)} />}
    </Page>
  )
}

function BatchFigures({ batch }: { batch: Batch }) {
  const t = useT()
  return (
    <div className="c-figures c-figures-line">
      <Figure value={number(batch.taken)} label={t(couponTexts.taken)} />
      <Figure value={number(batch.used)} label={t(couponTexts.used)} />
      <Figure value={`${number(batch.released)} / ${number(batch.total)}`} label={t(couponTexts.released)} />
      <Figure value={<Sum minor={batch.takenOff} currency={batch.currency} />} label={t(couponTexts.takenOff)} />
      <Figure value={<Sum minor={batch.broughtIn} currency={batch.currency} />} label={t(couponTexts.broughtIn)} />
    </div>
  )
}

function Terms({ batch }: { batch: Batch }) {
  const t = useT()
  return (
    <Block title={t(couponTexts.facts)}>
      <Facts
        of={[
          [t(couponTexts.gives), batch.face],
          [t(couponTexts.way), t(wayTexts[batch.way])],
          [t(couponTexts.word), batch.word],
          [t(couponTexts.time), spanOf(batch.takesFrom, batch.takesUntil)],
          [t(couponTexts.usable), spanOf(batch.usesFrom, batch.usesUntil)],
          ['', batch.useDays && t(couponTexts.usableDays, { count: number(batch.useDays) })],
          [t(couponTexts.perMember), number(batch.perMemberMax)],
          [t(couponTexts.points), batch.points > 0 && number(batch.points)],
          [t(couponTexts.needsRight), batch.needsRight],
          [t(couponTexts.partner), batch.partner],
          [t(couponTexts.termsText), batch.terms && <span className="c-pre">{batch.terms}</span>],
        ]}
      />
    </Block>
  )
}

type Held = Answer<Rooms['shop']['holders']>['items'][number]
function Holders({ batchId }: { batchId: string }) {
  const t = useT()
  const pages = usePages(api.shop.holders, { params: { batchId }, query: { limit: 30 } })
  return (
    <Block title={t(couponTexts.holders)}>
      <DataTable<Held>
        pages={pages}
        keyOf={one => one.id}
        label={t(couponTexts.holders)}
        minWidth={560}
        empty={<Empty title={t(couponTexts.noHolders)} />}
        columns={[
          column('member', couponTexts.member, one => <Link href={`/members/${one.memberId}`}>{one.memberName}</Link>),
          column('at', couponTexts.takenAt, one => date(one.takenAt, 'moment'), { width: 130 }),
          column('state', couponTexts.couponState, one => (
            <>
              <Tag tone={one.state === 'used' ? 'green' : 'plain'}>{t(heldTexts[one.state])}</Tag>{' '}
              {one.orderId && <Link href={`/orders/${one.orderId}`}>{t(couponTexts.order)}</Link>}
            </>
          )),
          column('off', couponTexts.takenOff, one => (one.off === null ? '—' : <Sum minor={one.off} />), {
            width: 110,
            align: 'right',
          }),
        ]}
      />
    </Block>
  )
}
