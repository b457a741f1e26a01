// Which passwords are refused: too short or long, made of what guessers try first, or of the person's own name.
import { commonPieces } from './well-known-passwords.ts'

export const passwordMin = 10
export const passwordMax = 128
export type PasswordFault = 'short' | 'long' | 'common' | 'personal'

const squeezed = (text: string): string => text.replace(/[\s._+·-]/g, '')
const folded = (text: string): string => text.normalize('NFKC').toLowerCase()
// The swaps that every guesser knows.
const swaps: Record<string, string> = { '@': 'a', '4': 'a', '0': 'o', '1': 'l', '!': 'i', '3': 'e', $: 's', '5': 's', '7': 't' }
const unswapped = (text: string): string => text.replace(/[@40!13$57]/g, c => swaps[c] ?? c)

export function faultOf(password: string, who: { email: string; name: string }): PasswordFault | null {
  const text = folded(password)
  const length = [...text].length
  if (length < passwordMin) return 'short'
  if (length > passwordMax) return 'long'
  const closed = squeezed(text)
  if (personalPieces(who).some(piece => text.includes(piece) || closed.includes(squeezed(piece)))) return 'personal'
  if (new Set(text).size < 5) return 'common'
  return tooCommon(text) || tooCommon(unswapped(text)) ? 'common' : null
}

function personalPieces(who: { email: string; name: string }): string[] {
  const email = folded(who.email)
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@')))
  const name = folded(who.name)
  const all = [email, local, squeezed(name), ...name.split(/[\s·.-]+/), ...local.split(/[._+-]+/)]
  // One or two Latin letters occur everywhere; two Chinese ones are a name.
  return all.filter(piece => [...piece].length >= (/^[\x20-\x7e]*$/.test(piece) ? 4 : 2))
}

const looseMax = 2
const piecesMax = 3
const pieceMax = 14

/** True when at most three well-known pieces make up the whole but for two characters. */
function tooCommon(text: string): boolean {
  const plain = squeezed(text)
  // fewest[at][loose]: the fewest pieces that cover the first `at` characters with so many left loose.
  const fewest = Array.from({ length: plain.length + 1 }, () => new Array<number>(looseMax + 1).fill(Number.POSITIVE_INFINITY))
  const lower = (at: number, loose: number, pieces: number) => {
    const row = fewest[at] as number[]
    row[loose] = Math.min(row[loose] as number, pieces)
  }
  lower(0, 0, 0)
  for (let at = 0; at < plain.length; at++)
    for (const [loose, pieces] of (fewest[at] as number[]).entries()) {
      if (pieces > piecesMax) continue
      if (loose < looseMax) lower(at + 1, loose + 1, pieces)
      for (let end = at + 3; end <= Math.min(plain.length, at + pieceMax); end++)
        if (commonPieces.has(plain.slice(at, end))) lower(end, loose, pieces + 1)
    }
  return Math.min(...(fewest[plain.length] as number[])) <= piecesMax
}
