// The text of a chat relay → clean entries and a list of what a person has to say. Reading it again with answers applies them.
import { type Asker, asker, questions } from './doubts.ts'
import { ownRow } from './format.ts'
import { type Doubt, type Entry, type Item, nameKey, type Relay, sameItems, tidyItems, tidyName, tidyNote } from './line.ts'
import { type Reading, readRow } from './row.ts'
import { type Row, split } from './split.ts'

export interface ParseOptions {
  /** What can be asked for, where that is settled. */
  items?: readonly string[]
  /** By the doubt's id: the key of the choice. */
  answers?: Readonly<Record<string, string>>
  /** More than this in one line is asked about. */
  unitsUsual?: number
}
export interface Draft {
  name: string
  items: Item[]
  notes: string[]
  line: number
  number: number | null
  text: string
  gone: boolean
}
interface Desk extends Asker {
  drafts: Draft[]
  known: ReadonlySet<string>
  listed: boolean
  unitsUsual: number
}

export function parse(text: string, { items = [], answers = {}, unitsUsual = 99 }: ParseOptions = {}): Relay {
  const parts = split(text)
  const listed = items.length > 0
  const known = new Set(listed ? items : countedWhats(parts.rows))
  const desk: Desk = { ...asker(answers), drafts: [], known, listed, unitsUsual }
  for (const row of parts.rows) readInto(desk, row)
  const kept = desk.drafts.filter(one => !one.gone)
  const entries = kept.map(
    (one, at): Entry => ({
      number: at + 1,
      name: one.name,
      items: tidyItems(one.items),
      note: tidyNote([...new Set(one.notes)].join(' ')),
      line: one.line,
    }),
  )
  const lost = new Set(desk.drafts.filter(one => one.gone).map(one => one.line))
  const doubts: Doubt[] = desk.asked.filter(one => !lost.has(one.line) || one.keeps).map(({ keeps: _, ...one }) => one)
  return { title: parts.title, rules: parts.rules, entries, doubts }
}

/** What is counted somewhere is a thing that can be had, and so is read as one where it stands without a count. */
const countedWhats = (rows: readonly Row[]): string[] =>
  rows
    .filter(row => row.number !== null)
    .flatMap(row => (ownRow(row.rest) ?? readRow(row.rest, new Set(), false)).items.map(item => item.what))
    .filter(what => what !== '' && what.length > 1)

function readInto(desk: Desk, row: Row): void {
  if (row.rest === '' && row.number !== null) return
  const own = row.number !== null && !row.isStruck ? ownRow(row.rest) : null
  if (own) {
    settle(desk, row, { ...own, kind: 'line', also: '', sameAs: '', unsure: [], notes: own.note ? [own.note] : [] }, true)
    return
  }
  const reading = readRow(row.rest, desk.known, desk.listed)
  reading.name = tidyName(reading.name)
  if (row.isStruck) reading.kind = 'withdrawn'
  if (row.number === null && !isKnownOrPlain(desk, row, reading)) return
  if (reading.name === '') nameless(desk, row, reading)
  else settle(desk, row, reading)
}

/** A row without a number: about someone who stands there already, a line whose number was forgotten, or talk. */
function isKnownOrPlain(desk: Desk, row: Row, reading: Reading): boolean {
  if (standing(desk, reading.name)) return true
  const isFirst = desk.drafts.length === 0 && desk.drafts.every(one => one.number === null)
  const looksLikeLine =
    reading.name !== '' && reading.name.length <= 12 && reading.kind !== 'withdrawn' && reading.kind !== 'edit'
  if (looksLikeLine && (reading.items.length > 0 || reading.kind === 'plus' || reading.kind === 'same'))
    return (
      isFirst || desk.drafts.every(one => one.number === null) || desk.ask(row, questions.unnumbered(reading.name)) === 'take'
    )
  if (looksLikeLine && desk.drafts.every(one => one.number === null) && reading.notes.length === 0) return true
  const before = desk.drafts.findLast(one => !one.gone)
  if (reading.kind === 'withdrawn' || reading.kind === 'edit') {
    const who = desk.ask(row, questions.whose(desk.drafts.filter(one => !one.gone).map(one => one.name)))
    const meant = who.startsWith('name:') ? standing(desk, who.slice(5)) : undefined
    if (meant && reading.kind === 'withdrawn') meant.gone = true
    else if (meant && reading.items.length > 0) meant.items = reading.items
    return false
  }
  if (before && desk.ask(row, questions.talk(before.name)) === 'note') before.notes.push(row.rest)
  return false
}

function nameless(desk: Desk, row: Row, reading: Reading): void {
  if (reading.kind === 'withdrawn') return
  if (desk.ask(row, questions.nameless(row.number ?? desk.drafts.length + 1)) === 'keep')
    settle(desk, row, { ...reading, name: `无名${row.number ?? desk.drafts.length + 1}` })
}

const standing = (desk: Desk, name: string): Draft | undefined =>
  name === '' ? undefined : desk.drafts.findLast(one => !one.gone && nameKey(one.name) === nameKey(name))

function settle(desk: Desk, row: Row, reading: Reading, isOwn = false): void {
  const earlier = standing(desk, reading.name)
  if (reading.kind === 'withdrawn') {
    if (earlier) earlier.gone = true
    return
  }
  if (earlier && takesBack(desk, row, earlier, reading)) return
  if (!isOwn) unsureParts(desk, row, reading)
  const items = itemsOf(desk, row, reading)
  const { notes, name } = reading
  const draft: Draft = { name: reading.name, items, notes, line: row.line, number: row.number, text: row.text, gone: false }
  const again = name === reading.name ? earlier : standing(desk, reading.name)
  if (reading.kind === 'edit' && again) Object.assign(again, changed(again, reading))
  else if (again) repeated(desk, row, again, draft, reading.kind === 'plus')
  else desk.drafts.push(draft)
  if (reading.also === '') return
  if (desk.ask(row, questions.each(reading.name, reading.also)) === 'people') desk.drafts.push({ ...draft, name: reading.also })
  else draft.items = [{ what: reading.also, units: items[0]?.units ?? 1 }]
}
/** 鸡肉饭不要了, from someone who had it. */
function takesBack(desk: Desk, row: Row, earlier: Draft, reading: Reading): boolean {
  const [only] = reading.unsure
  if (reading.items.length > 0 || reading.unsure.length !== 1 || only?.kind !== 'drops') return false
  if (!earlier.items.some(item => item.what !== '' && only.text.includes(item.what))) return false
  const { choices, ...question } = questions.drops(only.text)
  if (desk.ask(row, { ...question, choices: choices.toReversed() }, true) === 'note') earlier.notes.push(only.text)
  else {
    const kept = earlier.items.filter(item => !only.text.includes(item.what))
    Object.assign(earlier, { items: kept, gone: kept.length === 0 })
  }
  return true
}
const changed = (draft: Draft, { items, notes }: Reading): Partial<Draft> => ({
  items: items.length > 0 ? withOldWhat(draft.items, items) : draft.items,
  notes: items.length > 0 ? [...draft.notes, ...notes] : notes,
})
/** 改成3份 of the one thing that he had. */
const withOldWhat = (old: readonly Item[], items: Item[]): Item[] =>
  old.length === 1 && items.length === 1 && items[0]?.what === ''
    ? [{ ...(items[0] as Item), what: (old[0] as Item).what }]
    : items

function itemsOf(desk: Desk, row: Row, reading: Reading): Item[] {
  if (reading.kind !== 'same') return reading.items.length > 0 ? reading.items : [{ what: '', units: 1 }]
  const alive = desk.drafts.filter(one => !one.gone)
  const model = reading.sameAs === '' ? alive.at(-1) : alive.find(one => isMeant(one, reading.sameAs))
  if (model) {
    if (reading.notes.length === 0) reading.notes = [...model.notes]
    return [...model.items, ...reading.items]
  }
  desk.ask(row, questions.sameAsNobody())
  return reading.items.length > 0 ? reading.items : [{ what: '', units: 1 }]
}
const isMeant = (draft: Draft, who: string): boolean =>
  /^\d+$/.test(who) ? draft.number === Number(who) : nameKey(draft.name) === nameKey(who)

/** The same name a second time. */
function repeated(desk: Desk, row: Row, earlier: Draft, draft: Draft, isPlus: boolean): void {
  const isSame = sameItems(earlier.items, draft.items) && tidyNote(earlier.notes.join(' ')) === tidyNote(draft.notes.join(' '))
  if (isSame && !isPlus && row.number === earlier.number) return
  const answer = desk.ask(
    row,
    isPlus ? questions.plus(draft.name) : isSame ? questions.copy(draft.name) : questions.twice(draft.name),
    true,
  )
  if (answer === 'later') Object.assign(earlier, { items: draft.items, notes: draft.notes })
  if (answer === 'sum')
    Object.assign(earlier, { items: [...earlier.items, ...draft.items], notes: [...earlier.notes, ...draft.notes] })
  if (answer === 'two') desk.drafts.push(draft)
}

function unsureParts(desk: Desk, row: Row, reading: Reading): void {
  const gluedAt = reading.unsure.find(one => one.kind === 'glued')
  if (gluedAt?.other && desk.ask(row, questions.glued(gluedAt.text, gluedAt.other, gluedAt.units ?? 1)) === 'other') {
    reading.name = gluedAt.other
    const [first, ...rest] = reading.items
    if (first) reading.items = [{ ...first, units: gluedAt.units ?? 1 }, ...rest]
  }
  for (const { kind, text, other, units } of reading.unsure) {
    if (kind === 'range' && desk.ask(row, questions.range(unitsFor(reading, text), units ?? 1)) === 'more')
      reading.items = reading.items.map(item => (item.what === text ? { ...item, units: units ?? item.units } : item))
    if (kind === 'fraction') roundedDown(desk.ask(row, questions.fraction(unitsFor(reading, text))), row, reading, text)
    if (kind === 'drops' && desk.ask(row, questions.drops(text)) === 'drop') dropItem(reading, text)
    if (kind === 'near' && other && desk.ask(row, questions.near(text, other)) === 'note') {
      reading.items = reading.items.filter(item => item.what !== other)
      reading.notes.push(text)
    }
    if (kind === 'maybe' && desk.ask(row, questions.maybe(reading.name)) === 'note') reading.notes.push(text)
  }
  for (const item of reading.items)
    if (item.units > desk.unitsUsual && desk.ask(row, questions.many(item.units)) === 'one') item.units = 1
}
function roundedDown(answer: string, row: Row, reading: Reading, what: string): void {
  if (answer === 'note') reading.notes.push(row.rest)
  if (answer !== 'less') return
  reading.items = reading.items.map(item => (item.what === what ? { ...item, units: item.units - 1 } : item))
}
const unitsFor = (reading: Reading, what: string): number => reading.items.find(item => item.what === what)?.units ?? 1
const dropItem = (reading: Reading, text: string): void => {
  reading.items = reading.items.filter(item => item.what === '' || !text.includes(item.what))
  reading.notes = reading.notes.filter(note => note !== text)
}
