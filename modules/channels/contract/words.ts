// The words of the channels: ids, kinds and states, and how a reply or an article is written.
import { z } from 'zod'
import { idOf, line, prose } from '#kernel/shapes.ts'

export const AccountId = idOf('cha')
export const MessageId = idOf('msg')
export const KeywordId = idOf('kwd')
export const MemberId = idOf('mem')

export const ChannelKind = z.enum(['email', 'sms', 'wechat']).meta({ id: 'ChannelKind' })
export type ChannelKind = z.output<typeof ChannelKind>
/** How the official account pushes to us; WeChat recommends encrypted. */
export const PushMode = z.enum(['encrypted', 'plain']).meta({ id: 'PushMode' })
export const Direction = z.enum(['in', 'out']).meta({ id: 'MessageDirection' })
export const MessageKind = z.enum(['text', 'article', 'image', 'voice', 'event', 'other']).meta({ id: 'MessageKind' })
export type MessageKind = z.output<typeof MessageKind>

/**
 * In: received → handled (answered or nothing to say), ignored (banned, unfollowed), or waiting for an operator.
 * Out: waiting → sending → sent, failed, in-doubt (nobody knows whether it went) or skipped (not to be sent after all).
 */
export const MessageState = z
  .enum(['received', 'handled', 'ignored', 'waiting', 'sending', 'sent', 'failed', 'in-doubt', 'skipped'])
  .meta({ id: 'MessageState' })
export type MessageState = z.output<typeof MessageState>

/** transactional: what the person asked for just now. The others need his consent to that purpose. */
export const Purpose = z.enum(['transactional', 'service', 'marketing', 'research']).meta({ id: 'MessagePurpose' })
export type Purpose = z.output<typeof Purpose>

/** An address on the web, or a path of our own that begins with a slash. */
export const Link = z
  .string()
  .trim()
  .max(1000)
  .refine(text => /^\/(?!\/)[^\s\\]*$/.test(text) || (/^https?:\/\/[^\s\\]+$/i.test(text) && URL.canParse(text)), {
    message: 'not an address on the web',
  })
  .meta({ id: 'Link' })

export const Article = z
  .object({
    title: line(64).meta({ title: '标题 | Title' }),
    description: prose(120).default('').meta({ title: '摘要 | Description' }),
    picUrl: z
      .union([Link, z.literal('')])
      .default('')
      .meta({ title: '封面图片地址 | Picture address' }),
    url: Link.meta({ title: '打开的页面 | Page it opens' }),
  })
  .meta({ id: 'ChannelArticle' })
export type Article = z.output<typeof Article>
export const ShownArticle = z
  .object({ title: z.string(), description: z.string(), picUrl: z.string(), url: z.string() })
  .meta({ id: 'ShownArticle' })

/** WeChat takes 2,048 bytes of text: some 680 Chinese characters. */
export const replyBytesMax = 2048
export const replyFields = {
  text: prose(replyBytesMax)
    .refine(text => new TextEncoder().encode(text).length <= replyBytesMax, { message: 'longer than 2048 bytes' })
    .default('')
    .meta({ title: '回复的文字 | Reply text' }),
  article: Article.nullable().default(null).meta({ title: '回复的图文 | Reply article' }),
}
export const saysOneThing = (reply: { text: string; article: Article | null }): boolean =>
  (reply.text !== '') !== (reply.article !== null)
/** What is answered: a text or an article. */
export const ReplyWords = z
  .object(replyFields)
  .refine(saysOneThing, { message: 'either a text or an article', path: ['text'] })
  .meta({ id: 'ReplyWords' })
export type ReplyWords = z.output<typeof ReplyWords>
export const ShownReply = z.object({ text: z.string(), article: ShownArticle.nullable() }).meta({ id: 'ShownReply' })
