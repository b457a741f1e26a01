// What the buyer asks back of an order: the request that waits with its two answers, and those that were answered.
import { useState } from 'react'
import { date, money, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { minorsOf } from '#ui/ledger.ts'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { useMay } from '../shell/session.ts'
import { backInput } from './back-input.tsx'
import type { Order } from './order-words.ts'
import { requestTexts } from './request-texts.ts'

type Request = Order['requests'][number]
const tones: Record<Request['state'], TagTone> = {
  open: 'cinnabar',
  granted: 'green',
  declined: 'plain',
  withdrawn: 'plain',
  lapsed: 'plain',
}

export function OrderRequests({ order }: { order: Order }) {
  const t = useT()
  if (order.requests.length === 0) return null
  return (
    <Block title={t(requestTexts.requests)}>
      <ul className="c-requests">
        {order.requests.toReversed().map(request => (
          <li key={request.id}>
            <p>
              <b>{t(requestTexts[`kind_${request.kind}`])}</b>{' '}
              <Tag tone={tones[request.state]}>{t(requestTexts[`state_${request.state}`])}</Tag>{' '}
              <small className="q-quiet">{date(request.askedAt, 'moment')}</small>
            </p>
            <p className="c-request-why">{request.reason}</p>
            {request.lines.length > 0 && (
              <p className="q-quiet">
                {t(requestTexts.lines, {
                  titles: order.lines
                    .filter(one => request.lines.includes(one.line))
                    .map(one => one.title)
                    .join(t({ zh: '、', en: ', ' })),
                })}
              </p>
            )}
            {request.answer && <p className="q-quiet">{t(requestTexts.answered, { answer: request.answer })}</p>}
            {request.state === 'open' && <Answers order={order} request={request} />}
          </li>
        ))}
      </ul>
    </Block>
  )
}

function Answers({ order, request }: { order: Order; request: Request }) {
  const t = useT()
  const may = useMay()('shop.refund')
  const [answering, setAnswering] = useState<'grant' | 'decline' | null>(null)
  const close = () => setAnswering(null)
  if (!may) return <p className="q-quiet">{t(requestTexts.mayNot)}</p>
  return (
    <>
      <p className="q-row">
        <Button size="small" onClick={() => setAnswering('decline')}>
          {t(requestTexts.decline)}
        </Button>
        <Button size="small" kind="primary" onClick={() => setAnswering('grant')}>
          {t(requestTexts.grant)}
        </Button>
      </p>
      {answering === 'grant' && <GrantForm order={order} request={request} onClose={close} />}
      <ActForm
        open={answering === 'decline'}
        onClose={close}
        title={t(requestTexts.decline)}
        lead={t(requestTexts.declineLead)}
        schema={shopForms.declineRequest}
        verb={t(requestTexts.decline)}
        act={body => api.shop.declineRequest({ params: { requestId: request.id }, body })}
        refreshes={['shop']}
        done={requestTexts.declined}
      />
    </>
  )
}

interface GrantProps {
  order: Order
  request: Request
  onClose: () => void
}

function GrantForm({ order, request, onClose }: GrantProps) {
  const t = useT()
  const minors = minorsOf('credit', order.currency)
  // What was not sent is on its shelf still; whether the rest came back is for the operator to say.
  const isHere = order.state === 'paid' || order.state === 'packed'
  const [value] = useState({ amount: request.worth / minors, restock: isHere })
  const told = (minor: number) => money(minor, order.currency)
  return (
    <ActForm
      open
      onClose={onClose}
      title={t(requestTexts.grant)}
      lead={t(requestTexts.grantLead, { worth: told(request.worth), left: told(order.left) })}
      schema={shopForms.grantRequest}
      value={value}
      replace={{
        amount: () => backInput(order.left, order.currency),
      }}
      verb={t(requestTexts.grant)}
      act={({ amount, ...body }) =>
        api.shop.grantRequest({ params: { requestId: request.id }, body: { ...body, amount: Math.round(amount * minors) } })
      }
      refreshes={['shop', 'payments']}
      done={requestTexts.granted}
    />
  )
}
