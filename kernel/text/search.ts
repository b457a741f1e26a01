// Full-text search without a dictionary: literals for PostgreSQL, a second look at what was found, and excerpts.
import { folded, foldedWithOrigins } from './fold.ts'
import { pairsOf, runsOf } from './tokens.ts'

export { tokensOf } from './tokens.ts'

const queryCharsMax = 200
const termsMax = 32

/** Tokens as a `tsvector` literal, quoted so that nothing in them is read as syntax. */
export function tsvectorLiteral(tokens: readonly string[]): string {
  return tokens.map(quoted).join(' ')
}

const quoted = (token: string): string => `'${token.replaceAll('\0', '').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** A `tsquery` that finds every text with all of the query's words. Null when the query holds nothing to search for. */
export function tsqueryOf(query: string): string | null {
  const terms = new Set<string>()
  for (const run of runsOf(folded(query.slice(0, queryCharsMax)))) {
    if (run.isPaired) for (const pair of pairsOf(run.text)) terms.add(quoted(pair))
    else terms.add(`${quoted(run.text)}:*`)
  }
  return terms.size === 0 ? null : [...terms].slice(0, termsMax).join(' & ')
}

/**
 * Pairs may be scattered over a text: whoever asks for 市长江 wants them in a row. Says whether each phrase of the
 * query stands in the text as written, words beginning where words begin.
 */
export function matchesPhrase(text: string, query: string): boolean {
  const phrases = phrasesOf(query)
  if (phrases.length === 0) return false
  const searched = folded(text)
  return phrases.every(phrase => placeOf(searched, phrase, 0) >= 0)
}

/** What the query parts by blanks and signs, each to be found as a whole. */
function phrasesOf(query: string): string[] {
  const phrases: string[] = []
  let end = -1
  for (const run of runsOf(folded(query.slice(0, queryCharsMax)))) {
    if (run.index === end) phrases[phrases.length - 1] += run.text
    else phrases.push(run.text)
    end = run.index + run.text.length
  }
  return phrases.slice(0, termsMax)
}

const wordChar = /[\p{L}\p{N}\p{M}]/u

/** A phrase that begins with a word of letters is found only where a word begins: `art` is not in `start`. */
function placeOf(searched: string, phrase: string, from: number): number {
  const first = runsOf(phrase)[0]
  for (let at = searched.indexOf(phrase, from); at >= 0; at = searched.indexOf(phrase, at + 1)) {
    if (first?.isPaired) return at
    const before = charBefore(searched, at)
    if (before === '' || !wordChar.test(before) || runsOf(before)[0]?.isPaired) return at
  }
  return -1
}

function charBefore(text: string, at: number): string {
  if (at === 0) return ''
  const low = text.charCodeAt(at - 1)
  return text.slice(low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1, at)
}

export type Excerpt = {
  text: string
  /** What to mark, as [from, to) in `text`. */
  marks: [number, number][]
  isCutBefore: boolean
  isCutAfter: boolean
}

/** A piece of the text of about `chars` characters around the first place that the query speaks of, and what to mark in it. */
export function excerptAround(text: string, query: string, chars = 80): Excerpt {
  const whole = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const places = placesOf(whole, query)
  const lead = Math.floor(chars / 4)
  const wanted = Math.max(0, Math.min((places[0]?.[0] ?? 0) - lead, whole.length - chars))
  const from = boundaryAt(whole, wanted)
  const to = boundaryAt(whole, Math.min(whole.length, Math.max(from + chars, Math.min(places[0]?.[1] ?? 0, from + 2 * chars))))
  const marks = places
    .filter(([start, end]) => end > from && start < to)
    .map(([start, end]): [number, number] => [Math.max(start, from) - from, Math.min(end, to) - from])
  return { text: whole.slice(from, to), marks, isCutBefore: from > 0, isCutAfter: to < whole.length }
}

/** Where the query's phrases stand, in order and joined where they touch; its single words where no phrase does. */
function placesOf(whole: string, query: string): [number, number][] {
  const { text, origins } = foldedWithOrigins(whole)
  const phrases = phrasesOf(query)
  let places = phrases.flatMap(phrase => allPlaces(text, phrase))
  if (places.length === 0) places = phrases.flatMap(phrase => runsOf(phrase)).flatMap(run => allPlaces(text, run.text))
  const original = places.map(([from, to]): [number, number] => [origins[from]!, endIn(origins, to, whole.length)])
  return joined(original.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]))
}

/** The place after the last character: the next origin that differs, for several folded characters may come from one. */
function endIn(origins: number[], to: number, end: number): number {
  const last = origins[to - 1]!
  let next = to
  while (next < origins.length && origins[next] === last) next++
  return origins[next] ?? end
}

const marksMax = 50

function allPlaces(text: string, phrase: string): [number, number][] {
  const places: [number, number][] = []
  for (let at = placeOf(text, phrase, 0); at >= 0 && places.length < marksMax; at = placeOf(text, phrase, at + phrase.length)) {
    places.push([at, at + phrase.length])
  }
  return places
}

function joined(places: [number, number][]): [number, number][] {
  const result: [number, number][] = []
  for (const [from, to] of places) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

/** Never between the halves of a character, nor between a letter and what combines with it. */
function boundaryAt(text: string, wanted: number): number {
  let at = wanted
  while (at > 0 && at < text.length && /^(?:\p{M}|\u200d|\ufe0f|[\udc00-\udfff])/u.test(text.slice(at, at + 1))) at--
  const low = text.charCodeAt(at)
  return at > 0 && low >= 0xdc00 && low <= 0xdfff ? at - 1 : at
}
