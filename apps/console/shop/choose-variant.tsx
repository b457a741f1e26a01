// Choosing what is sold: a product by name or code, then which of its variants.
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useRead } from '#ui/data.ts'
import { money, useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { shopTexts } from './texts.ts'

interface ChooseProps {
  id?: string
  value?: string | null | undefined
  onChange?: (id: string | undefined) => void
}

export function ChooseProduct({ id, value, onChange, clear = true }: ChooseProps & { clear?: boolean }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const found = useRead(api.shop.deskProducts, { query: { limit: 20, ...(typed && { word: typed }) } }, { staleMs: 20_000 })
  const items = found.data?.items ?? []
  const known = useRead(
    api.shop.deskProduct,
    value && !items.some(one => one.id === value) ? { params: { productId: value } } : null,
    { staleMs: 60_000 },
  )
  const options = items.map(one => ({ value: one.id, label: one.title }))
  if (known.data && value) options.unshift({ value, label: known.data.title })
  return (
    <Select
      {...(id !== undefined && { id })}
      aria-label={t(shopTexts.chooseProduct)}
      placeholder={t(shopTexts.chooseProduct)}
      showSearch
      filterOption={false}
      allowClear={clear}
      {...(value && { value })}
      onSearch={setTyped}
      onChange={chosen => onChange?.(chosen ?? undefined)}
      loading={found.asking}
      options={options}
      notFoundContent={t(shopTexts.noneFound)}
    />
  )
}

/** `known`: of which product a variant is that was chosen before. */
export function ChooseVariant({ id, value, onChange, known }: ChooseProps & { known?: ReadonlyMap<string, string> }) {
  const t = useT()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const productId = chosen ?? (value ? known?.get(value) : undefined)
  const product = useRead(api.shop.deskProduct, productId ? { params: { productId } } : null, { staleMs: 20_000 })
  const variants = product.data?.id === productId ? (product.data?.variants ?? []) : []
  const fits = variants.some(one => one.id === value)
  const only = variants.length === 1 ? variants[0]!.id : undefined
  useEffect(() => {
    // A product of one variant needs no second choice.
    if (only && value !== only) onChange?.(only)
  }, [only, value, onChange])
  return (
    <span className="c-choose-variant">
      <ChooseProduct
        {...(id !== undefined && { id })}
        value={productId}
        clear={false}
        onChange={next => {
          setChosen(next)
          onChange?.(undefined)
        }}
      />
      {variants.length > 1 && (
        <Select
          aria-label={t(shopTexts.variant)}
          placeholder={t(shopTexts.variant)}
          {...(fits && value ? { value } : {})}
          onChange={next => onChange?.(next)}
          options={variants.map(one => ({
            value: one.id,
            label: `${one.name} · ${money(one.price, product.data!.currency)}`,
          }))}
        />
      )}
      {only && (
        <small className="q-quiet">{t(shopTexts.usualIs, { price: money(variants[0]!.price, product.data!.currency) })}</small>
      )}
    </span>
  )
}
