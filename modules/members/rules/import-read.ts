// Reads one row of a file as the plan says: whom it names and what it says of him, and all that is wrong with it.
import { plainTextOf, tagsOf } from '#kernel/sheets/cells.ts'
import type { SheetRow } from '#kernel/sheets/read.ts'
import { displayNameOf } from '#kernel/text/names.ts'
import type { ImportColumn, ImportPlan } from '../contract/import-shapes.ts'
import type { Field, FieldValues, IdentityKind, Stage } from '../contract/shapes.ts'
import {
  type CellRead,
  contactCell,
  type Held,
  instantCell,
  isBlankWord,
  localeCell,
  longText,
  stageCell,
  valueCell,
} from './import-cells.ts'
import { kindOf } from './import-words.ts'

export interface Found {
  code: string
  weight: 'reject' | 'note'
  column: number | null
  got: string
}
export interface Identified {
  kind: IdentityKind
  subject: string
}
/** What a good row says. */
export interface Wish {
  memberId: string | null
  identities: Identified[]
  name: string
  notes: string
  intro: string
  locale: 'zh-CN' | 'en' | null
  stage: Stage | null
  joinedAt: Date | null
  values: FieldValues
  tags: string[]
}
export interface ReadRow {
  /** The how-manieth row it is; lines are what an editor shows. */
  number: number
  line: number
  wish: Wish | null
  problems: Found[]
}
export interface RowReading {
  plan: ImportPlan
  headers: readonly string[]
  fields: readonly Field[]
  communityId: string
  timeZone: string
  now: Date
}

const contacts: ReadonlySet<string> = new Set(['email', 'phone', 'wechat', 'external', 'member-id'])
const texts: ReadonlySet<string> = new Set(['name', 'notes', 'intro', 'tags', 'field', 'new-field'])

/** Makes the reader once for a file; it is asked for every row. */
export function rowReader(what: RowReading): (row: SheetRow, number: number) => ReadRow {
  const { plan } = what
  const held: Held = { ...what, byKey: new Map(what.fields.map(field => [field.key, field])), aheadMs: new Map() }
  const meant = what.headers.flatMap((header, at) => {
    const column = plan.columns[at]
    return !column || column.to === 'ignore' ? [] : [{ at, header, column }]
  })
  const notesMany = meant.filter(one => one.column.to === 'notes').length > 1
  return (row, number) => {
    const wish = emptyWish(plan)
    const problems: Found[] = []
    const bad = (code: string, column: number | null, got: string, contact = false) =>
      void problems.push({ code, column, got: shown(got), weight: weightOf(code, contact, plan.onBad) })
    const spoilt = spoiltCells(row, meant, bad)
    for (const { at, header, column } of meant) {
      const cell = row.cells[at] ?? ''
      if (cell === '' || spoilt.has(at)) continue
      takeCell(wish, column, cell, held, notesMany ? header : '', (code, got) => bad(code, at, got, contacts.has(column.to)))
    }
    const hasContact = wish.identities.length > 0 || wish.memberId !== null
    const isOut = problems.some(problem => problem.weight === 'reject')
    if (!hasContact && !isOut) bad('row.no-contact', null, '')
    finish(wish, (code, got) => bad(code, null, got))
    return { number, line: row.line, wish: isOut || !hasContact ? null : wish, problems }
  }
}

const emptyWish = (plan: ImportPlan): Wish => ({
  memberId: null,
  identities: [],
  name: '',
  notes: '',
  intro: '',
  locale: null,
  stage: null,
  joinedAt: null,
  values: {},
  tags: [...plan.tags],
})

/** For people to recognise the cell by; never with characters that a database refuses. */
const shown = (got: string): string => got.slice(0, 80).toWellFormed().replaceAll('\0', '')

function weightOf(code: string, contact: boolean, onBad: ImportPlan['onBad']): Found['weight'] {
  const kind = kindOf(code)
  if (kind === 'hard') return 'reject'
  if (kind === 'remark' || onBad === 'keep') return 'note'
  if (kind === 'torn' || kind === 'contact' || contact) return 'reject'
  return onBad === 'reject' ? 'reject' : 'note'
}

type Meant = { at: number; column: ImportColumn }

/** What the reader of the file itself found odd, as far as it concerns a column that is meant; gives the cells that have no value. */
function spoiltCells(
  row: SheetRow,
  meant: readonly Meant[],
  bad: (code: string, column: number | null, got: string, contact?: boolean) => void,
): Set<number> {
  const spoilt = new Set<number>()
  for (const { code, column, got } of row.problems ?? []) {
    if (column === undefined || code.startsWith('row.')) {
      bad(code, column ?? null, got ?? '')
      continue
    }
    const to = meant.find(one => one.at === column)?.column.to
    if (!to || to === 'leave-out') continue
    const contact = contacts.has(to)
    // A formula in a place for text is text; elsewhere the cell cannot be read anyway, and says so itself.
    if (code === 'cell.formula' && !texts.has(to)) continue
    if (code === 'cell.too-long' && texts.has(to)) bad('text.cut', column, got ?? '')
    else if (code !== 'cell.too-long') bad(code, column, got ?? '', contact)
    if (!['cell.formula', 'cell.too-long'].includes(code) && (code !== 'cell.lost-digits' || contact)) spoilt.add(column)
  }
  return spoilt
}

type Bad = (code: string, got: string) => void

function takeCell(wish: Wish, column: ImportColumn, cell: string, held: Held, header: string, bad: Bad): void {
  const into = <T>(read: CellRead<T>, put: (value: T) => void) => {
    if (read.code) bad(read.code, cell)
    if (read.value !== undefined) put(read.value)
  }
  switch (column.to) {
    case 'name':
      if (wish.name === '') wish.name = plainTextOf(cell, 'one').ok ?? ''
      return
    case 'email':
    case 'phone':
    case 'wechat':
    case 'external':
      into(contactCell(column.to, cell, held), identity => addIdentity(wish, identity))
      return
    case 'member-id':
      if (/^mem_[0-9a-hjkmnp-tv-z]{26}$/.test(cell.trim())) wish.memberId = cell.trim()
      else if (!isBlankWord(cell)) bad('member-id.unknown', cell)
      return
    case 'tags':
      addTags(wish, cell, held.plan, bad)
      return
    case 'stage':
      into(stageCell(cell), stage => (wish.stage = stage))
      return
    case 'locale':
      into(localeCell(cell), locale => (wish.locale = locale))
      return
    case 'joined-at':
      into(instantCell(cell, held), at => (wish.joinedAt = at))
      return
    case 'notes':
      wish.notes += `${wish.notes && '\n'}${header && `${header}：`}${longText(cell)}`
      return
    case 'intro':
      wish.intro = longText(cell)
      return
    case 'leave-out':
      if (!isBlankWord(cell) && !/^(?:false|no|否|0)$/i.test(cell.trim())) bad('row.left-out', cell)
      return
    case 'field':
    case 'new-field': {
      const { key } = column
      if (key !== null) into(valueCell(key, cell, held), value => (wish.values[key] = value))
      return
    }
    default:
  }
}

function addIdentity(wish: Wish, identity: Identified): void {
  if (!wish.identities.some(one => one.kind === identity.kind && one.subject === identity.subject)) wish.identities.push(identity)
}

const tagsMax = 50
function addTags(wish: Wish, cell: string, plan: ImportPlan, bad: Bad): void {
  if (isBlankWord(cell)) return
  const named = tagsOf(cell).ok ?? []
  // Groups that a forum makes by itself say nothing of a person.
  const meant = plan.system === 'discourse' ? named.filter(tag => !/^trust_level_\d$/.test(tag)) : named
  if (meant.some(tag => tag.length > 30)) {
    bad('tags.too-long', cell)
    return
  }
  wish.tags = [...new Set([...wish.tags, ...meant])]
  if (wish.tags.length > tagsMax) bad('tags.too-many', cell)
  wish.tags.length = Math.min(wish.tags.length, tagsMax)
}

function finish(wish: Wish, bad: Bad): void {
  if (wish.name !== '') {
    const name = [...displayNameOf(wish.name, 40)].slice(0, 80).join('').trim()
    if (name !== wish.name.replace(/\s+/g, ' ').normalize('NFC')) bad('name.tidied', wish.name)
    wish.name = name
  }
  for (const [key, max] of [['notes', 5000] as const, ['intro', 500] as const]) {
    if (wish[key].length <= max) continue
    wish[key] = wish[key].slice(0, max).toWellFormed().trim()
    bad('text.cut', wish[key])
  }
}
