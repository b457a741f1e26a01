// The words that carry a code: mail and text message, in the reader's language.

import type { Locale } from '#kernel/i18n.ts'
import { displayNameOf } from '#kernel/text/names.ts'

export interface CodeLetter {
  community: string
  code: string
  /** Only by mail, only to sign in. */
  link: string | null
  locale: Locale
  purpose: 'sign-in' | 'add' | 'confirm'
}

const forWhat = {
  'zh-CN': { 'sign-in': '登录', add: '添加联系方式', confirm: '验证身份' },
  en: { 'sign-in': 'sign-in code', add: 'code to add this address', confirm: 'confirmation code' },
} as const

/** A community may be named so that a mail program makes a link of it; in a mail the name is only a name. */
const named = (letter: CodeLetter): string => displayNameOf(letter.community, 40) || (letter.locale === 'en' ? 'Qunluo' : '群落')

export function mailOf(letter: CodeLetter): { subject: string; text: string; html: string } {
  const name = named(letter)
  const what = forWhat[letter.locale][letter.purpose]
  const words =
    letter.locale === 'en'
      ? {
          subject: `${letter.code} is your ${what} for ${name}`,
          code: `Your ${what} for ${name}:`,
          link: 'Or open this link and press the button there:',
          button: `Sign in to ${name}`,
          end: 'It is good for ten minutes and works once. If you did not ask for it, ignore this mail; nobody can come in without it.',
        }
      : {
          subject: `${letter.code} 是你在「${name}」的${what}验证码`,
          code: `你在「${name}」的${what}验证码：`,
          link: '或者打开下面的链接，在页面上点一下按钮：',
          button: `登录「${name}」`,
          end: '十分钟内有效，只能用一次。如果不是你本人操作，请忽略这封邮件；没有验证码，谁也进不来。',
        }
  const text = [
    words.code,
    '',
    `    ${letter.code}`,
    '',
    ...(letter.link ? [words.link, letter.link, ''] : []),
    words.end,
    '',
  ].join('\n')
  return { subject: words.subject, text, html: page(letter, words) }
}

function page(letter: CodeLetter, words: { code: string; link: string; button: string; end: string }): string {
  const quiet = 'color:#5c625a;font-size:14px;line-height:1.7'
  const button = letter.link
    ? `<p style="margin:24px 0"><a href="${escaped(letter.link)}" style="display:inline-block;padding:12px 24px;background:#2f6b4f;color:#ffffff;text-decoration:none">${escaped(words.button)}</a></p>`
    : ''
  return `<!doctype html><html lang="${letter.locale}"><head><meta charset="utf-8"></head><body style="margin:0;padding:24px;background:#f7f5ef;color:#23271f;font-family:system-ui,sans-serif"><div style="max-width:32em;margin:0 auto"><p style="font-size:16px">${escaped(words.code)}</p><p style="font-size:32px;letter-spacing:6px;margin:16px 0;font-variant-numeric:tabular-nums">${letter.code}</p>${button}<p style="${quiet}">${escaped(words.end)}</p></div></body></html>`
}
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char)

export function smsOf(letter: CodeLetter): { template: string; params: Record<string, string>; text: string } {
  const name = named(letter)
  const what = forWhat[letter.locale][letter.purpose]
  return {
    template: 'sign-in-code',
    params: { code: letter.code, community: name },
    text:
      letter.locale === 'en'
        ? `${name}: ${letter.code} is your ${what}. Good for ten minutes; tell nobody.`
        : `【${name}】${what}验证码 ${letter.code}，十分钟内有效，请勿告诉他人。`,
  }
}

/** What is shown of an address in a log: enough to recognise one's own. */
export const masked = (subject: string): string =>
  subject.includes('@') ? subject.replace(/^(.).*(@.*)$/, '$1…$2') : `${subject.slice(0, 4)}…${subject.slice(-2)}`
