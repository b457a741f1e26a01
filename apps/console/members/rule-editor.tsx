// One rule, read as a sentence and edited in place: from, to, and what must hold.
import { Input, Select, Switch } from 'antd'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconPlus, IconTrash } from '#ui/kit/icons.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { ruleTexts } from './stage-texts.ts'
import type { StageRule } from './stages-page.tsx'
import { stageTexts } from './words.ts'

type Stage = keyof typeof stageTexts

export interface RuleEditorProps {
  rule: StageRule
  onRule: (rule: StageRule) => void
  onRemove: () => void
  disabled: boolean
}

export function RuleEditor({ rule, onRule, onRemove, disabled }: RuleEditorProps) {
  const t = useT()
  const stages = Object.entries(stageTexts).map(([value, text]) => ({ value: value as Stage, label: t(text) }))
  const set = (change: Partial<StageRule>) => onRule({ ...rule, ...change })
  return (
    <div className="c-rule" data-off={!rule.on || undefined}>
      <div className="q-row">
        <Input
          className="q-grow c-rule-name"
          variant="underlined"
          aria-label={t(ruleTexts.name)}
          placeholder={t(ruleTexts.name)}
          maxLength={60}
          value={rule.name}
          disabled={disabled}
          onChange={event => set({ name: event.target.value })}
        />
        <Switch
          aria-label={`${t(ruleTexts.on)} ${rule.name}`}
          checked={rule.on}
          disabled={disabled}
          onChange={on => set({ on })}
        />
        {!disabled && <IconButton icon={IconTrash} label={`${t(ruleTexts.remove)} ${rule.name}`} onClick={onRemove} />}
      </div>
      <div className="q-row">
        <span className="q-quiet">{t(ruleTexts.from)}</span>
        <Select<Stage[]>
          aria-label={t(ruleTexts.from)}
          mode="multiple"
          value={rule.from}
          disabled={disabled}
          showSearch={false}
          options={stages.filter(one => one.value !== rule.to)}
          onChange={from => set({ from })}
        />
        <span className="q-quiet">{t(ruleTexts.to)}</span>
        <Select<Stage>
          aria-label={t(ruleTexts.to)}
          value={rule.to}
          disabled={disabled}
          options={stages}
          onChange={to => set({ to, from: rule.from.filter(stage => stage !== to) })}
        />
      </div>
      <div className="c-rule-when">
        <span className="q-quiet">{t(ruleTexts.when)}</span>
        {rule.when.map((condition, at) => (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place.
            key={at}
            condition={condition}
            disabled={disabled}
            alone={rule.when.length === 1}
            onCondition={next => set({ when: rule.when.flatMap((one, i) => (i === at ? (next ? [next] : []) : [one])) })}
          />
        ))}
        {!disabled && rule.when.length < 6 && (
          <IconButton
            icon={IconPlus}
            label={t(ruleTexts.addCondition)}
            onClick={() => set({ when: [...rule.when, { kind: 'joined', days: 7 }] })}
          />
        )}
      </div>
    </div>
  )
}
