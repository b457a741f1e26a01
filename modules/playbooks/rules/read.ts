// From the text of a file to a playbook, or to mistakes with the line on which each stands.
import { isMap, LineCounter, parseDocument, visit } from 'yaml'
import { fill, type Locale, type Text, textIn } from '#kernel/i18n.ts'
import { Playbook } from '../contract/file.ts'
import { looseEndsOf } from './loose-ends.ts'
import { yamlAlias, yamlFlood, yamlOther, yamlSentences } from './mistake-texts.ts'
import { type Path, type Said, sayMistakes } from './say-mistake.ts'

export interface Mistake {
  line: number
  column: number
  path: string
  message: string
}
export type Reading = { playbook: Playbook; mistakes?: undefined } | { playbook?: undefined; mistakes: Mistake[] }
type Document = ReturnType<typeof parseDocument>

/** Every mistake at once, first those of YAML itself; anchors may not multiply into a flood. */
export function readPlaybook(text: string, locale: Locale): Reading {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const placed = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const broken = brokenYaml(document)
  if (broken.length > 0) {
    const mistakes = broken.map(({ at, text }) => ({ ...placed(at), path: '', message: textIn(text, locale) }))
    return { mistakes: firstOf(mistakes, m => String(m.line)) }
  }
  const value: unknown = document.toJS({ maxAliasCount })
  const read = Playbook.safeParse(value)
  const said = read.success ? looseEndsOf(read.data) : read.error.issues.flatMap(issue => sayMistakes(issue, lookInto(value)))
  if (read.success && said.length === 0) return { playbook: read.data }
  const mistakes = said.map(one => ({
    ...placed(placeOf(document, one)),
    path: one.path.join('.'),
    message: fill(textIn(one.text, locale), one.values),
  }))
  return { mistakes: firstOf(mistakes, m => m.path).sort((a, b) => a.line - b.line) }
}

/** What goes wrong at one place is one mistake: the rest follows from it. */
const firstOf = (mistakes: readonly Mistake[], key: (mistake: Mistake) => string): Mistake[] => [
  ...new Map(mistakes.toReversed().map(mistake => [key(mistake), mistake])).values().toArray().reverse(),
]

const maxAliasCount = 100
/** What keeps the text from being read at all: YAML's own mistakes, references to nothing, references beyond reason. */
function brokenYaml(document: Document): { at: number; text: Text }[] {
  if (document.errors.length > 0)
    return document.errors.map(({ code, pos }) => ({ at: pos[0], text: yamlSentences[code] ?? yamlOther }))
  const lost: { at: number; text: Text }[] = []
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined) lost.push({ at: alias.range?.[0] ?? 0, text: yamlAlias })
    },
  })
  if (lost.length > 0) return lost
  try {
    document.toJS({ maxAliasCount })
    return []
  } catch (error) {
    if (error instanceof ReferenceError) return [{ at: 0, text: yamlFlood }]
    throw error
  }
}

const lookInto =
  (value: unknown) =>
  (path: Path): unknown =>
    path.reduce((here: any, step) => (here === null || here === undefined ? undefined : here[step]), value)

/** Where it stands in the text: the key where that is wrong, else the value, or, when it is missing, what should hold it. */
function placeOf(document: Document, { path, atKey }: Said): number {
  if (atKey) {
    const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1) as string[], true)
    const pair = isMap(holder) ? holder.items.find(item => String(item.key) === path.at(-1)) : undefined
    const key = pair?.key as { range?: [number, number, number] } | undefined
    if (key?.range) return key.range[0]
  }
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length) as string[], true)
    const range = node && typeof node === 'object' && 'range' in node ? (node.range as [number, number, number] | null) : null
    if (range) return range[0]
  }
  return 0
}
