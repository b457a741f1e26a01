// The SMS gateway: one text to one telephone, through any provider that the operator bridges; failures are final or for now.
// Talks to: a bridge that speaks the signed JSON of protocol.ts. Fake: such a bridge on loopback (startSmsGateway, in emulator.ts).
import type { SmsGateway, SmsGatewayOptions } from './emulator.ts'

export { openSms, type Sms, type SmsMessage, type SmsOptions, SmsRefused, type SmsSent, SmsUnavailable } from './client.ts'
export type { KeptSms, SmsFailure, SmsGateway, SmsGatewayOptions } from './emulator.ts'

/** Loaded only where it is started, so that it costs a running house nothing. */
export async function startSmsGateway(options: SmsGatewayOptions): Promise<SmsGateway> {
  return (await import('./emulator.ts')).startSmsGateway(options)
}
