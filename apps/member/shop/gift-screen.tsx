// Where a gift link leads: from whom, what, how many are left; sign in, say where it shall go, claim.
import './sheets.ts'
import './order/order.css'
import { useEffect, useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { isProblem } from '#ui/problem.ts'
import { api, boot } from '../api.ts'
import { rememberNext } from '../members/next.ts'
import { SignInHere } from '../members/sign-in-here.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { at, go } from '../shell/ways.ts'
import { addresses, putAddressFirst } from './addresses.ts'
import { AddressForm, AddressSheet, AddressWords } from './checkout/address-sheet.tsx'
import { checkoutTexts } from './checkout-texts.ts'
import { Countdown } from './countdown.tsx'
import { giftTexts } from './gifts/texts.ts'
import { Picture } from './picture.tsx'
import type { Address, OfferedGift } from './shapes.ts'

export function GiftScreen({ token }: ScreenProps<'token'>) {
  const t = useT()
  const read = useRead(api.shop.offeredGift, { params: { token } })
  const dead = isProblem(read.error) && [404, 410, 422].includes(read.error.status)
  return (
    <Page title={read.data ? t(giftTexts.from, { name: read.data.giverName }) : t(giftTexts.gifts)} bar="">
      {read.data ? (
        <Offered gift={read.data} token={token} />
      ) : dead ? (
        <Empty scene="trail" title={t(giftTexts.dead)}>
          {t(giftTexts.deadHint)}
        </Empty>
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton kind="card" count={1} />
      )}
    </Page>
  )
}

function Offered({ gift, token }: { gift: OfferedGift; token: string }) {
  const t = useT()
  const { title, picture, pieces, words, giverName, shares, claimed, endsAt, open, mine, perPersonMax } = gift
  const more = open && mine < perPersonMax
  return (
    <div className="m-gift">
      <div className="m-gift-card">
        <p className="m-label">{t(giftTexts.from, { name: giverName })}</p>
        <Picture fileId={picture} title={title} size="whole" eager />
        <h2 className="q-song">
          {title} {pieces > 1 && t(giftTexts.pieces, { pieces })}
        </h2>
        {words && <p className="m-gift-words q-prose">{words}</p>}
        {open && (
          <p className="q-quiet">
            {t(giftTexts.sharesLeft, { left: shares - claimed })} · {t(giftTexts.until)}{' '}
            <span title={date(endsAt, 'full')}>
              <Countdown until={endsAt} />
            </span>
          </p>
        )}
      </div>
      {mine > 0 && (
        <div className="m-gift-mine">
          <p className="q-song">{t(giftTexts.mine)}</p>
          <a className="q-button q-button-quiet q-button-normal" href={at('/gifts')}>
            {t(giftTexts.seeMine)}
          </a>
        </div>
      )}
      {more ? (
        boot.me ? (
          <Claim gift={gift} token={token} />
        ) : (
          <SignInStep />
        )
      ) : (
        mine === 0 && (
          <Empty scene="rest" title={t(giftTexts.over)}>
            {t(giftTexts.overHint)}
          </Empty>
        )
      )}
    </div>
  )
}

function SignInStep() {
  const t = useT()
  // The link in the mail opens a page of its own: it has to know where one was.
  useEffect(() => rememberNext(location.pathname), [])
  return (
    <section className="q-stack">
      <h2 className="q-song m-product-part">{t(giftTexts.signInFirst)}</h2>
      <SignInHere onIn={() => location.reload()} />
    </section>
  )
}

function Claim({ gift, token }: { gift: OfferedGift; token: string }) {
  const t = useT()
  const known = addresses.use()
  const [chosen, setChosen] = useState<Address | null>(known[0] ?? null)
  const [open, setOpen] = useState(false)
  const claim = useAction(api.shop.claimGift, {
    refreshes: ['shop'],
    onDone: ({ claimId }) => {
      toast(giftTexts.claimedToast)
      go(`/gifts/${claimId}`, true)
    },
  })
  const send = (address: Address | null) => {
    if (address) putAddressFirst(address)
    void claim.run({ params: { token }, body: { address } })
  }
  if (gift.delivery !== 'parcel')
    return (
      <div className="q-stack">
        <ErrorNote error={claim.error} small onRetry={() => send(null)} />
        <Button kind="primary" wide busy={claim.busy} onClick={() => send(null)}>
          {t(giftTexts.claim)}
        </Button>
      </div>
    )
  return (
    <section className="q-stack">
      <h2 className="q-song m-product-part">{t(giftTexts.whereTo)}</h2>
      <p className="q-quiet">{t(giftTexts.addressNote)}</p>
      {chosen ? (
        <>
          <div className="m-send-to">
            <AddressWords address={chosen} />
            <Button size="small" kind="plain" onClick={() => setOpen(true)}>
              {t(checkoutTexts.changeAddress)}
            </Button>
          </div>
          <ErrorNote error={claim.error} small onRetry={() => send(chosen)} />
          <Button kind="primary" wide busy={claim.busy} onClick={() => send(chosen)}>
            {t(giftTexts.claim)}
          </Button>
          {open && <AddressSheet chosen={chosen} onChoose={setChosen} onClose={() => setOpen(false)} />}
        </>
      ) : (
        <AddressForm verb={t(giftTexts.claim)} busy={claim.busy} onDone={send}>
          <ErrorNote error={claim.error} small />
        </AddressForm>
      )}
    </section>
  )
}
