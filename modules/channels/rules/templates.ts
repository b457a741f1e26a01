// Templates: which places are to be filled, what is wrong with a text, and how it reads when it is filled in.
import { fill, type Locale, type Text } from '#kernel/i18n.ts'
import type { TemplateWords } from '../contract/said.ts'
import type { ChannelKind } from '../contract/words.ts'

/** The house fills these itself. */
export const housePlaceholders = ['member', 'community'] as const

export function placesIn(...texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts) for (const match of text.matchAll(/\{(\w+)\}/g)) found.add(match[1] as string)
  return [...found]
}
const ownPlaces = (...texts: readonly string[]): string[] =>
  placesIn(...texts).filter(name => !(housePlaceholders as readonly string[]).includes(name))

/** What a sender must bring. */
export const askedFor = (words: TemplateWords): string[] =>
  ownPlaces(words.subjectZh, words.subjectEn, words.bodyZh, words.bodyEn).sort()

export interface Flaw {
  path: keyof TemplateWords
  text: Text
}

const bodyCharsMax: Record<ChannelKind, number> = { email: 8000, sms: 500, wechat: 600 }

export function flawsOf(channel: ChannelKind, words: TemplateWords): Flaw[] {
  const flaws: Flaw[] = []
  const say = (path: Flaw['path'], zh: string, en: string) => flaws.push({ path, text: { zh, en } })
  for (const path of ['subjectZh', 'subjectEn', 'bodyZh', 'bodyEn'] as const) {
    if (/[{}]/.test(words[path].replace(/\{\w+\}/g, '')))
      say(path, '大括号只能用来写占位符，例如 {member}。', 'Braces are for placeholders alone, such as {member}.')
  }
  for (const path of ['subjectZh', 'subjectEn'] as const)
    if (channel === 'email' && words[path] === '') say(path, '邮件需要主题。', 'A mail needs a subject.')
  for (const path of ['bodyZh', 'bodyEn'] as const)
    if (words[path].length > bodyCharsMax[channel])
      say(path, `太长，最多 ${bodyCharsMax[channel]} 字。`, `Too long: at most ${bodyCharsMax[channel]} characters.`)
  const [zh, en] = [ownPlaces(words.subjectZh, words.bodyZh), ownPlaces(words.subjectEn, words.bodyEn)]
  for (const name of zh.filter(n => !en.includes(n)))
    say('bodyEn', `英文里缺少 {${name}}。`, `{${name}} stands in the Chinese text only.`)
  for (const name of en.filter(n => !zh.includes(n)))
    say('bodyZh', `中文里缺少 {${name}}。`, `{${name}} stands in the English text only.`)
  return flaws
}

export interface Filled {
  subject: string
  body: string
  missing: string[]
}

export function filled(words: TemplateWords, locale: Locale, params: Readonly<Record<string, string>>): Filled {
  const subject = locale === 'en' ? words.subjectEn : words.subjectZh
  const body = locale === 'en' ? words.bodyEn : words.bodyZh
  const missing = placesIn(subject, body).filter(name => !Object.hasOwn(params, name))
  // A line end in a value must not become one in a subject.
  return { subject: fill(subject, params).replace(/\s+/g, ' ').trim(), body: fill(body, params), missing }
}

/** Text messages are counted in parts: 70 characters, or 67 each when there are several. */
export const smsParts = (text: string): number => (text.length <= 70 ? 1 : Math.ceil(text.length / 67))
