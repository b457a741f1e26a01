// Payments, what goes back, what needs a person, the bills, the providers; side by side.
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Seal } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { SubNav } from '../shell/sub-nav.tsx'
import { paymentTexts } from './texts.ts'

export function PaymentsNav() {
  const t = useT()
  const figures = useRead(api.payments.figures, {}, { staleMs: 10_000 })
  const open = figures.data?.openTickets ?? 0
  return (
    <SubNav
      label={t(paymentTexts.payments)}
      links={[
        { href: '/payments', title: t(paymentTexts.list) },
        { href: '/payments/refunds', title: t(paymentTexts.refunds) },
        {
          href: '/payments/tickets',
          title: t(paymentTexts.tickets),
          mark: open > 0 && <Seal count={open} label={t(paymentTexts.openTickets)} />,
        },
        { href: '/payments/bills', title: t(paymentTexts.bills) },
        { href: '/payments/accounts', title: t(paymentTexts.accounts) },
      ]}
    />
  )
}
