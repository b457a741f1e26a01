// Each order of a deal: where it stands, and where its refund is.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, money, number, type Text, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { type dealKindTexts, dealTexts, partStateTexts, refundTexts } from './texts.ts'

type Part = Answer<Rooms['deals']['deskParts']>['items'][number]

interface DealPartsProps {
  dealId: string
  kind: keyof typeof dealKindTexts
  currency: string
}
const laterOrders: Partial<Record<DealPartsProps['kind'], Text>> = {
  auction: dealTexts.noPartsAuction,
  draw: dealTexts.noPartsDraw,
  meal: dealTexts.noPartsMeal,
}

export function DealParts({ dealId, kind, currency }: DealPartsProps) {
  const t = useT()
  const later = laterOrders[kind]
  const [state, setState] = useState<Part['state'] | undefined>(undefined)
  const pages = usePages(api.deals.deskParts, { params: { dealId }, query: { limit: 50, ...(state && { state }) } })
  return (
    <Block
      title={t(dealTexts.parts)}
      aside={<FilterSelect label={t(dealTexts.state)} values={partStateTexts} value={state} onChange={setState} />}
    >
      <DataTable<Part>
        pages={pages}
        keyOf={one => one.id}
        label={t(dealTexts.parts)}
        minWidth={600}
        empty={<Empty title={t(dealTexts.noParts)}>{later && t(later)}</Empty>}
        columns={[
          column('member', dealTexts.member, one => <Link href={`/orders/${one.orderId}`}>{one.memberName}</Link>),
          column(
            'state',
            dealTexts.state,
            one => (
              <Tag tone={one.state === 'granted' || one.state === 'paid' ? 'green' : 'plain'}>{t(partStateTexts[one.state])}</Tag>
            ),
            { width: 110 },
          ),
          column(
            'amount',
            dealTexts.amount,
            one => (
              <span className="c-money">
                {money(one.price * one.units, currency)}
                {one.units > 1 && <small className="c-under">{`${money(one.price, currency)} × ${number(one.units)}`}</small>}
              </span>
            ),
            { width: 150, align: 'right' },
          ),
          column(
            'refund',
            dealTexts.refund,
            one => (one.refund === 'none' ? '—' : `${money(one.returned, currency)} ${t(refundTexts[one.refund])}`),
            { width: 140 },
          ),
          column('at', dealTexts.at, one => date(one.at, 'moment'), { width: 120 }),
        ]}
      />
    </Block>
  )
}
