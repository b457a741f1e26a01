// A gift one claimed: where it is, or the code by which it is fetched.
import './sheets.ts'
import './order/order.css'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { AddressWords } from './checkout/address-sheet.tsx'
import { checkoutTexts } from './checkout-texts.ts'
import { giftTexts } from './gifts/texts.ts'
import { useOrdersHeard } from './heard.ts'
import { ParcelList } from './order/parcels.tsx'
import { PickupCard } from './order/pickup-card.tsx'
import { Picture } from './picture.tsx'
import type { ReceivedGift } from './shapes.ts'

export function ReceivedScreen({ claimId }: ScreenProps<'claimId'>) {
  const t = useT()
  useOrdersHeard()
  const read = useRead(api.shop.receivedGift, boot.me ? { params: { claimId } } : null)
  return (
    <Page title={read.data ? t(giftTexts.from, { name: read.data.giverName }) : t(giftTexts.gifts)} back="/gifts">
      {!boot.me ? (
        <SignInFirst />
      ) : read.data ? (
        <Received gift={read.data} />
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton kind="card" count={1} />
      )}
    </Page>
  )
}

function Received({ gift }: { gift: ReceivedGift }) {
  const t = useT()
  const confirm = useAction(api.shop.confirmGift, { refreshes: ['shop'], onDone: () => toast(giftTexts.thanks) })
  const { title, picture, pieces, words, state, address, parcels, pickup } = gift
  return (
    <div className="q-stack m-order">
      <section className="m-order-head">
        <h2 className="q-song">{t(giftTexts[`state_${state}`])}</h2>
        {words && <p className="m-gift-words q-prose">{words}</p>}
        {state === 'sent' && (
          <Button kind="primary" wide busy={confirm.busy} onClick={() => void confirm.run({ params: { claimId: gift.id } })}>
            {t(giftTexts.arrived)}
          </Button>
        )}
        <ErrorNote error={confirm.error} small />
      </section>
      {pickup && <PickupCard pickup={pickup} />}
      <ul className="m-lines">
        <li className="m-line">
          <Picture fileId={picture} title={title} size="line" />
          <span className="m-line-words">
            <span className="m-line-title">{title}</span>
            <span className="q-quiet">{t(giftTexts.pieces, { pieces })}</span>
          </span>
        </li>
      </ul>
      <ParcelList parcels={parcels} />
      {address && (
        <section className="q-section">
          <h2 className="m-label">{t(checkoutTexts.sendTo)}</h2>
          <AddressWords address={address} />
        </section>
      )}
    </div>
  )
}
