// What an official account answers to a push: decided from what is written in the tables, without asking anybody.
import type { Inbound } from '#gateways/wechat/index.ts'
import type { Article, MessageKind } from '../contract/words.ts'
import { fitting, type Rule } from './keywords.ts'

export interface Said {
  text: string
  article: Article | null
}
export interface KeywordRule extends Rule, Said {
  handover: boolean
}
export interface GreetingRule extends Said {
  occasion: 'subscribe' | 'unknown'
  handover: boolean
}
export interface Rules {
  keywords: readonly KeywordRule[]
  greetings: readonly GreetingRule[]
  day: string
  accountId: string | null
}
export interface Decision {
  reply: Said | null
  keywordId: string | null
  /** handled, or waiting for an operator to answer. */
  state: 'handled' | 'waiting'
  /** '' when a keyword knew it. */
  why: '' | 'unknown' | 'handover'
}

const nothing: Decision = { reply: null, keywordId: null, state: 'handled', why: '' }

export function decide(push: Inbound, rules: Rules): Decision {
  switch (push.kind) {
    case 'text':
      return toWords(push.text, rules)
    case 'voice':
      return push.recognised === undefined ? unknown(rules) : toWords(push.recognised, rules)
    case 'click':
      return byKeyword(push.eventKey, rules) ?? nothing
    case 'subscribe':
      return greeting(rules, 'subscribe') ?? nothing
    case 'image':
      return unknown(rules)
    case 'other':
      return push.event === undefined ? unknown(rules) : nothing
    default:
      return nothing
  }
}

export const toWords = (said: string, rules: Rules): Decision => byKeyword(said, rules) ?? unknown(rules)

function byKeyword(said: string, rules: Rules): Decision | null {
  const [keyword] = fitting(said, rules.keywords, rules)
  if (!keyword) return null
  const waits = keyword.handover
  return { reply: spoken(keyword), keywordId: keyword.id, state: waits ? 'waiting' : 'handled', why: waits ? 'handover' : '' }
}

const unknown = (rules: Rules): Decision => ({ ...(greeting(rules, 'unknown') ?? nothing), why: 'unknown' })

function greeting(rules: Rules, occasion: GreetingRule['occasion']): Decision | null {
  const found = rules.greetings.find(g => g.occasion === occasion)
  if (!found) return null
  return {
    ...nothing,
    reply: spoken(found),
    state: found.handover ? 'waiting' : 'handled',
    why: found.handover ? 'handover' : '',
  }
}

const spoken = ({ text, article }: Said): Said | null => (text === '' && article === null ? null : { text, article })

/** Paths of our own become addresses that WeChat can open. */
export const absolute = (said: Said, publicUrl: string): Said => ({
  text: said.text,
  article: said.article && {
    ...said.article,
    url: absoluteUrl(said.article.url, publicUrl),
    picUrl: absoluteUrl(said.article.picUrl, publicUrl),
  },
})
const absoluteUrl = (url: string, publicUrl: string): string => (url.startsWith('/') ? `${publicUrl}${url}` : url)

/** How a push stands in the inbox: its kind, and words to read. */
export function shownAs(push: Inbound): { kind: MessageKind; body: string } {
  switch (push.kind) {
    case 'text':
      return { kind: 'text', body: push.text }
    case 'image':
      return { kind: 'image', body: push.picUrl }
    case 'voice':
      return { kind: 'voice', body: push.recognised ?? '' }
    case 'subscribe':
    case 'scan':
      return { kind: 'event', body: `${push.kind} ${push.scene ?? ''}`.trim() }
    case 'click':
      return { kind: 'event', body: `click ${push.eventKey}` }
    case 'view':
      return { kind: 'event', body: `view ${push.url}` }
    case 'unsubscribe':
      return { kind: 'event', body: 'unsubscribe' }
    default:
      return push.event === undefined
        ? { kind: 'other', body: push.messageType }
        : { kind: 'event', body: `${push.event}`.slice(0, 100) }
  }
}

const minuteMs = 60_000
/** What WeChat lets an account send after this push; null when a push opens no window. */
export function windowAfter(push: Inbound): { from: Date; until: Date; max: number } | null {
  const { sentAt: from } = push
  const until = (ms: number) => new Date(from.getTime() + ms)
  if (['subscribe', 'scan', 'click'].includes(push.kind)) return { from, until: until(minuteMs), max: 3 }
  const isMessage = ['text', 'image', 'voice'].includes(push.kind) || (push.kind === 'other' && push.event === undefined)
  return isMessage ? { from, until: until(48 * 60 * minuteMs), max: 5 } : null
}
