// What differs between what stands and what the file says; told field by field, in words that a person reads.
import { createHash } from 'node:crypto'
import type { PlanChange, PlanPart } from '../contract.ts'

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '—'
  if (typeof value === 'string') return value
  return Array.isArray(value) && value.every(v => typeof v !== 'object') ? value.join('、') : JSON.stringify(value)
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The change that makes `wanted` of `there` (null: nothing is there yet); null when it is so already. */
export function changeOf(
  what: { part: PlanPart; ref: string; title: string },
  there: Record<string, unknown> | null,
  wanted: Record<string, unknown>,
): PlanChange | null {
  const names = Object.keys(wanted).filter(name => wanted[name] !== undefined)
  if (there === null) {
    const fields = names.filter(name => shown(wanted[name]) !== '—').map(name => ({ name, from: null, to: shown(wanted[name]) }))
    return { ...what, action: 'create', fields }
  }
  const fields = names
    .filter(name => !same(there[name], wanted[name]))
    .map(name => ({ name, from: shown(there[name]), to: shown(wanted[name]) }))
  return fields.length === 0 ? null : { ...what, action: 'change', fields }
}

/** Names a plan by its content, so that launching can prove that it does what was shown. */
export const fingerprintOf = (parts: unknown): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
