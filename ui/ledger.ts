// How amounts of the ledger and the reasons for them are told, the same in both apps.
import { money, number, say } from './i18n.ts'
import { kindTexts, ledgerTexts, type unitTexts } from './ledger-texts.ts'

export type LedgerUnit = keyof typeof unitTexts

/** Credit is told in the community's currency; money in its own; points and commission are plain numbers. */
export const currencyOf = (unit: LedgerUnit, currency: string): string | null =>
  unit === 'points' || unit === 'commission' ? null : unit === 'credit' ? currency : unit

/** Its sign says what it is; the others need their name beside the figure. */
export const isMoney = (unit: LedgerUnit): boolean => currencyOf(unit, '') === unit

export function amountOf(unit: LedgerUnit, amount: number, currency: string): string {
  const told = currencyOf(unit, currency)
  return told === null ? number(amount) : money(amount, told)
}

/** With its sign in front: +50, −¥3.20. */
export const signedOf = (unit: LedgerUnit, amount: number, currency: string): string =>
  `${amount > 0 ? '+' : amount < 0 ? '−' : ''}${amountOf(unit, Math.abs(amount), currency)}`

/** How many minor units make one of what a person types. */
export function minorsOf(unit: LedgerUnit, currency: string): number {
  const told = currencyOf(unit, currency)
  if (told === null) return 1
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: told })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
}

const undone = '-reversed'
/** A kind that nobody named is told as something else; its code stands in the journal. */
export function kindOf(kind: string): string {
  if (kind.endsWith(undone)) return say(ledgerTexts.reversed, { what: kindOf(kind.slice(0, -undone.length)) })
  return say(kindTexts[kind] ?? ledgerTexts.otherKind)
}
