// The drand gateway against a network on loopback: only what the pinned network signed for the round asked for is believed.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Drand, type DrandNetwork, DrandUnavailable, openDrand, quicknet, startDrand } from './index.ts'

let now = new Date('2026-03-02T12:00:00Z')
let network: DrandNetwork
let drand: Drand
before(async () => {
  network = await startDrand({ now: () => now })
  drand = openDrand({ baseUrl: `${network.url}/`, chain: network.chain, isSigned: network.isSigned, timeoutMs: 300 })
})
after(() => network.close())

test('the round of a moment comes at it or right behind it', () => {
  const first = drand.roundAt(new Date(network.chain.genesisSeconds * 1000))
  assert.deepEqual(first, { round: 1, at: new Date(network.chain.genesisSeconds * 1000) })
  for (const offset of [0, 1, 1000, 2999, 3000, 3001, 59_999]) {
    const moment = new Date(now.getTime() + offset)
    const { round, at } = drand.roundAt(moment)
    const behind = at.getTime() - moment.getTime()
    assert.ok(behind >= 0 && behind < 3000, `${offset}: ${behind}`)
    assert.equal(at.getTime(), (network.chain.genesisSeconds + (round - 1) * 3) * 1000)
  }
})

test('before its time there is none; from then on always the same', async () => {
  const { round, at } = drand.roundAt(new Date(now.getTime() + 60_000))
  assert.equal(await drand.draw(round), null)
  now = at
  const drawn = await drand.draw(round)
  assert.equal(
    drawn?.randomness,
    createHash('sha256')
      .update(Buffer.from(drawn?.signature ?? '', 'hex'))
      .digest('hex'),
  )
  now = new Date(at.getTime() + 86_400_000)
  assert.deepEqual(await drand.draw(round), drawn)
})

test('a forged, a foreign and a broken number are not believed; silence is for now', async () => {
  const { round } = drand.roundAt(new Date(now.getTime() - 60_000))
  for (const failure of ['forged', 'wrong-round', 'wrong-randomness', 'silent', { status: 502 }, { status: 301 }] as const) {
    network.failNext(failure)
    await assert.rejects(drand.draw(round), DrandUnavailable, JSON.stringify(failure))
  }
  assert.ok(await drand.draw(round))
})

test('another network is not asked, and an answer of one is not taken', async () => {
  const other = await startDrand({ now: () => now })
  const { round } = drand.roundAt(new Date(now.getTime() - 60_000))
  const astray = openDrand({ baseUrl: other.url, chain: network.chain, isSigned: network.isSigned })
  assert.equal(await astray.draw(round), null)
  const posing = openDrand({
    baseUrl: other.url,
    chain: { ...network.chain, hash: other.chain.hash },
    isSigned: network.isSigned,
  })
  await assert.rejects(posing.draw(round), /did not sign/)
  await other.close()
})

test('a published round of the public network has the hash that it says', async () => {
  const signature = 'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b'
  const randomness = createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex')
  assert.match(randomness, /^fc1873a1.*3587$/)
  const fetch = async () => Response.json({ round: 657413, randomness, signature })
  const drawn = await openDrand({ baseUrl: 'https://drand.example', fetch }).draw(657413)
  assert.deepEqual(drawn, { round: 657413, randomness, signature })
  // Known from its publication: it came at this second.
  assert.equal(
    openDrand({ baseUrl: 'https://drand.example' }).roundAt(new Date((quicknet.genesisSeconds + 657412 * 3) * 1000)).round,
    657413,
  )
})
