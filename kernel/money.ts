// Money is a whole number of minor units (fen, cents) with its currency; never a float.
export const currencies = { CNY: 2, USD: 2, EUR: 2, HKD: 2, JPY: 0 } as const
export type Currency = keyof typeof currencies
export interface Money {
  amount: number
  currency: Currency
}

export function money(amount: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`money needs a whole number of minor units, got ${amount}`)
  return { amount, currency }
}

export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new TypeError(`${a.currency} and ${b.currency} do not add`)
  return money(a.amount + b.amount, a.currency)
}

/** Splits so that the parts sum exactly; the first parts carry the remainder. */
export function split(whole: Money, parts: number): Money[] {
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError(`cannot split into ${parts} parts`)
  const each = Math.trunc(whole.amount / parts)
  const rest = Math.abs(whole.amount - each * parts)
  const step = Math.sign(whole.amount)
  return Array.from({ length: parts }, (_, i) => money(each + (i < rest ? step : 0), whole.currency))
}

export const moneyText = (m: Money, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: m.currency, currencyDisplay: 'narrowSymbol' }).format(
    m.amount / 10 ** currencies[m.currency],
  )
