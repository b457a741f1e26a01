// The ledger as a plain-text journal that hledger reads (hledger.org/hledger.html#journal). Debit is positive there, as here.
import { type Currency, currencies } from '#kernel/money.ts'
import { type AccountClass, accountOf, type Code } from './accounts.ts'

const roots: Record<AccountClass, string> = {
  asset: 'assets',
  liability: 'liabilities',
  income: 'income',
  expense: 'expenses',
  equity: 'equity',
}

/** assets:clearing:sandbox, liabilities:members:mem_…; the unit is told by the amount. */
export function hledgerAccount(code: Code): string {
  const kind = accountOf(code)
  const name = code.slice(code.indexOf(':') + 1)
  return `${roots[kind.class]}:${kind.memberId ? `members:${name}` : name.replaceAll('.', ':')}`
}

/** Minor units with their point, without passing through a fraction: 49900 fen are CNY 499.00. */
export function hledgerAmount(unit: string, amount: number): string {
  const places = unit === 'credit' ? 2 : (currencies[unit as Currency] ?? 0)
  const sign = amount < 0 ? '-' : ''
  const digits = String(Math.abs(amount)).padStart(places + 1, '0')
  const whole = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return `${unit} ${sign}${whole}`
}

export interface JournalTransfer {
  id: string
  kind: string
  cause: string
  note: string
  effectiveOn: string
  lines: readonly { debit: string; credit: string; unit: string; amount: number }[]
}

/** What stands at the top: how each unit is written, and every account, so that `hledger check` can be strict. */
export const hledgerHead = (units: readonly string[], codes: readonly Code[]): string =>
  [
    // Here a decimal point must stand even where nothing follows it.
    ...units.map(unit => `commodity ${hledgerAmount(unit, 100_000).replace(/^[^.]*$/, '$&.')}`),
    '',
    ...[...new Set(codes.map(hledgerAccount))].sort().map(account => `account ${account}`),
    '',
    '',
  ].join('\n')

export const hledgerEntry = (transfer: JournalTransfer): string =>
  [
    `${transfer.effectiveOn} (${transfer.id}) ${transfer.kind} | ${transfer.cause}${transfer.note ? `  ; ${oneLine(transfer.note)}` : ''}`,
    ...transfer.lines.flatMap(({ debit, credit, unit, amount }) => [
      `    ${hledgerAccount(debit as Code)}  ${hledgerAmount(unit, amount)}`,
      `    ${hledgerAccount(credit as Code)}  ${hledgerAmount(unit, -amount)}`,
    ]),
    '',
    '',
  ].join('\n')

const oneLine = (text: string): string => text.replace(/[\s;]+/g, ' ').trim()
