// Makes one value of a rule stricter, with the reason.
import { InputNumber } from 'antd'
import { useAction } from '#ui/data.ts'
import type { JsonSchema } from '#ui/form/schema.ts'
import { SchemaForm, type SchemaFormProps } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { type LedgerUnit, minorsOf } from '#ui/ledger.ts'
import { api } from '../api.ts'
import { policiesForms } from '../forms/policies.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { titled, withFields } from '../shell/titled.ts'
import type { Part } from './rule-line.tsx'
import type { Rule } from './rule-words.ts'
import { effectTexts, policyTexts } from './texts.ts'

interface TightenProps {
  rule: Rule
  currency: string
  onClose: () => void
}

export function TightenModal({ part, ...props }: TightenProps & { part: Part | null }) {
  const t = useT()
  return (
    <FormModal open={part !== null} title={t(policyTexts.tightenTitle, { rule: props.rule.title })} onClose={props.onClose}>
      <p className="c-policy-small">{t(policyTexts.tightenHint)}</p>
      {part?.kind === 'number' && <NumberForm {...props} of={part.of} />}
      {part?.kind === 'words' && <WordsForm {...props} of={part.of} />}
      {part?.kind === 'effect' && <EffectForm {...props} />}
    </FormModal>
  )
}

/** The same for all three: what it changes, and what is said afterwards. */
const doneBy = (onClose: () => void) => ({
  refreshes: ['policies'],
  onDone: () => {
    toast(policyTexts.saved)
    onClose()
  },
})
function Asked(props: Omit<SchemaFormProps, 'verb'>) {
  const t = useT()
  return <SchemaForm {...props} texts={{ ...props.texts, note: policyTexts.reason }} verb={t(policyTexts.save)} />
}
const called = (title: string) => ({ zh: title, en: title })

function NumberForm({ rule, of, currency, onClose }: TightenProps & { of: Rule['numbers'][number] }) {
  const set = useAction(api.policies.setNumber, doneBy(onClose))
  const minors = of.unit === 'money' ? minorsOf(currency as LedgerUnit, currency) : 1
  return (
    <Asked
      schema={policiesForms.setNumber}
      texts={{ value: called(of.title), 'value.hint': policyTexts[of.stricter] }}
      value={{ value: of.here / minors }}
      replace={{
        value: () => (
          <InputNumber
            className="c-number"
            min={0}
            max={of.max / minors}
            precision={Math.round(Math.log10(minors))}
            prefix={of.unit === 'money' ? currency : undefined}
          />
        ),
      }}
      busy={set.busy}
      error={set.error}
      onSend={({ value, note }) =>
        set.run({ params: { ruleId: rule.id, name: of.name }, body: { value: Math.round(value * minors), note } })
      }
    />
  )
}

function WordsForm({ rule, of, onClose }: TightenProps & { of: Rule['words'][number] }) {
  const set = useAction(api.policies.setWords, doneBy(onClose))
  const items: JsonSchema = {
    type: 'string',
    ...(of.choices.length > 0 && {
      enum: of.choices.map(one => one.value),
      titles: Object.fromEntries(of.choices.map(one => [one.value, one.title])),
    }),
  }
  return (
    <Asked
      schema={withFields(policiesForms.setWords, { value: { items } })}
      texts={{ value: called(of.title), 'value.hint': policyTexts[of.stricter] }}
      value={{ value: of.here }}
      busy={set.busy}
      error={set.error}
      onSend={body => set.run({ params: { ruleId: rule.id, name: of.name }, body })}
    />
  )
}

function EffectForm({ rule, onClose }: TightenProps) {
  const set = useAction(api.policies.setEffect, doneBy(onClose))
  return (
    <Asked
      schema={titled(policiesForms.setEffect, { PolicyEffect: effectTexts })}
      value={{ effect: rule.effectHere }}
      busy={set.busy}
      error={set.error}
      onSend={body => set.run({ params: { ruleId: rule.id }, body })}
    />
  )
}
