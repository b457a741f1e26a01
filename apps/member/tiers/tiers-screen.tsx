// Memberships: what I hold and until when, what ends soon, whom I bring along; and what is on offer.
import './tiers.css'
import '../shop/sheets.ts'
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { List, Section } from '#ui/kit/list.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { Associates } from './associates.tsx'
import { HoldingCard } from './holding-card.tsx'
import { PlansOnSale } from './plans-on-sale.tsx'
import { type Mine, useTiersHeard } from './shapes.ts'
import { tierTexts } from './texts.ts'

export function TiersScreen() {
  const t = useT()
  return (
    <Page title={t(tierTexts.mine)} back="/me">
      {boot.me ? <Tiers /> : <SignInFirst />}
    </Page>
  )
}

function Tiers() {
  const t = useT()
  useTiersHeard()
  const mine = useRead(api.tiers.mine, {})
  return (
    <div className="q-stack m-tiers">
      <Reminders />
      {mine.data ? (
        <Held mine={mine.data} />
      ) : mine.error ? (
        <ErrorNote error={mine.error} onRetry={mine.reload} />
      ) : (
        <Skeleton kind="card" count={1} />
      )}
      <Associates />
      <Section title={t(tierTexts.onSale)}>
        <PlansOnSale />
      </Section>
    </div>
  )
}

function Reminders() {
  const t = useT()
  const read = useRead(api.tiers.reminders, { query: { limit: 5 } })
  const soon = (read.data?.items ?? []).filter((one, at, all) => all.findIndex(o => o.holdingId === one.holdingId) === at)
  return soon.map(({ holdingId, planName, days, until }) => (
    <p key={holdingId} className="m-shop-note">
      {t(tierTexts.endsSoon, { name: planName, days, at: date(until, 'day') })}
    </p>
  ))
}

function Held({ mine }: { mine: Mine }) {
  const t = useT()
  const now = mine.holdings.filter(one => one.state === 'standing' || one.state === 'frozen')
  const past = mine.holdings.filter(one => !now.includes(one))
  return (
    <>
      {now.length === 0 ? (
        <Empty title={t(tierTexts.noneTitle)}>{t(tierTexts.noneHint)}</Empty>
      ) : (
        <Section title={t(tierTexts.holding)}>
          <ul className="q-list q-list-air">
            {now.map(holding => (
              <HoldingCard key={holding.id} holding={holding} entitlements={mine.entitlements} />
            ))}
          </ul>
        </Section>
      )}
      {mine.archives.length > 0 && (
        <ul className="m-archives">
          {mine.archives.map(({ right, until }) => (
            <li key={right}>
              {t(tierTexts.archive, { right })}{' '}
              <span className="q-quiet">{t(tierTexts.archiveUntil, { at: date(until, 'day') })}</span>
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details className="m-tier-past">
          <summary>{t(tierTexts.past)}</summary>
          <List>
            {past.map(holding => (
              <li key={holding.id} className="q-line">
                <span className="q-line-words">
                  <span className="q-line-title">{holding.planName}</span>
                  <span className="q-line-note">
                    {t(tierTexts[`state_${holding.state}`])}
                    {holding.endedAt && ` · ${date(holding.endedAt, 'day')}`}
                  </span>
                </span>
              </li>
            ))}
          </List>
        </details>
      )}
    </>
  )
}
