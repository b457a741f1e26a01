// Where a pay link leads: for whom, what, how much and until when; whoever holds it may pay, signed in or not.
import './payments.css'
import '../shop/sheets.ts'
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { isProblem } from '#ui/problem.ts'
import { api } from '../api.ts'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { Countdown } from '../shop/countdown.tsx'
import { Price, priceText } from '../shop/price.tsx'
import type { PayRequest } from '../shop/shapes.ts'
import { PaySheet } from './pay-sheet.tsx'
import { payTexts } from './texts.ts'

export function FriendPayScreen({ token }: ScreenProps<'token'>) {
  const t = useT()
  const read = useRead(api.shop.payRequest, { params: { token } }, { everyMs: 10_000 })
  const dead = isProblem(read.error) && [404, 410, 422].includes(read.error.status)
  return (
    <Page title={read.data ? t(payTexts.forFriend, { name: read.data.buyerName }) : t(payTexts.title)}>
      {read.data ? (
        <Request request={read.data} token={token} />
      ) : dead ? (
        <Empty scene="trail" title={t(payTexts.linkGone)}>
          {t(payTexts.linkGoneHint)}
        </Empty>
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton kind="card" count={1} />
      )}
    </Page>
  )
}

function Request({ request, token }: { request: PayRequest; token: string }) {
  const t = useT()
  const [paying, setPaying] = useState(false)
  const { lines, payable, payUntil, open, state, orderId, buyerName: name } = request
  if (!open)
    return (
      <Empty scene="rest" title={t(payTexts.over)}>
        {t(state === 'closed' || state === 'awaiting' ? payTexts.overClosed : payTexts.overPaid)}
      </Empty>
    )
  return (
    <div className="q-stack">
      <p>{t(payTexts.forFriendLead, { name })}</p>
      <ul className="m-lines">
        {lines.map(line => (
          <li key={line.title} className="m-line">
            <span className="m-line-words">
              <span className="m-line-title">{line.title}</span>
              <span className="q-quiet">× {line.units}</span>
            </span>
            <Price amount={line.amount} />
          </li>
        ))}
      </ul>
      <div className="m-pay-sum">
        <Price amount={payable} large />
        <p className="q-quiet">
          {t(payTexts.left)} <Countdown until={payUntil} />
        </p>
      </div>
      <Button kind="primary" wide onClick={() => setPaying(true)}>
        {t(payTexts.pay, { amount: priceText(payable) })}
      </Button>
      {paying && <PaySheet orderId={orderId} token={token} onClose={() => setPaying(false)} />}
    </div>
  )
}
