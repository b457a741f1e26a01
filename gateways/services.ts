// The tokens under which gateways are handed to the rooms that use them; see kernel/services.ts.
import { service } from '#kernel/services.ts'
import type { Mailer } from './email/index.ts'
import type { Sms } from './sms/index.ts'

/** Sends mail. Not provided when no SMTP server is set: ask with services.find. */
export const mailerService = service<Mailer>('mailer')
/** Sends text messages. Not provided when no gateway is set. */
export const smsService = service<Sms>('sms')
