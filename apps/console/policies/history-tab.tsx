// Who changed which rule, from what to what, and why.
import { usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { By } from '../shell/by.tsx'
import { policyTexts } from './texts.ts'

export function HistoryTab() {
  const t = useT()
  const pages = usePages(api.policies.history, { query: { limit: 50 } })
  return (
    <PagesList
      pages={pages}
      keyOf={one => String(one.revision)}
      label={t(policyTexts.history)}
      empty={<Empty title={t(policyTexts.noHistory)}>{t(policyTexts.noHistoryHint)}</Empty>}
      draw={one => (
        <li className="c-policy">
          <p>
            {one.title} · {one.from} → <b>{one.to}</b>
          </p>
          <p>{one.note}</p>
          <p className="c-policy-small">
            <By who={one.by} name={one.byName} /> · {date(one.at, 'full')}
          </p>
        </li>
      )}
    />
  )
}
