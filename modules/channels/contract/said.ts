// What is said without anybody typing it: keywords, greetings, templates.
import { z } from 'zod'
import { Day, Instant, line, prose } from '#kernel/shapes.ts'
import { AccountId, ChannelKind, KeywordId, replyFields, ShownArticle, ShownReply, saysOneThing } from './words.ts'

export const TemplateKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const keywordFields = {
  words: z.array(line(30)).min(1).max(20).meta({ title: '关键词 | Words' }),
  match: z.enum(['exact', 'starts', 'contains']).default('exact').meta({ title: '匹配方式 | Match' }),
  accountId: AccountId.nullable().default(null).meta({ title: '只在这个公众号 | Only in this account' }),
  from: Day.nullable().default(null).meta({ title: '从哪天起 | From' }),
  until: Day.nullable().default(null).meta({ title: '到哪天止 | Until' }),
  /** The post it leads to, when it has one. */
  postId: z.string().max(40).nullable().default(null),
  ...replyFields,
  handover: z.boolean().default(false).meta({ title: '转给运营者回复 | Hand over to an operator' }),
  priority: z.int().min(-100).max(100).default(0).meta({ title: '优先级 | Priority' }),
}
const answersSomehow = (k: { text: string; article: unknown; handover: boolean }): boolean =>
  k.handover ? !(k.text !== '' && k.article !== null) : saysOneThing(k as never)
const inOrder = (k: { from: string | null; until: string | null }): boolean => !k.from || !k.until || k.from <= k.until
export const NewKeyword = z
  .object(keywordFields)
  .refine(answersSomehow, { message: 'either a text or an article', path: ['text'] })
  .refine(inOrder, { message: 'ends before it begins', path: ['until'] })
  .meta({ id: 'NewKeyword' })
export type NewKeyword = z.output<typeof NewKeyword>
export const Keyword = z
  .object({
    id: KeywordId,
    ref: z.string().nullable(),
    words: z.array(z.string()),
    match: keywordFields.match,
    accountId: AccountId.nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    postId: z.string().nullable(),
    text: z.string(),
    article: ShownArticle.nullable(),
    handover: z.boolean(),
    priority: z.int(),
    /** In the last 30 days. */
    hits: z.int(),
    isCurrent: z.boolean(),
    changedAt: Instant,
  })
  .meta({ id: 'Keyword' })
export type Keyword = z.output<typeof Keyword>
export const KeywordTrial = z
  .object({
    /** As the rules read it. */
    readAs: z.string(),
    reply: ShownReply.nullable(),
    handover: z.boolean(),
    keyword: Keyword.nullable(),
    /** Others that fit, but stand behind. */
    behind: z.array(Keyword),
    why: z.string(),
  })
  .meta({ id: 'KeywordTrial' })
export const KeywordHits = z
  .object({
    days: z.array(z.object({ day: z.string(), keywordId: KeywordId, hits: z.int() })),
    /** What people sent that no keyword knew, most frequent first. */
    unknown: z.array(z.object({ text: z.string(), times: z.int(), lastAt: Instant })),
  })
  .meta({ id: 'KeywordHits' })

/** subscribe: said to a new follower · unknown: said when no keyword fits. */
export const Occasion = z.enum(['subscribe', 'unknown']).meta({ id: 'GreetingOccasion' })
export const NewGreeting = z
  .object({ ...replyFields, handover: keywordFields.handover })
  .refine(g => !(g.text !== '' && g.article !== null), { message: 'either a text or an article', path: ['text'] })
  .meta({ id: 'NewGreeting' })
export type NewGreeting = z.output<typeof NewGreeting>
export const Greeting = z
  .object({
    occasion: Occasion,
    text: z.string(),
    article: ShownArticle.nullable(),
    handover: z.boolean(),
    changedAt: Instant.nullable(),
  })
  .meta({ id: 'Greeting' })
export type Greeting = z.output<typeof Greeting>

export const TemplateWords = z
  .object({
    subjectZh: line(120, 0).default('').meta({ title: '主题（中文） | Subject (Chinese)' }),
    subjectEn: line(160, 0).default('').meta({ title: '主题（英文） | Subject (English)' }),
    bodyZh: prose(5000, 1).meta({ title: '正文（中文） | Body (Chinese)' }),
    bodyEn: prose(8000, 1).meta({ title: '正文（英文） | Body (English)' }),
  })
  .meta({ id: 'TemplateWords' })
export type TemplateWords = z.output<typeof TemplateWords>
export const Template = z
  .object({
    key: TemplateKey,
    channel: ChannelKind,
    subjectZh: z.string(),
    subjectEn: z.string(),
    bodyZh: z.string(),
    bodyEn: z.string(),
    /** What a sender must fill in; member and community are filled by the house. */
    placeholders: z.array(z.string()),
    changedAt: Instant,
  })
  .meta({ id: 'MessageTemplate' })
export type Template = z.output<typeof Template>
export const TemplatePreview = z
  .object({ subject: z.string(), body: z.string(), missing: z.array(z.string()), parts: z.int() })
  .meta({ id: 'TemplatePreview' })
