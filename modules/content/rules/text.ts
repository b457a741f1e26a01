// What a text carries: whom it names, what is searched in it, what a notice shows of it.
import { excerptAround, tokensOf, tsvectorLiteral } from '#kernel/text/search.ts'

const mark = /@(mem_[0-9a-z]{26})/g
const mentionsMax = 50

/** The members named, once each; more than fifty are not told. */
export const namedIn = (text: string): string[] =>
  [...new Set([...text.matchAll(mark)].map(match => match[1] as string))].slice(0, mentionsMax)

/** The text as it is read aloud: marks of mentions are not words. */
export const plainText = (text: string): string => text.replace(mark, ' ')

export const searchOf = (text: string): string => tsvectorLiteral(tokensOf(plainText(text)))

/** The first words of a text, for lists and notices. */
export function beginningOf(text: string, chars = 60): string {
  const { text: piece, isCutAfter } = excerptAround(plainText(text), '', chars)
  return isCutAfter ? `${piece}…` : piece
}

/** The words around what was searched for, in pieces: those that match and those between. */
export function excerptOf(text: string, query: string): { text: string; hit: boolean }[] {
  const { text: piece, marks, isCutBefore, isCutAfter } = excerptAround(plainText(text), query)
  const pieces: { text: string; hit: boolean }[] = []
  let at = 0
  for (const [from, to] of marks) {
    if (from > at) pieces.push({ text: piece.slice(at, from), hit: false })
    pieces.push({ text: piece.slice(from, to), hit: true })
    at = to
  }
  if (at < piece.length) pieces.push({ text: piece.slice(at), hit: false })
  const first = pieces[0]
  const last = pieces.at(-1)
  if (isCutBefore && first) pieces[0] = { ...first, text: first.hit ? first.text : `…${first.text}` }
  if (isCutAfter && last && !last.hit) pieces[pieces.length - 1] = { ...last, text: `${pieces.at(-1)?.text}…` }
  return pieces
}
