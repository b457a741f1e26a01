// Passkeys, with a device made by hand: added, used alone or after the password, and refused when anything is off.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask } from '../../tests/ask.ts'
import { Device } from '../../tests/authenticator.ts'
import { openWorld, operatorPassword, type SignedInOperator, type World } from '../../tests/world.ts'

const site = { origin: 'https://club.example.com', rpId: 'club.example.com' }
let world: World
before(async () => void (world = await openWorld({ publicUrl: site.origin })))
after(() => world.close())

const post = (path: string, body?: object, cookie?: string) => ask(world, `POST ${path}`, { body, ...(cookie ? { cookie } : {}) })

async function added(device = new Device(site)): Promise<{ who: SignedInOperator; device: Device; recoveryCodes: string[] }> {
  const who = await world.operator('梅', 'owner')
  const options = await post('/staff/me/passkeys/options', undefined, who.cookie)
  assert.equal(options.status, 200, JSON.stringify(options.body))
  const answer = await post('/staff/me/passkeys', { name: '手机', made: device.make(options.body) }, who.cookie)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return { who, device, recoveryCodes: answer.body.recoveryCodes }
}
const signInOptions = async (pending?: string) => (await post('/staff/sign-in/passkey/options', { pending })).body

test('behind https the cookie carries the __Host- prefix', async () => {
  const { who } = await added()
  assert.match(who.cookie, /^__Host-ql-operator=/)
})

test('a passkey is added, listed, and brings recovery codes the first time only', async () => {
  const { who, recoveryCodes } = await added()
  assert.equal(recoveryCodes.length, 10)
  const list = (await ask(world, 'GET /staff/me/passkeys', { cookie: who.cookie })).body
  assert.deepEqual(
    list.map((p: { name: string; usedAt: null; synced: boolean }) => [p.name, p.usedAt, p.synced]),
    [['手机', null, false]],
  )
  const options = (await post('/staff/me/passkeys/options', undefined, who.cookie)).body
  assert.equal(options.excludeCredentials.length, 1)
  assert.deepEqual(options.rp, { id: 'club.example.com', name: 'Qunluo 群落' })
  const second = await post('/staff/me/passkeys', { name: '电脑', made: new Device(site).make(options) }, who.cookie)
  assert.deepEqual(second.body.recoveryCodes, [])
})

test('a passkey alone signs in, without a name', async () => {
  const { who, device } = await added()
  const options = await signInOptions()
  assert.equal(options.userVerification, 'required')
  assert.equal(options.allowCredentials, undefined)
  const into = await post('/staff/sign-in/passkey', { proof: device.prove(options) })
  assert.equal(into.body.next, 'in', JSON.stringify(into.body))
  const me = await ask(world, 'GET /staff/me', { cookie: into.cookie ?? '' })
  assert.equal(me.body.id, who.operatorId)
})

test('after the password it is the second step, and the password alone opens nothing', async () => {
  const { who, device } = await added()
  const step = (await post('/staff/sign-in', { email: who.email, password: operatorPassword })).body
  assert.equal(step.next, 'passkey')
  assert.deepEqual(step.factors, ['passkey', 'recovery'])
  const options = await signInOptions(step.pending)
  assert.equal(options.allowCredentials.length, 1)
  const into = await post('/staff/sign-in/passkey', { pending: step.pending, proof: device.prove(options, { verifies: false }) })
  assert.equal(into.body.next, 'in', JSON.stringify(into.body))
  assert.equal(
    (await post('/staff/sign-in/passkey', { pending: step.pending, proof: device.prove(options) })).body.code,
    'staff.pending-gone',
  )
})

test('a challenge is answered once, and only while it is fresh', async () => {
  const { device } = await added()
  const options = await signInOptions()
  const proof = device.prove(options)
  const answers = await Promise.all(Array.from({ length: 12 }, () => post('/staff/sign-in/passkey', { proof })))
  assert.equal(answers.filter(a => a.body.next === 'in').length, 1)
  for (const a of answers) if (a.status !== 200) assert.equal(a.body.code, 'staff.passkey-refused')
  const old = device.prove(await signInOptions())
  await world.advance(5 * 60_000)
  assert.equal((await post('/staff/sign-in/passkey', { proof: old })).body.code, 'staff.passkey-refused')
})

test('whatever is off is refused: origin, site, holder unverified, challenge of one’s own, signature, stranger’s device', async () => {
  const { who, device } = await added()
  const proofs = {
    origin: device.prove(await signInOptions(), { origin: 'https://club.example.com.evil.example' }),
    site: device.prove(await signInOptions(), { rpId: 'evil.example' }),
    unverified: device.prove(await signInOptions(), { verifies: false }),
    ownChallenge: device.prove({ challenge: 'A'.repeat(43) }),
    stranger: new Device(site).prove(await signInOptions()),
  }
  for (const [what, proof] of Object.entries(proofs))
    assert.equal((await post('/staff/sign-in/passkey', { proof })).body.code, 'staff.passkey-refused', what)
  const forged = device.prove(await signInOptions())
  forged.response.signature = device.prove(await signInOptions()).response.signature
  assert.equal((await post('/staff/sign-in/passkey', { proof: forged })).body.code, 'staff.passkey-refused')
  const other = device.prove(await signInOptions())
  other.response.userHandle = Buffer.from('opr_00000000000000000000000000').toString('base64url')
  assert.equal((await post('/staff/sign-in/passkey', { proof: other })).body.code, 'staff.passkey-refused')
  // A challenge given to a pending sign-in does not serve alone, where the holder must be verified.
  const step = (await post('/staff/sign-in', { email: who.email, password: operatorPassword })).body
  const bound = device.prove(await signInOptions(step.pending))
  assert.equal((await post('/staff/sign-in/passkey', { proof: bound })).body.code, 'staff.passkey-refused')
})

test('another operator’s passkey does not complete a sign-in', async () => {
  const [mei, bo] = [await added(), await added()]
  const step = (await post('/staff/sign-in', { email: mei.who.email, password: operatorPassword })).body
  const proof = bo.device.prove(await signInOptions(step.pending))
  assert.equal((await post('/staff/sign-in/passkey', { pending: step.pending, proof })).body.code, 'staff.passkey-refused')
})

test('a device that counts is found out when a copy of it answers', async () => {
  const device = new Device({ ...site, counts: true })
  await added(device)
  assert.equal((await post('/staff/sign-in/passkey', { proof: device.prove(await signInOptions()) })).body.next, 'in')
  device.counter = 0
  assert.equal(
    (await post('/staff/sign-in/passkey', { proof: device.prove(await signInOptions()) })).body.code,
    'staff.passkey-refused',
  )
})

test('garbage is refused, never a failure', async () => {
  const { who, device } = await added()
  const good = device.prove(await signInOptions())
  const broken = [
    { ...good, id: 'AAAA', rawId: 'AAAA' },
    { ...good, rawId: 'AAAA' },
    { ...good, response: { ...good.response, authenticatorData: '' } },
    { ...good, response: { ...good.response, authenticatorData: 'AAAA', signature: 'AAAA' } },
    { ...good, response: { ...good.response, clientDataJSON: Buffer.from('{"challenge":7}').toString('base64url') } },
    { ...good, response: { ...good.response, clientDataJSON: 'AAAA' } },
  ]
  for (const proof of broken) assert.equal((await post('/staff/sign-in/passkey', { proof })).body.code, 'staff.passkey-refused')
  const options = (await post('/staff/me/passkeys/options', undefined, who.cookie)).body
  const made = new Device(site).make(options)
  made.response.attestationObject = 'AAAA'
  assert.equal((await post('/staff/me/passkeys', { name: 'x', made }, who.cookie)).body.code, 'staff.passkey-refused')
})

test('the same device twice is refused, and so is a challenge given to another operator', async () => {
  const { who, device } = await added()
  const again = (await post('/staff/me/passkeys/options', undefined, who.cookie)).body
  assert.equal(
    (await post('/staff/me/passkeys', { name: 'x', made: device.make(again) }, who.cookie)).body.code,
    'staff.passkey-taken',
  )
  const bo = await world.operator('博', 'owner')
  const his = (await post('/staff/me/passkeys/options', undefined, bo.cookie)).body
  const made = new Device(site).make(his)
  assert.equal((await post('/staff/me/passkeys', { name: 'x', made }, who.cookie)).body.code, 'staff.passkey-refused')
})

test('adding and removing ask for a fresh proof, which the passkey itself can give', async () => {
  const { who, device } = await added()
  await world.advance(10 * 60_000)
  const [one] = (await ask(world, 'GET /staff/me/passkeys', { cookie: who.cookie })).body
  const remove = () => ask(world, `DELETE /staff/me/passkeys/${one.id}`, { cookie: who.cookie })
  assert.equal((await remove()).body.code, 'staff.confirm-first')
  assert.equal((await post('/staff/me/passkeys/options', undefined, who.cookie)).body.code, 'staff.confirm-first')
  const options = (await post('/staff/me/confirm/passkey/options', undefined, who.cookie)).body
  assert.equal((await post('/staff/me/confirm/passkey', { proof: device.prove(options) }, who.cookie)).status, 200)
  assert.equal((await remove()).status, 200)
  assert.equal((await remove()).status, 404)
  const me = (await ask(world, 'GET /staff/me', { cookie: who.cookie })).body
  assert.deepEqual(me.factors, { totp: false, passkeys: 0, recoveryCodesLeft: 0 })
})

test('ten passkeys are the most', async () => {
  const { who } = await added()
  for (let i = 2; i <= 10; i++) {
    const options = (await post('/staff/me/passkeys/options', undefined, who.cookie)).body
    assert.equal(
      (await post('/staff/me/passkeys', { name: `n${i}`, made: new Device(site).make(options) }, who.cookie)).status,
      200,
    )
    if (i % 5 === 0)
      await world.advance(9 * 60_000).then(() => post('/staff/me/confirm', { password: operatorPassword }, who.cookie))
  }
  assert.equal((await post('/staff/me/passkeys/options', undefined, who.cookie)).body.code, 'staff.passkeys-full')
})

test('where browsers refuse passkeys the house says so', async () => {
  const plain = await openWorld({ publicUrl: 'http://192.0.2.7:4000' })
  try {
    const door = await ask(plain, 'GET /staff/door')
    assert.equal(door.body.passkeys, false)
    assert.equal((await ask(plain, 'POST /staff/sign-in/passkey/options', { body: {} })).body.code, 'staff.passkeys-impossible')
  } finally {
    await plain.close()
  }
})
