// The rewards of an activity, each in a box of its own; the settings of the play name them by what they are called here.
import { Form, Input, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { Button, IconButton } from '#ui/kit/button.tsx'
import { IconPlus, IconTrash } from '#ui/kit/icons.tsx'
import { nextKey } from './draft-fields.ts'
import { CountInput, CouponSelect, MoneyInput, TierSelect, type Wired } from './inputs.tsx'
import { actTexts, rewardKindTexts } from './texts.ts'

type Kind = keyof typeof rewardKindTexts
interface Typed {
  key: string
  title?: string
  kind: Kind
}
const kinds = Object.keys(rewardKindTexts) as Kind[]

const useTyped = (): Typed[] => {
  const form = Form.useFormInstance()
  return ((Form.useWatch('rewards', form) ?? []) as (Typed | undefined)[]).filter(one => one !== undefined)
}

/** One of the rewards typed so far. */
export function RewardSelect({ id, value, onChange, several }: Wired<any> & { several?: boolean }) {
  const t = useT()
  const typed = useTyped()
  const options = typed.map(one => ({ value: one.key, label: one.title || t(rewardKindTexts[one.kind]) }))
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(several && { mode: 'multiple' as const })}
      allowClear
      value={value ?? (several ? [] : null)}
      onChange={chosen => onChange?.(chosen ?? null)}
      options={options}
    />
  )
}

export function RewardsField() {
  const t = useT()
  const typed = useTyped()
  return (
    <Form.List name="rewards">
      {(items, { add, remove }) => (
        <div className="c-act-rewards">
          {items.map(item => (
            <RewardBox
              key={item.key}
              at={item.name}
              kind={typed[item.name]?.kind ?? 'points'}
              onRemove={() => remove(item.name)}
            />
          ))}
          <div className="c-act-adds">
            {kinds.map(kind => (
              <Button
                key={kind}
                size="small"
                icon={IconPlus}
                onClick={() =>
                  add({
                    kind,
                    key: nextKey(typed.map(one => one.key)),
                    title: t(rewardKindTexts[kind]),
                    ...(kind === 'points' && { amount: 10 }),
                  })
                }
              >
                {t(rewardKindTexts[kind])}
              </Button>
            ))}
          </div>
          {items.length === 0 && <p className="q-field-hint">{t(actTexts.rewardsHint)}</p>}
        </div>
      )}
    </Form.List>
  )
}

function RewardBox({ at, kind, onRemove }: { at: number; kind: Kind; onRemove: () => void }) {
  const t = useT()
  const form = Form.useFormInstance()
  const needed = [{ required: true, message: t(actTexts.needed) }]
  /** Of another kind, it keeps its key, by which the play names it, and a name that was given by hand. */
  const turn = (next: Kind) => {
    const { key, title, units } = form.getFieldValue(['rewards', at]) as Typed & { units?: number }
    const isPlain = title === undefined || kinds.some(one => t(rewardKindTexts[one]) === title)
    form.setFieldValue(['rewards', at], {
      ...{ key, units, kind: next, title: isPlain ? t(rewardKindTexts[next]) : title },
      ...(next === 'points' && { amount: 10 }),
    })
  }
  return (
    <div className="c-act-reward">
      <Form.Item name={[at, 'key']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[at, 'kind']} hidden>
        <Input />
      </Form.Item>
      <header>
        <Select<Kind>
          className="c-act-kind"
          aria-label={t(actTexts.rewardKind)}
          value={kind}
          onChange={turn}
          options={kinds.map(one => ({ value: one, label: t(rewardKindTexts[one]) }))}
        />
        <IconButton icon={IconTrash} label={t(actTexts.remove)} onClick={onRemove} />
      </header>
      <Form.Item name={[at, 'title']} label={t(actTexts.rewardTitle)} rules={needed}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      {kind === 'points' && (
        <Form.Item name={[at, 'amount']} label={t(actTexts.rewardAmount)} rules={needed}>
          <CountInput />
        </Form.Item>
      )}
      {kind === 'credit' && (
        <Form.Item name={[at, 'amount']} label={t(actTexts.rewardCredit)} rules={needed}>
          <MoneyInput />
        </Form.Item>
      )}
      {(kind === 'coupon' || kind === 'tier') && (
        <Form.Item name={[at, 'ref']} label={t(actTexts[`rewardRef_${kind}`])} rules={needed}>
          {kind === 'coupon' ? <CouponSelect /> : <TierSelect />}
        </Form.Item>
      )}
      {kind !== 'badge' && (
        <Form.Item name={[at, 'value']} label={t(actTexts.rewardValue)}>
          <MoneyInput placeholder="0" />
        </Form.Item>
      )}
      <Form.Item name={[at, 'units']} label={t(actTexts.rewardUnits)}>
        <CountInput placeholder={t(actTexts.unlimited)} />
      </Form.Item>
      {(kind === 'points' || kind === 'credit') && (
        <Form.Item name={[at, 'expiresDays']} label={t(actTexts.rewardDays)}>
          <CountInput placeholder={t(actTexts.unlimited)} />
        </Form.Item>
      )}
    </div>
  )
}
