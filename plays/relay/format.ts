// Writing a relay out: as text to paste into a chat, which reads back as the same lines; and as a table for a sheet.
import { type Entry, type Item, type Relay, tidyItems, tidyName, tidyNote, unitsMost } from './line.ts'
import { readRow } from './row.ts'

type Written = Pick<Entry, 'name' | 'items' | 'note'>

const itemText = ({ what, units }: Item): string => (what === '' ? `${units}份` : `${what}×${units}`)
const isOneOfIt = (items: readonly Item[]): boolean => items.length === 1 && items[0]?.what === '' && items[0].units === 1

/** A name that might be read for something else is followed by what it wants, even when that is one. */
function standsAlone(name: string, things: readonly string[]): boolean {
  if (things.some(thing => thing !== '' && name.includes(thing))) return false
  const { name: read, kind, items, notes, unsure, also } = readRow(name, new Set(), false)
  return read === name && kind === 'line' && items.length + notes.length + unsure.length === 0 && also === ''
}
function lineText({ name, items, note }: Written, things: readonly string[]): string {
  const aside = note === '' ? '' : `（${note}）`
  if (isOneOfIt(items) && aside === '' && standsAlone(name, things)) return name
  return `${name}：${items.map(itemText).join('，')}${aside}`
}

const ownItem = /^(?:(\d{1,4})份|([^×]+)×(\d{1,4}))$/
/** A row as it is written out here; null for anything that people wrote. `rest` is plain text already. */
export function ownRow(rest: string): Written | null {
  const found = /^([^:]+):([^()]+?)(?:\s*\(([^()]*)\))?$/.exec(rest)
  if (!found) return null
  const items = (found[2] as string).split(',').map(chunk => {
    const item = ownItem.exec(chunk.trim())
    const units = Number(item?.[1] ?? item?.[3])
    return item && units >= 1 && units <= unitsMost ? { what: (item[2] ?? '').trim(), units } : null
  })
  const name = (found[1] as string).trim()
  if (items.some(item => item === null) || tidyName(name) !== name) return null
  return { name, items: tidyItems(items as Item[]), note: tidyNote(found[3] ?? '') }
}

const looksNumbered = /^[\s(#>*•·-]*(?:no\.?\s*|第)?[\d一二三四五六七八九十]/i
export interface Writing extends Pick<Relay, 'title' | 'rules'> {
  entries: readonly Written[]
  /** What can be had, where that is settled. */
  items?: readonly string[]
}
export function format({ title, rules, entries, items = [] }: Writing): string {
  const things = [...items, ...entries.flatMap(entry => entry.items.map(item => item.what))]
  const said = rules.map(rule => (looksNumbered.test(rule) || entries.length === 0 ? `※ ${rule}` : rule))
  const lines = entries.map((entry, at) => `${at + 1}. ${lineText(entry, things)}`)
  return ['#接龙', ...(title === '' ? [] : [title]), ...said, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n')
}

/** How many of each thing, the most wanted first. */
export function totals(entries: readonly Pick<Entry, 'items'>[]): Item[] {
  const sums = new Map<string, number>()
  for (const { items } of entries) for (const { what, units } of items) sums.set(what, (sums.get(what) ?? 0) + units)
  return [...sums].map(([what, units]) => ({ what, units })).sort((a, b) => b.units - a.units || (a.what < b.what ? -1 : 1))
}

/** Cells that a sheet would take for a formula are written as text. */
const cell = (value: string | number): string => {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
export interface SheetWords {
  number: string
  name: string
  it: string
  note: string
}
/** With a mark at the head, so that sheets read it as UTF-8; a column for each thing. */
export function csv(entries: readonly Entry[], words: SheetWords): string {
  const whats = totals(entries).map(({ what }) => what)
  const rows = entries.map(({ number, name, items, note }) => [
    number,
    name,
    ...whats.map(what => items.find(item => item.what === what)?.units ?? ''),
    note,
  ])
  const header = [words.number, words.name, ...whats.map(what => what || words.it), words.note]
  return `\ufeff${[header, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}
