// From when until when; how long it lasts is one press.
import { Form } from 'antd'
import { useState } from 'react'
import { Control } from '#ui/form/fields.tsx'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { fieldNamed } from './draft-fields.ts'
import { actTexts } from './texts.ts'

const hour = 3_600_000
const spans = { lasts_1h: hour, lasts_1d: 24 * hour, lasts_7d: 168 * hour, lasts_30d: 720 * hour } as const

/** Ten in the evening, where it is not late already. */
function tenTonight(now: Date): string | null {
  const ten = new Date(now)
  ten.setHours(22, 0, 0, 0)
  return ten.getTime() - now.getTime() > hour / 2 ? ten.toISOString() : null
}

export function WhenFields() {
  const t = useT()
  const form = Form.useFormInstance()
  const needed = [{ required: true, message: t(actTexts.needed) }]
  const last = (ms: number) => {
    const from = form.getFieldValue('opensAt') as string | undefined
    if (from) form.setFieldValue('closesAt', new Date(new Date(from).getTime() + ms).toISOString())
  }
  const [tonight] = useState(() => tenTonight(new Date()))
  return (
    <div className="c-act-pairs">
      <Form.Item name="opensAt" label={t(actTexts.opensAt)} rules={needed}>
        <Control field={fieldNamed('opensAt')} />
      </Form.Item>
      <Form.Item name="closesAt" label={t(actTexts.closesAt)} rules={needed}>
        <Control field={fieldNamed('closesAt')} />
      </Form.Item>
      <div className="c-act-adds c-act-whole">
        {tonight && (
          <Button size="small" onClick={() => form.setFieldValue('closesAt', tonight)}>
            {t(actTexts.tonight)}
          </Button>
        )}
        {(Object.keys(spans) as (keyof typeof spans)[]).map(key => (
          <Button key={key} size="small" onClick={() => last(spans[key])}>
            {t(actTexts[key])}
          </Button>
        ))}
      </div>
    </div>
  )
}
