// The checkout: where it goes, what it is, every reduction with its reason, and one sum that is asked for as it was seen.
import './sheets.ts'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input, Switch } from '#ui/kit/field.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { is } from '#ui/problem.ts'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { at, go } from '../shell/ways.ts'
import { putAddressFirst } from './addresses.ts'
import { buy } from './buying.ts'
import { takeFromCart } from './cart.ts'
import { AddressSheet, AddressWords } from './checkout/address-sheet.tsx'
import { CouponChoice } from './checkout/coupon-choice.tsx'
import { GiftFields } from './checkout/gift-fields.tsx'
import { LineRow } from './checkout/line-row.tsx'
import { MissedSheet, QueueSheet } from './checkout/queue.tsx'
import { SumsList } from './checkout/sums.tsx'
import { type Ordering, useOrdering } from './checkout/wish.ts'
import { checkoutTexts } from './checkout-texts.ts'
import { useShelvesHeard } from './heard.ts'
import { Others } from './others.tsx'
import { Price, priceText } from './price.tsx'
import type { Quote, Upgrade } from './shapes.ts'
import { shopTexts } from './texts.ts'
import { UnansweredNote } from './unanswered-note.tsx'

export function CheckoutScreen() {
  const t = useT()
  const [search] = useSearchParams()
  const product = search.get('product')
  const back = search.get('from') === 'cart' ? '/cart' : product ? `/shop/${product}` : '/shop'
  return (
    <Page title={t(checkoutTexts.title)} back={back}>
      {boot.me ? <Checkout /> : <SignInFirst />}
    </Page>
  )
}

/** The last good one is shown while the next is asked for, so that nothing jumps away under the thumb. */
function useQuote(ordering: Ordering) {
  const { note: _note, ...wish } = ordering.wish
  const read = useRead(api.shop.quote, ordering.lines.length > 0 ? { body: wish } : null, { staleMs: 10_000 })
  const last = useRef<Quote | undefined>(undefined)
  if (read.data) last.current = read.data
  return { ...read, shown: read.data ?? last.current }
}

const gone = (error: unknown): boolean =>
  ['shop.sold-out', 'shop.offer-not-open', 'tiers.round-full', 'shop.not-on-sale'].some(code => is(error, code))

function Checkout() {
  const t = useT()
  const ordering = useOrdering()
  const quote = useQuote(ordering)
  useShelvesHeard()
  const [missed, setMissed] = useState<unknown>(null)
  const [choosing, setChoosing] = useState(false)
  const place = useAction(buy, {
    onDone: ({ orderId, payable }) => {
      if (ordering.address) putAddressFirst(ordering.address)
      if (ordering.fromCart) takeFromCart(ordering.lines.map(line => line.variantId))
      go(`/orders/${orderId}${payable > 0 ? (ordering.askFriend ? '?friend=1' : '?pay=1') : ''}`, true)
    },
  })
  const { error } = place
  useEffect(() => {
    if (is(error, 'shop.price-changed')) answers.refresh('shop.quote')
    if (gone(error)) setMissed(error)
  }, [error])
  if (ordering.lines.length === 0)
    return <Empty title={t(checkoutTexts.nothing)} action={<a href={at('/shop')}>{t(shopTexts.toShop)}</a>} />
  const { shown } = quote
  if (!shown)
    return quote.error ? (
      <div className="q-stack">
        <UnansweredNote />
        <ErrorNote error={quote.error} onRetry={quote.reload} />
        {gone(quote.error) && <Others />}
      </div>
    ) : (
      <Skeleton kind="card" count={2} />
    )
  const lacksAddress = shown.delivery === 'parcel' && !ordering.gift && !ordering.address
  return (
    <div className="q-stack m-checkout">
      <UnansweredNote />
      {shown.delivery === 'parcel' && !ordering.gift && <SendTo ordering={ordering} open={choosing} onOpen={setChoosing} />}
      <Section title={t(checkoutTexts.things)}>
        <ul className="m-lines">
          {shown.lines.map(line => (
            <LineRow key={line.line} line={line} />
          ))}
        </ul>
        {shown.upgrades.map(one => (
          <UpgradeNote key={one.offerId + one.variantId} upgrade={one} ordering={ordering} />
        ))}
      </Section>
      {ordering.gift && (
        <Section title={t(checkoutTexts.gift)}>
          <GiftFields
            gift={ordering.gift}
            units={ordering.lines.reduce((sum, line) => sum + (line.units ?? 1), 0)}
            onChange={gift => ordering.change({ gift })}
          />
        </Section>
      )}
      <Choices ordering={ordering} quote={shown} error={quote.error} />
      <SumsList sums={shown} />
      <p className="q-quiet">
        {shown.payMinutes >= 120
          ? t(checkoutTexts.hours, { hours: Math.floor(shown.payMinutes / 60) })
          : t(checkoutTexts.minutes, { minutes: shown.payMinutes })}
      </p>
      <ErrorNote error={quote.error} small onRetry={quote.reload} />
      {!missed && <ErrorNote error={error} small onRetry={() => void place.run({ ...ordering.wish, payable: shown.payable })} />}
      {is(error, 'shop.price-changed') && <p className="m-shop-note">{t(checkoutTexts.changed)}</p>}
      <div className="m-buy-bar m-buy-sum">
        <span>
          <span className="q-quiet">{t(checkoutTexts.payable)}</span> <Price amount={shown.payable} large />
        </span>
        <Button
          kind="primary"
          busy={place.busy}
          disabled={Boolean(quote.error) || !quote.data}
          onClick={() => (lacksAddress ? setChoosing(true) : void place.run({ ...ordering.wish, payable: shown.payable }))}
        >
          {t(shown.payable === 0 && shown.credit > 0 ? checkoutTexts.placeAndPay : checkoutTexts.place)}
        </Button>
      </div>
      <QueueSheet asking={place.busy} />
      {Boolean(missed) && (
        <MissedSheet
          error={missed}
          onClose={() => setMissed(null)}
          onLook={() => {
            setMissed(null)
            place.reset()
            void quote.reload()
          }}
        />
      )}
    </div>
  )
}

interface SendToProps {
  ordering: Ordering
  open: boolean
  onOpen: (open: boolean) => void
}

function SendTo({ ordering, open, onOpen: setOpen }: SendToProps) {
  const t = useT()
  const { address } = ordering
  return (
    <Section title={t(checkoutTexts.sendTo)}>
      {address ? (
        <div className="m-send-to">
          <AddressWords address={address} />
          <Button size="small" kind="plain" onClick={() => setOpen(true)}>
            {t(checkoutTexts.changeAddress)}
          </Button>
        </div>
      ) : (
        <Button icon={IconPlus} wide onClick={() => setOpen(true)}>
          {t(checkoutTexts.addAddress)}
        </Button>
      )}
      {open && (
        <AddressSheet chosen={address} onChoose={chosen => ordering.change({ address: chosen })} onClose={() => setOpen(false)} />
      )}
    </Section>
  )
}

function Choices({ ordering, quote, error }: { ordering: Ordering; quote: Quote; error: unknown }) {
  const t = useT()
  return (
    <div className="m-choices">
      <CouponChoice quote={quote} chosen={ordering.coupons} onChoose={coupons => ordering.change({ coupons })} error={error} />
      {quote.creditAvailable > 0 && (
        <Switch
          checked={ordering.credit > 0}
          hint={t(checkoutTexts.creditHave, { amount: priceText(quote.creditAvailable) })}
          onChange={on => ordering.change({ credit: on ? quote.creditAvailable : 0 })}
        >
          {t(checkoutTexts.credit)}
        </Switch>
      )}
      <Switch
        checked={ordering.askFriend}
        hint={t(checkoutTexts.askFriendHint)}
        onChange={askFriend => ordering.change({ askFriend })}
      >
        {t(checkoutTexts.askFriend)}
      </Switch>
      <Input
        label={t(checkoutTexts.note)}
        optional
        maxLength={200}
        placeholder={t(checkoutTexts.noteHint)}
        value={ordering.note}
        onChange={note => ordering.change({ note })}
      />
    </div>
  )
}

function UpgradeNote({ upgrade, ordering }: { upgrade: Upgrade; ordering: Ordering }) {
  const t = useT()
  const { fromVariantId, variantId, offerId, more, name } = upgrade
  const swap = () =>
    ordering.change({
      lines: ordering.lines.map(line => (line.variantId === fromVariantId ? { ...line, variantId, offerId } : line)),
    })
  return (
    <p className="m-upgrade">
      <span className="q-grow">{t(checkoutTexts.upgrade, { more: priceText(more), name })}</span>
      <Button size="small" onClick={swap}>
        {t(checkoutTexts.doUpgrade)}
      </Button>
    </p>
  )
}
