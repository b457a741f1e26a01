// The cipher of the encrypted mode: AES-256-CBC over random(16) + length(4) + message + appid, padded to 32 bytes.
// Written on node:crypto and not on @wecom/crypto, because that package neither checks the padding, nor the length, nor the appid;
// the emulator uses it instead, so that two implementations check each other.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { CallbackRefused } from './errors.ts'

const blockBytes = 32
const randomPartBytes = 16
const lengthPartBytes = 4

export type Crypt = {
  /** Base64 ciphertext; the 16 random bytes are drawn unless given. */
  encrypt(message: string, random?: Buffer): string
  /** The message, or CallbackRefused when the text is not one of ours or is meant for another account. */
  decrypt(ciphertext: string): string
}

export function openCrypt({ appId, encodingAesKey }: { appId: string; encodingAesKey: string }): Crypt {
  const key = keyOf(encodingAesKey)
  const iv = key.subarray(0, 16)
  const owner = Buffer.from(appId)
  return {
    encrypt(message, random = randomBytes(randomPartBytes)) {
      if (random.length !== randomPartBytes) throw new RangeError('the random part must be 16 bytes')
      const text = Buffer.from(message)
      const length = Buffer.alloc(lengthPartBytes)
      length.writeUInt32BE(text.length)
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
      return Buffer.concat([cipher.update(pad(Buffer.concat([random, length, text, owner]))), cipher.final()]).toString('base64')
    },
    decrypt(ciphertext) {
      const { message, receiver } = open(unpad(decipher(key, iv, ciphertext)))
      if (!receiver.equals(owner)) throw new CallbackRefused('receiver', 'the message is meant for another appid')
      return message.toString('utf8')
    },
  }
}

function keyOf(encodingAesKey: string): Buffer {
  if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) throw new TypeError('EncodingAESKey must be the 43 characters shown by WeChat')
  return Buffer.from(`${encodingAesKey}=`, 'base64')
}

function decipher(key: Buffer, iv: Buffer, ciphertext: string): Buffer {
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(ciphertext) ? Buffer.from(ciphertext, 'base64') : Buffer.alloc(0)
  if (bytes.length === 0 || bytes.length % 16 !== 0) throw undecipherable()
  // The signature was checked before, so a padding error cannot be used to ask questions about the key.
  const aes = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  return Buffer.concat([aes.update(bytes), aes.final()])
}

function open(content: Buffer): { message: Buffer; receiver: Buffer } {
  const start = randomPartBytes + lengthPartBytes
  if (content.length < start) throw undecipherable()
  const end = start + content.readUInt32BE(randomPartBytes)
  if (end > content.length) throw undecipherable()
  return { message: content.subarray(start, end), receiver: content.subarray(end) }
}

/** PKCS#7, but to 32 bytes where AES itself needs 16. */
function pad(content: Buffer): Buffer {
  const count = blockBytes - (content.length % blockBytes)
  return Buffer.concat([content, Buffer.alloc(count, count)])
}

function unpad(content: Buffer): Buffer {
  const count = content.at(-1) ?? 0
  const padding = content.subarray(content.length - count)
  if (count < 1 || count > blockBytes || count > content.length || padding.some(byte => byte !== count)) throw undecipherable()
  return content.subarray(0, content.length - count)
}

function undecipherable(): CallbackRefused {
  return new CallbackRefused('ciphertext', 'the ciphertext cannot be read with this key')
}
