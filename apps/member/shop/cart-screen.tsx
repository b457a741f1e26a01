// The cart: what was put in, how many of each, and what it costs today.
import './sheets.ts'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button, IconButton } from '#ui/kit/button.tsx'
import { IconClose } from '#ui/kit/icons.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { at, go } from '../shell/ways.ts'
import { type CartLine, cart, changeUnits, wishedOf } from './cart.ts'
import { useShelvesHeard } from './heard.ts'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'
import type { QuotedLine } from './shapes.ts'
import { Stepper } from './stepper.tsx'
import { shopTexts } from './texts.ts'

export function CartScreen() {
  const t = useT()
  return (
    <Page title={t(shopTexts.cart)} back="/shop">
      {boot.me ? <Cart /> : <SignInFirst />}
    </Page>
  )
}

function Cart() {
  const t = useT()
  const lines = cart.use()
  useShelvesHeard()
  const quote = useRead(api.shop.quote, lines.length > 0 ? { body: { lines: wishedOf(lines) } } : null)
  if (lines.length === 0) {
    return (
      <Empty
        title={t(shopTexts.emptyCart)}
        action={
          <a className="q-button q-button-primary q-button-normal" href={at('/shop')}>
            {t(shopTexts.toShop)}
          </a>
        }
      >
        {t(shopTexts.emptyCartHint)}
      </Empty>
    )
  }
  return (
    <>
      <ul className="m-lines">
        {lines.map(line => (
          <Line key={line.variantId} line={line} told={quote.data?.lines.filter(one => one.variantId === line.variantId) ?? []} />
        ))}
      </ul>
      <ErrorNote error={quote.error} onRetry={quote.reload} />
      <div className="m-buy-bar m-buy-sum">
        <span>
          {t(shopTexts.sum)} {quote.data && <Price amount={quote.data.goods - quote.data.discount} large />}
        </span>
        <Button kind="primary" disabled={!quote.data} onClick={() => go('/checkout?from=cart')}>
          {t(shopTexts.toCheckout)}
        </Button>
      </div>
    </>
  )
}

function Line({ line, told }: { line: CartLine; told: readonly QuotedLine[] }) {
  const t = useT()
  const [first] = told
  return (
    <li className="m-line">
      <Picture fileId={line.picture} title={line.title} size="line" />
      <div className="m-line-words">
        <a className="m-line-title" href={at(`/shop/${line.productId}?v=${line.variantId}`)}>
          {line.title}
        </a>
        {first?.why && <span className="q-quiet">{first.why}</span>}
        <div className="q-row q-row-apart">
          {first ? <Price amount={first.price} strike={first.usual} /> : <span />}
          <Stepper units={line.units} max={99} onChange={units => changeUnits(line.variantId, units)} />
        </div>
      </div>
      <IconButton
        icon={IconClose}
        label={t(shopTexts.takeOut, { title: line.title })}
        onClick={() => changeUnits(line.variantId, 0)}
      />
    </li>
  )
}
