// The gifts one gave and the gifts one received.
import './sheets.ts'
import './order/order.css'
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
import { useGiftProgress } from './gifts/given.tsx'
import { giftTexts } from './gifts/texts.ts'
import { useOrdersHeard } from './heard.ts'
import { Picture } from './picture.tsx'
import type { GivenGift, ReceivedGift } from './shapes.ts'

export function GiftsScreen() {
  const t = useT()
  return (
    <Page title={t(giftTexts.gifts)} back="/me">
      {boot.me ? <Gifts /> : <SignInFirst />}
    </Page>
  )
}

function Gifts() {
  const t = useT()
  useOrdersHeard()
  const [search, setSearch] = useSearchParams()
  const side = search.get('show') === 'given' ? 'given' : 'received'
  return (
    <Tabs
      label={t(giftTexts.gifts)}
      tabs={(['received', 'given'] as const).map(key => ({ key, title: t(giftTexts[key]) }))}
      chosen={side}
      onChoose={show => setSearch({ show }, { replace: true })}
    >
      {side === 'given' ? <Given /> : <Received />}
    </Tabs>
  )
}

function Given() {
  const t = useT()
  const pages = usePages(api.shop.givenGifts, { query: { limit: 20 } })
  return (
    <PagesList
      pages={pages}
      keyOf={gift => gift.orderId}
      label={t(giftTexts.given)}
      draw={(gift: GivenGift) => <GivenRow gift={gift} />}
      empty={<Empty title={t(giftTexts.noGiven)}>{t(giftTexts.noGivenHint)}</Empty>}
    />
  )
}

function GivenRow({ gift }: { gift: GivenGift }) {
  const t = useT()
  const claimed = t(giftTexts.claimed, { shares: gift.shares, claimed: gift.claimed })
  const note = [claimed, useGiftProgress(gift)].filter(Boolean).join(' · ')
  return <GiftRow href={at(`/orders/${gift.orderId}`)} gift={gift} note={note} />
}

function Received() {
  const t = useT()
  const pages = usePages(api.shop.receivedGifts, { query: { limit: 20 } })
  return (
    <PagesList
      pages={pages}
      keyOf={gift => gift.id}
      label={t(giftTexts.received)}
      draw={(gift: ReceivedGift) => (
        <GiftRow
          href={at(`/gifts/${gift.id}`)}
          gift={gift}
          note={t(giftTexts.from, { name: gift.giverName })}
          tag={t(giftTexts[`state_${gift.state}`])}
        />
      )}
      empty={<Empty title={t(giftTexts.noReceived)}>{t(giftTexts.noReceivedHint)}</Empty>}
    />
  )
}

interface GiftRowProps {
  href: string
  gift: { title: string; picture: string | null; pieces: number }
  note: string
  tag?: string
}
const GiftRow = ({ href, gift, note, tag }: GiftRowProps) => (
  <li>
    <a className="m-order-row" href={href}>
      <Picture fileId={gift.picture} title={gift.title} size="line" />
      <span className="m-line-words">
        <span className="m-line-title">
          {gift.title} × {gift.pieces}
        </span>
        <span className="q-quiet">{note}</span>
      </span>
      {tag && <Tag tone="green">{tag}</Tag>}
    </a>
  </li>
)
