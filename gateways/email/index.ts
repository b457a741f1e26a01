// The e-mail gateway: one mail to one person by SMTP; failures are final (MailRefused) or for now (MailUnavailable).
// Talks to: any SMTP server, by one URL. Fake: a real SMTP server on loopback (startMailbox, in fake.ts). Needs: nodemailer.
import type { Mailbox, MailboxOptions } from './fake.ts'

export type { MailAddress } from './address.ts'
export { type Mail, type Mailer, type MailerOptions, openMailer, type Sent } from './client.ts'
export { MailRefused, MailUnavailable, type RefusedAt } from './errors.ts'
export type { KeptMail, Mailbox, MailboxOptions, WaitOptions } from './fake.ts'

/** Loaded only where it is started, so that it costs a running house nothing. */
export async function startMailbox(options?: MailboxOptions): Promise<Mailbox> {
  return (await import('./fake.ts')).startMailbox(options)
}
