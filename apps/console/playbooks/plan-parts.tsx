// What a plan would make, drawn as what it will be: groups as groups, the week as a week, replies as talk; changes as from and to.
import { useT } from '#ui/i18n.ts'
import { Tag } from '#ui/kit/tag.tsx'
import { CommunityPart, FieldsPart, GroupsPart } from './made-groups.tsx'
import { SalePart } from './made-sale.tsx'
import { TalkPart, WeekPart } from './made-week.tsx'
import './plan.css'
import type { Change, PartName, Plan } from './plan.ts'
import { fieldName, partHints, partTexts, valueWords } from './plan-texts.ts'
import { ruleTexts } from './sale-texts.ts'
import { bookTexts } from './texts.ts'

const order: readonly PartName[] = [
  ...(['community', 'groups', 'calendar', 'keywords', 'welcome', 'fields'] as const),
  ...(['tiers', 'rounds', 'benefits', 'products', 'postage', 'offers', 'coupons', 'deals', 'activities'] as const),
]
const drawn: Record<PartName, (props: { changes: readonly Change[] }) => React.ReactNode> = {
  community: CommunityPart,
  groups: GroupsPart,
  calendar: WeekPart,
  keywords: TalkPart,
  welcome: TalkPart,
  fields: FieldsPart,
  tiers: SalePart,
  rounds: SalePart,
  benefits: SalePart,
  products: SalePart,
  postage: SalePart,
  offers: SalePart,
  coupons: SalePart,
  deals: SalePart,
  activities: SalePart,
}

export function PlanParts({ plan }: { plan: Plan }) {
  return (
    <div className="c-plan">
      <PlanRules rules={plan.rules} />
      {order.map(part => {
        const changes = plan.changes.filter(change => change.part === part)
        return changes.length > 0 && <Part key={part} part={part} changes={changes} />
      })}
    </div>
  )
}

/** What the rules of the place say, before anything is launched. */
function PlanRules({ rules }: { rules: Plan['rules'] }) {
  const t = useT()
  if (rules.length === 0) return null
  return (
    <section className="c-plan-part" aria-labelledby="plan-rules">
      <header>
        <h3 id="plan-rules">{t(ruleTexts.heading)}</h3>
        <p className="q-quiet">{t(ruleTexts.hint)}</p>
      </header>
      <ul className="c-plan-diffs">
        {rules.map(one => (
          <li key={`${one.part} ${one.ref} ${one.rule} ${one.what}`}>
            <b>{one.title}</b> <Tag tone={one.effect === 'warn' ? 'ochre' : 'cinnabar'}>{t(ruleTexts[one.effect])}</Tag>
            <p className="q-prose">
              {one.what} {one.nearest}
            </p>
            <p className="q-aside">{one.source}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Part({ part, changes }: { part: PartName; changes: readonly Change[] }) {
  const t = useT()
  const made = changes.filter(change => change.action === 'create')
  const changed = changes.filter(change => change.action === 'change')
  const Drawn = drawn[part]
  return (
    <section className="c-plan-part" aria-labelledby={`part-${part}`}>
      <header>
        <h3 id={`part-${part}`}>{t(partTexts[part])}</h3>
        <p className="q-quiet">{t(partHints[part])}</p>
        {made.length > 0 && <Tag tone="green">{t(bookTexts.willMake, { count: made.length })}</Tag>}
        {changed.length > 0 && <Tag tone="ochre">{t(bookTexts.willChange, { count: changed.length })}</Tag>}
      </header>
      {made.length > 0 && <Drawn changes={made} />}
      {changed.length > 0 && (
        <ul className="c-plan-diffs">
          {changed.map(change => (
            <li key={change.ref}>
              <b>{change.title}</b>
              <Diff change={change} />
            </li>
          ))}
        </ul>
      )}
      {made.length > 0 && <Details changes={made} />}
    </section>
  )
}

function Diff({ change }: { change: Change }) {
  const t = useT()
  return (
    <dl className="c-diff">
      {change.fields.map(field => (
        <div key={field.name}>
          <dt>{t(fieldName(field.name))}</dt>
          <dd className="q-prose">
            <del>
              <span className="q-aside">{t(bookTexts.was)}</span>
              {valueWords(field.name, field.from ?? '—', t)}
            </del>
            <ins>
              <span className="q-aside">{t(bookTexts.becomes)}</span>
              {valueWords(field.name, field.to, t)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Details({ changes }: { changes: readonly Change[] }) {
  const t = useT()
  return (
    <details className="c-plan-details">
      <summary>{t(bookTexts.details)}</summary>
      {changes.map(change => (
        <dl key={change.ref}>
          <div className="c-plan-details-name">
            <dt>{change.title}</dt>
            <dd>
              <code>{change.ref}</code>
            </dd>
          </div>
          {change.fields.map(field => (
            <div key={field.name}>
              <dt>{t(fieldName(field.name))}</dt>
              <dd className="q-prose">{valueWords(field.name, field.to, t)}</dd>
            </div>
          ))}
        </dl>
      ))}
    </details>
  )
}
