// Conditions on the profile: which field, and what it says.
import { Button, Input, InputNumber, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconClose } from '#ui/kit/icons.tsx'
import type { Filter } from './filter.ts'
import { type FieldLine, useKnown } from './known.ts'
import { memberTexts } from './texts.ts'

type Wish = NonNullable<Filter['fields']>[number]
const words = {
  add: { zh: '添加资料条件', en: 'Add a profile condition' },
  which: { zh: '哪一项', en: 'Which field' },
  what: { zh: '是什么', en: 'What it says' },
  any: { zh: '填过', en: 'is filled' },
  remove: { zh: '移除这个条件', en: 'Remove this condition' },
}

export function FieldWishes({ wishes, onWishes }: { wishes: readonly Wish[]; onWishes: (wishes: Wish[]) => void }) {
  const t = useT()
  const { fieldList, known } = useKnown()
  if (fieldList.length === 0) return null
  const set = (at: number, wish: Wish | null) => onWishes(wishes.flatMap((one, i) => (i === at ? (wish ? [wish] : []) : [one])))
  return (
    <fieldset className="q-stack">
      <legend className="q-field-label">{t(memberTexts.field)}</legend>
      {wishes.map((wish, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place.
        <div className="q-row" key={at}>
          <Select
            className="q-grow"
            aria-label={t(words.which)}
            value={wish.key}
            onChange={key => set(at, { key, filled: true })}
            options={fieldList.map(field => ({ value: field.key, label: known.fields.get(field.key) }))}
          />
          <WishValue field={fieldList.find(one => one.key === wish.key)} wish={wish} onWish={next => set(at, next)} />
          <IconButton icon={IconClose} label={t(words.remove)} onClick={() => set(at, null)} />
        </div>
      ))}
      <Button onClick={() => onWishes([...wishes, { key: fieldList[0]!.key, filled: true }])}>{t(words.add)}</Button>
    </fieldset>
  )
}

/** Empty means: filled, with whatever. */
function WishValue({ field, wish, onWish }: { field: FieldLine | undefined; wish: Wish; onWish: (wish: Wish) => void }) {
  const t = useT()
  const say = (is: Wish['is'] | null) =>
    onWish(is === undefined || is === null || is === '' ? { key: wish.key, filled: true } : { key: wish.key, is })
  const shared = { 'aria-label': t(words.what), placeholder: t(words.any), className: 'q-grow' }
  if (field?.kind === 'yes-no')
    return (
      <Select
        {...shared}
        allowClear
        value={wish.is as boolean | undefined}
        onChange={say}
        options={[true, false].map(value => ({ value, label: t(value ? memberTexts.yes : memberTexts.no) }))}
      />
    )
  if (field?.kind === 'choice' || field?.kind === 'choices')
    return (
      <Select
        {...shared}
        allowClear
        value={wish.is as string | undefined}
        onChange={say}
        options={(field.options ?? []).map(option => ({ value: option.key, label: t({ zh: option.zh, en: option.en }) }))}
      />
    )
  if (field?.kind === 'number') return <InputNumber {...shared} value={wish.is as number | undefined} onChange={say} />
  return <Input {...shared} value={(wish.is as string | undefined) ?? ''} onChange={event => say(event.target.value)} />
}
