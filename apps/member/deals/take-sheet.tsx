// Taking part with an order: where it goes, whether credit is used, and on to the payment.
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Switch } from '#ui/kit/field.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { go } from '../shell/ways.ts'
import { addresses, putAddressFirst } from '../shop/addresses.ts'
import { AddressForm, AddressWords } from '../shop/checkout/address-sheet.tsx'
import { checkoutTexts } from '../shop/checkout-texts.ts'
import { Price, priceText } from '../shop/price.tsx'
import type { Address } from '../shop/shapes.ts'
import { Stepper } from '../shop/stepper.tsx'
import { shopTexts } from '../shop/texts.ts'
import type { Taken } from './shapes.ts'
import { dealTexts } from './texts.ts'

export interface TakeWish {
  address: Address | null
  note: string
  credit: number
  units: number
}
export interface TakeSheetProps {
  title: string
  variantId: string
  price: number
  verb: string
  unitsMax?: number
  take: (wish: TakeWish) => Promise<Taken>
  onClose: () => void
}

export function TakeSheet({ title, variantId, price, verb, unitsMax = 1, take, onClose }: TakeSheetProps) {
  const t = useT()
  const known = addresses.use()
  const [address, setAddress] = useState<Address | null>(known[0] ?? null)
  const [editing, setEditing] = useState(false)
  const [units, setUnits] = useState(1)
  const [usesCredit, setUsesCredit] = useState(false)
  // Asked only for how it is handed over and for the credit there is; its price is the deal's own.
  const quote = useRead(api.shop.quote, { body: { lines: [{ variantId }] } }, { staleMs: 60_000 })
  const act = useAction(take, {
    refreshes: ['deals', 'shop', 'wallet'],
    onDone: ({ orderId, payable }) => go(`/orders/${orderId}${payable > 0 ? '?pay=1' : ''}`),
  })
  if (quote.loading)
    return (
      <Sheet open title={title} onClose={onClose}>
        <Skeleton kind="card" count={1} />
      </Sheet>
    )
  const needsAddress = (quote.data?.delivery ?? 'parcel') === 'parcel'
  const credit = usesCredit ? (quote.data?.creditAvailable ?? 0) : 0
  if (editing || (needsAddress && !address))
    return (
      <Sheet open title={t(checkoutTexts.newAddress)} onClose={onClose}>
        <AddressForm
          verb={t(checkoutTexts.useAddress)}
          onDone={given => {
            putAddressFirst(given)
            setAddress(given)
            setEditing(false)
          }}
        />
      </Sheet>
    )
  return (
    <Sheet
      open
      title={title}
      held={act.busy}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={act.busy}
          onClick={() => void act.run({ address: needsAddress ? address : null, note: '', credit, units })}
        >
          {verb}
        </Button>
      }
    >
      <div className="q-stack">
        {needsAddress && address && (
          <div className="m-send-to">
            <AddressWords address={address} />
            <Button size="small" kind="plain" icon={IconPlus} onClick={() => setEditing(true)}>
              {t(checkoutTexts.newAddress)}
            </Button>
          </div>
        )}
        {unitsMax > 1 && (
          <div className="q-row q-row-apart">
            <span className="m-label">{t(shopTexts.units)}</span>
            <Stepper units={units} max={unitsMax} onChange={setUnits} />
          </div>
        )}
        <p className="q-row q-row-apart">
          <span>{t(checkoutTexts.payable)}</span>
          <Price amount={price * units} large />
        </p>
        {(quote.data?.creditAvailable ?? 0) > 0 && price > 0 && (
          <Switch
            checked={usesCredit}
            hint={t(checkoutTexts.creditHave, { amount: priceText(quote.data?.creditAvailable ?? 0) })}
            onChange={setUsesCredit}
          >
            {t(checkoutTexts.credit)}
          </Switch>
        )}
        {price > 0 && <p className="q-quiet">{t(dealTexts.sumNote)}</p>}
        <ErrorNote error={act.error} small />
      </div>
    </Sheet>
  )
}
