// One condition of a rule: its kind, and the few things that kind needs.
import { Input, InputNumber, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconClose } from '#ui/kit/icons.tsx'
import { useKnown } from './known.ts'
import { activityTexts, conditionTexts, ruleTexts } from './stage-texts.ts'
import type { StageRule } from './stages-page.tsx'
import { identityTexts } from './words.ts'

type Condition = StageRule['when'][number]
type Kind = Condition['kind']

export interface ConditionEditorProps {
  condition: Condition
  onCondition: (condition: Condition | null) => void
  disabled: boolean
  /** A rule keeps one condition at least. */
  alone: boolean
}

function freshOf(kind: Kind, tagId: string, key: string): Condition {
  switch (kind) {
    case 'verified':
      return { kind }
    case 'holds':
      return { kind, what: 'seats', least: 1 }
    case 'active':
      return { kind, of: ['comment', 'post'], least: 5, days: 30 }
    case 'silent':
      return { kind, days: 60 }
    case 'joined':
      return { kind, days: 7 }
    case 'tagged':
      return { kind, tagId }
    case 'field':
      return { kind, key, is: '' }
  }
}

export function ConditionEditor({ condition, onCondition, disabled, alone }: ConditionEditorProps) {
  const t = useT()
  const { tagList, fieldList } = useKnown()
  const kinds = (Object.keys(conditionTexts) as Kind[]).filter(
    kind => (kind !== 'tagged' || tagList.length > 0) && (kind !== 'field' || fieldList.length > 0),
  )
  return (
    <span className="c-condition">
      <Select<Kind>
        aria-label={t(ruleTexts.which)}
        value={condition.kind}
        disabled={disabled}
        options={kinds.map(value => ({ value, label: t(conditionTexts[value]) }))}
        onChange={kind => onCondition(freshOf(kind, tagList[0]?.id ?? '', fieldList[0]?.key ?? ''))}
      />
      <Details condition={condition} onCondition={onCondition} disabled={disabled} />
      {!disabled && !alone && (
        <IconButton icon={IconClose} label={t(ruleTexts.removeCondition)} onClick={() => onCondition(null)} />
      )}
    </span>
  )
}

interface CountProps {
  label: string
  value: number | undefined
  suffix?: string
  least?: number
  disabled: boolean
  onCount: (value: number | undefined) => void
}
const Count = ({ label, value, suffix, least = 1, disabled, onCount }: CountProps) => (
  <InputNumber
    className="c-count"
    aria-label={label}
    placeholder={label}
    min={least}
    max={100_000}
    precision={0}
    disabled={disabled}
    value={value ?? null}
    {...(suffix && { suffix })}
    onChange={next => onCount(next ?? undefined)}
  />
)

function Details({ condition, onCondition, disabled }: Pick<ConditionEditorProps, 'condition' | 'onCondition' | 'disabled'>) {
  const t = useT()
  const { tagList, known } = useKnown()
  const say = (next: Record<string, unknown>) => onCondition({ ...condition, ...next } as Condition)
  const days = (
    <Count
      label={t(ruleTexts.duration)}
      suffix={t(ruleTexts.days)}
      value={'days' in condition ? condition.days : undefined}
      disabled={disabled}
      onCount={value => say({ days: value ?? 1 })}
    />
  )
  switch (condition.kind) {
    case 'verified':
      return (
        <Select
          aria-label={t(conditionTexts.verified)}
          allowClear
          placeholder={t(ruleTexts.anyWay)}
          value={condition.identity}
          disabled={disabled}
          options={Object.entries(identityTexts).map(([value, text]) => ({
            value: value as keyof typeof identityTexts,
            label: t(text),
          }))}
          onChange={identity => onCondition(identity ? { kind: 'verified', identity } : { kind: 'verified' })}
        />
      )
    case 'holds':
      return (
        <>
          <Count
            label={t(ruleTexts.least)}
            least={0}
            value={condition.least}
            disabled={disabled}
            onCount={least => say({ least })}
          />
          <Count label={t(ruleTexts.most)} least={0} value={condition.most} disabled={disabled} onCount={most => say({ most })} />
        </>
      )
    case 'active':
      return (
        <>
          <Select
            aria-label={t(conditionTexts.active)}
            mode="multiple"
            value={condition.of}
            disabled={disabled}
            showSearch={false}
            options={[...new Set([...Object.keys(activityTexts), ...condition.of])].map(value => ({
              value,
              label: activityTexts[value] ? t(activityTexts[value]) : value,
            }))}
            onChange={of => of.length > 0 && say({ of })}
          />
          {days}
          <Count
            label={t(ruleTexts.least)}
            suffix={t(ruleTexts.times)}
            value={condition.least}
            disabled={disabled}
            onCount={least => say({ least: least ?? 1 })}
          />
        </>
      )
    case 'tagged':
      return (
        <Select
          aria-label={t(conditionTexts.tagged)}
          value={condition.tagId}
          disabled={disabled}
          options={tagList.map(tag => ({ value: tag.id, label: tag.name }))}
          onChange={tagId => say({ tagId })}
        />
      )
    case 'field':
      return (
        <>
          <Select
            aria-label={t(conditionTexts.field)}
            value={condition.key}
            disabled={disabled}
            options={[...known.fields].map(([value, label]) => ({ value, label }))}
            onChange={key => say({ key })}
          />
          <Input
            aria-label={t(ruleTexts.value)}
            className="c-count"
            disabled={disabled}
            value={String(condition.is)}
            onChange={event => say({ is: event.target.value })}
          />
        </>
      )
    default:
      return days
  }
}
