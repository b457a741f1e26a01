// Tokens and keys as WeChat takes them: letters and digits, from real chance.
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Bytes beyond the last whole round are thrown away, so that every letter is as likely as any other. */
export function randomLetters(length: number): string {
  let made = ''
  while (made.length < length)
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < 248 && made.length < length) made += letters[byte % letters.length]
  return made
}
export const newToken = (): string => randomLetters(32)
export const newAesKey = (): string => randomLetters(43)
