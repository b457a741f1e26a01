// Reads the cells of a row one by one: each gives a value, a problem, or nothing at all.
import { Temporal } from 'temporal-polyfill'
import { dateOf, emailOf, numberOf, phoneOf, yesNoOf } from '#kernel/sheets/cells.ts'
import { unguarded } from '#kernel/sheets/guard.ts'
import type { Field, FieldValue, Stage } from '../contract/shapes.ts'
import { valueFromJson, valueFromText } from './fields.ts'
import { subjectOf, wechatSubject } from './identities.ts'
import type { Identified, RowReading } from './import-read.ts'

/** A value, a problem, or — for a cell that says "none" — neither. */
export interface CellRead<T> {
  value?: T
  code?: string
}
export interface Held extends RowReading {
  byKey: ReadonlyMap<string, Field>
  /** How far the community's clock is ahead of UTC in an hour that was asked for before. */
  aheadMs: Map<string, number>
}

const blankWords = new Set('- -- — —— / \\ 无 没有 暂无 空 n/a na null none nil undefined (空)'.split(' '))
/** People write "none" in many ways. */
export const isBlankWord = (cell: string): boolean => {
  if (cell.length > 20) return cell.trim() === ''
  const word = cell.trim().toLowerCase()
  return word === '' || blankWords.has(word)
}

export function contactCell(to: 'email' | 'phone' | 'wechat' | 'external', cell: string, held: Held): CellRead<Identified> {
  if (isBlankWord(cell)) return {}
  const { plan } = held
  if (to === 'email') {
    const read = emailOf(cell)
    if (read.problem === 'email.empty') return {}
    return read.ok === undefined ? { code: read.problem } : identity('email', read.ok, 'email.unreadable')
  }
  if (to === 'phone') {
    const read = phoneOf(cell, plan.reading.country)
    if (read.problem === 'phone.empty') return {}
    return read.ok === undefined ? { code: read.problem } : identity('phone', read.ok, 'phone.not-mobile')
  }
  const text = unguarded(cell).normalize('NFKC').trim()
  if (to === 'external') return identity('external', `${held.communityId}.${plan.system}:${text}`, 'external.unreadable')
  const openId = /^(?:(wx[0-9a-f]{16}):)?(o[\w-]{20,60})$/.exec(text)
  const appId = openId?.[1] ?? plan.wechatAppId
  if (!openId?.[2] || appId === '') return { code: 'wechat.unreadable' }
  return identity('wechat_openid', wechatSubject(appId, openId[2]), 'wechat.unreadable')
}

function identity(kind: Identified['kind'], text: string, code: string): CellRead<Identified> {
  const subject = subjectOf(kind, text)
  return subject === null ? { code } : { value: { kind, subject } }
}

const stageWords: Record<string, Stage> = {
  受众: 'audience',
  audience: 'audience',
  用户: 'user',
  user: 'user',
  粉丝: 'fan',
  fan: 'fan',
  社群: 'community',
  community: 'community',
}
export function stageCell(cell: string): CellRead<Stage> {
  if (isBlankWord(cell)) return {}
  const stage = stageWords[cell.normalize('NFKC').trim().toLowerCase()]
  return stage ? { value: stage } : { code: 'stage.unknown' }
}

export function localeCell(cell: string): CellRead<'zh-CN' | 'en'> {
  if (isBlankWord(cell)) return {}
  if (/^(?:zh\b|中文|简体|chinese)/i.test(cell.trim())) return { value: 'zh-CN' }
  return /^(?:en\b|英文|英语|english)/i.test(cell.trim()) ? { value: 'en' } : { code: 'locale.unknown' }
}

const dayMs = 86_400_000
/** A day without a time begins at midnight where the community lives. */
export function instantCell(cell: string, held: Held): CellRead<Date> {
  if (isBlankWord(cell)) return {}
  const read = dateOf(cell, held.plan.reading.dateOrder ?? undefined)
  if (read.problem === 'date.empty') return {}
  if (read.ok === undefined) return { code: read.problem }
  const at = instantOf(read.ok, held)
  return at.getTime() > held.now.getTime() + dayMs ? { code: 'date.future' } : { value: at }
}
function instantOf(text: string, held: Held): Date {
  const [day = '', time = '00:00:00'] = text.split('T')
  if (/(?:Z|[+-]\d{2}:\d{2})$/.test(time)) return new Date(text)
  const hour = `${day}T${time.slice(0, 2)}`
  const asUtc = new Date(`${day}T${time}Z`).getTime()
  let ahead = held.aheadMs.get(hour)
  if (ahead === undefined) {
    ahead = asUtc - Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(held.timeZone).epochMilliseconds
    held.aheadMs.set(hour, ahead)
  }
  return new Date(asUtc - ahead)
}

/** Text of several lines; blanks within are people's own. */
export const longText = (cell: string): string =>
  unguarded(cell)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()

export function valueCell(key: string, cell: string, held: Held): CellRead<FieldValue> {
  const field = held.byKey.get(key)
  if (!field) return {}
  const isText = field.kind === 'text' || field.kind === 'long-text'
  if (!isText && isBlankWord(cell)) return {}
  const read = readAs(field, cell, held)
  if (read === null) return {}
  return 'value' in read ? { value: read.value } : { code: 'field.unfit' }
}
function readAs(field: Field, cell: string, held: Held): ReturnType<typeof valueFromText> | null {
  switch (field.kind) {
    case 'number':
      return valueFromJson(field, numberOf(cell).ok)
    case 'date':
      return valueFromJson(field, dateOf(cell, held.plan.reading.dateOrder ?? undefined).ok?.slice(0, 10))
    case 'yes-no':
      return valueFromJson(field, yesNoOf(cell).ok)
    case 'choice':
    case 'choices':
      return valueFromText(field, unguarded(cell))
    default: {
      const text = field.kind === 'text' ? longText(cell).replace(/[\n\t]+/g, ' ') : longText(cell)
      return text === '' ? null : valueFromJson(field, text)
    }
  }
}
