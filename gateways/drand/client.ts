// Public chance from a drand network: every few seconds a number that nobody knew before and everybody can look up for ever.
//
//   GET <base>/<chain hash>/public/<round>   { "round": 657413, "randomness": "<hex>", "signature": "<hex>" }
//
// Round n comes `genesis + (n - 1) × period`. The network signs the round's number; the randomness is the SHA-256 of the signature.
// A round that has not come yet is answered with 404 or 425. Whose door it is does not matter: the signature is checked here.
import { createHash } from 'node:crypto'
import { type Answer, boundedCall, CallFailed, type Fetch } from '../bounded-call.ts'
import { isSigned } from './scheme.ts'

/** A network as it is pinned: nothing that a server says about itself is believed. */
export type DrandChain = {
  source: string
  hash: string
  /** Of a network that signs as `scheme.ts` says. */
  publicKey: string
  periodSeconds: number
  /** Of its first round, seconds since 1970. */
  genesisSeconds: number
  /** Length of a signature. */
  signatureBytes: number
}
/** The public network of the League of Entropy: a number every three seconds. */
export const quicknet: DrandChain = {
  source: 'drand quicknet',
  hash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  periodSeconds: 3,
  genesisSeconds: 1_692_803_367,
  signatureBytes: 48,
}

export type Drawn = { round: number; randomness: string; signature: string }
export type DrandOptions = {
  /** Any of the network's doors, or a relay of one's own. */
  baseUrl: string
  chain?: DrandChain
  fetch?: Fetch
  timeoutMs?: number
}
export type Drand = {
  source: string
  /** The first round that comes at or after this moment. */
  roundAt(moment: Date): { round: number; at: Date }
  /** null: has not come yet. */
  draw(round: number): Promise<Drawn | null>
}

/** Nothing usable for now: no answer, or one that is not what the network signs. Another door may know better. */
export class DrandUnavailable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'DrandUnavailable'
  }
}

const answerBytesMax = 16 * 1024

export function openDrand(options: DrandOptions): Drand {
  const { baseUrl, chain = quicknet, fetch = globalThis.fetch, timeoutMs = 10_000 } = options
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
    throw new TypeError('a drand network must be given as an http(s) address')
  return {
    source: chain.source,
    roundAt(moment) {
      const seconds = moment.getTime() / 1000 - chain.genesisSeconds
      const round = Math.max(1, Math.ceil(seconds / chain.periodSeconds) + 1)
      return { round, at: new Date((chain.genesisSeconds + (round - 1) * chain.periodSeconds) * 1000) }
    },
    async draw(round) {
      const url = `${baseUrl.replace(/\/+$/, '')}/${chain.hash}/public/${round}`
      const answer = await called({ url, timeoutMs, answerBytesMax, fetch })
      if (answer.status === 404 || answer.status === 425) return null
      if (answer.status !== 200) throw new DrandUnavailable(`the network answered ${answer.status}`)
      const drawn = read(answer.text)
      const problem = problemOf(drawn, round, chain)
      if (problem !== '' || !drawn) throw new DrandUnavailable(`round ${round} is not believed: ${problem}`)
      return drawn
    },
  }
}

async function called(call: Parameters<typeof boundedCall>[0]): Promise<Answer> {
  try {
    return await boundedCall(call)
  } catch (error) {
    if (error instanceof CallFailed) throw new DrandUnavailable(error.message, error)
    throw error
  }
}

function problemOf(drawn: Drawn | undefined, round: number, chain: DrandChain): string {
  if (!drawn) return 'the answer cannot be read'
  if (drawn.round !== round) return 'it is another round'
  const signature = Buffer.from(drawn.signature, 'hex')
  if (signature.length !== chain.signatureBytes) return 'a signature of the wrong length'
  if (createHash('sha256').update(signature).digest('hex') !== drawn.randomness)
    return 'the randomness is not the hash of the signature'
  return isSigned(chain.publicKey, round, signature) ? '' : 'the network did not sign it'
}

const hex = /^(?:[0-9a-f]{2})+$/
function read(text: string): Drawn | undefined {
  try {
    const { round, randomness, signature } = JSON.parse(text) as Partial<Drawn>
    const isWhole = Number.isSafeInteger(round) && hex.test(String(randomness)) && hex.test(String(signature))
    return isWhole ? { round: Number(round), randomness: String(randomness), signature: String(signature) } : undefined
  } catch {
    return undefined
  }
}
