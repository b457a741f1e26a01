// Turns what people type into table cells into values, or says why it cannot. Pure: no clock, no database.
import { domainToASCII } from 'node:url'
import type { CellResult } from './cell-text.ts'
import { bareText, plainTextOf } from './cell-text.ts'

export { dateOf } from './cell-date.ts'
export { phoneOf } from './cell-phone.ts'
export type { CellProblemCode, CellResult } from './cell-text.ts'
export { plainTextOf } from './cell-text.ts'

export function emailOf(text: string): CellResult<string> {
  const bare = bareText(text).replaceAll('。', '.')
  if (bare === '') return { problem: 'email.empty', got: text }
  if (bare.length > 500) return { problem: 'email.too-long', got: text.slice(0, 500) }
  const inBrackets = /<([^<>]+)>$/.exec(bare)?.[1] ?? bare
  const address = inBrackets.replace(/^mailto:/i, '').trim()
  if ((address.match(/@/g)?.length ?? 0) > 1 && /[,;，；、/\s]/.test(address)) return { problem: 'email.several', got: text }
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = asciiDomain(address.slice(at + 1))
  if (at < 1 || !isLocalPart(local) || !isDomain(domain)) return { problem: 'email.unreadable', got: text }
  if (local.length > 64 || local.length + domain.length > 253) return { problem: 'email.too-long', got: text }
  return { ok: `${local}@${domain}` }
}

const knownDomains = new Map<string, string>()
const domainsKept = 2_000

/** A list of addresses has few domains, and asking is slow. */
function asciiDomain(text: string): string {
  const known = knownDomains.get(text)
  if (known !== undefined) return known
  const domain = domainToASCII(text).toLowerCase()
  if (knownDomains.size >= domainsKept) knownDomains.clear()
  knownDomains.set(text, domain)
  return domain
}

const isLocalPart = (local: string): boolean => /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u.test(local) && !/^\.|\.$|\.\./.test(local)

const isDomain = (domain: string): boolean =>
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(domain)

const tenThousands: Record<string, number> = { 万: 4, 亿: 8, '': 0 }

/** Digits with grouping commas, a currency sign, percent, 万 and 亿, or brackets for below zero. */
export function numberOf(text: string): CellResult<number> {
  const bare = bareText(text).replace(/[\s_]/g, '')
  if (bare === '') return { problem: 'number.empty', got: text }
  if (bare.length > 60) return { problem: 'number.unreadable', got: text.slice(0, 60) }
  const inBrackets = /^\((.+)\)$/.exec(bare)?.[1]
  const unsigned = (inBrackets ?? bare)
    .replaceAll('，', ',')
    .replace('−', '-')
    .replace(/^([-+]?)(?:[¥$€£]|CNY|RMB|USD)/i, '$1')
  const match = /^([-+]?)([\d.,]+)(e[-+]?\d{1,3})?(万|亿|)(?:元|块)?(%|)$/i.exec(unsigned)
  const digits = match ? withoutGroups(match[2]!) : null
  if (!match || digits === null) {
    const isAmbiguous = /^[-+]?\d+(?:\.\d{3})*,\d+$/.test(unsigned)
    return { problem: isAmbiguous ? 'number.ambiguous' : 'number.unreadable', got: text }
  }
  const power = Number(match[3]?.slice(1) ?? 0) + tenThousands[match[4]!]! - (match[5] === '%' ? 2 : 0)
  // Shifting by an exponent in the text keeps 0.29 万 at 2900, where multiplying would not.
  const value = Number(`${digits}e${power}`)
  if (!Number.isFinite(value)) return { problem: 'number.unreadable', got: text }
  const isNegative = (match[1] === '-') !== (inBrackets !== undefined)
  return { ok: isNegative && value !== 0 ? -value : value }
}

function withoutGroups(digits: string): string | null {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return digits.replaceAll(',', '')
  return /^(?:\d+\.?\d*|\.\d+)$/.test(digits) ? digits : null
}

const yesWords = new Set('是 对 有 真 已 已订阅 同意 愿意 开 启用 y yes t true 1 on ok √ ✓ ✔ ☑ 1.0'.split(' '))
const noWords = new Set('否 不 不是 无 没有 假 未 未订阅 不同意 关 停用 n no f false 0 off × x ✗ ✘ ☐ 0.0'.split(' '))

export function yesNoOf(text: string): CellResult<boolean> {
  const word = bareText(text).toLowerCase()
  if (word === '') return { problem: 'yes-no.empty', got: text }
  if (yesWords.has(word)) return { ok: true }
  return noWords.has(word) ? { ok: false } : { problem: 'yes-no.unreadable', got: text }
}

/** Tags in the order given, each once, whatever people put between them. */
export function tagsOf(text: string): CellResult<string[]> {
  const tags = new Map<string, string>()
  for (const piece of text.split(/[,，;；|｜、\n\r]/)) {
    const tag = (plainTextOf(piece, 'one').ok ?? '').replace(/^#+|#+$/g, '').trim()
    const key = tag.normalize('NFKC').toLowerCase()
    if (tag !== '' && !tags.has(key)) tags.set(key, tag)
  }
  return { ok: [...tags.values()] }
}
