// The kinds of one product, to choose one of.
import { useId } from 'react'
import { useT } from '#ui/i18n.ts'
import { priceText } from '../price.tsx'
import type { Variant } from '../shapes.ts'
import { shopTexts } from '../texts.ts'

export interface VariantsProps {
  variants: readonly Variant[]
  chosen: string
  onChoose: (id: string) => void
}

export function Variants({ variants, chosen, onChoose }: VariantsProps) {
  const t = useT()
  const name = useId()
  return (
    <fieldset className="m-variants">
      <legend>{t(shopTexts.variant)}</legend>
      {variants.map(variant => (
        <label key={variant.id} className="m-variant" data-gone={!variant.isAvailable || undefined}>
          <input type="radio" name={name} checked={variant.id === chosen} onChange={() => onChoose(variant.id)} />
          <span>{variant.name || priceText(variant.price)}</span>
          {!variant.isAvailable && <span className="m-variant-note">{t(shopTexts.soldOut)}</span>}
        </label>
      ))}
    </fieldset>
  )
}
