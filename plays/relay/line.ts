// A line of a relay, and how the words in it are trimmed so that they can be written out and read again without change.
import { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import { isWithdrawal, plainText } from './reading.ts'

export type Item = {
  /** What is wanted; '' where the relay is about one thing only. */
  what: string
  units: number
}
export interface Entry {
  number: number
  name: string
  items: Item[]
  note: string
  /** Where it stood in the text, from 1. */
  line: number
}
export interface Choice extends Text {
  key: string
}
/** Something a person has to say; until then the first choice holds. */
export interface Doubt {
  id: string
  line: number
  text: string
  question: Text
  choices: Choice[]
  chosen: string
}
export interface Relay {
  title: string
  rules: string[]
  entries: Entry[]
  doubts: Doubt[]
}

export const unitsMost = 9_999
const cut = (text: string, max: number): string => Array.from(text).slice(0, max).join('').trim()
const words = (text: string): string =>
  plainText(text)
    .replace(/[()[\]{}<>【】《》]|~{2,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Trimming one thing may bare the next. */
const settled =
  (once: (text: string) => string) =>
  (text: string): string => {
    let [was, now] = [text, once(text)]
    for (let turn = 0; turn < 6 && was !== now; turn++) [was, now] = [now, once(now)]
    return now
  }

/** A name never looks like a number, nor holds what separates it from its items. */
export const tidyName = settled(text => {
  const bare = words(text)
    .replace(/[:;,、|]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+(\d{1,2})$/, '$1')
    .trim()
  const headless = bare.replace(/^(?:(?:no\.?\s*|第|#)?\d{1,4}(?:\s*[.)\]#]+\s*|\s+|$)|[-.·•*#\s]+)+/i, '').trim()
  return cut(headless, 30)
})
export const tidyWhat = settled(text => {
  const bare = cut(
    words(text)
      .replace(/[×:;,、/&+|。!?~]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    30,
  )
  return bare
})
export const tidyNote = settled(text => {
  const bare = cut(words(text), 80)
  return isWithdrawal(bare) ? '' : bare
})

/** The same thing named twice is one item; nothing named is one of the thing itself. */
export function tidyItems(items: readonly Item[]): Item[] {
  const sums = new Map<string, number>()
  for (const { what, units } of items) {
    const name = tidyWhat(what)
    sums.set(name, Math.min(unitsMost, (sums.get(name) ?? 0) + units))
  }
  const kept = [...sums].filter(([, units]) => units > 0).map(([what, units]) => ({ what, units }))
  return kept.length > 0 ? kept : [{ what: '', units: 1 }]
}
/** By this two writings of a name are the same person. */
export const nameKey = (name: string): string => tidyName(name).replace(/\s+/g, '').toLowerCase()
export const sameItems = (a: readonly Item[], b: readonly Item[]): boolean => {
  const worded = (items: readonly Item[]) =>
    items
      .map(({ what, units }) => `${what}×${units}`)
      .sort()
      .join()
  return worded(a) === worded(b)
}

export const ItemShape = z.object({
  what: z.string().max(60).transform(tidyWhat).meta({ title: '要什么 | What' }),
  units: z.int().min(1).max(unitsMost).meta({ title: '几份 | How many' }),
})
export const LineShape = z.object({
  name: z.string().max(60).transform(tidyName).pipe(z.string().min(1)).meta({ title: '名字 | Name' }),
  items: z.array(ItemShape).min(1).max(20).transform(tidyItems),
  note: z.string().max(200).default('').transform(tidyNote).meta({ title: '备注 | Note' }),
})
export type LineShape = z.output<typeof LineShape>
