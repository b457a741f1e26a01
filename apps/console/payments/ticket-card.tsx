// A ticket: what is wrong, what to do, and who sees to it.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { api } from '../api.ts'
import { paymentsForms } from '../forms/payments.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { ActForm } from '../shell/act-form.tsx'
import { useMay, useSession } from '../shell/session.ts'
import { paymentTexts, providerTexts } from './texts.ts'

export type Ticket = Answer<Rooms['payments']['tickets']>['items'][number]

export function TicketCard({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const may = useMay()('payments.edit')
  const { me } = useSession()
  const [settling, setSettling] = useState(false)
  const params = { ticketId: ticket.id }
  const isOpen = ticket.settledAt === null
  return (
    <section className={`c-note ${isOpen ? 'c-note-ask' : ''} c-ticket`}>
      <p>
        <b>{ticket.says}</b>
      </p>
      {isOpen && <p>{ticket.toDo}</p>}
      {ticket.note && <p className="c-pre">{ticket.note}</p>}
      <p className="c-under">
        {t(providerTexts[ticket.provider])} · {t(paymentTexts.opened, { at: date(ticket.openedAt, 'moment') })}
        {isOpen && ticket.takenByName && ` · ${t(paymentTexts.taken, { name: ticket.takenByName })}`}
        {ticket.settledAt &&
          ` · ${t(paymentTexts.settled, { name: ticket.settledByName ?? '—', at: date(ticket.settledAt, 'moment') })}`}
      </p>
      <div className="q-row">
        {ticket.paymentId && <Link href={`/payments/${ticket.paymentId}`}>{t(paymentTexts.toPayment)}</Link>}
        {may && isOpen && ticket.takenBy !== me.id && (
          <ActButton
            size="small"
            act={() => api.payments.takeTicket({ params })}
            refreshes={['payments']}
            done={paymentTexts.tookIt}
          >
            {t(paymentTexts.take)}
          </ActButton>
        )}
        {may && isOpen && (
          <Button size="small" kind="primary" onClick={() => setSettling(true)}>
            {t(paymentTexts.settle)}
          </Button>
        )}
      </div>
      <ActForm
        open={settling}
        onClose={() => setSettling(false)}
        title={t(paymentTexts.settle)}
        lead={ticket.says}
        schema={paymentsForms.settleTicket}
        verb={t(paymentTexts.settle)}
        act={body => api.payments.settleTicket({ params, body })}
        refreshes={['payments']}
        done={paymentTexts.settledToast}
      />
    </section>
  )
}
