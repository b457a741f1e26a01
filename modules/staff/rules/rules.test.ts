// Passwords, hashes, codes, and what the audit log keeps.
import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { test } from 'node:test'
import { hashPassword, nobodysHash, strongCost, verifyPassword, weakerThan } from './hash.ts'
import { siteOf } from './passkeys.ts'
import { faultOf } from './password.ts'
import { masked, summarize, targetsOf } from './redact.ts'
import { totpCode, totpSecret, totpStep } from './totp.ts'
import { commonPieces } from './well-known-passwords.ts'

const mei = { email: 'mei.lin@example.com', name: '林小梅 Mei Lin' }

test('the list of pieces is long enough and holds the favourites', () => {
  assert.ok(commonPieces.size >= 1_000, String(commonPieces.size))
  for (const piece of ['password', '5201314', 'woaini1314', 'qwer1234', 'a123456', 'qwertyuiop', '123456789', 'iloveyou', '1990'])
    assert.ok(commonPieces.has(piece), piece)
})

test('passwords that guessers try first are refused, however they are dressed up', () => {
  const common = [
    '5201314520',
    'woaini1314',
    'woaini5201314',
    'qwer1234qwer',
    'a123456a123456',
    'Password123!',
    'P@ssw0rd2026',
    '1234567890',
  ]
  const more = [
    '１２３４５６７８９０',
    'qwertyuiop',
    'aaaaaaaaaaaa',
    'ILoveYou1314',
    'zhangwei1990',
    'admin-888-888',
    '147258369147',
    'letmein!!2024',
  ]
  for (const password of [...common, ...more]) assert.equal(faultOf(password, mei), 'common', password)
})

test('good ones pass: a phrase, a sentence in Chinese, a manager’s output', () => {
  for (const password of ['correct horse battery', '清晨的跑步鞋在门口唱歌', 'mG7#kd0-pqLz', 'purple-stapler-otter'])
    assert.equal(faultOf(password, mei), null, password)
})

test('length is counted in characters, after wide and narrow are one', () => {
  assert.equal(faultOf('xk4#q9Lm2', mei), 'short')
  assert.equal(faultOf('天山雪莲开过冬夜', mei), 'short')
  assert.equal(faultOf('k7'.repeat(10) + 'vq2#'.repeat(28), mei), 'long')
})

test('one’s own name or address is no password', () => {
  for (const password of ['meilin-is-here-77', 'x9 林小梅 q4 tz wm', 'MEI.LIN@example.com!', 'to-mei.lin-with-joy'])
    assert.equal(faultOf(password, mei), 'personal', password)
  assert.equal(faultOf('purple-stapler-otter', { email: 'p@example.com', name: 'Ot' }), null)
})

test('a hash says its cost, fits its password alone, and shows when it has become weak', async () => {
  const cheap = { memoryKib: 64, passes: 1, lanes: 1 }
  const stored = await hashPassword('lantern over water', crypto.randomBytes(16), cheap)
  assert.match(stored, /^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.equal(await verifyPassword(stored, 'lantern over water'), true)
  assert.equal(await verifyPassword(stored, 'lantern over Water'), false)
  assert.equal(await verifyPassword(stored, 'ｌantern over water'), true)
  assert.equal(weakerThan(stored, strongCost), true)
  assert.equal(weakerThan(stored, cheap), false)
  assert.equal(await verifyPassword(nobodysHash(cheap), ''), false)
})

test('the strong cost is at least 19 MiB, two passes, one lane', () => {
  assert.ok(strongCost.memoryKib >= 19 * 1024 && strongCost.passes >= 2 && strongCost.lanes >= 1)
  assert.match(nobodysHash(strongCost), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a code belongs to one half minute, and one step of drift either way is forgiven', async () => {
  const secret = await totpSecret(Buffer.alloc(20, 5))
  const at = new Date('2026-03-02T00:00:10Z')
  const step = Math.floor(at.getTime() / 30_000)
  const code = await totpCode(secret, at)
  const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)
  assert.equal(await totpStep(secret, code, at), step)
  assert.equal(await totpStep(secret, code, later(30)), step)
  assert.equal(await totpStep(secret, code, later(-30)), step)
  assert.equal(await totpStep(secret, code, later(60)), null)
  assert.equal(await totpStep(secret, code, later(-60)), null)
  for (const bad of ['', '12345', 'abcdef', '1234567']) assert.equal(await totpStep(secret, bad, at), null)
})

test('codes are those of the standard', async () => {
  // RFC 6238, appendix B: the secret "12345678901234567890", SHA-1, the last six of eight digits.
  const secret = await totpSecret(Buffer.from('12345678901234567890'))
  assert.equal(await totpCode(secret, new Date(59_000)), '287082')
  assert.equal(await totpCode(secret, new Date(1_111_111_109_000)), '081804')
  assert.equal(await totpCode(secret, new Date(2_000_000_000_000)), '279037')
})

test('passkeys are offered where browsers accept them', () => {
  assert.deepEqual(siteOf('https://club.example.com'), { rpId: 'club.example.com', origin: 'https://club.example.com' })
  assert.deepEqual(siteOf('http://localhost:4000'), { rpId: 'localhost', origin: 'http://localhost:4000' })
  for (const url of ['http://127.0.0.1:4000', 'https://10.0.0.7', 'http://club.example.com', 'http://[::1]:4000'])
    assert.equal(siteOf(url), null, url)
})

test('secrets never reach the audit log, addresses only in part', () => {
  const kept = JSON.stringify(
    summarize({
      name: '晨声',
      password: 'open sesame',
      entryPassword: 'sesame',
      settings: { appSecret: 's3', accessToken: 't0', encodingAesKey: 'k', hashtag: '#早安' },
      code: '123456',
      proof: { signature: 'sig' },
      people: [{ email: 'ling@example.com', phone: '13800138000' }],
    }),
  )
  for (const secret of ['sesame', 's3', 't0', '123456', 'sig"', 'ling@', '13800138000']) assert.ok(!kept.includes(secret), secret)
  for (const shown of ['晨声', '#早安', 'l•••@example.com', '138•••8000']) assert.ok(kept.includes(shown), `${shown} in ${kept}`)
  assert.equal(masked('short'), '•••')
})

test('a long body is shortened, and an odd one does no harm', () => {
  const summary = summarize({ rows: Array.from({ length: 500 }, () => 'x'.repeat(500)), text: 'y'.repeat(999) })
  assert.ok(JSON.stringify(summary).length < 5_000)
  assert.deepEqual(summarize(undefined), {})
  assert.deepEqual(summarize('plain'), { body: 'plain' })
  assert.deepEqual(summarize({ a: null, b: false, c: 0, d: 'nul\0l' }), { a: null, b: false, c: 0, d: 'null' })
  const round: Record<string, unknown> = {}
  round['self'] = round
  assert.ok(JSON.stringify(summarize(round)).includes('…'))
})

test('targets are the ids that a request names', () => {
  const a = 'mem_01kjnxge00kfg9bath2ghva2pa'
  const b = 'grp_01kjnxge00kfg9bath2ghva2pb'
  assert.deepEqual(targetsOf({ memberId: a }, { groups: [b, a], note: 'no id', deep: { id: b } }), [a, b])
  assert.deepEqual(targetsOf(undefined, undefined), [])
})
