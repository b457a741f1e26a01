// What goes back, line by line, and what can be done about one that is stuck.
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { paymentTexts, providerTexts, refundStateTexts } from './texts.ts'

export type Refund = Answer<Rooms['payments']['refunds']>['items'][number]
export const toneOfRefund: Record<Refund['state'], TagTone> = {
  asked: 'ochre',
  sent: 'indigo',
  'paid-out': 'green',
  failed: 'cinnabar',
}

export function RefundLines({ refunds }: { refunds: readonly Refund[] }) {
  const t = useT()
  return (
    <ul className="c-lines-of">
      {refunds.map(one => (
        <li key={one.id}>
          <span>
            {one.reason} <Tag tone={toneOfRefund[one.state]}>{t(refundStateTexts[one.state])}</Tag>
            <RefundNote of={one} />
          </span>
          <span className="q-row">
            <b className="c-money">{money(one.amount, one.currency)}</b>
            <RefundActs of={one} />
          </span>
        </li>
      ))}
    </ul>
  )
}

export function RefundNote({ of: one }: { of: Refund }) {
  const t = useT()
  const parts = [
    t(providerTexts[one.provider]),
    date(one.askedAt, 'moment'),
    one.isBySelf && t(paymentTexts.bySelf),
    one.tries > 1 && t(paymentTexts.tries, { count: number(one.tries) }),
    // What the provider answers matters while something is wrong.
    one.state !== 'paid-out' && one.code,
  ]
  return <small className="c-under">{parts.filter(Boolean).join(' · ')}</small>
}

export function RefundActs({ of: one }: { of: Refund }) {
  const t = useT()
  const may = useMay()('payments.edit')
  const params = { refundId: one.id }
  if (!may || one.state === 'paid-out') return null
  return (
    <>
      <ActButton
        size="small"
        act={() => api.payments.retryRefund({ params })}
        refreshes={['payments', 'shop']}
        done={paymentTexts.retried}
      >
        {t(paymentTexts.retry)}
      </ActButton>
      {one.state === 'failed' && (
        <SureButton
          size="small"
          kind="plain"
          verb={t(paymentTexts.byHand)}
          act={() => api.payments.refundByHand({ params })}
          refreshes={['payments', 'shop']}
          done={paymentTexts.byHandDone}
        >
          <p>{t(paymentTexts.byHandHint)}</p>
        </SureButton>
      )}
    </>
  )
}

export const OfPayment = ({ refund }: { refund: Refund }) => <Link href={`/payments/${refund.paymentId}`}>{refund.reason}</Link>
