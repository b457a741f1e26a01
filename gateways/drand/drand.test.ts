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
  drand = openDrand({ baseUrl: `${network.url}/`, chain: network.chain, timeoutMs: 300 })
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
  const other = await startDrand({ now: () => now, seed: 'another' })
  const { round } = drand.roundAt(new Date(now.getTime() - 60_000))
  const astray = openDrand({ baseUrl: other.url, chain: network.chain })
  assert.equal(await astray.draw(round), null)
  const posing = openDrand({ baseUrl: other.url, chain: { ...network.chain, hash: other.chain.hash } })
  await assert.rejects(posing.draw(round), /did not sign/)
  await other.close()
})

const published: Record<number, string> = {
  1: 'b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b',
  1000: 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
  657413: 'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
}
const hashOf = (signature: string): string => createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex')
/** The public network, with answers of whoever stands between. */
const told = (round: number, signature: string, randomness = hashOf(signature)): Drand =>
  openDrand({ baseUrl: 'https://drand.example', fetch: async () => Response.json({ round, randomness, signature }) })

test('published rounds of the public network are believed: it signed them', async () => {
  for (const [round, signature] of Object.entries(published)) {
    const drawn = { round: Number(round), randomness: hashOf(signature), signature }
    assert.deepEqual(await told(drawn.round, signature).draw(drawn.round), drawn)
  }
  assert.match(hashOf(published[657_413] as string), /^fc1873a1.*3587$/)
  // Known from its publication: it came at this second.
  const moment = new Date((quicknet.genesisSeconds + 657_412 * 3) * 1000)
  assert.equal(openDrand({ baseUrl: 'https://drand.example' }).roundAt(moment).round, 657_413)
})

test('a relay that lies is not believed, whatever it does to a published round', async () => {
  const [mine, other] = [published[1_000], published[1]] as [string, string]
  const no = (drand: Drand, why: RegExp) =>
    assert.rejects(drand.draw(1_000), error => DrandUnavailable === (error as Error).constructor && why.test(String(error)))
  await no(told(1_000, other), /did not sign/)
  await no(told(1_000, mine.replace(/39$/, '38')), /did not sign/)
  await no(told(1_000, mine.replace(/^b4/, '94')), /did not sign/)
  await no(told(1_000, `c0${'00'.repeat(47)}`), /did not sign/)
  await no(told(1_000, '00'.repeat(48)), /did not sign/)
  // The true one moved by a point outside of the group: whoever could have a second one believed would have a choice.
  const moved = '94385d48ab9d338824a523ff7d310fbeeac0184598d56b49f27857bcd3ef91f6ead1c7ef99c9beee47784ebba5c635de'
  await no(told(1_000, moved), /did not sign/)
  await no(told(1_000, mine, hashOf(other)), /not the hash/)
  await no(told(999, mine), /another round/)
  await no(told(1_000, `${mine}00`), /wrong length/)
})
