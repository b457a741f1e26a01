// Asking for one's money back: what for, which lines, why; and what became of what was asked.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Check, Select, TextArea } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Confirm, Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import { priceText } from '../price.tsx'
import type { Order, RefundRequest } from '../shapes.ts'
import { requestTexts } from './request-texts.ts'

export function AskBack({ order }: { order: Order }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" kind="plain" onClick={() => setOpen(true)}>
        {t(requestTexts.ask)}
      </Button>
      {open && <AskSheet order={order} onClose={() => setOpen(false)} />}
    </>
  )
}

const kinds = ['refund', 'return'] as const

function AskSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useT()
  const handedOver = ['sent', 'received', 'redeemed'].includes(order.state)
  const [kind, setKind] = useState<(typeof kinds)[number]>(handedOver ? 'return' : 'refund')
  const [left, setLeft] = useState<number[]>([])
  const [reason, setReason] = useState('')
  const several = order.lines.length > 1
  const lines = order.lines.map(({ line }) => line).filter(line => !left.includes(line))
  const ask = useAction(api.shop.requestRefund, {
    refreshes: ['shop'],
    onDone: () => {
      toast(requestTexts.asked)
      onClose()
    },
  })
  const send = () =>
    void ask.run({ params: { orderId: order.id }, body: { kind, reason, lines: left.length === 0 ? [] : lines } })
  return (
    <Sheet
      open
      title={t(requestTexts.ask)}
      held={ask.busy}
      onClose={onClose}
      actions={
        <Button kind="primary" wide busy={ask.busy} disabled={reason.trim() === '' || lines.length === 0} onClick={send}>
          {t(requestTexts.send)}
        </Button>
      }
    >
      <div className="q-stack">
        <p>{t(requestTexts.hint, { left: priceText(order.left) })}</p>
        <Select
          label={t(requestTexts.what)}
          value={kind}
          onChange={setKind}
          options={kinds.map(value => ({ value, label: t(requestTexts[`kind_${value}`]) }))}
        />
        {several && (
          <fieldset className="m-ask-lines">
            <legend className="q-field-label">{t(requestTexts.lines)}</legend>
            {order.lines.map(({ line, title, amount }) => (
              <Check
                key={line}
                checked={!left.includes(line)}
                onChange={on => setLeft(on ? left.filter(one => one !== line) : [...left, line])}
                hint={priceText(amount)}
              >
                {title}
              </Check>
            ))}
          </fieldset>
        )}
        <TextArea
          label={t(requestTexts.why)}
          hint={t(requestTexts.whyHint)}
          maxLength={200}
          value={reason}
          onChange={setReason}
        />
        <ErrorNote error={ask.error} small />
      </div>
    </Sheet>
  )
}

const tones: Record<RefundRequest['state'], TagTone> = {
  open: 'ochre',
  granted: 'green',
  declined: 'cinnabar',
  withdrawn: 'plain',
  lapsed: 'plain',
}

export function Requests({ order }: { order: Order }) {
  const t = useT()
  if (order.requests.length === 0) return null
  return (
    <Section title={t(requestTexts.requests)}>
      <ul className="m-refunds">
        {order.requests.map(request => (
          <li key={request.id}>
            <p className="q-row q-row-apart">
              <b>{t(requestTexts[`kind_${request.kind}`])}</b>
              <Tag tone={tones[request.state]}>{t(requestTexts[`state_${request.state}`])}</Tag>
            </p>
            <p className="q-quiet">
              {request.reason} · {date(request.askedAt, 'moment')}
            </p>
            {request.answer && <p>{t(requestTexts.answer, { answer: request.answer })}</p>}
            {request.state === 'open' && <TakeBack request={request} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function TakeBack({ request }: { request: RefundRequest }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const taking = useAction(api.shop.withdrawRequest, {
    refreshes: ['shop'],
    onDone: () => {
      toast(requestTexts.takenBack)
      setOpen(false)
    },
  })
  return (
    <>
      <p className="q-quiet">{t(requestTexts.openHint)}</p>
      <Button size="small" kind="plain" onClick={() => setOpen(true)}>
        {t(requestTexts.takeBack)}
      </Button>
      <Confirm
        open={open}
        title={t(requestTexts.takeBackTitle)}
        verb={t(requestTexts.takeBack)}
        busy={taking.busy}
        onClose={() => setOpen(false)}
        onConfirm={() => void taking.run({ params: { requestId: request.id } })}
      >
        <p>{t(requestTexts.takeBackHint)}</p>
        <ErrorNote error={taking.error} small />
      </Confirm>
    </>
  )
}
