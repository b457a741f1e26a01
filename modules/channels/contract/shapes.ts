// What operators see of accounts, messages, keywords, templates and quotas.
import { z } from 'zod'
import { Day, Instant, line, prose } from '#kernel/shapes.ts'
import {
  AccountId,
  ChannelKind,
  Direction,
  KeywordId,
  MemberId,
  MessageId,
  MessageKind,
  MessageState,
  Purpose,
  PushMode,
  replyFields,
  ShownArticle,
  ShownReply,
  saysOneThing,
} from './words.ts'

/** A secret once saved is never shown: only that it is there, and how it ends. */
export const SecretMark = z.object({ isSet: z.boolean(), tail: z.string(), setAt: Instant.nullable() }).meta({ id: 'SecretMark' })
export const Account = z
  .object({
    id: AccountId,
    kind: ChannelKind,
    name: z.string(),
    appId: z.string().nullable(),
    mode: PushMode.nullable(),
    secrets: z.object({ appSecret: SecretMark, token: SecretMark, encodingAesKey: SecretMark }).nullable(),
    /** To be pasted on the page of the official account. */
    callbackUrl: z.string().nullable(),
    /** Everything that receiving needs is there. */
    canReceive: z.boolean(),
    canSend: z.boolean(),
    /** What is missing, in the reader's words. */
    missing: z.array(z.string()),
    /** When WeChat last checked the address with success, and when it last pushed. */
    verifiedAt: Instant.nullable(),
    heardAt: Instant.nullable(),
    followers: z.int(),
    createdAt: Instant,
  })
  .meta({ id: 'ChannelAccount' })
export type Account = z.output<typeof Account>

const AppId = z
  .string()
  .trim()
  .regex(/^wx[0-9a-zA-Z]{8,30}$/)
  .meta({ title: '开发者 ID（AppID） | AppID' })
const AppSecret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{8,128}$/)
  .meta({ title: '开发者密码（AppSecret） | AppSecret' })
const CallbackToken = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{3,32}$/)
  .meta({ title: '令牌（Token） | Token' })
const AesKey = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{43}$/)
  .meta({ title: '消息加解密密钥（EncodingAESKey） | EncodingAESKey' })
const accountFields = {
  name: line(40).meta({ title: '名称 | Name' }),
  mode: PushMode.meta({ title: '消息加解密方式 | Message encryption' }),
  appSecret: AppSecret.optional(),
  token: CallbackToken.optional(),
  encodingAesKey: AesKey.optional(),
}
export const NewAccount = z
  .object({ ...accountFields, appId: AppId, mode: accountFields.mode.default('encrypted') })
  .meta({ id: 'NewChannelAccount' })
/** What is left out stays as it is. */
export const AccountChange = z
  .object({ ...accountFields })
  .partial()
  .meta({ id: 'ChannelAccountChange' })
/** What the connection check found, sentence by sentence. */
export const Connection = z
  .object({
    ok: z.boolean(),
    findings: z.array(z.object({ ok: z.boolean(), what: z.string(), text: z.string() })),
  })
  .meta({ id: 'ChannelConnection' })

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

export const TemplateKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
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

export const MessageRow = z
  .object({
    id: MessageId,
    direction: Direction,
    channel: ChannelKind,
    accountId: AccountId,
    accountName: z.string(),
    memberId: MemberId.nullable(),
    memberName: z.string().nullable(),
    address: z.string(),
    kind: MessageKind,
    purpose: Purpose.nullable(),
    template: z.string().nullable(),
    subject: z.string(),
    excerpt: z.string(),
    state: MessageState,
    /** Why it stands so: a code, and the sentence for it. */
    why: z.string(),
    whyText: z.string(),
    at: Instant,
    dueAt: Instant.nullable(),
    sentAt: Instant.nullable(),
    attempts: z.int(),
  })
  .meta({ id: 'MessageRow' })
export type MessageRow = z.output<typeof MessageRow>
export const MessageStep = z
  .object({ at: Instant, step: z.string(), by: z.string(), detail: z.string() })
  .meta({ id: 'MessageStep' })
export const Message = MessageRow.extend({
  body: z.string(),
  article: ShownArticle.nullable(),
  /** In: what was answered in the same breath. */
  reply: ShownReply.nullable(),
  keywordId: KeywordId.nullable(),
  /** Out: the message it answers. */
  answersId: MessageId.nullable(),
  detail: z.string(),
  /** In, WeChat: until when an operator may answer. */
  replyUntil: Instant.nullable(),
  steps: z.array(MessageStep),
}).meta({ id: 'Message' })
export type Message = z.output<typeof Message>
export const MessageFigures = z
  .object({ waitingForUs: z.int(), waiting: z.int(), failed: z.int(), inDoubt: z.int(), inToday: z.int(), sentToday: z.int() })
  .meta({ id: 'MessageFigures' })

export const QuotaWindow = z.enum(['minute', 'hour', 'day', 'reply-window']).meta({ id: 'QuotaWindow' })
export type QuotaWindow = z.output<typeof QuotaWindow>
export const Quota = z
  .object({
    accountId: AccountId,
    accountName: z.string(),
    what: z.string(),
    title: z.string(),
    max: z.int(),
    window: QuotaWindow,
    /** account: all it sends · recipient: what one address gets */
    per: z.enum(['account', 'recipient']),
    /** wait: the message goes when the window opens · refuse: it fails, naming this rule */
    over: z.enum(['wait', 'refuse']),
    /** Of this window; for one recipient the one who got most. */
    used: z.int(),
    opensAt: Instant.nullable(),
    source: z.string(),
    sourceOf: z.string(),
  })
  .meta({ id: 'ChannelQuota' })
export type Quota = z.output<typeof Quota>
