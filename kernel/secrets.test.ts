// Sealed secrets: they open under their own name and key alone, and the key outlives the process.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { houseKey, openSecrets, SecretShut } from './secrets.ts'

test('a secret opens under its name, and not under another, nor with another key, nor when a bit was changed', () => {
  const secrets = openSecrets(randomBytes(32))
  const sealed = secrets.seal('口令 𠮷', 'channels.token:com_1:cha_1')
  assert.equal(secrets.open(sealed, 'channels.token:com_1:cha_1'), '口令 𠮷')
  assert.ok(!sealed.includes(Buffer.from('口令')))
  assert.notDeepEqual(secrets.seal('口令 𠮷', 'channels.token:com_1:cha_1'), sealed)
  assert.throws(() => secrets.open(sealed, 'channels.token:com_1:cha_2'), SecretShut)
  assert.throws(() => openSecrets(randomBytes(32)).open(sealed, 'channels.token:com_1:cha_1'), /another key/)
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] as number) ^ 1
    assert.throws(() => secrets.open(changed, 'channels.token:com_1:cha_1'), SecretShut, `byte ${at}`)
  }
  for (const length of [0, 5, 32, sealed.length - 1])
    assert.throws(() => secrets.open(sealed.subarray(0, length), 'channels.token:com_1:cha_1'), SecretShut)
})

test('the first start makes a key that only its owner reads; later starts find it, and a damaged one is not replaced', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'qunluo-key-'))
  try {
    const dir = path.join(folder, 'data')
    const key = houseKey(dir)
    assert.equal(key.length, 32)
    assert.deepEqual(houseKey(dir), key)
    assert.deepEqual(readdirSync(dir), ['secret.key'])
    assert.equal(statSync(path.join(dir, 'secret.key')).mode & 0o777, 0o600)
    assert.deepEqual(houseKey(dir, 'ab'.repeat(32)), Buffer.from('ab'.repeat(32), 'hex'))
    writeFileSync(path.join(dir, 'secret.key'), 'oops')
    assert.throws(() => houseKey(dir), /64/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
