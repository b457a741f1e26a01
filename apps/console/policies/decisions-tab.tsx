// What was let open, by which version of the rules, with what was said about it.
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { By } from '../shell/by.tsx'
import { kindTexts, policyTexts } from './texts.ts'

type Decision = Answer<Rooms['policies']['decisions']>['items'][number]

export function DecisionsTab() {
  const t = useT()
  const pages = usePages(api.policies.decisions, { query: { limit: 50 } })
  return (
    <DataTable<Decision>
      pages={pages}
      keyOf={one => one.id}
      label={t(policyTexts.decisions)}
      minWidth={720}
      empty={<Empty title={t(policyTexts.noDecisions)}>{t(policyTexts.noDecisionsHint)}</Empty>}
      columns={[
        {
          key: 'at',
          title: t(policyTexts.at),
          width: 120,
          render: (_none, one) => <span title={date(one.at, 'full')}>{date(one.at, 'moment')}</span>,
        },
        {
          key: 'subject',
          title: t(policyTexts.subject),
          render: (_none, one) => (
            <>
              {kindTexts[one.kind] ? t(kindTexts[one.kind]!) : one.kind}
              <br />
              <span className="c-mono c-policy-small">{one.subject}</span>
            </>
          ),
        },
        { key: 'answer', title: t(policyTexts.answer), render: (_none, one) => <Said decision={one} /> },
        {
          key: 'version',
          title: t(policyTexts.version),
          width: 130,
          render: (_none, one) => <span title={one.hash}>{one.packs}</span>,
        },
        { key: 'by', title: t(policyTexts.by), width: 100, render: (_none, one) => <By who={one.by} name={one.byName} /> },
      ]}
    />
  )
}

function Said({ decision }: { decision: Decision }) {
  const t = useT()
  return (
    <>
      <Tag tone="green">{t(policyTexts.allowed)}</Tag>
      {decision.secondPerson && <Tag tone="indigo">{t(policyTexts.agreed)}</Tag>}
      {decision.hits.map(hit => (
        <p key={`${hit.rule} ${hit.what}`} className="c-policy-small">
          {hit.what} <span className="c-mono">{hit.rule}</span>
        </p>
      ))}
    </>
  )
}
