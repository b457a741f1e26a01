// How quicknet signs, `bls-unchained-g1-rfc9380`: BLS12-381, signatures on G1, the key on G2, the hash to the curve after RFC 9380. What
// is signed is the SHA-256 of the round's number in eight bytes, so that a round can be checked without the one before it.
import { createHash } from 'node:crypto'
import { bls12_381 } from '@noble/curves/bls12-381.js'

const bls = bls12_381.shortSignatures
const purpose = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_'

function pointOf(round: number) {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(round))
  return bls.hash(createHash('sha256').update(bytes).digest(), purpose)
}

/** What cannot be read as a signature is none. */
export function isSigned(publicKey: string, round: number, signature: Uint8Array): boolean {
  const key = bls12_381.G2.Point.fromHex(publicKey)
  try {
    return bls.verify(signature, pointOf(round), key)
  } catch {
    return false
  }
}

export type Signer = { publicKey: string; sign(round: number): Buffer }
/** One key pair a seed; for networks of one's own. */
export function signerOf(seed: Uint8Array): Signer {
  const { secretKey, publicKey } = bls.keygen(createHash('sha384').update(seed).digest())
  return { publicKey: publicKey.toHex(), sign: round => Buffer.from(bls.sign(pointOf(round), secretKey).toBytes()) }
}
