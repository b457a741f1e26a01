// Identities, written one way: the same address or number is the same text, however it was typed.
import { domainToASCII } from 'node:url'
import type { IdentityKind } from '../contract/shapes.ts'

/** The one spelling of an identity; null when the text is none of its kind. */
export function subjectOf(kind: IdentityKind, text: string): string | null {
  if (kind === 'email') return emailOf(text)
  if (kind === 'phone') return phoneOf(text)
  const plain = text.trim()
  return /^[\w.-]{1,80}:[\w.:@/-]{1,200}$/.test(plain) ? plain : null
}

/** Without parts that could be punycode, or a number that would be read as an address of four. */
const plainHost = /^(?!xn--)[a-z0-9-]+(?:\.(?!xn--)[a-z0-9-]+)*\.[a-z]+$/
const mailbox = /^([^\s@<>()[\]\\,;:"]{1,64})@([^\s@<>()[\]\\,;:"]{1,253})$/u

/** Lower case throughout: two mailboxes that differ in case alone are one in practice, and a source of twins here. */
function emailOf(text: string): string | null {
  const [, local, domain] = mailbox.exec(text.normalize('NFKC').trim().toLowerCase()) ?? []
  if (!local || !domain) return null
  // What is plain already stays as it is; asking is slow, and lists are long.
  const host = plainHost.test(domain) ? domain : domainToASCII(domain)
  return /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(host) ? `${local}@${host}` : null
}

/** E.164. Eleven digits that begin with 1 are a mobile number of mainland China, as people here write it. */
function phoneOf(text: string): string | null {
  const typed = text.normalize('NFKC').replace(/[\s\-().·]/g, '')
  if (/^1[3-9]\d{9}$/.test(typed)) return `+86${typed}`
  if (/^(?:\+|00)?86/.test(typed)) {
    const [, mobile] = /^(?:\+|00)?86(1[3-9]\d{9})$/.exec(typed) ?? []
    if (mobile) return `+86${mobile}`
  }
  const [, international] = /^(?:\+|00)([1-9]\d{6,14})$/.exec(typed) ?? []
  return international && !/^86/.test(international) ? `+${international}` : null
}

/** The identity of a follower of an official account: an openid means nothing without the account's app id. */
export const wechatSubject = (appId: string, openId: string): string => `${appId}:${openId}`

/** The beginnings by which a typed text may be an address or a number; empty when it is neither. */
export function prefixesOf(text: string): string[] {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  if (/^[\w.+-]{2,}(?:@[\w.-]*)?$/.test(typed) && !/^\+?\d+$/.test(typed)) return [typed]
  const digits = typed.replace(/[\s\-()]/g, '')
  if (!/^\+?\d{3,}$/.test(digits)) return []
  return digits.startsWith('+') ? [digits] : [`+86${digits}`, `+${digits}`, digits]
}
