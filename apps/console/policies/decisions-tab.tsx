// What was let open, by which version of the rules, with what was said about it.
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { By } from '../shell/by.tsx'
import { kindTexts, policyTexts, subjectTexts } from './texts.ts'

type Decision = Answer<Rooms['policies']['decisions']>['items'][number]

export function DecisionsTab() {
  const t = useT()
  const pages = usePages(api.policies.decisions, { query: { limit: 50 } })
  return (
    <PagesList
      pages={pages}
      keyOf={one => one.id}
      label={t(policyTexts.decisions)}
      empty={<Empty title={t(policyTexts.noDecisions)}>{t(policyTexts.noDecisionsHint)}</Empty>}
      draw={one => <Line decision={one} />}
    />
  )
}

const rooms: Record<string, string> = {
  prd: '/products',
  off: '/offers',
  cpb: '/coupons',
  dea: '/deals',
  pln: '/tiers/plans',
}

/** What it was about, where it has a page; a text that was tried has only its name. */
function Subject({ id }: { id: string }) {
  const t = useT()
  const [kind = '', number] = id.split('_')
  const of = subjectTexts[kind]
  if (!number || !of) return <span className="c-policy-small">{id}</span>
  return (
    <Link href={`${rooms[kind]}/${id}`} title={id}>
      {t(of)} <span className="c-mono">{number.slice(-8).toUpperCase()}</span>
    </Link>
  )
}

function Line({ decision }: { decision: Decision }) {
  const t = useT()
  const kind = kindTexts[decision.kind]
  return (
    <li className="c-policy">
      <p>
        {kind ? t(kind) : decision.kind} <Tag tone="green">{t(policyTexts.allowed)}</Tag>{' '}
        {decision.secondPerson && <Tag tone="indigo">{t(policyTexts.agreed)}</Tag>} <Subject id={decision.subject} />
      </p>
      {decision.hits.map(hit => (
        <p key={`${hit.rule} ${hit.what}`}>
          {hit.what} <span className="c-mono c-policy-small">{hit.rule}</span>
        </p>
      ))}
      <p className="c-policy-small">
        <By who={decision.by} name={decision.byName} /> · {date(decision.at, 'full')} · {t(policyTexts.version)}{' '}
        <span title={decision.hash}>{decision.packs}</span>
      </p>
    </li>
  )
}
