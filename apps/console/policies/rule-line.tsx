// One rule: what it asks, by which law since when, how sure that is, and its values here.
import { useState } from 'react'
import { money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { useMay } from '../shell/session.ts'
import { dayWords, type Rule } from './rule-words.ts'
import { certaintyTexts, effectTexts, policyTexts } from './texts.ts'
import { TightenModal } from './tighten.tsx'

const toneOf: Record<Rule['certainty'], TagTone> = { read: 'green', 'second-hand': 'plain', 'to-be-confirmed': 'ochre' }
/** What of a rule can be made stricter. */
export type Part =
  | { kind: 'number'; of: Rule['numbers'][number] }
  | { kind: 'words'; of: Rule['words'][number] }
  | { kind: 'effect' }
const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every(word => b.includes(word))

export function RuleLine({ rule, currency }: { rule: Rule; currency: string }) {
  const t = useT()
  const may = useMay()('policies.edit')
  const [part, setPart] = useState<Part | null>(null)
  const tighten = (one: Part) => (may ? () => setPart(one) : undefined)
  const { law, article, inForce } = rule.source
  return (
    <li className="c-policy">
      <h3>
        {rule.title} {rule.state === 'coming' && <Tag tone="indigo">{t(policyTexts.coming, { day: dayWords(rule.since) })}</Tag>}
      </h3>
      <p>{rule.text}</p>
      <p className="c-policy-small">
        {t(policyTexts.source)} · {law} {article} · {t(policyTexts.since, { day: dayWords(inForce) })}
        {rule.until && ` · ${t(policyTexts.until, { day: dayWords(rule.until) })}`}{' '}
        <Tag tone={toneOf[rule.certainty]}>{t(certaintyTexts[rule.certainty])}</Tag> <span className="c-mono">{rule.id}</span>
      </p>
      {rule.doubt && (
        <details className="c-policy-small">
          <summary>{t(policyTexts.doubt)}</summary>
          {rule.doubt}
        </details>
      )}
      <dl className="c-policy-values">
        {rule.numbers.map(of => (
          <Value
            key={of.name}
            title={of.title}
            here={<Amount of={of} value={of.here} currency={currency} />}
            law={of.here !== of.law && <Amount of={of} value={of.law} currency={currency} />}
            onTighten={tighten({ kind: 'number', of })}
          />
        ))}
        {rule.words.map(of => (
          <Value
            key={of.name}
            title={of.title}
            here={<Words of={of} values={of.here} />}
            law={!same(of.here, of.law) && <Words of={of} values={of.law} />}
            onTighten={tighten({ kind: 'words', of })}
          />
        ))}
        <Value
          title={t(policyTexts.effect)}
          here={t(effectTexts[rule.effectHere])}
          law={rule.effectHere !== rule.effect && t(effectTexts[rule.effect])}
          onTighten={rule.effect === 'refuse' ? undefined : tighten({ kind: 'effect' })}
        />
      </dl>
      <TightenModal rule={rule} part={part} currency={currency} onClose={() => setPart(null)} />
    </li>
  )
}

interface ValueProps {
  title: string
  here: React.ReactNode
  /** What the law says, where it is something else. */
  law: React.ReactNode
  onTighten: (() => void) | undefined
}

function Value({ title, here, law, onTighten }: ValueProps) {
  const t = useT()
  const [before, after] = t(policyTexts.byLaw, { value: '\n' }).split('\n')
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {here}
        {law && (
          <>
            {' '}
            <Tag tone="green">{t(policyTexts.stricterHere)}</Tag>{' '}
            <span className="c-policy-small">
              {before}
              {law}
              {after}
            </span>
          </>
        )}{' '}
        {onTighten && (
          <Button kind="plain" size="small" onClick={onTighten} aria-label={`${t(policyTexts.tighten)} · ${title}`}>
            {t(policyTexts.tighten)}
          </Button>
        )}
      </dd>
    </div>
  )
}

function Amount({ of, value, currency }: { of: Rule['numbers'][number]; value: number; currency: string }) {
  const t = useT()
  if (of.unit === 'money') return <>{money(value, currency)}</>
  return <>{t(policyTexts[of.unit], { count: number(value) })}</>
}

function Words({ of, values }: { of: Rule['words'][number]; values: readonly string[] }) {
  const t = useT()
  const titles = new Map(of.choices.map(one => [one.value, one.title]))
  const said = values.map(value => titles.get(value) ?? value).join(' · ')
  if (values.length <= 4) return <>{said}</>
  return (
    <details>
      <summary>{t(policyTexts.phrases, { count: number(values.length) })}</summary>
      {said}
    </details>
  )
}
