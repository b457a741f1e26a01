// The door WeChat pushes to: believes nothing unsigned, opens what is encrypted, and wraps the answer the way the push came.
import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { type Crypt, openCrypt } from './crypt.ts'
import { CallbackRefused } from './errors.ts'
import { type Inbound, readMessage } from './message.ts'
import { envelopeXml, noReply, type Reply, replyXml } from './reply.ts'
import { isSigned, signatureOf } from './signature.ts'
import { readFields } from './xml.ts'

export type CallbackOptions = {
  appId: string
  /** The token entered on WeChat's page. */
  token: string
  /** Given: encrypted mode, and a push in the clear is refused. Absent: plain mode. */
  encodingAesKey?: string
  now?: () => Date
  randomBytes?: (size: number) => Buffer
  /** A signature is believed this long; in plain mode it does not cover the body, so an old one must not open the door for ever. */
  signatureAgeMaxMs?: number
  bytesMax?: number
}

export type CallbackQuery = Readonly<Record<string, unknown>>

export type Callback = {
  /** The text to answer, as text/plain, when WeChat checks the address. */
  echo(query: CallbackQuery): string
  /** The message of a push; throws CallbackRefused when it is not to be believed. `body` is the raw request body. */
  read(query: CallbackQuery, body: string): Inbound
  /** The body and type of the answer; without a reply the push is acknowledged in silence. */
  answer(to: Inbound, reply?: Reply): { contentType: string; body: string }
}

export function openCallback(options: CallbackOptions): Callback {
  const { appId, token, encodingAesKey, now = () => new Date(), randomBytes = nodeRandomBytes } = options
  const { signatureAgeMaxMs = 10 * 60_000, bytesMax = 128 * 1024 } = options
  // With an empty token anyone could sign: such a door stays shut.
  if (!/^[A-Za-z0-9]{3,32}$/.test(token)) throw new TypeError('the WeChat token must be 3–32 letters and digits')
  const crypt = encodingAesKey === undefined ? undefined : openCrypt({ appId, encodingAesKey })

  const check = (signature: string, timestamp: string, nonce: string, ...ciphertext: string[]) => {
    if (!isSigned(signature, token, timestamp, nonce, ...ciphertext))
      throw new CallbackRefused('signature', 'not signed with our token')
    const ageMs = Math.abs(now().getTime() - Number(timestamp) * 1000)
    if (!(ageMs <= signatureAgeMaxMs)) throw new CallbackRefused('stale', `signed ${Math.round(ageMs / 1000)} s from our time`)
  }

  return {
    echo(query) {
      check(text(query, 'signature'), text(query, 'timestamp'), text(query, 'nonce'))
      const echostr = text(query, 'echostr')
      // What goes back is not covered by the signature, so it is held to what WeChat really sends.
      if (!/^[\w+/=-]{1,256}$/.test(echostr)) throw new CallbackRefused('signature', 'no echostr')
      return echostr
    },
    read(query, body) {
      if (Buffer.byteLength(body) > bytesMax) throw new CallbackRefused('too-large', `more than ${bytesMax} bytes`)
      const [timestamp, nonce] = [text(query, 'timestamp'), text(query, 'nonce')]
      if (!crypt) {
        check(text(query, 'signature'), timestamp, nonce)
        return readMessage(body)
      }
      if (text(query, 'encrypt_type') !== 'aes')
        throw new CallbackRefused('plain', 'pushed in the clear; set the account to encrypted mode')
      const ciphertext = readFields(body).get('Encrypt') ?? ''
      check(text(query, 'msg_signature'), timestamp, nonce, ciphertext)
      return readMessage(crypt.decrypt(ciphertext))
    },
    answer(to, reply) {
      if (!reply) return { contentType: 'text/plain; charset=utf-8', body: noReply }
      const xml = replyXml(to, reply, now())
      return { contentType: 'application/xml; charset=utf-8', body: crypt ? seal(crypt, xml) : xml }
    },
  }

  function seal(with_: Crypt, xml: string): string {
    const ciphertext = with_.encrypt(xml, randomBytes(16))
    const timestamp = String(Math.floor(now().getTime() / 1000))
    const nonce = randomBytes(8).toString('hex')
    return envelopeXml({ ciphertext, timestamp, nonce, signature: signatureOf(token, timestamp, nonce, ciphertext) })
  }
}

/** A query value as one string; a repeated or missing parameter counts as empty and fails the signature. */
function text(query: CallbackQuery, name: string): string {
  const value = Object.hasOwn(query, name) ? query[name] : undefined
  return typeof value === 'string' ? value : ''
}
