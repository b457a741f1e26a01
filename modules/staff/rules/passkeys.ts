// Passkeys (WebAuthn): what the browser is asked, and whether its answer holds. The library is loaded with the first use.
import type { PasskeyMade, PasskeyProof } from '../contract/passkeys.ts'

export interface Site {
  rpId: string
  origin: string
}

/** Where passkeys are made for; null when browsers refuse them there: they want a domain with https, or localhost. */
export function siteOf(publicUrl: string): Site | null {
  const url = new URL(publicUrl)
  const local = url.hostname === 'localhost' || url.hostname.endsWith('.localhost')
  const numeric = /^[\d.]+$/.test(url.hostname) || url.hostname.includes(':')
  return numeric || !(local || url.protocol === 'https:') ? null : { rpId: url.hostname, origin: url.origin }
}

export interface KnownPasskey {
  credentialId: string
  transports: string[]
}
const refs = (known: KnownPasskey[]) => known.map(k => ({ id: k.credentialId, transports: k.transports }))

export async function creationOptions(
  site: Site,
  who: { id: string; email: string; name: string },
  challenge: Buffer,
  known: KnownPasskey[],
) {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const options = await generateRegistrationOptions({
    rpName: 'Qunluo 群落',
    rpID: site.rpId,
    userID: new Uint8Array(Buffer.from(who.id)),
    userName: who.email,
    userDisplayName: who.name,
    challenge: new Uint8Array(challenge),
    attestationType: 'none',
    excludeCredentials: refs(known),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  // Undeclared parts stay behind when the answer is written; these lists are what a browser must have.
  return { ...options, excludeCredentials: options.excludeCredentials ?? [] }
}

/** `known` names the passkeys that may answer; none means: whichever the person chooses, and he must be verified. */
export async function requestOptions(site: Site, challenge: Buffer, known?: KnownPasskey[]) {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return generateAuthenticationOptions({
    rpID: site.rpId,
    challenge: new Uint8Array(challenge),
    userVerification: known ? 'preferred' : 'required',
    ...(known ? { allowCredentials: refs(known) } : {}),
  })
}

/** The challenge a browser says it answers; it counts only if we gave it and still know it. */
export function challengeOf(clientDataJson: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString()) as { challenge?: unknown }
    return typeof challenge === 'string' && /^[\w-]{43}$/.test(challenge) ? challenge : null
  } catch {
    return null
  }
}

export interface MadePasskey {
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  synced: boolean
}

/** Null when the answer does not hold, whatever the reason: it came from outside. */
export async function verifyMade(site: Site, challenge: string, made: PasskeyMade): Promise<MadePasskey | null> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: made as never,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: false,
    })
    if (!verified) return null
    const { credential, credentialDeviceType } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: (made.response.transports ?? []).filter(t => /^[a-z-]{1,20}$/.test(t)),
      synced: credentialDeviceType === 'multiDevice',
    }
  } catch {
    return null
  }
}

export interface StoredPasskey {
  operatorId: string
  credentialId: string
  publicKey: Buffer
  counter: number
}

/** The passkey's new counter, or null when the proof does not hold. `alone`: it stands for the password as well. */
export async function verifyProof(
  site: Site,
  challenge: string,
  proof: PasskeyProof,
  passkey: StoredPasskey,
  alone: boolean,
): Promise<number | null> {
  const { userHandle } = proof.response
  if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== passkey.operatorId) return null
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: proof as never,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      requireUserVerification: alone,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
