// Cuts texts into the words that search knows: Chinese by characters and pairs, other scripts by whole words.
import { folded } from './fold.ts'

/** Scripts written without blanks between words. Korean has blanks but hangs endings on its words, so pairs serve it better. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー`

const runs = new RegExp(String.raw`[${unspaced}]+|[[\p{L}\p{N}\p{M}]--[${unspaced}]]+`, 'gv')
const startsUnspaced = new RegExp(`^[${unspaced}]`, 'v')

export type Run = { text: string; isPaired: boolean; index: number }

/** More of a text is not searched: a lexeme list must stay well under what PostgreSQL holds in one value. */
export const searchedCharsMax = 50_000
const tokensMax = 20_000

/** A word longer than this is an address or noise; its beginning is enough to find it. */
const wordCharsMax = 64

/** The runs of letters in a folded text, in order. Signs, blanks and emoji part them. */
export function runsOf(foldedText: string): Run[] {
  const found: Run[] = []
  for (const match of foldedText.matchAll(runs)) {
    const isPaired = startsUnspaced.test(match[0])
    if (isPaired || match[0].length <= wordCharsMax) found.push({ text: match[0], isPaired, index: match.index })
    else found.push({ text: headOf(match[0]), isPaired, index: match.index })
  }
  return found
}

const headOf = (word: string): string => word.slice(0, wordCharsMax).toWellFormed()

/** Each token of a text once: single characters and neighbouring pairs of Chinese, whole words of the rest. */
export function tokensOf(text: string): string[] {
  const tokens = new Set<string>()
  for (const run of runsOf(folded(text.slice(0, searchedCharsMax)))) {
    if (run.isPaired) addPairs(tokens, run.text)
    else tokens.add(run.text)
    if (tokens.size >= tokensMax) break
  }
  return [...tokens].slice(0, tokensMax)
}

function addPairs(tokens: Set<string>, run: string): void {
  let before = ''
  for (const char of run) {
    tokens.add(char)
    if (before !== '') tokens.add(before + char)
    before = char
  }
}

/** The pairs by which a run is looked for; a lone character by itself. */
export function pairsOf(run: string): string[] {
  const chars = Array.from(run)
  if (chars.length === 1) return chars
  return chars.slice(1).map((char, at) => chars[at]! + char)
}
