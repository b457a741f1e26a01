// Months whose books are closed, and the one that can be closed next.
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useAction, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { By } from '../shell/by.tsx'
import { useMay } from '../shell/session.ts'
import { walletTexts } from './texts.ts'

type Months = Answer<Rooms['wallet']['months']>
const monthWords = (month: string): string => date(`${month}-15T12:00:00Z`, 'month', 'UTC')

export function MonthsTab() {
  const t = useT()
  const read = useRead(api.wallet.months, {})
  const items = read.data?.closed ?? []
  return (
    <>
      {read.data?.next && <NextMonth month={read.data.next} />}
      <DataTable<Months['closed'][number]>
        pages={{ ...read, items, end: true, more: async () => {}, moreAsking: false, moreError: undefined }}
        keyOf={one => one.month}
        label={t(walletTexts.months)}
        minWidth={420}
        empty={<Empty title={t(walletTexts.noMonths)}>{t(walletTexts.noMonthsHint)}</Empty>}
        columns={[
          { key: 'month', title: t(walletTexts.month), render: (_none, one) => monthWords(one.month) },
          { key: 'at', title: t(walletTexts.closedAt), render: (_none, one) => date(one.closedAt, 'full') },
          { key: 'by', title: t(walletTexts.by), render: (_none, one) => <By who={one.closedBy} /> },
        ]}
      />
    </>
  )
}

function NextMonth({ month }: { month: string }) {
  const t = useT()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const words = { month: monthWords(month) }
  const close = useAction(api.wallet.closeMonth, {
    refreshes: ['wallet'],
    onDone: () => {
      setAsking(false)
      toast(walletTexts.closed, words)
    },
  })
  return (
    <div className="c-note c-facts-above q-row q-row-apart">
      <span className="q-grow">
        <b>{t(walletTexts.nextMonth, words)}</b>
        <br />
        {t(walletTexts.nextHint)}
      </span>
      {may('wallet.close') && (
        <Button kind="primary" onClick={() => setAsking(true)}>
          {t(walletTexts.close)}
        </Button>
      )}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t(walletTexts.closeTitle, words)}
        verb={t(walletTexts.close)}
        busy={close.busy}
        onConfirm={() => void close.run({ params: { month } })}
      >
        <p>{t(walletTexts.closeSure, words)}</p>
        <ErrorNote error={close.error} small />
      </Confirm>
    </div>
  )
}
