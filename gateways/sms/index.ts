// The SMS gateway: one text to one telephone, through any provider that the operator bridges; failures are final or for now.
// Talks to: a bridge that speaks the signed JSON of protocol.ts. Fake: such a bridge on loopback (startSmsGateway, in emulator.ts).
export { openSms, type Sms, type SmsMessage, type SmsOptions, SmsRefused, type SmsSent, SmsUnavailable } from './client.ts'
export { type KeptSms, type SmsFailure, type SmsGateway, type SmsGatewayOptions, startSmsGateway } from './emulator.ts'
