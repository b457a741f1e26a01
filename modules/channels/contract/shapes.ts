// What operators see of accounts, messages, keywords, templates and quotas.
import { z } from 'zod'
import { Instant, line } from '#kernel/shapes.ts'
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
  ShownArticle,
  ShownReply,
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
  .object({ at: Instant, step: z.string(), by: z.string(), byName: z.string().nullable(), detail: z.string() })
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
