// The cart: kept on this device until it is ordered. What things cost is asked each time.
import { keptAs } from './kept.ts'
import type { WishedLine } from './shapes.ts'

export interface CartLine {
  variantId: string
  productId: string
  title: string
  picture: string | null
  units: number
}
const none: CartLine[] = []
export const cart = keptAs<CartLine[]>('cart', none)
const unitsMax = 999

export function putInCart(line: CartLine): void {
  const there = cart.get().find(one => one.variantId === line.variantId)
  if (there) changeUnits(line.variantId, there.units + line.units)
  else cart.set([...cart.get(), line].slice(-50))
}
export function changeUnits(variantId: string, units: number): void {
  const lines = cart.get().flatMap(one => {
    if (one.variantId !== variantId) return [one]
    return units > 0 ? [{ ...one, units: Math.min(units, unitsMax) }] : []
  })
  cart.set(lines.length > 0 ? lines : none)
}
/** What was ordered leaves it; what was put in meanwhile stays. */
export function takeFromCart(variantIds: readonly string[]): void {
  const left = cart.get().filter(one => !variantIds.includes(one.variantId))
  cart.set(left.length > 0 ? left : none)
}
export const wishedOf = (lines: readonly CartLine[]): WishedLine[] => lines.map(({ variantId, units }) => ({ variantId, units }))
export const useCartCount = (): number => cart.use().reduce((sum, line) => sum + line.units, 0)
