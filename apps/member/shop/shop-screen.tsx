// The shop: everything on sale, to be searched; and the ways to coupons, memberships, deals and orders.
import './sheets.ts'
import { useEffect } from 'react'
import { Link, useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { usePages } from '#ui/data.ts'
import { type Text, useT } from '#ui/i18n.ts'
import type { Icon } from '#ui/kit/icons.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Seal } from '#ui/kit/tag.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { useCartCount } from './cart.ts'
import { useShelvesHeard } from './heard.ts'
import { IconBasket, IconCoupon, IconDeal, IconOrders, IconTier } from './icons.tsx'
import { useHearServer, useReached } from './server-clock.ts'
import type { ShopCard as Card } from './shapes.ts'
import { ShopCard } from './shop-card.tsx'
import { shopTexts } from './texts.ts'
import { UnansweredNote } from './unanswered-note.tsx'

export function ShopScreen() {
  const t = useT()
  return (
    <Page title={t(shopTexts.shop)} className="m-page-wide" actions={boot.me && <CartLink />}>
      {boot.me ? <Shop /> : <SignInFirst />}
    </Page>
  )
}

export function CartLink() {
  const t = useT()
  const count = useCartCount()
  return (
    <Link href="/cart" className="q-icon-button" title={t(shopTexts.cart)}>
      <IconBasket label={t(shopTexts.cart)} />
      <Seal count={count} label={t(shopTexts.cartCount, { count })} />
    </Link>
  )
}

const ways: readonly { path: string; text: Text; icon: Icon }[] = [
  { path: '/deals', text: shopTexts.deals, icon: IconDeal },
  { path: '/tiers', text: shopTexts.tiers, icon: IconTier },
  { path: '/coupons', text: shopTexts.coupons, icon: IconCoupon },
  { path: '/orders', text: shopTexts.orders, icon: IconOrders },
]

function Shop() {
  const t = useT()
  useShelvesHeard()
  const [search, setSearch] = useSearchParams()
  const words = search.get('q') ?? ''
  return (
    <div className="q-stack">
      <UnansweredNote />
      <nav className="m-shop-ways" aria-label={t(shopTexts.ways)}>
        {ways.map(({ path, text, icon: Mark }) => (
          <Link key={path} href={path} className="m-shop-way">
            <Mark />
            <span>{t(text)}</span>
          </Link>
        ))}
      </nav>
      <SearchBox
        value={words}
        label={t(shopTexts.searchHere)}
        placeholder={t(shopTexts.searchHere)}
        onSearch={q => setSearch(q ? { q: q.slice(0, 40) } : {}, { replace: true })}
      />
      <Shelf words={words} />
    </div>
  )
}

const has = (card: Card, words: string): boolean =>
  `${card.title} ${card.intro}`.toLocaleLowerCase().includes(words.toLocaleLowerCase())
/** So many pages are looked through for a word. */
const searchedMax = 600

function Shelf({ words }: { words: string }) {
  const t = useT()
  const pages = usePages(api.shop.shopPage, { query: { limit: 60 } })
  useHearServer((pages.whole as { at?: string } | undefined)?.at)
  const items = words ? pages.items.filter(card => has(card, words)) : pages.items
  const { end, moreAsking, more, moreError } = pages
  const searching = Boolean(words) && !end && !moreError && pages.items.length > 0 && pages.items.length < searchedMax
  useEffect(() => {
    if (searching && !moreAsking) void more()
  }, [searching, moreAsking, more])
  // What begins or ends by the clock is asked for again just after.
  const next = pages.items
    .flatMap(({ offer }) => (offer ? [new Date(offer.phase === 'coming' ? offer.opensAt : offer.closesAt).getTime()] : []))
    .sort((a, b) => a - b)[0]
  useAskedAgainAt(next)
  return (
    <div className="m-shop-shelf">
      <PagesList
        pages={{ ...pages, items }}
        keyOf={card => card.id}
        draw={(card, n) => <ShopCard card={card} eager={n < 4} />}
        label={t(shopTexts.onSale)}
        skeleton="card"
        apart="air"
        empty={
          words ? (
            <Empty scene="trail" title={t(shopTexts.noneTitle, { words })}>
              {t(shopTexts.noneHint)}
            </Empty>
          ) : (
            <Empty title={t(shopTexts.emptyTitle)}>{t(shopTexts.emptyHint)}</Empty>
          )
        }
      />
    </div>
  )
}

function useAskedAgainAt(when: number | undefined): void {
  const reached = useReached(when === undefined ? null : new Date(when))
  useEffect(() => {
    if (!reached || when === undefined) return
    const timer = setTimeout(() => answers.refresh('shop.shopPage'), 700)
    return () => clearTimeout(timer)
  }, [reached, when])
}
