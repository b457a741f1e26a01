// The receipt of an order, as its buyer has it: numbered, with what was bought and what went back.
import './shop.css'
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Facts } from '../shell/facts.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { orderTexts } from './order-texts.ts'

type Receipt = Answer<Rooms['shop']['deskReceipt']>

export function ReceiptButton({ orderId }: { orderId: string }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="c-link" onClick={() => setOpen(true)}>
        {t({ zh: '查看', en: 'Open' })}
      </button>
      {open && (
        <FormModal open title={t(orderTexts.receipt)} onClose={() => setOpen(false)}>
          <Shown orderId={orderId} />
        </FormModal>
      )}
    </>
  )
}

function Shown({ orderId }: { orderId: string }) {
  const read = useRead(api.shop.deskReceipt, { params: { orderId } })
  if (read.data) return <Lines receipt={read.data} />
  return read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="text" />
}

function Lines({ receipt }: { receipt: Receipt }) {
  const t = useT()
  const told = (minor: number) => money(minor, receipt.currency)
  return (
    <>
      <ul className="c-lines-of c-facts-above">
        {receipt.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of a receipt never moves.
          <li key={at}>
            <span>{line.title}</span>
            <span className="c-money">
              {told(line.amount)}
              <small className="c-under">{`${told(line.price)} × ${number(line.units)}`}</small>
            </span>
          </li>
        ))}
      </ul>
      <Facts
        of={[
          [
            t(orderTexts.receiptNumber),
            <span key="number" className="c-mono">
              {receipt.number}
            </span>,
          ],
          [t(orderTexts.issued), date(receipt.issuedAt, 'full')],
          [t(orderTexts.buyer), receipt.buyerName],
          [t(orderTexts.discount), receipt.discount > 0 && `−${told(receipt.discount)}`],
          [t(orderTexts.postage), receipt.postage > 0 && told(receipt.postage)],
          [t(orderTexts.credit), receipt.credit > 0 && told(receipt.credit)],
          [t(orderTexts.paid), told(receipt.paid)],
          [t(orderTexts.refunded), receipt.refunded > 0 && `−${told(receipt.refunded)}`],
        ]}
      />
    </>
  )
}
