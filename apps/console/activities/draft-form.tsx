// The form of an activity: what and when, how it is played, rewards; the rest folded away. Shared by activities and series.
import './draft-form.css'
import { Form, type FormInstance, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { JsonSchema } from '#ui/form/schema.ts'
import { FormItems } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { CrewField } from './crew-field.tsx'
import { isDrawIn, rewardPlaces, settingsOf } from './draft-fields.ts'
import { MoreFields, ToldFields } from './more-fields.tsx'
import { RewardSelect, RewardsField } from './rewards-field.tsx'
import type { PlayShown } from './shapes.ts'
import { actTexts } from './texts.ts'

interface DraftFormProps {
  form: FormInstance
  play: PlayShown
  value: object
  /** Times of one activity, or the pattern of a series. */
  when: React.ReactNode
  onSend: () => void
  busy: boolean
  /** The buttons at its foot. */
  children: React.ReactNode
}

export function DraftForm({ form, play, value, when, onSend, busy, children }: DraftFormProps) {
  const t = useT()
  const fields = useMemo(() => settingsOf(play), [play])
  const typed = Form.useWatch('settings', form) as Record<string, unknown> | undefined
  const settings = typed ?? (value as { settings?: Record<string, unknown> }).settings
  // What is told of a draw is there from the last one; only what is missing needs to be seen.
  const [isToldOpen] = useState(() => !(value as { told?: { contact?: string } }).told?.contact)
  const replace = useMemo(() => {
    const places = rewardPlaces(play.settings as JsonSchema)
    return Object.fromEntries([
      ...places.one.map(path => [path, () => <RewardSelect />]),
      ...places.several.map(path => [path, () => <RewardSelect several />]),
    ])
  }, [play])
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={value}
      className="c-form c-act-form"
      onFinish={onSend}
      disabled={busy}
      scrollToFirstError
    >
      <fieldset className="c-act-part">
        <legend className="q-song">{t(actTexts.basics)}</legend>
        <Form.Item name="title" label={t(actTexts.title)} rules={[{ required: true, message: t(actTexts.needed) }]}>
          <Input maxLength={80} autoComplete="off" />
        </Form.Item>
        {when}
      </fieldset>
      <fieldset className="c-act-part">
        <legend className="q-song">{t(actTexts.settings)}</legend>
        <div className="c-act-fields">
          <FormItems fields={fields} replace={replace} within={['settings']} />
        </div>
      </fieldset>
      <fieldset className="c-act-part">
        <legend className="q-song">{t(actTexts.rewards)}</legend>
        <RewardsField />
      </fieldset>
      {isDrawIn(play, settings) && (
        <details className="c-act-more c-act-told" open={isToldOpen}>
          <summary>{t(actTexts.told)}</summary>
          <div className="c-act-fields">
            <ToldFields />
          </div>
        </details>
      )}
      <details className="c-act-more">
        <summary>{t(actTexts.more)}</summary>
        <MoreFields />
        {play.crewMoves.length > 0 && (
          <fieldset className="c-form-group">
            <legend>{t(actTexts.crew)}</legend>
            <CrewField />
          </fieldset>
        )}
      </details>
      {children}
    </Form>
  )
}
