// A drand network on loopback for tests: signs with a key pair of its own (Ed25519, which is at hand everywhere), keeps to its clock,
// and fails on demand. Its chain is pinned like a real one.
import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { answerJson, listenOnLoopback } from '../loopback.ts'
import type { DrandChain } from './client.ts'

export type DrandFailure = { status: number } | 'silent' | 'forged' | 'wrong-round' | 'wrong-randomness'
export type DrandNetwork = {
  url: string
  chain: DrandChain
  /** Whether this network signed it; handed to the client. */
  isSigned(chain: DrandChain, round: number, signature: Buffer): boolean
  requests: number
  failNext(failure: DrandFailure, times?: number): void
  close(): Promise<void>
}
export type DrandNetworkOptions = { now: () => Date; port?: number; periodSeconds?: number }

const messageOf = (round: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(round))
  return createHash('sha256').update(bytes).digest()
}

export async function startDrand({ now, port, periodSeconds = 3 }: DrandNetworkOptions): Promise<DrandNetwork> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const stranger = generateKeyPairSync('ed25519').privateKey
  const shownKey = publicKey.export({ type: 'spki', format: 'der' }).toString('hex')
  const chain: DrandChain = {
    ...{ source: 'drand emulator', publicKey: shownKey, periodSeconds, genesisSeconds: 1_692_803_367, signatureBytes: 64 },
    hash: createHash('sha256').update(shownKey).digest('hex'),
  }
  const failures: DrandFailure[] = []
  const drawn = (round: number, key: KeyObject) => {
    const signature = sign(null, messageOf(round), key)
    const randomness = createHash('sha256').update(signature).digest('hex')
    return { round, randomness, signature: signature.toString('hex') }
  }
  const server = await listenOnLoopback((request, response) => {
    network.requests++
    const failure = failures.shift()
    if (failure === 'silent') return
    if (typeof failure === 'object') return answerJson(response, failure.status, { error: 'failing as told' })
    const [, hash, word, which] = request.path.split('/')
    if (hash !== chain.hash || word !== 'public' || !/^[1-9]\d{0,14}$/.test(which ?? ''))
      return answerJson(response, 404, { error: 'no such chain' })
    const round = Number(which)
    const at = (chain.genesisSeconds + (round - 1) * chain.periodSeconds) * 1000
    if (now().getTime() < at) return answerJson(response, 425, { error: 'too early' })
    const told = drawn(failure === 'wrong-round' ? round - 1 : round, failure === 'forged' ? stranger : privateKey)
    answerJson(response, 200, failure === 'wrong-randomness' ? { ...told, randomness: '00'.repeat(32) } : told)
  }, port)
  const network: DrandNetwork = {
    url: server.url,
    chain,
    isSigned: (pinned, round, signature) => {
      const key = { key: Buffer.from(pinned.publicKey, 'hex'), format: 'der' as const, type: 'spki' as const }
      return verify(null, messageOf(round), key, signature)
    },
    requests: 0,
    failNext: (failure, times = 1) => void failures.push(...Array.from({ length: times }, () => failure)),
    close: () => server.close(),
  }
  return network
}
