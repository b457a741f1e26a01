// What the sheets come to: counted taster by taster, told sample by sample.
import { count, estimate, type Tally, tally } from './estimates.ts'
import type { Deck, Mine, Result, SampleResult, Settings } from './settings.ts'

export interface Sum {
  deck: Deck
  tasters: number
  complete: number
  /** By sample, then criterion. */
  marks: Tally[][]
  /** By sample: all criteria of a sheet together. */
  overall: Tally[]
  /** [a][b]: how much more a taster gave a than b; only a < b. */
  pairs: Tally[][]
  favourites: number[]
}

export function beginSum(settings: Settings, deck: Deck): Sum {
  const { length } = settings.samples
  const each = <T>(make: () => T, times: number = length): T[] => Array.from({ length: times }, make)
  return {
    deck,
    tasters: 0,
    complete: 0,
    marks: each(() => each(tally, settings.criteria.length)),
    overall: each(tally),
    pairs: each(() => each(tally)),
    favourites: each(() => 0),
  }
}

const total = (marks: readonly number[]): number => marks.reduce((sum, one) => sum + one, 0)

export function addSheets(sum: Sum, mine: Mine): Sum {
  const sheets = sum.deck.codes.map(code => mine.sheets[code]?.marks)
  const filled = sheets.filter(one => one !== undefined).length
  if (filled > 0) sum.tasters++
  if (filled === sheets.length) sum.complete++
  sheets.forEach((marks, sample) => {
    if (!marks) return
    marks.forEach((mark, criterion) => {
      count(sum.marks[sample]![criterion]!, mark)
    })
    count(sum.overall[sample]!, total(marks))
    for (let other = sample + 1; other < sheets.length; other++) {
      const theirs = sheets[other]
      if (theirs) count(sum.pairs[sample]![other]!, total(marks) - total(theirs))
    }
  })
  const favourite = mine.favourite === null ? -1 : sum.deck.codes.indexOf(mine.favourite)
  if (favourite >= 0) sum.favourites[favourite]!++
  return sum
}

export function endSum(sum: Sum, settings: Settings): Result {
  const per = settings.criteria.length
  const samples: (SampleResult & { at: number })[] = settings.samples.map((title, at) => ({
    at,
    title,
    code: sum.deck.codes[at]!,
    overall: estimate(sum.overall[at]!, per),
    marks: sum.marks[at]!.map(one => estimate(one)),
    favourites: sum.favourites[at]!,
  }))
  samples.sort((a, b) => Number(b.overall.mean) - Number(a.overall.mean) || b.favourites - a.favourites || a.at - b.at)
  const { tasters, complete } = sum
  return { tasters, complete, samples: samples.map(({ at: _, ...told }) => told), lead: leadOf(sum, samples, per) }
}

function leadOf(sum: Sum, [best, next]: readonly (SampleResult & { at: number })[], per: number): Result['lead'] {
  if (!best || !next) return null
  const pair = sum.pairs[Math.min(best.at, next.at)]![Math.max(best.at, next.at)]!
  const signed = best.at < next.at ? pair : { ...pair, sum: -pair.sum }
  const by = estimate(signed, per)
  // Those who marked both may see it the other way than all together: then nobody leads.
  return by.low === null || Number(by.mean) <= 0 ? null : { of: best.title, over: next.title, by }
}
