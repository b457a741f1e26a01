// Reading a notice as it came over the wire: single headers, exact text, and base64 that has one spelling only.
import { NotAuthentic } from './errors.ts'

/** As node:http gives them: names in lower case. */
export type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>
export type RawBody = string | Uint8Array

export const noticeBytesMax = 256 * 1024
export const noticeAgeMaxMs = 5 * 60_000

/** One header, once; a missing or repeated one is not something a provider sends. */
export function headerOf(headers: RawHeaders, name: string): string {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined
  if (typeof value !== 'string' || value === '') throw new NotAuthentic('signature', `no single ${name}`)
  return value
}

/** The body as the text that was signed. A byte order mark stays: dropped in silence, it would be an alteration that goes unseen. */
export function bodyText(body: RawBody): string {
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  if (bytes > noticeBytesMax) throw new NotAuthentic('too-large', `more than ${noticeBytesMax} bytes`)
  if (typeof body === 'string') return body
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    throw new NotAuthentic('form', 'the body is not UTF-8')
  }
}

/** Decoders forgive stray bits and characters; then two headers would carry one signature. Only the canonical spelling passes. */
export function bytesOfBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined
}

export function checkFresh(signedAtMs: number, now: Date, ageMaxMs = noticeAgeMaxMs): void {
  const ageMs = Math.abs(now.getTime() - signedAtMs)
  if (!(ageMs <= ageMaxMs)) throw new NotAuthentic('stale', `signed ${Math.round(ageMs / 1000)} s from our time`)
}

export type Json = Record<string, unknown>

export function jsonOf(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
  } catch {
    return undefined
  }
}

/** A text field of what a provider said; anything else counts as not said. */
export const textOf = (from: unknown, name: string): string | undefined => {
  const value = typeof from === 'object' && from !== null && Object.hasOwn(from, name) ? (from as Json)[name] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const numberOf = (from: unknown, name: string): number | undefined => {
  const value = typeof from === 'object' && from !== null && Object.hasOwn(from, name) ? (from as Json)[name] : undefined
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}
