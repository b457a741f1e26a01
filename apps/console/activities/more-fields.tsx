// What most activities leave as it is: who is invited, how often, points, budget, group, weights; and what is told of a draw.
import { Form, Input } from 'antd'
import { FormItems } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { Button, IconButton } from '#ui/kit/button.tsx'
import { IconPlus, IconTrash } from '#ui/kit/icons.tsx'
import { GroupSelect } from '../groups/group-select.tsx'
import { fieldNamed } from './draft-fields.ts'
import { AudienceSelect, CountInput, MoneyInput, NamedSelect } from './inputs.tsx'
import { PictureField } from './picture-field.tsx'
import { actTexts, audienceTexts } from './texts.ts'

export const ToldFields = () => <FormItems fields={fieldNamed('told').fields ?? []} within={['told']} />

export function MoreFields() {
  const t = useT()
  const free = t(actTexts.unlimited)
  return (
    <div className="c-act-more-fields">
      <Form.Item name="intro" label={t(actTexts.intro)}>
        <Input.TextArea className="c-growing" rows={3} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="pictureFileId" label={t(actTexts.picture)}>
        <PictureField />
      </Form.Item>
      <fieldset className="c-form-group">
        <legend>{t(actTexts.audience)}</legend>
        <AudienceFields />
      </fieldset>
      <div className="c-act-pairs">
        <Form.Item name={['limits', 'perDay']} label={t(actTexts.perDay)}>
          <CountInput placeholder={free} />
        </Form.Item>
        <Form.Item name={['limits', 'perMember']} label={t(actTexts.perMember)}>
          <CountInput placeholder={free} />
        </Form.Item>
        <Form.Item name={['limits', 'players']} label={t(actTexts.playersMax)}>
          <CountInput placeholder={free} />
        </Form.Item>
        <Form.Item name="costPoints" label={t(actTexts.cost)}>
          <CountInput min={0} placeholder="0" />
        </Form.Item>
        <Form.Item name="budget" label={t(actTexts.budget)}>
          <MoneyInput placeholder={free} />
        </Form.Item>
        <Form.Item name="groupId" label={t(actTexts.group)}>
          <GroupSelect clearable placeholder="—" />
        </Form.Item>
      </div>
      <fieldset className="c-form-group">
        <legend>{t(actTexts.weights)}</legend>
        <WeightFields />
      </fieldset>
    </div>
  )
}

function AudienceFields() {
  const t = useT()
  const form = Form.useFormInstance()
  const kinds = (Form.useWatch('audience', form) ?? []) as ({ kind?: string } | undefined)[]
  return (
    <Form.List name="audience">
      {(items, { add, remove }) => (
        <>
          {items.map(item => (
            <div key={item.key} className="c-act-line">
              <Form.Item name={[item.name, 'kind']} label={t(actTexts.by)}>
                <NamedSelect of={audienceTexts} />
              </Form.Item>
              <Form.Item
                name={[item.name, 'id']}
                label={t(actTexts.which)}
                rules={[{ required: true, message: t(actTexts.needed) }]}
              >
                <AudienceSelect by={kinds[item.name]?.kind} />
              </Form.Item>
              <IconButton icon={IconTrash} label={t(actTexts.remove)} onClick={() => remove(item.name)} />
            </div>
          ))}
          {items.length === 0 && <p className="q-field-hint">{t(actTexts.everyone)}</p>}
          <Button size="small" icon={IconPlus} onClick={() => add({ kind: 'group' })}>
            {t(actTexts.add)}
          </Button>
        </>
      )}
    </Form.List>
  )
}

function WeightFields() {
  const t = useT()
  return (
    <Form.List name="weights">
      {(items, { add, remove }) => (
        <>
          {items.map(item => (
            <div key={item.key} className="c-act-line">
              <Form.Item
                name={[item.name, 'right']}
                label={t(actTexts.right)}
                rules={[{ required: true, message: t(actTexts.needed) }]}
              >
                <Input maxLength={40} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[item.name, 'weight']} label={t(actTexts.weight)}>
                <CountInput min={0} />
              </Form.Item>
              <IconButton icon={IconTrash} label={t(actTexts.remove)} onClick={() => remove(item.name)} />
            </div>
          ))}
          <Button size="small" icon={IconPlus} onClick={() => add({ weight: 2 })}>
            {t(actTexts.add)}
          </Button>
        </>
      )}
    </Form.List>
  )
}
