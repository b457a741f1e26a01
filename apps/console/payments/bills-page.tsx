// The providers' bills by day, and what they have paid to the bank.
import '../shell/filters.css'
import '../shop/shop.css'
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { paymentsForms } from '../forms/payments.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { titled } from '../shell/titled.ts'
import { priced } from '../shop/priced.ts'
import { Sum, useCurrency } from '../shop/sum.tsx'
import { PaymentsNav } from './payments-nav.tsx'
import { billStateTexts, paymentTexts, providerTexts } from './texts.ts'

type Bill = Answer<Rooms['payments']['bills']>['items'][number]
type Payout = Answer<Rooms['payments']['payouts']>['items'][number]
const tones: Record<Bill['state'], TagTone> = { waiting: 'plain', matched: 'green', differs: 'cinnabar' }
const dayWords = (day: string): string => date(`${day}T12:00:00Z`, 'day', 'UTC')

export function BillsPage() {
  const t = useT()
  const [provider, setProvider] = useState<Bill['provider'] | undefined>(undefined)
  return (
    <Page title={t(paymentTexts.bills)} lead={t(paymentTexts.billsLead)}>
      <PaymentsNav />
      <div className="c-filters">
        <FilterSelect label={t(paymentTexts.provider)} values={providerTexts} value={provider} onChange={setProvider} />
      </div>
      <div className="c-stack-6">
        <Bills provider={provider} />
        <Payouts />
      </div>
    </Page>
  )
}

function Bills({ provider }: { provider: Bill['provider'] | undefined }) {
  const t = useT()
  const may = useMay()('payments.edit')
  const pages = usePages(api.payments.bills, { query: { limit: 31, ...(provider && { provider }) } })
  const sum = (minor: number) => <Sum minor={minor} />
  const right = { width: 120, align: 'right' } as const
  return (
    <DataTable<Bill>
      pages={pages}
      keyOf={one => `${one.provider} ${one.day}`}
      label={t(paymentTexts.bills)}
      minWidth={940}
      empty={<Empty title={t(paymentTexts.noBills)}>{t(paymentTexts.noBillsHint)}</Empty>}
      columns={[
        column('day', paymentTexts.day, one => (
          <>
            {dayWords(one.day)}
            <small className="c-under">{one.problem ?? t(providerTexts[one.provider])}</small>
          </>
        )),
        column('state', paymentTexts.state, one => <Tag tone={tones[one.state]}>{t(billStateTexts[one.state])}</Tag>, {
          width: 100,
        }),
        column('lines', paymentTexts.lines, one => <span className="c-money">{number(one.lines)}</span>, {
          width: 80,
          align: 'right',
        }),
        column('paid', paymentTexts.paidSum, one => sum(one.paid), right),
        column('refunded', paymentTexts.refundedSum, one => sum(one.refunded), right),
        column('fees', paymentTexts.fees, one => sum(one.fees), right),
        column('differences', paymentTexts.differences, one => (one.differences === 0 ? '—' : number(one.differences)), {
          width: 90,
          align: 'right',
        }),
        ...(may
          ? [
              column<Bill>(
                'act',
                null,
                one => (
                  <ActButton
                    size="small"
                    act={() => api.payments.compareDay({ params: { provider: one.provider, day: one.day } })}
                    refreshes={['payments']}
                    done={paymentTexts.compared}
                  >
                    {t(paymentTexts.compare)}
                  </ActButton>
                ),
                { width: 170, align: 'right' },
              ),
            ]
          : []),
      ]}
    />
  )
}

function Payouts() {
  const t = useT()
  const may = useMay()('payments.edit')
  const currency = useCurrency()
  const [adding, setAdding] = useState(false)
  const pages = usePages(api.payments.payouts, { query: { limit: 20 } })
  return (
    <Block
      title={t(paymentTexts.payouts)}
      aside={
        may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t(paymentTexts.recordPayout)}
          </Button>
        )
      }
    >
      <p className="q-quiet">{t(paymentTexts.payoutsHint)}</p>
      <DataTable<Payout>
        pages={pages}
        keyOf={one => one.id}
        label={t(paymentTexts.payouts)}
        minWidth={560}
        empty={<p>{t(paymentTexts.noPayouts)}</p>}
        columns={[
          column('day', paymentTexts.day, one => dayWords(one.paidOn), { width: 150 }),
          column('provider', paymentTexts.provider, one => t(providerTexts[one.provider]), { width: 110 }),
          column('note', paymentTexts.note, one => one.note || '—'),
          column('by', paymentTexts.by, one => one.byName ?? '—', { width: 100 }),
          column('amount', paymentTexts.amount, one => <b className="c-money">{money(one.amount, one.currency)}</b>, {
            width: 130,
            align: 'right',
          }),
        ]}
      />
      <ActForm
        open={adding}
        onClose={() => setAdding(false)}
        title={t(paymentTexts.recordPayout)}
        lead={t(paymentTexts.payoutsHint)}
        schema={priced(titled(paymentsForms.recordPayout, { PaymentProvider: providerTexts }), currency)}
        texts={labels}
        value={{ currency }}
        verb={t(paymentTexts.recordPayout)}
        act={body => api.payments.recordPayout({ body })}
        refreshes={['payments']}
        done={paymentTexts.payoutDone}
      />
    </Block>
  )
}
const labels = { provider: paymentTexts.provider, currency: paymentTexts.currency }
