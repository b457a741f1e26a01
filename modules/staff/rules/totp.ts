// Codes of an authenticator app (RFC 6238): six digits, half a minute each, one step of drift either way.
const stepSeconds = 30

/** The secret as apps take it, from twenty bytes of chance. */
export async function totpSecret(bytes: Buffer): Promise<string> {
  const { ScureBase32Plugin } = await import('otplib')
  return new ScureBase32Plugin().encode(bytes)
}

export async function totpUri(secret: string, label: string): Promise<string> {
  const { generateURI } = await import('otplib')
  return generateURI({ issuer: 'Qunluo', label, secret })
}

/** The half minute that this code belongs to, or null; the caller sees to it that each is used once. */
export async function totpStep(secret: string, code: string, now: Date): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null
  const { verify } = await import('otplib')
  const epoch = Math.floor(now.getTime() / 1000)
  const result = await verify({ secret, token: code, epoch, epochTolerance: stepSeconds })
  return result.valid ? Math.floor(epoch / stepSeconds) + result.delta : null
}

export async function totpCode(secret: string, now: Date): Promise<string> {
  const { generate } = await import('otplib')
  return generate({ secret, epoch: Math.floor(now.getTime() / 1000) })
}
