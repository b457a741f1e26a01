// When a series is held: every day at, every Friday, on the first, each hour; or a pattern of one's own.
import { Form, Input, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { CountInput, NamedSelect } from './inputs.tsx'
import type { Often } from './pattern.ts'
import { oftenTexts, seriesTexts, weekdayTexts } from './series-texts.ts'
import { actTexts } from './texts.ts'

export function PatternField() {
  const t = useT()
  const form = Form.useFormInstance()
  const often = (Form.useWatch(['said', 'often'], form) ?? 'daily') as Often
  const needed = [{ required: true, message: t(actTexts.needed) }]
  return (
    <div className="c-act-pairs">
      <Form.Item name={['said', 'often']} label={t(seriesTexts.often)}>
        <NamedSelect of={oftenTexts} />
      </Form.Item>
      {often === 'weekly' && (
        <Form.Item name={['said', 'weekdays']} label={t(seriesTexts.weekdays)} rules={needed}>
          <Select
            mode="multiple"
            options={['1', '2', '3', '4', '5', '6', '0'].map(value => ({
              value,
              label: t(weekdayTexts[value as keyof typeof weekdayTexts]),
            }))}
          />
        </Form.Item>
      )}
      {often === 'monthly' && (
        <Form.Item name={['said', 'day']} label={t(seriesTexts.dayOfMonth)} rules={needed}>
          <CountInput />
        </Form.Item>
      )}
      {often === 'hourly' && (
        <Form.Item name={['said', 'minute']} label={t(seriesTexts.minute)} rules={needed}>
          <CountInput min={0} />
        </Form.Item>
      )}
      {often === 'own' && (
        <Form.Item name={['said', 'pattern']} label={t(seriesTexts.pattern)} rules={needed}>
          <Input maxLength={80} autoComplete="off" className="c-mono" />
        </Form.Item>
      )}
      {often !== 'hourly' && often !== 'own' && (
        <Form.Item name={['said', 'time']} label={t(seriesTexts.time)} rules={needed}>
          <Input type="time" />
        </Form.Item>
      )}
    </div>
  )
}
