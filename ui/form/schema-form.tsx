// A form drawn from the shape of what an endpoint takes; what the server says about a field stands at that field.
import './schema-form.css'
import { Button, Form, type FormInstance } from 'antd'
import { useEffect, useMemo } from 'react'
import { say, type Text, useLocale } from '../i18n.ts'
import { ErrorNote } from '../kit/states.tsx'
import { isProblem } from '../problem.ts'
import { Control } from './fields.tsx'
import { initialOf, tidy } from './initial.ts'
import { type FormField, type FormTexts, fieldsOf, type JsonSchema } from './schema.ts'

export interface SchemaFormProps {
  /** From `apps/console/forms/<room>.gen.ts`. */
  schema: JsonSchema
  texts?: FormTexts
  /** Only these, in this order. */
  only?: readonly string[]
  /** Drawn by the page itself. */
  replace?: Record<string, (field: FormField) => React.ReactNode>
  value?: Record<string, unknown>
  onSend: (value: any) => unknown
  busy?: boolean
  error?: unknown
  verb: string
  /** Beside the button: a way back, a preview. */
  beside?: React.ReactNode
  form?: FormInstance
}

const formWords = {
  needed: { zh: '这里要填', en: 'This is needed' },
  add: { zh: '添加一项', en: 'Add one' },
  remove: { zh: '移除', en: 'Remove' },
} satisfies Record<string, Text>

export function SchemaForm(props: SchemaFormProps) {
  const { schema, texts, only, replace, value, onSend, busy, error, verb, beside } = props
  const locale = useLocale()
  const [own] = Form.useForm()
  const form = props.form ?? own
  const fields = useMemo(() => {
    const all = fieldsOf(schema, texts)
    return only ? only.flatMap(key => all.filter(field => field.key === key)) : all
  }, [schema, texts, only])
  const initial = useMemo(() => ({ ...initialOf(fields), ...value }), [fields, value])
  useEffect(() => {
    form.setFields(serverErrors(error) as Parameters<typeof form.setFields>[0])
  }, [form, error])
  return (
    <Form
      key={locale}
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      className="c-form"
      onFinish={sent => onSend(tidy(sent, fields))}
      disabled={busy === true}
    >
      {fields.map(field => (
        <Item key={field.key} field={field} path={[field.key]} replace={replace} />
      ))}
      <ErrorNote error={error} small placed />
      <div className="q-row">
        <Button type="primary" htmlType="submit" loading={busy === true}>
          {verb}
        </Button>
        {beside}
      </div>
    </Form>
  )
}

/** The fields alone, for a page that lays out its form itself. `within`: the group they stand in. */
export function FormItems({
  fields,
  replace,
  within = [],
}: {
  fields: readonly FormField[]
  replace?: SchemaFormProps['replace']
  within?: readonly string[]
}) {
  return fields.map(field => <Item key={field.key} field={field} path={[...within, field.key]} replace={replace} />)
}

type Path = (string | number)[]
interface ItemProps {
  field: FormField
  /** Within a list: from the item on. */
  path: Path
  replace?: SchemaFormProps['replace']
}

function Item({ field, path, replace }: ItemProps) {
  const own = replace?.[path.filter(step => typeof step === 'string').join('.')]
  if (field.kind === 'group')
    return (
      <fieldset className="c-form-group">
        <legend>{say(field.label)}</legend>
        {field.fields!.map(inner => (
          <Item key={inner.key} field={inner} path={[...path, inner.key]} replace={replace} />
        ))}
      </fieldset>
    )
  if (field.kind === 'list') return <ListItem field={field} path={path} replace={replace} />
  return (
    <Form.Item
      name={path}
      className={`c-field-${field.kind}`}
      label={say(field.label)}
      extra={field.hint && say(field.hint)}
      rules={field.required && field.kind !== 'yes' ? [{ required: true, message: say(formWords.needed) }] : []}
    >
      {own ? own(field) : <Control field={field} />}
    </Form.Item>
  )
}

function ListItem({ field, path, replace }: ItemProps) {
  return (
    <fieldset className="c-form-group">
      <legend>{say(field.label)}</legend>
      <Form.List name={path}>
        {(items, { add, remove }) => (
          <>
            {items.map(item => (
              <div key={item.key} className="c-form-item">
                <div className="q-grow">
                  {field.fields!.map(inner => (
                    <Item key={inner.key} field={inner} path={[item.name, inner.key]} replace={replace} />
                  ))}
                </div>
                <Button type="text" danger onClick={() => remove(item.name)}>
                  {say(formWords.remove)}
                </Button>
              </div>
            ))}
            {(field.max === undefined || items.length < field.max) && (
              <Button onClick={() => add(initialOf(field.fields!))}>{say(formWords.add)}</Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

const pathOf = (path: string): Path => path.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step))

export const serverErrors = (error: unknown): { name: Path; errors: string[] }[] =>
  isProblem(error) ? error.errors.map(({ path, message }) => ({ name: pathOf(path), errors: [message] })) : []
