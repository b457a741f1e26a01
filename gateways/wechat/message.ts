// What a follower sends or does, as WeChat pushes it: one typed union, and the key by which a repeated push is known.
import { createHash } from 'node:crypto'
import { CallbackRefused } from './errors.ts'
import { type Fields, readFields } from './xml.ts'

type Pushed = {
  /** The account's original id (gh_…). */
  to: string
  /** The follower's openid. */
  from: string
  sentAt: Date
  /** The same for every repeat of one push, and at most 200 characters. */
  key: string
}

export type Inbound = Pushed &
  (
    | { kind: 'text'; messageId: string; text: string }
    | { kind: 'image'; messageId: string; picUrl: string; mediaId: string }
    | { kind: 'voice'; messageId: string; mediaId: string; format: string; recognised: string | undefined }
    /** `scene` when the follower came by a QR code of ours. */
    | { kind: 'subscribe'; scene: string | undefined }
    | { kind: 'unsubscribe' }
    | { kind: 'scan'; scene: string }
    | { kind: 'click'; eventKey: string }
    | { kind: 'view'; url: string }
    | { kind: 'other'; messageType: string; event: string | undefined }
  )

const keyLengthMax = 200

/** Reads the plain XML of one push; throws CallbackRefused when it is not one. */
export function readMessage(xml: string): Inbound {
  const fields = readFields(xml)
  const pushed: Pushed = {
    to: need(fields, 'ToUserName'),
    from: need(fields, 'FromUserName'),
    sentAt: sentAt(fields),
    key: keyOf(fields),
  }
  return { ...pushed, ...(need(fields, 'MsgType') === 'event' ? eventOf(fields) : contentOf(fields)) } as Inbound
}

function contentOf(fields: Fields) {
  const messageType = need(fields, 'MsgType')
  const messageId = fields.get('MsgId') ?? ''
  switch (messageType) {
    case 'text':
      return { kind: 'text', messageId, text: need(fields, 'Content') }
    case 'image':
      return { kind: 'image', messageId, picUrl: fields.get('PicUrl') ?? '', mediaId: fields.get('MediaId') ?? '' }
    case 'voice':
      return {
        kind: 'voice',
        messageId,
        mediaId: fields.get('MediaId') ?? '',
        format: fields.get('Format') ?? '',
        recognised: fields.get('Recognition') || undefined,
      }
    default:
      return { kind: 'other', messageType, event: undefined }
  }
}

function eventOf(fields: Fields) {
  const event = need(fields, 'Event')
  const eventKey = fields.get('EventKey') ?? ''
  switch (event.toLowerCase()) {
    case 'subscribe':
      return { kind: 'subscribe', scene: eventKey.replace(/^qrscene_/, '') || undefined }
    case 'unsubscribe':
      return { kind: 'unsubscribe' }
    case 'scan':
      return { kind: 'scan', scene: eventKey }
    case 'click':
      return { kind: 'click', eventKey }
    case 'view':
      return { kind: 'view', url: eventKey }
    default:
      return { kind: 'other', messageType: 'event', event }
  }
}

/** WeChat's own advice: MsgId where there is one; an event is known by who, when and what. */
function keyOf(fields: Fields): string {
  const messageId = fields.get('MsgId')
  const parts = ['FromUserName', 'CreateTime', 'Event', 'EventKey'].map(name => fields.get(name)).filter(Boolean)
  const key = messageId ? `message:${messageId}` : `event:${parts.join(':')}`
  return key.length <= keyLengthMax ? key : `long:${createHash('sha256').update(key).digest('hex')}`
}

function sentAt(fields: Fields): Date {
  const seconds = need(fields, 'CreateTime')
  if (!/^\d{1,12}$/.test(seconds)) throw new CallbackRefused('xml', 'CreateTime is not a number of seconds')
  return new Date(Number(seconds) * 1000)
}

function need(fields: Fields, name: string): string {
  const value = fields.get(name)
  if (value === undefined) throw new CallbackRefused('xml', `no <${name}>`)
  return value
}
