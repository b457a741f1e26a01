// The first words about a product: what it is, what it costs, how many there are.
import { Form, Select } from 'antd'
import { useMemo } from 'react'
import { useRead } from '#ui/data.ts'
import type { JsonSchema } from '#ui/form/schema.ts'
import { money, useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { titled } from '../shell/titled.ts'
import { priced, shapeIn } from './priced.ts'
import { useCurrency } from './sum.tsx'
import { productKindTexts, shopTexts } from './texts.ts'

/** The product with its one variant in one form. */
function firstForm(currency: string): JsonSchema {
  const product = shapeIn(priced(titled(shopForms.newProduct, { ProductKind: productKindTexts }), currency), 'NewProduct')
  const variant = shapeIn(product, 'NewVariant')
  const { kind = {}, title = {}, intro = {} } = product.properties ?? {}
  const { price = {}, opening = {}, code = {}, planId = {}, roundId = {}, credit = {} } = variant.properties ?? {}
  return {
    type: 'object',
    $defs: product.$defs ?? {},
    properties: { kind, title, intro: { ...intro, maxLength: 120 }, planId, roundId, price, credit, opening, code },
    required: ['kind', 'title', 'price'],
  }
}
const fieldsOf = {
  goods: ['kind', 'title', 'intro', 'price', 'opening', 'code'],
  voucher: ['kind', 'title', 'intro', 'price', 'opening'],
  tier: ['kind', 'title', 'intro', 'planId', 'roundId', 'price'],
  credit: ['kind', 'title', 'intro', 'price', 'credit'],
} as const
type Kind = keyof typeof fieldsOf
interface Typed {
  kind: Kind
  title: string
  intro?: string
  price: number
}
const labels = {
  'opening.hint': { zh: '留空表示不限量', en: 'Empty: there is no end of it' },
  'planId.hint': { zh: '实际收多少按等级的会费与储值算', en: 'What is asked in the end is what the tier says' },
  price: { zh: '售价', en: 'Price' },
}

export function NewProduct({ open, onClose, onDone }: { open: boolean; onClose: () => void; onDone: (id: string) => void }) {
  const t = useT()
  const currency = useCurrency()
  const [form] = Form.useForm()
  const kind = (Form.useWatch('kind', form) as Kind | undefined) ?? 'goods'
  const planId = Form.useWatch('planId', form) as string | undefined
  const schema = useMemo(() => firstForm(currency), [currency])
  return (
    <ActForm
      open={open}
      onClose={onClose}
      title={t(shopTexts.newProduct)}
      lead={t(shopTexts.newProductHint)}
      form={form}
      schema={schema}
      texts={labels}
      only={fieldsOf[kind]}
      value={first}
      replace={{
        planId: () => <ChoosePlan />,
        roundId: () => <ChooseRound planId={planId} />,
      }}
      verb={t(shopTexts.make)}
      act={({ kind, title, intro = '', ...variant }: Typed) =>
        api.shop.newProduct({ body: { kind, title, intro, variants: [variant] } })
      }
      refreshes={['shop']}
      done={shopTexts.made}
      onDone={made => onDone(made.id)}
    />
  )
}
const first = { kind: 'goods' }

interface Wired {
  id?: string
  value?: string | null
  onChange?: (id: string | undefined) => void
}
export function ChoosePlan({ id, value, onChange }: Wired) {
  const plans = useRead(api.tiers.plans, {}, { staleMs: 60_000 })
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value && { value })}
      allowClear
      onChange={chosen => onChange?.(chosen ?? undefined)}
      options={(plans.data ?? []).map(({ plan }) => ({
        value: plan.id,
        label: `${plan.name} · ${money(plan.price, plan.currency)}`,
      }))}
    />
  )
}
export function ChooseRound({ planId, id, value, onChange }: Wired & { planId: string | undefined }) {
  const plans = useRead(api.tiers.plans, {}, { staleMs: 60_000 })
  const rounds = plans.data?.find(one => one.plan.id === planId)?.rounds ?? []
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value && { value })}
      allowClear
      disabled={rounds.length === 0}
      onChange={chosen => onChange?.(chosen ?? undefined)}
      options={rounds.map(round => ({ value: round.id, label: `${round.name} · ${round.seatsLeft}/${round.seatsMax}` }))}
    />
  )
}
