// What a product lacks to be on sale.
import type { Missing } from '../contract/products.ts'

interface Stands {
  state: string
  price: number
  planId: string | null
  credit: number | null
  left: number | null
  contents: readonly unknown[]
}

export function missingOf(kind: 'goods' | 'tier' | 'credit' | 'voucher', variants: readonly Stands[]): Missing[] {
  const sold = variants.filter(variant => variant.state === 'on-sale')
  if (sold.length === 0) return ['variant']
  const missing: Missing[] = []
  // A tier may cost nothing: then its plan says so.
  if (kind !== 'tier' && sold.some(variant => variant.price === 0)) missing.push('price')
  if (sold.every(variant => variant.contents.length > 0 && (variant.left ?? 0) === 0)) missing.push('stock')
  if (kind === 'tier' && sold.some(variant => variant.planId === null)) missing.push('plan')
  if (kind === 'credit' && sold.some(variant => !variant.credit)) missing.push('credit')
  return missing
}
