// What can happen in the channels. Facts carry ids and kinds, never addresses, words or secrets.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'
import { ChannelKind, MessageKind, Purpose } from './contract/words.ts'

const follower = { accountId: z.string(), memberId: z.string() }
const message = { messageId: z.string(), accountId: z.string(), memberId: z.string().nullable() }
const sending = { ...message, channel: ChannelKind, purpose: Purpose, template: z.string().nullable() }

export const accountConnected = fact('channels.account-connected', 1, z.object({ accountId: z.string(), kind: ChannelKind }))
export const accountChanged = fact(
  'channels.account-changed',
  1,
  z.object({ accountId: z.string(), fields: z.array(z.string()) }),
)
export const accountDisconnected = fact('channels.account-disconnected', 1, z.object({ accountId: z.string() }))

/** Someone follows the official account. `scene`: the QR code he came by. */
export const followed = fact('channels.followed', 1, z.object({ ...follower, scene: z.string().nullable(), again: z.boolean() }))
export const unfollowed = fact('channels.unfollowed', 1, z.object(follower))
/** `keywordId`: the keyword that answered, null when none did. */
export const messageHandled = fact(
  'channels.message-handled',
  1,
  z.object({ ...message, kind: MessageKind, keywordId: z.string().nullable(), waitsForUs: z.boolean() }),
)
export const messageSettled = fact('channels.message-settled', 1, z.object(message))
export const messageQueued = fact('channels.message-queued', 1, z.object(sending))
export const messageSent = fact('channels.message-sent', 1, z.object(sending))
/** `end`: failed, in-doubt or skipped. */
export const messageStopped = fact(
  'channels.message-stopped',
  1,
  z.object({ ...sending, end: z.enum(['failed', 'in-doubt', 'skipped']), why: z.string() }),
)

export const keywordChanged = fact(
  'channels.keyword-changed',
  1,
  z.object({ keywordId: z.string(), change: z.enum(['added', 'changed', 'removed']) }),
)
export const greetingChanged = fact('channels.greeting-changed', 1, z.object({ occasion: z.string() }))
export const templateChanged = fact(
  'channels.template-changed',
  1,
  z.object({ channel: ChannelKind, key: z.string(), change: z.enum(['added', 'changed', 'removed']) }),
)
export const quotaChanged = fact('channels.quota-changed', 1, z.object({ accountId: z.string(), what: z.string(), max: z.int() }))

export const channelsFacts = [
  accountConnected,
  accountChanged,
  accountDisconnected,
  followed,
  unfollowed,
  messageHandled,
  messageSettled,
  messageQueued,
  messageSent,
  messageStopped,
  keywordChanged,
  greetingChanged,
  templateChanged,
  quotaChanged,
]
