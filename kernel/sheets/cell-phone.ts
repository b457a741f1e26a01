// Phone numbers as tables spoil them: exponents, decimals, spaces, country codes in three spellings, masked digits.
import type { CellProblemCode, CellResult } from './cell-text.ts'
import { bareText } from './cell-text.ts'

/**
 * A country's calling code, the digit dialled before numbers at home, and what a number looks like without either.
 * `bare` is what may be written without both; else any national number may.
 */
type Plan = { code: string; trunk: string; national: RegExp; bare?: RegExp }

const plans: Record<string, Plan> = {
  // A fixed line without its 0 looks like a QQ number, which people put into this column too.
  CN: { code: '86', trunk: '0', national: /^(?:1[3-9]\d{9}|(?:10|2\d)\d{8}|[3-9]\d{2}\d{7,8})$/, bare: /^1[3-9]\d{9}$/ },
  HK: { code: '852', trunk: '', national: /^[2-9]\d{7}$/ },
  MO: { code: '853', trunk: '', national: /^[268]\d{7}$/ },
  TW: { code: '886', trunk: '0', national: /^(?:9\d{8}|[2-8]\d{7,8})$/ },
  SG: { code: '65', trunk: '', national: /^[3689]\d{7}$/ },
  MY: { code: '60', trunk: '0', national: /^(?:1\d{8,9}|[3-9]\d{7,8})$/ },
  JP: { code: '81', trunk: '0', national: /^(?:[789]0\d{8}|[1-9]\d{8})$/ },
  KR: { code: '82', trunk: '0', national: /^(?:1\d{8,9}|[2-6]\d{7,9})$/ },
  US: { code: '1', trunk: '1', national: /^[2-9]\d{2}[2-9]\d{6}$/ },
  CA: { code: '1', trunk: '1', national: /^[2-9]\d{2}[2-9]\d{6}$/ },
  GB: { code: '44', trunk: '0', national: /^[1-9]\d{8,9}$/ },
  AU: { code: '61', trunk: '0', national: /^[2-478]\d{8}$/ },
}

/** The number in E.164. A number without a country code is taken to be of `defaultCountry`. */
export function phoneOf(text: string, defaultCountry = 'CN'): CellResult<string> {
  const refuse = (problem: CellProblemCode): CellResult<string> => ({ problem, got: text.slice(0, 100) })
  const bare = bareText(text)
  if (bare === '') return refuse('phone.empty')
  if (bare.length > 100) return refuse('phone.unreadable')
  if (/^[+-]?\d(?:\.\d+)?e/i.test(bare)) return fromExponent(bare, text, defaultCountry)
  if (/\d\s*[*＊•xX✱]{2,}/.test(bare)) return refuse('phone.masked')
  const numbers = bare.split(/[/,，;；、|\n]|(?<=\d{7}) (?=\+?\d{7})/).filter(piece => digitsOf(piece).length >= 7)
  if (numbers.length > 1 && !isGrouped(bare)) return refuse('phone.several')
  const { digits, isInternational } = dialled(bare)
  if (digits === null) return refuse('phone.unreadable')
  if (isInternational) return international(digits, refuse)
  const plan = plans[defaultCountry]
  if (!plan) return refuse('phone.unknown-country')
  return national(digits, plan, refuse)
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** `13,800,138,000`: a phone number shown as a quantity. */
const isGrouped = (text: string): boolean => /^\d{1,3}(?:,\d{3})+(?:\.0+)?$/.test(text)

/**
 * Spreadsheets show 13800138000 as `1.38001E+10`: the last digits are gone, and calling a stranger is worse than asking.
 * Java writes `1.3800138E10` without a plus and without loss, which can be told by its many digits.
 */
function fromExponent(bare: string, text: string, defaultCountry: string): CellResult<string> {
  const match = /^\+?(\d)(?:\.(\d+))?e(\+?)(\d{1,2})$/i.exec(bare)
  if (!match) return { problem: 'phone.unreadable', got: text }
  const [, head = '', fraction = '', plus = '', power = '0'] = match
  const shift = Number(power)
  const isWhole = fraction.length === shift || (plus === '' && fraction.length >= 6 && fraction.length < shift)
  if (!isWhole || shift > 14) return { problem: 'phone.lost-digits', got: text }
  return phoneOf((head + fraction).padEnd(shift + 1, '0'), defaultCountry)
}

/** The digits as dialled, and whether a country code leads them. */
function dialled(bare: string): { digits: string | null; isInternational: boolean } {
  const plain = (isGrouped(bare) ? bare.replaceAll(',', '') : bare)
    .replace(/^(?:tel|phone|mobile|手机号?码?|电话)\s*[:：]?\s*/i, '')
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/[\s().\-\u2010-\u2015\u2212~·]/g, '')
  if (!/^\+?\d+$/.test(plain)) return { digits: null, isInternational: false }
  if (plain.startsWith('+')) return { digits: plain.slice(1), isInternational: true }
  if (plain.startsWith('00')) return { digits: plain.slice(2), isInternational: true }
  return { digits: plain, isInternational: false }
}

type Refuse = (problem: CellProblemCode) => CellResult<string>

function national(digits: string, plan: Plan, refuse: Refuse): CellResult<string> {
  const candidates: string[] = []
  if (digits.startsWith(plan.code)) candidates.push(withoutTrunk(digits.slice(plan.code.length), plan))
  if (plan.trunk !== '' && digits.startsWith(plan.trunk)) candidates.push(digits.slice(plan.trunk.length))
  if ((plan.bare ?? plan.national).test(digits)) candidates.push(digits)
  const fitting = candidates.find(candidate => plan.national.test(candidate))
  if (fitting !== undefined) return { ok: `+${plan.code}${fitting}` }
  if (digits.length < 11) return refuse('phone.too-short')
  return refuse(digits.length > 11 + plan.code.length ? 'phone.too-long' : 'phone.unreadable')
}

const withoutTrunk = (digits: string, plan: Plan): string =>
  plan.trunk !== '' && plan.trunk !== plan.code && digits.startsWith(plan.trunk) ? digits.slice(plan.trunk.length) : digits

function international(digits: string, refuse: Refuse): CellResult<string> {
  const plan = Object.values(plans).find(each => digits.startsWith(each.code))
  if (plan) {
    const rest = withoutTrunk(digits.slice(plan.code.length), plan)
    if (plan.national.test(rest)) return { ok: `+${plan.code}${rest}` }
    if (plan.code === '86')
      return refuse(rest.length < 11 ? 'phone.too-short' : rest.length > 11 ? 'phone.too-long' : 'phone.unreadable')
    return refuse('phone.unreadable')
  }
  if (digits.length < 8) return refuse('phone.too-short')
  if (digits.length > 15) return refuse('phone.too-long')
  return digits.startsWith('0') ? refuse('phone.unreadable') : { ok: `+${digits}` }
}
