// Sums in words.
import { money } from '#ui/i18n.ts'

export { money }
export const signedMoney = (minor: number, currency: string): string =>
  `${minor > 0 ? '+' : minor < 0 ? '−' : ''}${money(Math.abs(minor), currency)}`
/** From the least to the most; one, where they are the same. */
export const priceRange = (least: number, most: number, currency: string): string =>
  least === most ? money(least, currency) : `${money(least, currency)} – ${money(most, currency)}`
