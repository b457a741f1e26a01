// What goes back: under way, arrived, failed.
import '../shell/filters.css'
import '../shop/shop.css'
import { useState } from 'react'
import { usePages } from '#ui/data.ts'
import { money, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { Page } from '../shell/page.tsx'
import { PaymentsNav } from './payments-nav.tsx'
import { OfPayment, type Refund, RefundActs, RefundNote, toneOfRefund } from './refund-lines.tsx'
import { paymentTexts, refundStateTexts } from './texts.ts'

export function RefundsPage() {
  const t = useT()
  const [state, setState] = useState<Refund['state'] | undefined>(undefined)
  const pages = usePages(api.payments.refunds, { query: { limit: 50, ...(state && { state }) } }, { everyMs: 10_000 })
  return (
    <Page title={t(paymentTexts.refunds)} lead={t(paymentTexts.refundsLead)}>
      <PaymentsNav />
      <div className="c-filters">
        <FilterSelect label={t(paymentTexts.state)} values={refundStateTexts} value={state} onChange={setState} />
      </div>
      <DataTable<Refund>
        pages={pages}
        keyOf={one => one.id}
        label={t(paymentTexts.refunds)}
        minWidth={680}
        empty={
          <Empty scene="rest" title={t(paymentTexts.noRefunds)}>
            {t(paymentTexts.noRefundsHint)}
          </Empty>
        }
        columns={[
          column('reason', paymentTexts.reason, one => (
            <>
              <OfPayment refund={one} />
              <RefundNote of={one} />
            </>
          )),
          column('state', paymentTexts.state, one => <Tag tone={toneOfRefund[one.state]}>{t(refundStateTexts[one.state])}</Tag>, {
            width: 110,
          }),
          column('amount', paymentTexts.amount, one => <b className="c-money">{money(one.amount, one.currency)}</b>, {
            width: 130,
            align: 'right',
          }),
          column(
            'acts',
            null,
            one => (
              <span className="q-row">
                <RefundActs of={one} />
              </span>
            ),
            { width: 220 },
          ),
        ]}
      />
    </Page>
  )
}
