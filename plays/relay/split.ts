// The text of a relay, cut into its head, its title, its rules and its lines.
import { headText, isStruck, numberWord, plainText, unitWord } from './reading.ts'

export interface Row {
  /** Where it stands in the text, from 1. */
  line: number
  /** As it was typed. */
  text: string
  /** What is left after the number, written plainly. */
  rest: string
  number: number | null
  isStruck: boolean
}
export interface Parts {
  title: string
  rules: string[]
  rows: Row[]
}

const head = /^#?\s*(?:群?接龙|group\s*note|solitaire)\s*#?$/i
const headed = /^(?:#\s*(?:群?接龙|group\s*note)\s*#?[\s:]*|群?接龙\s*:\s*)(.+)$/i
const numbered =
  /^[\s>*•·-]*(?:no\.?\s*|第|#)?\s*(?:\(\s*(\d{1,4})\s*\)|(\d{1,4})(?!\d|\.\d|:\d\d|月|日|号|栋|楼|年|元|块|点|[-~至到]\d))(?:位|号)?\s*(?:[.、,):\]|_。-]+\s*)?(.*)$/i
const inChinese = /^\s*\(?([一二三四五六七八九十]{1,3})\)?\s*[、.:)]\s*(.*)$/
const example = /^\s*(?:例|示例|例如|格式|样例|参考|e\.g\.?)(?:\s|[:.、)]|$)/i
const ruleWords = /每人|限\d|限购|自提|截止|请|不得|必须|备注|须|地址|价格|元[/一每]|付款|接龙格式|\d元/
const counts = new RegExp(`[+×]\\s*\\d|${numberWord}\\s*${unitWord}\\s*$`)
const chineseDigits = '一二三四五六七八九十'

function numberIn(text: string): { number: number; rest: string } | null {
  const found = numbered.exec(text)
  if (found) return { number: Number(found[1] ?? found[2]), rest: (found[3] as string).replace(/^\d{1,4}\s*[.、)]\s*(?=\D)/, '') }
  const chinese = inChinese.exec(text)
  const at = chinese ? chineseDigits.indexOf(chinese[1] as string) : -1
  return chinese && at >= 0 ? { number: at + 1, rest: chinese[2] as string } : null
}

const onlyCount = /^\s*\d{1,4}\s*[份个箱斤盒袋瓶杯人位件套]/

export function split(text: string): Parts {
  const typed = text.replace(/\r\n?|\u2028|\u2029/g, '\n').split('\n')
  const rows = typed.map((one, at): Row => {
    const plain = plainText(one).replace(/^~{2,}|~{2,}$/g, '')
    const found = onlyCount.test(plain) || example.test(plain) ? null : numberIn(plain.trim())
    const rest = (found?.rest ?? plain).replace(/~{2,}/g, '').trim()
    return { line: at + 1, text: one.trim(), rest, number: found?.number ?? null, isStruck: isStruck(one) }
  })
  const heads = rows.filter(
    row => row.number === null && /^\s*[#＃]/.test(row.text) && (head.test(row.rest) || headed.test(row.rest)),
  )
  const last = heads.at(-1)
  const from = heads.length > 1 && last ? rows.indexOf(last) : 0
  // Of several versions, one below the other, the last is the newest.
  return titled(rows.slice(from))
}

function titled(rows: readonly Row[]): Parts {
  const said = rows.filter(row => row.rest !== '' || row.number !== null)
  const opening = said[0]
  const worded = opening?.number === null ? headed.exec(opening.rest)?.[1] : undefined
  const body = opening?.number === null && (head.test(opening.rest) || worded) ? said.slice(1) : said
  const begin = firstEntry(body, rows)
  const above = [...(worded ? [worded.trim()] : []), ...body.slice(0, begin).map(row => headText(row.text))]
  const hasTitle = Boolean(worded) || (body[0] !== undefined && begin > 0 && body[0].number === null)
  const [title = '', ...rest] = hasTitle ? above : ['', ...above]
  const own = body.slice(begin)
  return {
    title,
    rules: [...rest, ...own.filter(row => isExample(row)).map(row => headText(row.text))].filter(one => one !== ''),
    rows: own.filter(row => !isExample(row)),
  }
}
const isExample = (row: Row): boolean => row.number === null && (example.test(row.rest) || /^\s*※/.test(row.text))

/** Rules may be numbered too: then the lines begin where the numbers begin anew. */
function firstEntry(body: readonly Row[], all: readonly Row[]): number {
  const starts = body.flatMap((row, at) => (row.number === 1 ? [at] : []))
  const first = body.findIndex(row => row.number !== null)
  if (first < 0) return body.findLastIndex(isExample) + 1 || (counts.test(body[0]?.rest ?? '') ? 0 : Math.min(1, body.length))
  const second = starts.find(at => at > first)
  if (second === undefined) return first
  const block = body.slice(first, second)
  const isApart = all.some(
    row => row.line < (body[second] as Row).line && row.line > (block.at(-1) as Row).line && row.rest === '',
  )
  const ruly = block.filter(row => ruleWords.test(row.rest) || Array.from(row.rest).length > 24).length
  return ruly * 2 >= block.length && (isApart || ruly === block.length) ? second : first
}
