// The deals: those that run, those that come, those that are over.
import '../shop/sheets.ts'
import './deals.css'
import { useSearchParams } from 'wouter'
import { usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { Countdown } from '../shop/countdown.tsx'
import { Picture } from '../shop/picture.tsx'
import { Price, priceText } from '../shop/price.tsx'
import { Progress } from './progress.tsx'
import { type DealCard, useDealsHeard } from './shapes.ts'
import { dealTexts } from './texts.ts'

const whens = ['now', 'soon', 'over'] as const
type When = (typeof whens)[number]

export function DealsScreen() {
  const t = useT()
  return (
    <Page title={t(dealTexts.deals)} back="/shop">
      {boot.me ? <Deals /> : <SignInFirst />}
    </Page>
  )
}

function Deals() {
  const t = useT()
  useDealsHeard()
  const [search, setSearch] = useSearchParams()
  const when = whens.find(one => one === search.get('show')) ?? 'now'
  return (
    <Tabs
      label={t(dealTexts.when)}
      tabs={whens.map(key => ({ key, title: t(dealTexts[key]) }))}
      chosen={when}
      onChoose={show => setSearch(show === 'now' ? {} : { show }, { replace: true })}
    >
      <Shown key={when} when={when} />
    </Tabs>
  )
}

function Shown({ when }: { when: When }) {
  const t = useT()
  const pages = usePages(api.deals.list, { query: { when, limit: 20 } })
  return (
    <PagesList
      pages={pages}
      keyOf={deal => deal.id}
      label={t(dealTexts[when])}
      draw={deal => <Card deal={deal} when={when} />}
      empty={<Empty title={t(dealTexts.emptyTitle)}>{t(dealTexts.emptyHint)}</Empty>}
    />
  )
}

function Card({ deal, when }: { deal: DealCard; when: When }) {
  const t = useT()
  const { id, kind, title, picture, price, usual, opensAt, closesAt } = deal
  return (
    <li>
      <a className="m-deal-row" href={at(`/deals/${id}`)}>
        <Picture fileId={picture} title={title} size="line" />
        <span className="m-line-words">
          <span className="q-row">
            <Tag tone="indigo">{t(dealTexts[`kind_${kind}`])}</Tag>
            {when !== 'over' && (
              <span className="m-shop-clock">
                {t(when === 'soon' ? dealTexts.opensIn : dealTexts.closesIn)}{' '}
                <Countdown until={when === 'soon' ? opensAt : closesAt} />
              </span>
            )}
          </span>
          <span className="m-line-title">{title}</span>
          {kind !== 'meal' && (
            <span className="q-row">
              <Price amount={price} from={kind === 'crowdfunding'} />
              {usual !== null && (kind === 'team-buy' || kind === 'stepped') && (
                <span className="q-quiet">{t(dealTexts.alone, { price: priceText(usual) })}</span>
              )}
            </span>
          )}
          <Progress deal={deal} />
        </span>
      </a>
    </li>
  )
}
