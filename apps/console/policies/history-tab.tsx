// Who changed which rule, from what to what, and why.
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { By } from '../shell/by.tsx'
import { policyTexts } from './texts.ts'

type Change = Answer<Rooms['policies']['history']>['items'][number]

export function HistoryTab() {
  const t = useT()
  const pages = usePages(api.policies.history, { query: { limit: 50 } })
  return (
    <DataTable<Change>
      pages={pages}
      keyOf={one => String(one.revision)}
      label={t(policyTexts.history)}
      minWidth={680}
      empty={<Empty title={t(policyTexts.noHistory)}>{t(policyTexts.noHistoryHint)}</Empty>}
      columns={[
        {
          key: 'at',
          title: t(policyTexts.at),
          width: 120,
          render: (_none, one) => <span title={date(one.at, 'full')}>{date(one.at, 'moment')}</span>,
        },
        { key: 'what', title: t(policyTexts.what), render: (_none, one) => one.title },
        {
          key: 'change',
          title: t(policyTexts.change),
          render: (_none, one) => (
            <>
              {one.from} → <b>{one.to}</b>
            </>
          ),
        },
        { key: 'note', title: t(policyTexts.reason), render: (_none, one) => one.note },
        { key: 'by', title: t(policyTexts.by), width: 100, render: (_none, one) => <By who={one.by} name={one.byName} /> },
      ]}
    />
  )
}
