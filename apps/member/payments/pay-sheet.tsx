// Paying: the ways that are offered here, one press, and then the result as it comes, told live and asked for besides.
import './payments.css'
import { useEffect, useState } from 'react'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconCheck } from '#ui/kit/icons.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { Countdown } from '../shop/countdown.tsx'
import { Price, priceText } from '../shop/price.tsx'
import { follow, type OfferedWay, type Payable, type Payment } from './next-step.ts'
import { QrCode } from './qr-code.tsx'
import { payTexts } from './texts.ts'

export interface PaySheetProps {
  orderId: string
  /** Of a friend who was asked to pay. */
  token?: string
  onClose: () => void
}

export function PaySheet({ orderId, token, onClose }: PaySheetProps) {
  const t = useT()
  return (
    <Sheet open title={t(payTexts.title)} onClose={onClose}>
      <Paying orderId={orderId} {...(token && { token })} />
    </Sheet>
  )
}

export function Paying({ orderId, token }: { orderId: string; token?: string }) {
  const t = useT()
  const ask = { params: { orderId }, query: { ...(token && { token }) } }
  const payable = useRead(api.payments.payable, ask)
  const attempts = useRead(api.payments.ofOrder, ask, { staleMs: 0, everyMs: 3_000 })
  const paid = attempts.data?.some(one => one.state === 'paid') ?? false
  useEffect(() => {
    if (!paid) return
    for (const one of ['shop.myOrder', 'shop.mine', 'shop.payRequest', 'payments.payable']) answers.refresh(one)
  }, [paid])
  if (paid) return <Paid />
  if (!payable.data)
    return payable.error ? <ErrorNote error={payable.error} onRetry={payable.reload} /> : <Skeleton kind="card" count={1} />
  const open = attempts.data?.find(one => one.state === 'awaiting' && one.next !== null)
  return (
    <div className="q-stack m-paying">
      <div className="m-pay-sum">
        <p>{payable.data.title}</p>
        <Price amount={payable.data.payable} large />
        <p className="q-quiet">
          {t(payTexts.left)} <Countdown until={payable.data.payUntil} onEnd={() => answers.refresh('payments')} />
        </p>
      </div>
      <ErrorNote error={attempts.error} small onRetry={attempts.reload} />
      {payable.data.ways.length === 0 ? (
        <p>{t(payTexts.none)}</p>
      ) : (
        <Ways payable={payable.data} open={open} {...(token && { token })} />
      )}
    </div>
  )
}

function Paid() {
  const t = useT()
  return (
    <div className="m-paid" role="status">
      <IconCheck size={48} />
      <p className="q-song">{t(payTexts.paid)}</p>
    </div>
  )
}

function Ways({ payable, open, token }: { payable: Payable; open: Payment | undefined; token?: string }) {
  const t = useT()
  const { ways, orderId } = payable
  const [chosen, setChosen] = useState<OfferedWay>(
    () => ways.find(way => way.provider === open?.provider && way.way === open.way) ?? ways[0]!,
  )
  const [told, setTold] = useState<'failed' | 'elsewhere' | null>(null)
  const begin = useAction(
    async () => {
      setTold(null)
      const { provider, way } = chosen
      const payment = await api.payments.begin({ params: { orderId }, body: { provider, way, ...(token && { token }) } })
      const result = await follow(payment)
      if (result === 'failed' || result === 'elsewhere') setTold(result)
      return payment
    },
    { refreshes: ['payments.ofOrder'] },
  )
  const code = open?.next?.kind === 'code' ? open : undefined
  return (
    <>
      <fieldset className="m-pay-ways">
        <legend className="q-aside">{t(payTexts.how)}</legend>
        {ways.map(way => (
          <label key={way.provider + way.way} className="m-pay-way">
            <input type="radio" name="way" checked={way === chosen} onChange={() => setChosen(way)} />
            <span className="q-grow">
              <b>{t(payTexts[way.provider])}</b>
              {way.trial && <span className="q-quiet">{t(payTexts.sandboxNote)}</span>}
            </span>
            {way.trial && <Tag tone="ochre">{t(payTexts.trial)}</Tag>}
          </label>
        ))}
      </fieldset>
      {code?.next?.url && (
        <div className="m-pay-code">
          <QrCode text={code.next.url} label={t(payTexts.scan, { app: t(payTexts[code.provider]) })} />
          <p>{t(payTexts.scan, { app: t(payTexts[code.provider]) })}</p>
          <p className="q-quiet">{t(payTexts.scanHint)}</p>
        </div>
      )}
      <ErrorNote error={begin.error} small onRetry={() => void begin.run()} />
      {told && (
        <p className="q-field-error" role="alert">
          {t(told === 'failed' ? payTexts.failed : payTexts.inApp, { app: t(payTexts[chosen.provider]) })}
        </p>
      )}
      <Button kind="primary" wide busy={begin.busy} onClick={() => void begin.run()}>
        {t(payTexts.pay, { amount: priceText(payable.payable) })}
      </Button>
      {open && !code && (
        <p className="q-quiet" role="status">
          {t(payTexts.waiting)} {t(payTexts.waitingHint)}
        </p>
      )}
      <p className="q-quiet">{t(payTexts.until, { at: date(payable.payUntil, 'moment') })}</p>
    </>
  )
}
