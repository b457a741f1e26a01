// Many orders packed or sent at once: tracking numbers first, then what would happen to each, then it is done.
import './shop.css'
import { Button as AntButton, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useAction, useRead } from '#ui/data.ts'
import { currentLocale, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Field } from '#ui/kit/field.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { orderTexts } from './order-texts.ts'
import { type OrderRow, shortNumber } from './order-words.ts'

type Results = Answer<Rooms['shop']['stepOrders']>
interface StepOrdersProps {
  step: 'pack' | 'send'
  orders: readonly Pick<OrderRow, 'id' | 'title' | 'memberName'>[]
  onClose: () => void
  onDone: () => void
}

export function StepOrders({ step, orders, onClose, onDone }: StepOrdersProps) {
  const t = useT()
  const [carrier, setCarrier] = useState<string | null>(null)
  const [numbers, setNumbers] = useState<Record<string, string>>({})
  const [sending, setSending] = useState(step === 'send')
  const items = orders.map(({ id }) => {
    const typed = numbers[id]?.trim() || null
    return { ref: id, carrier: typed ? carrier : null, number: typed }
  })
  return (
    <FormModal open wide title={t(orderTexts.previewTitle, { what: t(orderTexts[step]) })} onClose={onClose}>
      {sending ? (
        <Numbers orders={orders} {...{ carrier, setCarrier, numbers, setNumbers }} onNext={() => setSending(false)} />
      ) : (
        <Preview
          step={step}
          orders={orders}
          items={items}
          {...(step === 'send' && { onBack: () => setSending(true) })}
          onDone={onDone}
        />
      )}
    </FormModal>
  )
}

export function ChooseCarrier({
  id,
  value,
  onChange,
}: {
  id?: string
  value?: string | null
  onChange?: (code: string | null) => void
}) {
  const t = useT()
  const carriers = useRead(api.shop.carriers, {}, { staleMs: 600_000 })
  const word = currentLocale() === 'en' ? 'en' : 'zh'
  return (
    <Select
      {...(id !== undefined && { id })}
      aria-label={t(orderTexts.carrier)}
      placeholder={t(orderTexts.carrier)}
      allowClear
      showSearch
      optionFilterProp="label"
      {...(value && { value })}
      onChange={code => onChange?.(code ?? null)}
      options={(carriers.data ?? []).map(one => ({ value: one.code, label: one[word] }))}
    />
  )
}

interface NumbersProps {
  orders: StepOrdersProps['orders']
  carrier: string | null
  setCarrier: (code: string | null) => void
  numbers: Record<string, string>
  setNumbers: (numbers: Record<string, string>) => void
  onNext: () => void
}

function Numbers({ orders, carrier, setCarrier, numbers, setNumbers, onNext }: NumbersProps) {
  const t = useT()
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        onNext()
      }}
    >
      <p className="q-quiet">{t(orderTexts.numbersHint)}</p>
      <Field label={t(orderTexts.carrier)}>{({ id }) => <ChooseCarrier id={id} value={carrier} onChange={setCarrier} />}</Field>
      <ul className="c-preview">
        {orders.map(order => (
          <li key={order.id}>
            <OrderName order={order} />
            <Input
              className="c-number"
              aria-label={t(orderTexts.ofOrder, { title: order.title })}
              placeholder={t(orderTexts.number)}
              value={numbers[order.id] ?? ''}
              maxLength={40}
              onChange={event => setNumbers({ ...numbers, [order.id]: event.target.value })}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button kind="primary" submit>
          {t(orderTexts.look)}
        </Button>
      </div>
    </form>
  )
}

const OrderName = ({ order }: { order: StepOrdersProps['orders'][number] }) => (
  <span>
    {order.title} · {order.memberName} <small className="c-mono q-quiet">{shortNumber(order.id)}</small>
  </span>
)

interface PreviewProps {
  step: 'pack' | 'send'
  orders: StepOrdersProps['orders']
  items: { ref: string; carrier: string | null; number: string | null }[]
  onBack?: () => void
  onDone: () => void
}

function Preview({ step, orders, items, onBack, onDone }: PreviewProps) {
  const t = useT()
  const [seen, setSeen] = useState<Results | null>(null)
  const look = useAction(() => api.shop.stepOrders({ body: { step, items, preview: true } }), { onDone: setSeen })
  const act = useAction((good: PreviewProps['items']) => api.shop.stepOrders({ body: { step, items: good, preview: false } }), {
    refreshes: ['shop'],
    onDone: answer => {
      toast(orderTexts.stepped, { what: t(orderTexts[step]), done: number(answer.done) })
      onDone()
    },
  })
  const ask = look.run
  useEffect(() => {
    void ask()
  }, [ask])
  if (!seen) return look.error ? <ErrorNote error={look.error} onRetry={look.run} /> : <Skeleton kind="text" />
  const resultOf = new Map(seen.results.map(one => [one.ref, one]))
  const good = items.filter(item => resultOf.get(item.ref)?.ok)
  return (
    <div className="q-stack">
      <p>{t(orderTexts.previewLead, { ok: number(good.length), no: number(items.length - good.length) })}</p>
      <ul className="c-preview">
        {orders.map(order => {
          const result = resultOf.get(order.id)
          return (
            <li key={order.id}>
              <OrderName order={order} />
              {result?.ok ? (
                <span className="q-quiet">{t(orderTexts.ready)}</span>
              ) : (
                <span className="c-preview-no">{result?.says}</span>
              )}
            </li>
          )
        })}
      </ul>
      <ErrorNote error={act.error} small />
      <div className="q-row">
        <Button kind="primary" busy={act.busy} disabled={good.length === 0} onClick={() => void act.run(good)}>
          {t(orderTexts.doIt, { what: t(orderTexts[step]), count: number(good.length) })}
        </Button>
        {onBack && (
          <AntButton type="text" onClick={onBack}>
            {t(orderTexts.back)}
          </AntButton>
        )}
      </div>
    </div>
  )
}
