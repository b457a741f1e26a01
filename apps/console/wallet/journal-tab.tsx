// All transfers, newest first; narrowed by unit, kind, account and cause, each line to be opened.
import { Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { amountOf, isMoney, kindOf } from '#ui/ledger.ts'
import { kindTexts, undoneKinds, unitTexts } from '#ui/ledger-texts.ts'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { useSession } from '../shell/session.ts'
import { AccountName, fullAccountWords } from './account-name.tsx'
import { JournalLineSheet } from './journal-line.tsx'
import { walletTexts } from './texts.ts'

export type JournalLine = Answer<Rooms['wallet']['journal']>['items'][number]
const names = ['unit', 'kind', 'account', 'cause'] as const
type Filter = Partial<Record<(typeof names)[number], string>>
const keyOf = (line: JournalLine): string => `${line.transferId} ${line.line}`

function useFilter() {
  const [search, setSearch] = useSearchParams()
  const filter: Filter = Object.fromEntries(names.flatMap(name => (search.get(name) ? [[name, search.get(name)!]] : [])))
  const set = (change: Partial<Record<keyof Filter, string | undefined>>) =>
    setSearch(
      Object.entries({ ...filter, ...change }).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
      { replace: true },
    )
  return { filter, set }
}

export function JournalTab() {
  const t = useT()
  const { community } = useSession()
  const { filter, set } = useFilter()
  const pages = usePages(api.wallet.journal, { query: { limit: 50, ...(filter as { unit?: JournalLine['unit'] }) } })
  const [open, setOpen] = useState<JournalLine | null>(null)
  // The search field keeps its own words; it begins anew when a line says what to look for.
  const [turn, setTurn] = useState(0)
  const currency = community?.currency ?? 'CNY'
  return (
    <>
      <Filters key={turn} filter={filter} onFilter={set} />
      <DataTable<JournalLine>
        pages={pages}
        keyOf={keyOf}
        label={t(walletTexts.journal)}
        minWidth={780}
        empty={
          Object.keys(filter).length > 0 ? (
            <Empty scene="trail" title={t(walletTexts.nothing)} />
          ) : (
            <Empty title={t(walletTexts.noneTitle)}>{t(walletTexts.noneHint)}</Empty>
          )
        }
        columns={[
          {
            key: 'at',
            title: t(walletTexts.at),
            width: 120,
            render: (_none, line) => <span title={date(line.at, 'full')}>{date(line.at, 'moment')}</span>,
          },
          { key: 'what', title: t(walletTexts.what), render: (_none, line) => <What line={line} onOpen={() => setOpen(line)} /> },
          {
            key: 'debit',
            title: t(walletTexts.debit),
            width: 150,
            render: (_none, line) => <AccountName code={line.debit} name={line.debitName} />,
          },
          {
            key: 'credit',
            title: t(walletTexts.credit),
            width: 150,
            render: (_none, line) => <AccountName code={line.credit} name={line.creditName} />,
          },
          {
            key: 'amount',
            title: t(walletTexts.amount),
            width: 150,
            align: 'right',
            render: (_none, line) => (
              <span className="c-sum">
                {amountOf(line.unit, line.amount, currency)} {!isMoney(line.unit) && <small>{t(unitTexts[line.unit])}</small>}
              </span>
            ),
          },
        ]}
      />
      {open && (
        <JournalLineSheet
          line={open}
          currency={currency}
          onClose={() => setOpen(null)}
          onFilter={change => {
            setOpen(null)
            setTurn(turn + 1)
            set({ unit: undefined, kind: undefined, account: undefined, cause: undefined, ...change })
          }}
        />
      )}
    </>
  )
}

function What({ line, onOpen }: { line: JournalLine; onOpen: () => void }) {
  const t = useT()
  return (
    <div>
      <button type="button" className="c-ledger-open" onClick={onOpen}>
        {kindOf(line.kind)}
      </button>{' '}
      {line.reversedBy && <Tag>{t(walletTexts.undone)}</Tag>}
      {line.note && <div className="q-quiet">{line.note}</div>}
    </div>
  )
}

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (change: Filter) => void }) {
  const t = useT()
  const accounts = useRead(api.wallet.accounts, {}, { staleMs: 60_000 })
  const codes = (accounts.data ?? []).map(one => one.code).filter(code => !code.endsWith(':members'))
  const known = filter.account && !codes.includes(filter.account) ? [filter.account, ...codes] : codes
  const kinds = Object.keys(kindTexts).flatMap(kind => (undoneKinds.includes(kind) ? [kind, `${kind}-reversed`] : [kind]))
  const find = (text: string) => onFilter(text.includes(':') ? { account: text.trim() } : { cause: text.trim() })
  return (
    <div className="c-tools">
      <SearchBox placeholder={t(walletTexts.search)} value={filter.cause ?? ''} onSearch={find} />
      <Select
        aria-label={t(walletTexts.unit)}
        placeholder={t(walletTexts.unit)}
        allowClear
        value={filter.unit}
        onChange={unit => onFilter({ unit })}
        options={Object.entries(unitTexts).map(([value, text]) => ({ value, label: t(text) }))}
      />
      <Select
        aria-label={t(walletTexts.kind)}
        placeholder={t(walletTexts.kind)}
        allowClear
        popupMatchSelectWidth={false}
        value={filter.kind}
        onChange={kind => onFilter({ kind })}
        options={kinds.map(value => ({ value, label: kindOf(value) }))}
      />
      <Select
        aria-label={t(walletTexts.account)}
        placeholder={t(walletTexts.account)}
        allowClear
        popupMatchSelectWidth={false}
        value={filter.account}
        onChange={account => onFilter({ account })}
        options={known.map(value => ({ value, label: fullAccountWords(value) }))}
      />
    </div>
  )
}
