// Makes texts comparable: one width, one case, one form of each letter — and remembers where each piece came from.

/** Marks that only choose a glyph or take no room; they must not part the words they stand in. */
const unseen = /\p{Variation_Selector}|\u00ad|\u034f|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu

/** Full-width and half-width, upper and lower case, composed and decomposed forms become one. */
export function folded(text: string): string {
  const bare = plain.test(text) ? text : text.replace(unseen, '').normalize('NFKC')
  const lower = bare.toLowerCase()
  return (lower === bare ? lower : lower.normalize('NFKC')).replaceAll('ς', 'σ')
}

/** ASCII and the common Chinese block with its punctuation need no normal form. */
const plain = /^[\n\r\t -~\u3001-\u3011\u4e00-\u9fff]*$/

export type FoldedMap = {
  text: string
  /** For each place in the folded text, where the piece it came from begins in the original; one more at the end. */
  origins: number[]
}

/** Letters with what combines with them: folding such a piece alone gives the same as folding it in its text. */
const piece =
  /[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7fb\uffa0-\uffdc][\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7fb\uffa0-\uffdc]*|\P{M}(?:\p{M}|\uff9e|\uff9f)*|\p{M}+/gsu

export function foldedWithOrigins(text: string): FoldedMap {
  const origins: number[] = []
  let made = ''
  for (const match of text.matchAll(piece)) {
    const part = folded(match[0])
    for (let at = 0; at < part.length; at++) origins.push(match.index)
    made += part
  }
  origins.push(text.length)
  return { text: made, origins }
}
