// The idioms by their first character, and what may follow what.
import { idiomWords } from './idioms.ts'

const known = new Set(idiomWords)
const byFirst = Map.groupBy(known, word => word.charAt(0))

export const isIdiom = (word: string): boolean => known.has(word)
export const lastOf = (word: string): string => word.slice(-1)
/** Idioms that begin with this character. */
export const beginningWith = (first: string): readonly string[] => byFirst.get(first) ?? []
/** Whatever people put between the characters goes; traditional writing is not turned. */
export const bareWord = (text: string): string => text.normalize('NFKC').replace(/[^\p{Script=Han}]/gu, '')

/** Beginnings after which much can follow: those with three ways on at least. */
export const openings: readonly string[] = idiomWords.filter(word => beginningWith(lastOf(word)).length >= 3)

/** A chain is kept as one word: every idiom after the first adds three characters. */
export const linksIn = (chain: string): number => (chain === '' ? 0 : (chain.length - 1) / 3)
export const wordsIn = (chain: string): string[] =>
  Array.from({ length: linksIn(chain) }, (_none, at) => chain.slice(at * 3, at * 3 + 4))
export const isUsed = (chain: string, word: string): boolean => wordsIn(chain).includes(word)
export const mayFollow = (chain: string): boolean => beginningWith(lastOf(chain)).some(word => !isUsed(chain, word))
