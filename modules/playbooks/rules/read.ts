// From the text of a file to a playbook, or to mistakes with the line on which each stands.
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Locale } from '#kernel/i18n.ts'
import { Playbook } from '../contract/file.ts'

export interface Mistake {
  line: number
  column: number
  path: string
  message: string
}
export type Reading = { playbook: Playbook; mistakes?: undefined } | { playbook?: undefined; mistakes: Mistake[] }

/** Every mistake at once, first those of YAML itself; anchors may not multiply into a flood. */
export function readPlaybook(text: string, locale: Locale): Reading {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length > 0)
    return {
      mistakes: document.errors.map(error => {
        const { line, col } = lines.linePos(error.pos[0])
        return { line, column: col, path: '', message: error.message }
      }),
    }
  const value = plainValue(document)
  if (value instanceof Error) return { mistakes: [{ line: 1, column: 1, path: '', message: value.message }] }
  const read = Playbook.safeParse(value)
  const at = (path: readonly PropertyKey[]) => placeOf(document, lines, path)
  const say = locale === 'en' ? z.locales.en() : z.locales.zhCN()
  if (!read.success)
    return {
      mistakes: read.error.issues.map(issue => {
        const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path
        const said = say.localeError(issue as never)
        const message =
          issue.code === 'custom' ? issue.message : typeof said === 'string' ? said : (said?.message ?? issue.message)
        return { ...at(path), path: path.join('.'), message }
      }),
    }
  const loose = looseEnds(read.data, locale).map(({ path, message }) => ({ ...at(path), path: path.join('.'), message }))
  return loose.length > 0 ? { mistakes: loose } : { playbook: read.data }
}

/** What the document says, with its aliases filled in; an Error when they would multiply beyond reason. */
function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    if (error instanceof ReferenceError) return error
    throw error
  }
}

/** The nearest place in the file: the value itself, or, when it is missing, what should hold it. */
function placeOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): { line: number; column: number } {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length) as string[], true)
    const range = node && typeof node === 'object' && 'range' in node ? (node.range as [number, number, number] | null) : null
    if (range) {
      const { line, col } = lines.linePos(range[0])
      return { line, column: col }
    }
  }
  return { line: 1, column: 1 }
}

/** Names that point nowhere, and names given twice: what no shape can see. */
function looseEnds(book: Playbook, locale: Locale): { path: (string | number)[]; message: string }[] {
  const found: { path: (string | number)[]; message: string }[] = []
  const twice = (part: 'groups' | 'calendar' | 'keywords' | 'fields', key: 'ref' | 'key') => {
    const seen = new Set<string>()
    book[part].forEach((one, i) => {
      const name = String((one as Record<string, unknown>)[key])
      if (seen.has(name))
        found.push({ path: [part, i, key], message: locale === 'en' ? `${name} stands here twice` : `${name} 出现了两次` })
      seen.add(name)
    })
  }
  twice('groups', 'ref')
  twice('calendar', 'ref')
  twice('keywords', 'ref')
  twice('fields', 'key')
  const groups = book.groups.map(g => g.ref)
  const missing = (name: string) => (locale === 'en' ? `there is no group ${name} in this file` : `文件里没有叫 ${name} 的群`)
  book.groups.forEach((g, i) => {
    if (g.parent === undefined) return
    const above = groups.indexOf(g.parent)
    if (above < 0) found.push({ path: ['groups', i, 'parent'], message: missing(g.parent) })
    else if (above >= i)
      found.push({
        path: ['groups', i, 'parent'],
        message: locale === 'en' ? `${g.parent} must stand above this group` : `${g.parent} 要写在这个群的前面`,
      })
  })
  book.calendar.forEach((slot, i) => {
    if (slot.group !== null && !groups.includes(slot.group))
      found.push({ path: ['calendar', i, 'group'], message: missing(slot.group) })
  })
  book.roles.forEach((role, i) => {
    if (!groups.includes(role.group)) found.push({ path: ['roles', i, 'group'], message: missing(role.group) })
  })
  return found
}
