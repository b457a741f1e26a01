// One payment with its whole story, as sentences in the order of time.
import '../shop/shop.css'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, money, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { Block } from '../shell/block.tsx'
import { Facts } from '../shell/facts.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { toneOfPayment } from './payments-page.tsx'
import { RefundLines } from './refund-lines.tsx'
import { paymentStateTexts, paymentTexts, providerTexts, wayTexts } from './texts.ts'
import { TicketCard } from './ticket-card.tsx'

type Story = Answer<Rooms['payments']['story']>

export function PaymentPage({ paymentId }: { paymentId: string }) {
  const t = useT()
  const may = useMay()('payments.edit')
  const read = useRead(api.payments.story, { params: { paymentId } }, { everyMs: 10_000 })
  const story = read.data
  if (!story)
    return (
      <Page title={t(paymentTexts.payment)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  return (
    <Page
      title={`${money(story.amount, story.currency)} · ${story.title}`}
      lead={
        <>
          <Tag tone={toneOfPayment[story.state]}>{t(paymentStateTexts[story.state])}</Tag>{' '}
          {story.trial && <Tag tone="ochre">{t(paymentTexts.trial)}</Tag>}{' '}
          {story.says !== t(paymentStateTexts[story.state]) && story.says}
        </>
      }
      actions={
        may && (
          <ActButton
            act={() => api.payments.lookAgain({ params: { paymentId } })}
            refreshes={['payments']}
            done={paymentTexts.looked}
          >
            {t(paymentTexts.look)}
          </ActButton>
        )
      }
    >
      <div className="c-split">
        <div>
          {story.tickets.map(ticket => (
            <TicketCard key={ticket.id} ticket={ticket} />
          ))}
          <Block title={t(paymentTexts.story)}>
            <ol>
              {story.story.map(one => (
                <li key={`${one.at} ${one.what} ${one.says}`} className="c-story">
                  <span className="c-story-dot" data-them="" aria-hidden="true" />
                  <span>
                    {one.says}
                    <small className="c-under">{date(one.at, 'full')}</small>
                  </span>
                </li>
              ))}
            </ol>
          </Block>
          {story.refunds.length > 0 && (
            <Block title={t(paymentTexts.refunds)}>
              <RefundLines refunds={story.refunds} />
            </Block>
          )}
        </div>
        <aside>
          <FactsBlock story={story} />
        </aside>
      </div>
    </Page>
  )
}

function FactsBlock({ story }: { story: Story }) {
  const t = useT()
  const told = (minor: number, currency = story.currency) => <span className="c-money">{money(minor, currency)}</span>
  return (
    <Block title={t(paymentTexts.facts)}>
      <Facts
        of={[
          [
            t(paymentTexts.order),
            <Link key="order" href={`/orders/${story.orderId}`}>
              {t(paymentTexts.openIt)}
            </Link>,
          ],
          [
            t(paymentTexts.payer),
            <Link key="payer" href={`/members/${story.memberId}`}>
              {story.memberName ?? story.memberId}
            </Link>,
          ],
          [t(paymentTexts.provider), t(providerTexts[story.provider])],
          [t(paymentTexts.way), t(wayTexts[story.way])],
          [t(paymentTexts.transaction), story.transactionId && <span className="c-mono">{story.transactionId}</span>],
          [t(paymentTexts.received), story.received !== null && told(story.received, story.receivedIn ?? story.currency)],
          [t(paymentTexts.returned), story.returned > 0 && told(story.returned)],
          [t(paymentTexts.begun), date(story.begunAt, 'full')],
          [t(paymentTexts.paidAt), story.paidAt && date(story.paidAt, 'full')],
        ]}
      />
    </Block>
  )
}
