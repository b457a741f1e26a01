// Payments, the newest first, under what the providers hold and what is on its way.
import '../shell/filters.css'
import '../shop/shop.css'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages, useRead } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Figure } from '../shell/block.tsx'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { Page } from '../shell/page.tsx'
import { useSession } from '../shell/session.ts'
import { PaymentsNav } from './payments-nav.tsx'
import { paymentStateTexts, paymentTexts, providerTexts } from './texts.ts'

type Row = Answer<Rooms['payments']['payments']>['items'][number]
export const toneOfPayment: Record<Row['state'], TagTone> = {
  begun: 'plain',
  awaiting: 'ochre',
  paid: 'green',
  closed: 'plain',
  suspense: 'cinnabar',
}

export function PaymentsPage() {
  const t = useT()
  const [search] = useSearchParams()
  const orderId = search.get('order') ?? undefined
  // Payers read whom they pay; here it is always us.
  const ours = `${useSession().community?.name} · `
  const [filter, setFilter] = useState<{ word?: string; state?: Row['state']; provider?: Row['provider'] }>({})
  const pages = usePages(
    api.payments.payments,
    { query: { limit: 50, ...filter, ...(orderId && { orderId }) } },
    { everyMs: 15_000 },
  )
  const narrow = (change: { [K in keyof typeof filter]: (typeof filter)[K] | undefined }) =>
    setFilter(old => Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value)))
  return (
    <Page title={t(paymentTexts.payments)} lead={t(paymentTexts.lead)}>
      <PaymentsNav />
      <MoneyFigures />
      <div className="c-filters">
        <SearchBox placeholder={t(paymentTexts.find)} onSearch={word => narrow({ word })} />
        <FilterSelect
          label={t(paymentTexts.state)}
          values={paymentStateTexts}
          value={filter.state}
          onChange={state => narrow({ state })}
        />
        <FilterSelect
          label={t(paymentTexts.provider)}
          values={providerTexts}
          value={filter.provider}
          onChange={provider => narrow({ provider })}
        />
      </div>
      <DataTable<Row>
        pages={pages}
        keyOf={one => one.id}
        label={t(paymentTexts.list)}
        minWidth={780}
        empty={
          Object.keys(filter).length > 0 || orderId ? (
            <Empty scene="trail" title={t(paymentTexts.noneHere)} />
          ) : (
            <Empty title={t(paymentTexts.none)}>{t(paymentTexts.noneHint)}</Empty>
          )
        }
        columns={[
          column('what', paymentTexts.what, one => (
            <Link href={`/payments/${one.id}`}>
              <b>{one.title.startsWith(ours) ? one.title.slice(ours.length) : one.title}</b>
            </Link>
          )),
          column('payer', paymentTexts.payer, one => <Link href={`/members/${one.memberId}`}>{one.memberName ?? '—'}</Link>, {
            width: 120,
          }),
          column('provider', paymentTexts.provider, one => t(providerTexts[one.provider]), { width: 110 }),
          column(
            'state',
            paymentTexts.state,
            one => <Tag tone={toneOfPayment[one.state]}>{t(paymentStateTexts[one.state])}</Tag>,
            {
              width: 100,
            },
          ),
          column('amount', paymentTexts.amount, one => <span className="c-money">{money(one.amount, one.currency)}</span>, {
            width: 130,
            align: 'right',
          }),
          column('begun', paymentTexts.begun, one => date(one.begunAt, 'moment'), { width: 130 }),
        ]}
      />
    </Page>
  )
}

function MoneyFigures() {
  const t = useT()
  const read = useRead(api.payments.figures, {}, { everyMs: 15_000 })
  const found = read.data
  if (!found) return <ErrorNote error={read.error} onRetry={read.reload} />
  const unquiet = [...found.refunding, ...found.suspense].filter(one => one.balance !== 0)
  const nameOf = (provider: string) =>
    provider in providerTexts ? t(providerTexts[provider as keyof typeof providerTexts]) : provider
  const sum = (one: { balance: number; currency: string }) => <span className="c-money">{money(one.balance, one.currency)}</span>
  return (
    <>
      {found.trialIsOn && <p className="c-note c-note-ask c-facts-above">{t(paymentTexts.trialOn)}</p>}
      <div className="c-figures c-figures-line">
        {found.clearing.map(one => (
          <Figure
            key={`${one.provider} ${one.currency}`}
            value={sum(one)}
            label={t(paymentTexts.held, { provider: nameOf(one.provider) })}
          />
        ))}
        {found.refunding
          .filter(one => one.balance !== 0)
          .map(one => (
            <Figure key={`r ${one.currency}`} value={sum(one)} label={t(paymentTexts.refunding)} href="/payments/refunds" />
          ))}
        {found.suspense
          .filter(one => one.balance !== 0)
          .map(one => (
            <Figure key={`s ${one.currency}`} value={sum(one)} label={t(paymentTexts.suspense)} />
          ))}
        <Figure value={number(found.awaiting)} label={t(paymentTexts.awaiting)} />
        <Figure value={number(found.openRefunds)} label={t(paymentTexts.openRefunds)} href="/payments/refunds" />
        {found.openTickets > 0 && (
          <Figure value={number(found.openTickets)} label={t(paymentTexts.openTickets)} href="/payments/tickets" />
        )}
      </div>
      {unquiet.length === 0 && found.openTickets === 0 && <p className="q-quiet c-facts-above">{t(paymentTexts.quiet)}</p>}
    </>
  )
}
