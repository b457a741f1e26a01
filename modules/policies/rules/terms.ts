// Looks for words that must not stand in a text, however they are spaced, dotted or widened.
import { check, type Finding, wordsOf } from './check.ts'

const kept = /[\p{L}\p{N}]/u
const latin = /[a-z0-9]/

interface Folded {
  text: string
  /** For each character of `text` where it stands in `of`. */
  at: number[]
  of: string
}

/** Letters and digits alone, in one width and case, with the way back. */
function fold(text: string): Folded {
  const of = text.normalize('NFKC')
  const folded: Folded = { text: '', at: [], of }
  let place = 0
  for (const char of of) {
    if (kept.test(char))
      // Lower case may be longer than the letter it came from.
      for (const low of char.toLowerCase()) {
        folded.text += low
        for (let n = 0; n < low.length; n++) folded.at.push(place)
      }
    place += char.length
  }
  return folded
}

/** What stands there of the phrases, as it is written; of those that overlap, all of it together. */
export function findPhrases(text: string, phrases: readonly string[]): string[] {
  const folded = fold(text)
  const spots: { from: number; to: number }[] = []
  for (const phrase of phrases) {
    const wanted = fold(phrase).text
    if (wanted === '') continue
    for (let from = folded.text.indexOf(wanted); from >= 0; from = folded.text.indexOf(wanted, from + 1)) {
      const to = from + wanted.length
      if (!standsAlone(folded, from, to)) continue
      spots.push({ from, to })
      break
    }
  }
  const merged: { from: number; to: number }[] = []
  for (const spot of spots.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && spot.from < last.to) last.to = Math.max(last.to, spot.to)
    else merged.push({ ...spot })
  }
  return merged.map(({ from, to }) => slice(folded, from, to))
}

const slice = ({ at, of }: Folded, from: number, to: number): string => {
  const last = at[to - 1] as number
  return of.slice(at[from], last + String.fromCodePoint(of.codePointAt(last) as number).length)
}

/** English words must not begin or end within another: a piano refund is none. */
function standsAlone({ text, at, of }: Folded, from: number, to: number): boolean {
  const joined = (inner: number, outer: number) =>
    latin.test(text[inner] ?? '') && latin.test(text[outer] ?? '') && Math.abs((at[inner] ?? 0) - (at[outer] ?? 0)) === 1
  return of !== '' && !joined(from, from - 1) && !joined(to - 1, to)
}

export const aboutTitles = {
  prepaid: { zh: '会员、储值、预售', en: 'tiers, credit, pre-sales' },
  promotion: { zh: '促销、抽奖', en: 'promotions, draws' },
  crowdfunding: { zh: '众筹', en: 'crowdfunding' },
  other: { zh: '其他', en: 'anything else' },
}

export const forbiddenTerms = check<'terms-text'>({
  asks: 'terms-text',
  topic: 'words',
  parameters: {
    phrases: { kind: 'words', title: { zh: '不能出现的话', en: 'phrases that must not stand' }, stricter: 'more', choices: null },
    about: { kind: 'words', title: { zh: '查哪些文字', en: 'texts that are looked at' }, stricter: 'more', choices: aboutTitles },
  },
  run({ about, text }, values): Finding[] {
    if (!wordsOf(values, 'about').includes(about)) return []
    return findPhrases(text, wordsOf(values, 'phrases')).map(written => ({
      what: { zh: `文字里有「${written}」。`, en: `The text says “${written}”.` },
      nearest: { zh: `去掉「${written}」，写明实际怎样办理。`, en: `Leave “${written}” out, and say how it is really done.` },
      allowed: written,
    }))
  },
})
