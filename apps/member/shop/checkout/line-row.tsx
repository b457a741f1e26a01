// One line of an order: what, how many, at which price and why.
import { useT } from '#ui/i18n.ts'
import { Tag } from '#ui/kit/tag.tsx'
import { checkoutTexts } from '../checkout-texts.ts'
import { Picture } from '../picture.tsx'
import { Price, priceText } from '../price.tsx'

export interface LineRowProps {
  line: { title: string; units: number; price: number; amount: number; picture: string | null; why: string; usual?: number }
}

export function LineRow({ line }: LineRowProps) {
  const t = useT()
  const { title, units, price, picture, why, usual } = line
  return (
    <li className="m-line">
      <Picture fileId={picture} title={title} size="line" />
      <span className="m-line-words">
        <span className="m-line-title">{title}</span>
        {why && (
          <span>
            <Tag tone="green">{why}</Tag>
          </span>
        )}
        <span className="q-quiet">
          {t(checkoutTexts.each, { price: priceText(price), units })}
          {usual !== undefined && usual > price && <s className="m-line-usual">{priceText(usual)}</s>}
        </span>
      </span>
      <Price amount={price * units} />
    </li>
  )
}
