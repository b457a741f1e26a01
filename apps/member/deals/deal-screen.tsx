// One deal: what it is, how far, what one may do in it, one's own part, and its rules word for word.
import '../shop/sheets.ts'
import './deals.css'
import { answers } from '#ui/answers.ts'
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { isProblem } from '#ui/problem.ts'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { Countdown } from '../shop/countdown.tsx'
import { Picture } from '../shop/picture.tsx'
import { Price, priceText } from '../shop/price.tsx'
import { useReached } from '../shop/server-clock.ts'
import { AuctionPart } from './kinds/auction.tsx'
import { CrowdfundingPart } from './kinds/crowdfunding.tsx'
import { DrawPart } from './kinds/draw.tsx'
import { PreSalePart } from './kinds/pre-sale.tsx'
import { SteppedPart } from './kinds/stepped.tsx'
import { TeamBuyPart } from './kinds/team-buy.tsx'
import { MyParts } from './my-parts.tsx'
import { Progress } from './progress.tsx'
import { type Deal, type KindProps, useDealsHeard } from './shapes.ts'
import { dealTexts } from './texts.ts'

export function DealScreen({ dealId, teamId }: ScreenProps<'dealId'> & { teamId?: string }) {
  const t = useT()
  useDealsHeard()
  const deal = useRead(api.deals.show, boot.me ? { params: { dealId } } : null, { everyMs: 15_000 })
  const mine = useRead(api.deals.mine, boot.me ? { params: { dealId } } : null)
  const gone = isProblem(deal.error) && [404, 422].includes(deal.error.status)
  return (
    <Page title={deal.data?.title ?? t(dealTexts.deals)} bar="" back="/deals">
      {!boot.me ? (
        <SignInFirst />
      ) : deal.data ? (
        <Whole deal={deal.data} mine={mine.data} {...(teamId && { teamId })} />
      ) : gone ? (
        <Empty scene="trail" title={t(dealTexts.gone)} action={<a href={at('/deals')}>{t(dealTexts.deals)}</a>}>
          {t(dealTexts.goneHint)}
        </Empty>
      ) : deal.error ? (
        <ErrorNote error={deal.error} onRetry={deal.reload} />
      ) : (
        <Skeleton kind="card" count={2} />
      )}
    </Page>
  )
}

const parts = {
  'team-buy': TeamBuyPart,
  stepped: SteppedPart,
  'pre-sale': PreSalePart,
  crowdfunding: CrowdfundingPart,
  auction: AuctionPart,
  draw: DrawPart,
  meal: DrawPart,
} satisfies Record<Deal['kind'], React.ComponentType<KindProps>>

function Whole({ deal, mine, teamId }: KindProps) {
  const t = useT()
  const { kind, title, intro, picture, price, usual, opensAt, closesAt, state, rules, needsRight, endNote } = deal
  const opened = useReached(opensAt)
  const Part = parts[kind]
  return (
    <div className="q-stack m-deal">
      <div className="m-deal-head">
        <Picture fileId={picture} title={title} size="whole" eager />
        <div className="m-deal-words">
          <p className="q-row">
            <Tag tone="indigo">{t(dealTexts[`kind_${kind}`])}</Tag>
            {state !== 'open' && state !== 'draft' && <Tag>{t(dealTexts[`state_${state}`])}</Tag>}
            {state === 'open' && (
              <span className="m-shop-clock">
                {t(opened ? dealTexts.closesIn : dealTexts.opensIn)}{' '}
                <Countdown
                  until={opened ? (deal.lot?.endsAt ?? closesAt) : opensAt}
                  onEnd={() => setTimeout(() => answers.refresh('deals'), 800)}
                />
              </span>
            )}
          </p>
          <h2 className="q-song m-product-title">{title}</h2>
          {kind !== 'meal' && kind !== 'auction' && (
            <span className="q-row">
              <Price amount={deal.preSale?.price ?? price} large from={kind === 'crowdfunding'} />
              {usual !== null && usual > (deal.preSale?.price ?? price) && (
                <span className="q-quiet">{t(dealTexts.alone, { price: priceText(usual) })}</span>
              )}
            </span>
          )}
          <Progress deal={deal} />
          {needsRight && (
            <p className="q-quiet">
              {t(dealTexts.forRight, { right: needsRight })} <a href={at('/tiers')}>→</a>
            </p>
          )}
          {endNote && <p>{endNote}</p>}
        </div>
      </div>
      {intro && <p className="q-prose">{intro}</p>}
      {mine && mine.parts.length > 0 && <MyParts deal={deal} mine={mine} />}
      <Part deal={deal} mine={mine} {...(teamId && { teamId })} />
      {rules && (
        <details className="m-deal-rules">
          <summary>
            {t(dealTexts.rules)}{' '}
            <span className="q-quiet">
              {t(dealTexts.rulesNote, { version: rules.version, at: date(rules.publishedAt, 'moment') })}
            </span>
          </summary>
          <dl>
            {rules.lines.map(line => (
              <div key={line.name}>
                <dt>{line.name}</dt>
                <dd className="q-prose">{line.text}</dd>
              </div>
            ))}
          </dl>
          <p className="q-quiet">{t(dealTexts.rulesHash)}</p>
          <p className="m-deal-hash">{rules.hash}</p>
        </details>
      )}
      {deal.kind === 'crowdfunding' && <Updates dealId={deal.id} />}
    </div>
  )
}

function Updates({ dealId }: { dealId: string }) {
  const t = useT()
  const read = useRead(api.deals.updates, { params: { dealId }, query: { limit: 20 } })
  if (!read.data || read.data.items.length === 0) return null
  return (
    <Section title={t(dealTexts.updates)}>
      <ul className="q-list q-list-air">
        {read.data.items.map(update => (
          <li key={update.id}>
            <p className="q-quiet">{date(update.at, 'moment')}</p>
            <p className="q-prose">{update.text}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
