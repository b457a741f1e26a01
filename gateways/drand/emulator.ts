// A drand network on loopback for tests: signs as the public one does with a key pair of its own, keeps to its clock, and fails on
// demand. Its chain is pinned like a real one.
import { createHash } from 'node:crypto'
import { answerJson, listenOnLoopback } from '../loopback.ts'
import type { DrandChain } from './client.ts'
import { type Signer, signerOf } from './scheme.ts'

export type DrandFailure = { status: number } | 'silent' | 'forged' | 'wrong-round' | 'wrong-randomness'
export type DrandNetwork = {
  url: string
  chain: DrandChain
  requests: number
  failNext(failure: DrandFailure, times?: number): void
  close(): Promise<void>
}
/** `seed`: one network a seed, with the same key and the same numbers each time. */
export type DrandNetworkOptions = { now: () => Date; port?: number; periodSeconds?: number; seed?: string }

export async function startDrand({ now, port, periodSeconds = 3, seed = 'drand' }: DrandNetworkOptions): Promise<DrandNetwork> {
  const [own, stranger] = [signerOf(Buffer.from(seed)), signerOf(Buffer.from(`${seed} stranger`))]
  const { publicKey } = own
  const chain: DrandChain = {
    ...{ source: 'drand emulator', publicKey, periodSeconds, genesisSeconds: 1_692_803_367, signatureBytes: 48 },
    hash: createHash('sha256').update(publicKey).digest('hex'),
  }
  const failures: DrandFailure[] = []
  const drawn = (round: number, signer: Signer) => {
    const signature = signer.sign(round)
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
    const told = drawn(failure === 'wrong-round' ? round - 1 : round, failure === 'forged' ? stranger : own)
    answerJson(response, 200, failure === 'wrong-randomness' ? { ...told, randomness: '00'.repeat(32) } : told)
  }, port)
  const network: DrandNetwork = {
    url: server.url,
    chain,
    requests: 0,
    failNext: (failure, times = 1) => void failures.push(...Array.from({ length: times }, () => failure)),
    close: () => server.close(),
  }
  return network
}
