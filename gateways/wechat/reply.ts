// What an account answers to a push within the same request: nothing, a text, or articles.
import type { Inbound } from './message.ts'
import { cdata } from './xml.ts'

export type Article = { title: string; description: string; picUrl: string; url: string }

export type Reply = { kind: 'text'; text: string } | { kind: 'news'; articles: Article[] }

/** Tells WeChat that the push arrived and that there is nothing to show. */
export const noReply = 'success'

/** WeChat shows one article in answer to a message, and up to eight in answer to an event; it drops the rest itself. */
export function articlesMax(to: Inbound): number {
  return ['text', 'image', 'voice'].includes(to.kind) || (to.kind === 'other' && to.event === undefined) ? 1 : 8
}

export function replyXml(to: Inbound, reply: Reply, now: Date): string {
  const head = [
    element('ToUserName', cdata(to.from)),
    element('FromUserName', cdata(to.to)),
    element('CreateTime', String(Math.floor(now.getTime() / 1000))),
    element('MsgType', cdata(reply.kind)),
  ]
  const body = reply.kind === 'text' ? [element('Content', cdata(reply.text))] : news(reply.articles.slice(0, articlesMax(to)))
  return element('xml', [...head, ...body].join(''))
}

export function envelopeXml(sealed: { ciphertext: string; signature: string; timestamp: string; nonce: string }): string {
  return element(
    'xml',
    [
      element('Encrypt', cdata(sealed.ciphertext)),
      element('MsgSignature', cdata(sealed.signature)),
      element('TimeStamp', sealed.timestamp),
      element('Nonce', cdata(sealed.nonce)),
    ].join(''),
  )
}

function news(articles: Article[]): string[] {
  if (articles.length === 0) throw new RangeError('a news reply needs an article')
  const items = articles.map(article =>
    element(
      'item',
      element('Title', cdata(article.title)) +
        element('Description', cdata(article.description)) +
        element('PicUrl', cdata(article.picUrl)) +
        element('Url', cdata(article.url)),
    ),
  )
  return [element('ArticleCount', String(articles.length)), element('Articles', items.join(''))]
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`
}
