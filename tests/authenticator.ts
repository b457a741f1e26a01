// A passkey's device made by hand: an ES256 key pair that answers as a phone would, attestation `none`.
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

type Cbor = number | string | Buffer | Map<number | string, Cbor>

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)])])
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const b64 = (data: Buffer | string): string => Buffer.from(data).toString('base64url')

export interface DeviceOptions {
  origin: string
  rpId: string
  /** Whether the device checks its holder, by finger or number. */
  verifies?: boolean
  /** Many devices do not count and stay at nought. */
  counts?: boolean
}

export class Device {
  id = randomBytes(16)
  options: DeviceOptions
  counter = 0
  #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #userId = ''

  constructor(options: DeviceOptions) {
    this.options = options
  }

  make(asked: { challenge: string; user: { id: string } }, change: Partial<DeviceOptions> = {}) {
    this.#userId = asked.user.id
    const options = { ...this.options, ...change }
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const key = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ])
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cbor(key)])
    const authData = Buffer.concat([this.#authData(options, 0x40), credential])
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ])
    return {
      ...this.#shell(),
      response: {
        clientDataJSON: b64(this.#clientData('webauthn.create', asked.challenge, options)),
        attestationObject: b64(cbor(attestation)),
        transports: ['internal'],
      },
    }
  }

  prove(asked: { challenge: string }, change: Partial<DeviceOptions> = {}) {
    const options = { ...this.options, ...change }
    if (options.counts) this.counter++
    const authData = this.#authData(options, 0)
    const clientData = this.#clientData('webauthn.get', asked.challenge, options)
    const signature = createSign('sha256')
      .update(Buffer.concat([authData, sha256(clientData)]))
      .sign(this.#keys.privateKey)
    return {
      ...this.#shell(),
      response: {
        clientDataJSON: b64(clientData),
        authenticatorData: b64(authData),
        signature: b64(signature),
        userHandle: this.#userId,
      },
    }
  }

  #shell() {
    return { id: b64(this.id), rawId: b64(this.id), type: 'public-key' as const, clientExtensionResults: {} }
  }
  #clientData(type: string, challenge: string, { origin }: DeviceOptions): string {
    return JSON.stringify({ type, challenge, origin, crossOrigin: false })
  }
  #authData({ rpId, verifies = true }: DeviceOptions, more: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    return Buffer.concat([sha256(rpId), Buffer.from([0x01 | (verifies ? 0x04 : 0) | more]), counter])
  }
}
