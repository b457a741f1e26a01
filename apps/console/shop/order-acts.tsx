// What can be done with one order now: packed, sent, closed, given back.

import { useState } from 'react'
import { money, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { minorsOf } from '#ui/ledger.ts'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { useMay } from '../shell/session.ts'
import { backInput } from './back-input.tsx'
import { orderTexts } from './order-texts.ts'
import type { Order } from './order-words.ts'
import { ChooseCarrier, StepOrders } from './step-orders.tsx'

export function OrderActs({ order }: { order: Order }) {
  const t = useT()
  const may = useMay()
  const [asking, setAsking] = useState<'pack' | 'send' | 'close' | 'refund' | null>(null)
  const params = { orderId: order.id }
  const close = () => setAsking(null)
  const unpaid = order.state === 'created' || order.state === 'awaiting'
  const { left } = order
  const byParcel = order.delivery === 'parcel' && !order.waits
  const toSend = byParcel && (order.state === 'paid' || order.state === 'packed')
  return (
    <>
      {unpaid && may('shop.sell') && <Button onClick={() => setAsking('close')}>{t(orderTexts.close)}</Button>}
      {order.paidAt && left > 0 && may('shop.refund') && (
        <Button onClick={() => setAsking('refund')}>{t(orderTexts.refund)}</Button>
      )}
      {toSend && order.state === 'paid' && may('shop.sell') && (
        <Button onClick={() => setAsking('pack')}>{t(orderTexts.pack)}</Button>
      )}
      {toSend && may('shop.sell') && (
        <Button kind="primary" onClick={() => setAsking('send')}>
          {t(orderTexts.send)}
        </Button>
      )}
      {asking === 'pack' && <StepOrders step="pack" orders={[order]} onClose={close} onDone={close} />}
      <ActForm
        open={asking === 'send'}
        onClose={close}
        title={t(orderTexts.partSend)}
        lead={t(orderTexts.partSendHint)}
        schema={shopForms.sendParcel}
        only={['carrier', 'number']}
        replace={{ carrier: () => <ChooseCarrier /> }}
        verb={t(orderTexts.send)}
        act={body => api.shop.sendParcel({ body: { ...body, ref: order.id } })}
        refreshes={['shop']}
        done={orderTexts.sent}
      />
      <ActForm
        open={asking === 'close'}
        onClose={close}
        title={t(orderTexts.close)}
        lead={t(orderTexts.closeHint)}
        schema={shopForms.deskClose}
        verb={t(orderTexts.close)}
        act={body => api.shop.deskClose({ params, body })}
        refreshes={['shop']}
        done={orderTexts.closed}
      />
      {asking === 'refund' && <RefundForm order={order} left={left} onClose={close} />}
    </>
  )
}

function RefundForm({ order, left, onClose }: { order: Order; left: number; onClose: () => void }) {
  const t = useT()
  const minors = minorsOf('credit', order.currency)
  const [value] = useState({ amount: left / minors })
  return (
    <ActForm
      open
      onClose={onClose}
      title={t(orderTexts.refund)}
      lead={t(orderTexts.refundLead, { left: money(left, order.currency) })}
      schema={shopForms.deskRefund}
      value={value}
      replace={{
        amount: () => backInput(left, order.currency),
      }}
      verb={t(orderTexts.refund)}
      act={({ amount, ...body }) =>
        api.shop.deskRefund({ params: { orderId: order.id }, body: { ...body, amount: Math.round(amount * minors) } })
      }
      refreshes={['shop', 'payments']}
      done={orderTexts.refundAskedToast}
    />
  )
}
