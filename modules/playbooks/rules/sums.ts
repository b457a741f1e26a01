// Money of a file: written as on a price tag, reckoned in whole minor units.
import { type Currency, currencies } from '#kernel/money.ts'

/** Undefined when the currency has no such parts: there is no half of a yen. */
export function minorOf(text: string, currency: Currency): number | undefined {
  const [whole = '0', parts = ''] = text.trim().split('.')
  const digits = currencies[currency]
  if (parts.replace(/0+$/, '').length > digits) return undefined
  return Number(whole + parts.slice(0, digits).padEnd(digits, '0'))
}
export function shownSum(minor: number, currency: Currency): string {
  const digits = currencies[currency]
  const all = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? all : `${all.slice(0, -digits)}.${all.slice(-digits)}`
}
