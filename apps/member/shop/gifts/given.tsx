// A gift one gave: the link to hand on, and who has claimed.
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconShare } from '#ui/kit/icons.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { api } from '../../api.ts'
import { ShareLink } from '../../payments/share-link.tsx'
import type { GivenGift } from '../shapes.ts'
import { giftTexts } from './texts.ts'

/** The gift that an order is; null: it is none; undefined: not known yet. */
export function useGiftOf(orderId: string, isPaid: boolean): GivenGift | null | undefined {
  const read = useRead(api.shop.givenGifts, isPaid ? { query: { limit: 50 } } : null)
  return isPaid ? read.data && (read.data.items.find(one => one.orderId === orderId) ?? null) : null
}

const tones: Partial<Record<GivenGift['claims'][number]['state'], TagTone>> = {
  sent: 'indigo',
  received: 'green',
  redeemed: 'green',
}

/** How many are on their way and have arrived; nothing while none has left. */
export function useGiftProgress({ sent, received, delivery }: GivenGift): string | null {
  const t = useT()
  if (sent + received === 0) return null
  return delivery === 'parcel' ? t(giftTexts.sentOf, { sent, received }) : t(giftTexts.fetchedOf, { received })
}

export function GivenCard({ gift }: { gift: GivenGift }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { shares, claimed, endsAt, endedAt, claims, url, words } = gift
  const progress = useGiftProgress(gift)
  const over = endedAt !== null || claimed >= shares
  return (
    <div className="m-gift-given">
      <p className="q-row q-row-apart">
        <b>{t(giftTexts.claimed, { shares, claimed })}</b>
        {over && <Tag>{t(giftTexts.ended)}</Tag>}
      </p>
      <progress max={shares} value={claimed} aria-label={t(giftTexts.claimed, { shares, claimed })} />
      {progress && <p className="q-quiet">{progress}</p>}
      {words && <p className="m-gift-words q-prose">{words}</p>}
      {!over && (
        <>
          <p className="q-quiet">{t(giftTexts.endsAt, { at: date(endsAt, 'moment') })}</p>
          <Button kind="primary" wide icon={IconShare} onClick={() => setOpen(true)}>
            {t(giftTexts.share)}
          </Button>
        </>
      )}
      {claims.length > 0 && (
        <ul className="m-gift-claims" aria-label={t(giftTexts.who)}>
          {claims.map(claim => (
            <li key={claim.id}>
              <span>{claim.memberName}</span>
              <span className="q-row">
                <Tag tone={tones[claim.state] ?? 'plain'}>{t(giftTexts[`state_${claim.state}`])}</Tag>
                <span className="q-quiet">{date(claim.doneAt ?? claim.sentAt ?? claim.claimedAt, 'moment')}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Sheet open={open} title={t(giftTexts.share)} onClose={() => setOpen(false)}>
        <ShareLink url={url} words={t(giftTexts.shareWords)} />
      </Sheet>
    </div>
  )
}
