// The cipher with anything at all: what goes in comes out, another implementation agrees, and nothing false is believed.
import assert from 'node:assert/strict'
import { createCipheriv } from 'node:crypto'
import { test } from 'node:test'
import * as wecom from '@wecom/crypto'
import fc from 'fast-check'
import { openCrypt } from './crypt.ts'
import { CallbackRefused } from './errors.ts'
import { isSigned, signatureOf } from './signature.ts'

const appId = 'wxb11529c136998cb6'
const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const crypt = openCrypt({ appId, encodingAesKey })

const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }))
const refused = (reason: string) => (error: unknown) => error instanceof CallbackRefused && error.reason === reason

test('any text survives the round trip, through ours and through @wecom/crypto in both directions', () => {
  fc.assert(
    fc.property(words, fc.uint8Array({ minLength: 16, maxLength: 16 }), (text, random) => {
      const message = text.toWellFormed()
      const ciphertext = crypt.encrypt(message, Buffer.from(random))
      assert.equal(crypt.decrypt(ciphertext), message)
      assert.equal(ciphertext, wecom.encrypt(encodingAesKey, message, appId, Buffer.from(random)))
      assert.deepEqual(
        { message, id: appId },
        { message: wecom.decrypt(encodingAesKey, ciphertext).message, id: wecom.decrypt(encodingAesKey, ciphertext).id },
      )
    }),
    { numRuns: 300 },
  )
})

test('two encryptions of one text differ', () => {
  assert.notEqual(crypt.encrypt('早安'), crypt.encrypt('早安'))
})

test('a message for another appid is refused, also when ours begins alike', () => {
  for (const other of ['wx2c2769f8efd9abc2', `${appId}0`, appId.slice(0, -1), '']) {
    const ciphertext = openCrypt({ appId: other, encodingAesKey }).encrypt('你好')
    assert.throws(() => crypt.decrypt(ciphertext), refused('receiver'), other)
  }
})

test('a changed or foreign ciphertext never opens as another message', () => {
  const original = '<xml><Content><![CDATA[兑换码 8888]]></Content></xml>'
  const bytes = Buffer.from(crypt.encrypt(original), 'base64')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    try {
      // CBC lets a garbled message through where the frame still holds: that is what the signature is for.
      assert.notEqual(crypt.decrypt(changed.toString('base64')), original)
    } catch (error) {
      assert.ok(error instanceof CallbackRefused, String(error))
    }
  }
  const otherKey = openCrypt({ appId, encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' })
  assert.throws(() => otherKey.decrypt(bytes.toString('base64')), CallbackRefused)
})

test('a frame with false padding or a false length is refused as a whole', () => {
  const seal = (frame: Buffer) => {
    const key = Buffer.from(`${encodingAesKey}=`, 'base64')
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([cipher.update(frame), cipher.final()]).toString('base64')
  }
  const frame = (length: number, padding: number[]) =>
    seal(Buffer.concat([Buffer.alloc(16), Buffer.from([0, 0, 0, length]), Buffer.from(`12345678${appId}`), Buffer.from(padding)]))
  const right = Array.from({ length: 18 }, () => 18)
  assert.equal(crypt.decrypt(frame(8, right)), '12345678')
  assert.throws(() => crypt.decrypt(frame(8, [17, ...right.slice(1)])), refused('ciphertext'))
  assert.throws(() => crypt.decrypt(frame(8, [...right.slice(1), 0])), refused('ciphertext'))
  assert.throws(() => crypt.decrypt(frame(8, [...right.slice(1), 33])), refused('ciphertext'))
  assert.throws(() => crypt.decrypt(frame(27, right)), refused('ciphertext'))
  assert.throws(() => crypt.decrypt(seal(Buffer.alloc(32, 32))), refused('ciphertext'))
})

test('what is no ciphertext at all is refused, not a crash', () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.base64String({ maxLength: 200 })), text => {
      assert.throws(() => crypt.decrypt(text), CallbackRefused)
    }),
    { numRuns: 300 },
  )
})

test('a key that is not 43 characters is a mistake in the settings', () => {
  for (const key of ['', 'abcde', `${encodingAesKey}=`, `${encodingAesKey.slice(1)}!`]) {
    assert.throws(() => openCrypt({ appId, encodingAesKey: key }), TypeError)
  }
})

test('a signature holds for its own parts in any order and for no others', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), fc.string({ minLength: 1 }), (parts, extra) => {
      const signature = signatureOf(...parts)
      assert.ok(isSigned(signature, ...[...parts].reverse()))
      assert.ok(!isSigned(signature, ...parts, extra))
      assert.ok(!isSigned(signature.slice(1), ...parts))
      assert.ok(!isSigned('', ...parts))
    }),
  )
})
