// What needs a person.
import '../shop/shop.css'
import '../shell/room.css'
import { useState } from 'react'
import { usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { PaymentsNav } from './payments-nav.tsx'
import { paymentTexts } from './texts.ts'
import { TicketCard } from './ticket-card.tsx'

type Which = 'open' | 'settled'

export function TicketsPage() {
  const t = useT()
  const [which, setWhich] = useState<Which>('open')
  const pages = usePages(api.payments.tickets, {
    query: { limit: 30, ...(which === 'settled' && { settled: 'true' as never }) },
  })
  return (
    <Page title={t(paymentTexts.tickets)} lead={t(paymentTexts.ticketsLead)}>
      <PaymentsNav />
      <Tabs<Which>
        label={t(paymentTexts.state)}
        chosen={which}
        onChoose={setWhich}
        tabs={[
          { key: 'open', title: t(paymentTexts.openOnes) },
          { key: 'settled', title: t(paymentTexts.settledOnes) },
        ]}
      >
        <div className="c-tabbed">
          <PagesList
            key={which}
            pages={pages}
            keyOf={one => one.id}
            label={t(paymentTexts.tickets)}
            apart="air"
            draw={one => (
              <li>
                <TicketCard ticket={one} />
              </li>
            )}
            empty={
              <Empty scene="rest" title={t(paymentTexts.noTickets)}>
                {t(paymentTexts.noTicketsHint)}
              </Empty>
            }
          />
        </div>
      </Tabs>
    </Page>
  )
}
