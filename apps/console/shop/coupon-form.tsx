// Making a batch of coupons: first which kind, then what that kind asks.
import { Form, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useAction, useRead } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { Page } from '../shell/page.tsx'
import { titled } from '../shell/titled.ts'
import { ChooseVariant } from './choose-variant.tsx'
import { couponKindHints, couponKindTexts, couponTexts, wayTexts } from './coupon-texts.ts'
import { priced } from './priced.ts'
import { useCurrency } from './sum.tsx'

export type CouponKind = keyof typeof couponKindTexts
const kinds = Object.keys(couponKindTexts) as CouponKind[]
const gives: Record<CouponKind, readonly string[]> = {
  fixed: ['amountOff', 'threshold'],
  percentage: ['percentOff', 'offMax', 'threshold'],
  exchange: ['variantId'],
}
export const batchSchema = (currency: string) => priced(titled(shopForms.newBatch, { CouponWay: wayTexts }), currency)
export const batchFields = (kind: CouponKind, way: string | undefined): string[] => [
  'title',
  ...gives[kind],
  ...(kind === 'exchange' ? [] : ['products']),
  ...['withFlash', 'way'],
  ...(way === 'word' ? ['word'] : []),
  ...['releases', 'perMemberMax', 'points', 'needsRight', 'takesFrom', 'takesUntil', 'usesFrom', 'usesUntil', 'useDays'],
  ...['terms', 'partner'],
]

export function NewBatchPage({ kind }: { kind?: string }) {
  const t = useT()
  const chosen = kinds.find(one => one === kind)
  if (chosen) return <BatchForm kind={chosen} />
  return (
    <Page title={t(couponTexts.newBatch)} lead={t(couponTexts.chooseKind)}>
      <div className="c-kinds">
        {kinds.map(one => (
          <Link key={one} href={`/coupons/new/${one}`} className="c-kind">
            <b className="q-song">{t(couponKindTexts[one])}</b>
            <span>{t(couponKindHints[one])}</span>
          </Link>
        ))}
      </div>
    </Page>
  )
}

function BatchForm({ kind }: { kind: CouponKind }) {
  const t = useT()
  const [, go] = useLocation()
  const currency = useCurrency()
  const schema = useMemo(() => batchSchema(currency), [currency])
  const [form] = Form.useForm()
  const way = Form.useWatch('way', form) as string | undefined
  const [value] = useState(() => ({ releases: [{}] }))
  const make = useAction(api.shop.newBatch, {
    refreshes: ['shop'],
    onDone: made => {
      toast(couponTexts.saved)
      go(`/coupons/${made.id}`)
    },
  })
  return (
    <Page
      title={t(couponKindTexts[kind])}
      lead={t(couponKindHints[kind])}
      crumbs={[{ title: t(couponTexts.newBatch), href: '/coupons/new' }]}
      width="normal"
    >
      <SchemaForm
        form={form}
        schema={schema}
        only={batchFields(kind, way)}
        value={value}
        replace={batchControls}
        verb={t(couponTexts.saveDraft)}
        busy={make.busy}
        error={make.error}
        onSend={body => make.run({ body: { ...body, kind } })}
      />
    </Page>
  )
}

export const batchControls = { variantId: () => <ChooseVariant />, products: () => <ChooseProducts /> }

interface Wired {
  id?: string
  value?: string[]
  onChange?: (ids: string[]) => void
}
function ChooseProducts({ id, value, onChange }: Wired) {
  const found = useRead(api.shop.deskProducts, { query: { limit: 100 } }, { staleMs: 60_000 })
  return (
    <Select
      {...(id !== undefined && { id })}
      mode="multiple"
      optionFilterProp="label"
      value={value ?? []}
      onChange={chosen => onChange?.(chosen)}
      options={(found.data?.items ?? []).map(one => ({ value: one.id, label: one.title }))}
    />
  )
}
