// Sends one mail to one person by SMTP and says whether a failure is final. nodemailer is loaded with the first mail.
import type { Transporter } from 'nodemailer'
import { type MailAddress, mailbox, oneLine, senderOf } from './address.ts'
import { MailRefused, MailUnavailable, sortFailure } from './errors.ts'
import { type SmtpSettings, smtpSettings } from './smtp-url.ts'

export type MailerOptions = {
  /** `smtp://user:password@host:587` or `smtps://…`; see smtp-url.ts. */
  url: string
  /** `群落 <hello@qunluo.example>` or a bare address. */
  from: string
  connectTimeoutMs?: number
  answerTimeoutMs?: number
  connectionsMax?: number
}

export type Mail = {
  to: MailAddress
  subject: string
  text: string
  html?: string
  /** `<…@…>`. Keep it over retries, so that a mail that arrives twice is shown once. */
  messageId?: string
  headers?: Record<string, string>
  /** https address that unsubscribes on POST (RFC 8058), or a mailto: address. */
  listUnsubscribe?: string
}

export type Sent = { messageId: string; accepted: string[]; rejected: string[]; response: string }

export type Mailer = {
  send(mail: Mail): Promise<Sent>
  /** Connects and signs in without sending. */
  verify(): Promise<void>
  close(): void
}

// These belong to the message itself; a caller who sets them by hand could redirect or break the mail.
const ownHeaders = /^(to|from|cc|bcc|sender|reply-to|subject|date|message-id|mime-version|content-.*|list-unsubscribe(-post)?)$/i

/** Throws at once when the settings are not usable, so that a mistake shows at start and not with the first mail. */
export function openMailer(options: MailerOptions): Mailer {
  const settings = smtpSettings(options.url)
  const from = senderOf(options.from)
  if (!from) throw new TypeError('the sender must be one address, such as 群落 <hello@qunluo.example>')
  let transport: Promise<Transporter> | undefined
  let closed = false
  const opened = () => {
    if (closed) throw new MailUnavailable('the mailer is closed')
    transport ??= openTransport(settings, options)
    return transport
  }
  return {
    async send(mail) {
      const message = { from, ...compose(mail) }
      const smtp = await opened()
      try {
        const { messageId, accepted = [], rejected = [], response = '' } = await smtp.sendMail(message)
        return { messageId, accepted: accepted.map(plain), rejected: rejected.map(plain), response }
      } catch (error) {
        throw sortFailure(error)
      }
    },
    async verify() {
      const smtp = await opened()
      try {
        await smtp.verify()
      } catch (error) {
        throw new MailUnavailable(sortFailure(error).message, { cause: error })
      }
    },
    close() {
      closed = true
      void transport?.then(smtp => smtp.close())
    },
  }
}

async function openTransport(settings: SmtpSettings, options: MailerOptions): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    ...settings,
    pool: true,
    maxConnections: options.connectionsMax ?? 2,
    connectionTimeout: options.connectTimeoutMs ?? 10_000,
    greetingTimeout: options.connectTimeoutMs ?? 10_000,
    socketTimeout: options.answerTimeoutMs ?? 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }) as unknown as Transporter
}

function compose(mail: Mail) {
  const to = mailbox(mail.to)
  if (!to) throw new MailRefused('address', 'not one plain e-mail address')
  if (mail.messageId !== undefined && !/^<[^\s<>@]+@[^\s<>@]+>$/.test(mail.messageId))
    throw new TypeError('messageId must look like <id@host>')
  return {
    to,
    subject: oneLine(mail.subject),
    text: mail.text.toWellFormed(),
    html: mail.html?.toWellFormed(),
    messageId: mail.messageId,
    headers: headersOf(mail),
  }
}

function headersOf(mail: Mail) {
  // Tells vacation responders to stay quiet (RFC 3834); every mail of the program is one of these unless it says otherwise.
  const headers: Record<string, string> = { 'Auto-Submitted': 'auto-generated' }
  for (const [name, value] of Object.entries(mail.headers ?? {})) {
    if (!/^[A-Za-z0-9-]{1,64}$/.test(name) || ownHeaders.test(name))
      throw new TypeError(`header ${oneLine(name)} cannot be set by hand`)
    headers[name] = oneLine(value)
  }
  if (mail.listUnsubscribe === undefined) return headers
  const target = new URL(oneLine(mail.listUnsubscribe))
  if (!['https:', 'http:', 'mailto:'].includes(target.protocol))
    throw new TypeError('listUnsubscribe must be an https or mailto address')
  headers['List-Unsubscribe'] = `<${target.href}>`
  if (target.protocol !== 'mailto:') headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click'
  return headers
}

function plain(address: string | { address: string }): string {
  return typeof address === 'string' ? address : address.address
}
