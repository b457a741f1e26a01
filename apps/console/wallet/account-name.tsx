// An account by name: whose it is, or which of the house; with what it counts.
import { Link } from 'wouter'
import { say, useT } from '#ui/i18n.ts'
import type { LedgerUnit } from '#ui/ledger.ts'
import { unitTexts } from '#ui/ledger-texts.ts'
import { providerTexts } from '../payments/texts.ts'
import { accountTexts } from './texts.ts'

/** `CNY:clearing.sandbox` is 「待结算 · 沙盒」. */
export function accountWords(code: string): string {
  const [name = '', of] = code.slice(code.indexOf(':') + 1).split('.')
  const known = accountTexts[name]
  return [known ? say(known) : name, of && providerWords(of)].filter(Boolean).join(' · ')
}

const providerWords = (of: string): string => (of in providerTexts ? say(providerTexts[of as keyof typeof providerTexts]) : of)

export const unitOf = (code: string): LedgerUnit => code.slice(0, code.indexOf(':')) as LedgerUnit

/** With the unit in front, for lists of accounts of several units. */
export const fullAccountWords = (code: string): string => `${say(unitTexts[unitOf(code)])} · ${accountWords(code)}`

export function AccountName({ code, name }: { code: string; name: string | null }) {
  const t = useT()
  const owner = code.slice(code.indexOf(':') + 1)
  if (!owner.startsWith('mem_')) return <span title={code}>{accountWords(code)}</span>
  return (
    <Link href={`/members/${owner}`} title={code}>
      {name ?? t({ zh: '成员', en: 'a member' })}
    </Link>
  )
}
