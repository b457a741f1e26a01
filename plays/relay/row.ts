// One row of a relay read on its own: whose it is, what he wants, what he says besides, and what it does to rows before it.
import type { Item } from './line.ts'
import {
  countedIn,
  editWord,
  isOtherNumber,
  isWithdrawal,
  numberOf,
  numberWord,
  sameWord,
  together,
  unitWord,
  unsureWord,
  withdrawnTail,
} from './reading.ts'

export interface Reading {
  name: string
  /** Another who is meant by the same row: 张三、李四各一份. */
  also: string
  kind: 'line' | 'withdrawn' | 'edit' | 'same' | 'plus'
  items: Item[]
  notes: string[]
  /** Of whom it is the same; '' the one before. */
  sameAs: string
  /** What cannot be decided here. */
  unsure: { kind: 'glued' | 'fraction' | 'range' | 'maybe' | 'drops' | 'near'; text: string; other?: string; units?: number }[]
}

const brackets = /[([{<【]([^()[\]{}<>【】]*)[)\]}>】]/g
const place = /^\d+(?:栋|号楼|单元|号|室|楼|幢|#|-)\S*$/
const latin = /^[A-Za-z][\w.'-]*$/
const each = new RegExp(`^(.*?)\\s*(?:各|每样|都)\\s*(?:要|来)?\\s*(${numberWord})\\s*(?:${unitWord})?$`)
const people = new RegExp(
  `^([\\u4e00-\\u9fff]{2,4})\\s*[、,和&]\\s*([\\u4e00-\\u9fff]{2,4})\\s*各\\s*(${numberWord})\\s*(?:${unitWord})?$`,
)
const glued = new RegExp(`^(.+?)(${numberWord})(${unitWord})(.*)$`)

export function readRow(rest: string, known: ReadonlySet<string>, listed: boolean): Reading {
  const reading: Reading = { name: '', also: '', kind: 'line', items: [], notes: [], sameAs: '', unsure: [] }
  const asides: string[] = []
  const open = together(rest).replace(brackets, (_whole, inside: string) => {
    if (inside.trim() !== '') asides.push(inside.trim())
    return ' '
  })
  const pair = people.exec(open.trim())
  if (pair && !known.has(pair[2] as string)) {
    const items = [{ what: '', units: numberOf(pair[3] as string) ?? 1 }]
    return { ...reading, name: pair[1] as string, also: pair[2] as string, items, notes: asides }
  }
  const [name, body] = nameAndBody(open.trim(), known, reading)
  reading.name = name
  readBody(body, known, listed, reading)
  readAsides(asides, known, listed, reading)
  return reading
}

function readAsides(asides: readonly string[], known: ReadonlySet<string>, listed: boolean, reading: Reading): void {
  for (const aside of asides) {
    const inside: Reading = { ...reading, kind: 'line', items: [], notes: [], unsure: [] }
    if (isWithdrawal(aside)) reading.kind = 'withdrawn'
    else if (reading.items.length > 0 || reading.kind !== 'line') reading.notes.push(aside)
    else {
      readBody(aside, known, listed, inside)
      if (inside.items.length > 0 && inside.notes.length === 0 && inside.kind === 'line') {
        reading.items = inside.items
        reading.unsure.push(...inside.unsure)
      } else reading.notes.push(aside)
    }
  }
}

function nameAndBody(text: string, known: ReadonlySet<string>, reading: Reading): [string, string] {
  if (isWithdrawal(text)) return ['', text]
  const colon = text.indexOf(':')
  const isTime = /(?:^|\s)\d{1,2}$/.test(text.slice(0, colon)) && /^\d\d(?:\D|$)/.test(text.slice(colon + 1)) && colon > 0
  if (colon > 0 && !isTime) return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
  const words = text.split(/[\s,;、|/—–=_]+|-(?=\D)|(?<=\D)-(?=\d)/).filter(one => one !== '')
  const after = (from: number): string => {
    let at = 0
    for (const word of words.slice(0, from)) at = text.indexOf(word, at) + word.length
    return text.slice(at).replace(/^[\s,;、|/—–=_-]+/, '')
  }
  let taken = 0
  if (words.length > 1 && place.test(words[0] as string)) reading.notes.push(words[taken++] as string)
  let name = words[taken] ?? ''
  if (countedIn(name)?.what === '' && countedIn(name) !== null && !/^\+/.test(name)) return ['', after(taken)]
  if (latin.test(name))
    while (latin.test(words[taken + 1] ?? '') && !/^[xX]\d+$/.test(words[taken + 1] as string)) name += ` ${words[++taken]}`
  if (sameWord.exec(name)?.index === 0) return ['', text]
  const [own, tail] = ungrown(name, known, reading)
  return [own, `${tail} ${after(taken + 1)}`.trim()]
}

/** What has grown to a name without a space: 张三2份, 张三+1, 张三同上, 张三取消, 李四十份. */
function ungrown(word: string, known: ReadonlySet<string>, reading: Reading): [string, string] {
  const plus = word.search(/[+×*]/)
  if (plus >= 0) return [...withoutItem(word.slice(0, plus), known), word.slice(plus)].reduce(joinTail, ['', ''])
  const same = sameWord.exec(word)
  if (same && same.index > 0) return [word.slice(0, same.index), word.slice(same.index)]
  const edit = editWord.exec(word)
  if (edit && edit.index > 0) {
    const [own, tail] = ungrown(word.slice(0, edit.index), known, reading)
    return [own, `${tail} ${word.slice(edit.index)}`.trim()]
  }
  const gone = withdrawnTail.exec(word)
  if (gone) return [gone[1] as string, '取消']
  for (const item of known) {
    const at = word.indexOf(item)
    if (item !== '' && at > 0) {
      const [own, tail] = ungrown(word.slice(0, at), new Set(), reading)
      return [own, `${tail} ${word.slice(at)}`.trim()]
    }
  }
  return uncounted(word, reading)
}
const withoutItem = (word: string, known: ReadonlySet<string>): [string, string] => {
  const item = [...known].find(one => one !== '' && word.length > one.length && word.endsWith(one))
  return item ? [word.slice(0, -item.length), item] : [word, '']
}
const joinTail = (pair: [string, string], part: string, at: number): [string, string] =>
  at === 0 ? [part, ''] : [pair[0], pair[1] + part]

function uncounted(word: string, reading: Reading): [string, string] {
  const splits: [string, string][] = []
  for (let at = 1; at < word.length; at++) {
    const found = new RegExp(`^(${numberWord})(${unitWord})`).exec(word.slice(at))
    const digit = /\d/.test(word[at] as string)
    if (digit && /[\d.]/.test(word[at - 1] as string)) continue
    if (found && numberOf(found[1] as string) !== null) splits.push([word.slice(0, at), word.slice(at)])
  }
  const best = splits.find(([own]) => Array.from(own).length >= 2) ?? splits[0]
  if (!best) {
    const bare = /^([\u4e00-\u9fff]{2,})(\d{1,2})$/.exec(word)
    return bare ? [bare[1] as string, bare[2] as string] : [word, '']
  }
  const other = splits.find(([own]) => own !== best[0])
  const counted = other ? glued.exec(`x${other[1]}`) : null
  if (other && counted) {
    const units = numberOf(/^\d+|^[零〇一二两俩仨三四五六七八九十百]+/.exec(other[1])?.[0] ?? '') ?? 1
    reading.unsure.push({ kind: 'glued', text: best[0], other: other[0], units })
  }
  return best
}

function readBody(body: string, known: ReadonlySet<string>, listed: boolean, reading: Reading): void {
  const edit = editWord.exec(body)
  if (edit) {
    reading.kind = 'edit'
    readBody(body.slice(edit.index + edit[0].length).replace(/^[\s:,]+|了$/g, ''), known, listed, reading)
    return
  }
  const text = body.replace(/\+\s*(?=\d|[一二两三四五六七八九十])/g, ' ×').trim()
  const words = text.split(/[\s,;、/&。!|]+|(?<=[份个箱斤盒袋瓶杯件])(?:和|加)(?=\S)|\+/).filter(one => one !== '')
  const same = words.findIndex(word => sameWord.test(word) || /^同(?:\d+|[\u4e00-\u9fff]{2,3})$/.test(word))
  if (same >= 0) {
    const word = words[same] as string
    reading.kind = 'same'
    reading.sameAs = sameWord.test(word) ? '' : word.slice(1)
    const extra = sameWord.test(word) ? word.replace(sameWord, '').trim() : ''
    words.splice(same, 1, ...(extra === '' ? [] : [extra]))
  }
  if (words.some(isWithdrawal)) {
    reading.kind = 'withdrawn'
    return
  }
  if (/^\s*\+/.test(body) && words.length === 1 && reading.kind === 'line') reading.kind = 'plus'
  readWords(words, known, listed, reading)
}

function readWords(words: readonly string[], known: ReadonlySet<string>, listed: boolean, reading: Reading): void {
  const kinds = words.map(word => (countedIn(word)?.what === '' ? 'u' : countedIn(word) ? 'i' : 'p')).join('')
  const unitsFirst = /^(?:up){2,}$/.test(kinds)
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    const [counted, next] = [countedIn(word), words[at + 1]]
    const ahead = next === undefined ? null : countedIn(next)
    const all = each.exec(word)
    if (all) {
      eachOf(all, words.slice(0, at), reading)
    } else if (unsureWord.test(word)) {
      reading.unsure.push({ kind: 'maybe', text: word })
      const rest = countedIn(word.replace(unsureWord, ''))
      if (rest) take(rest.what, rest, reading)
    } else if (counted && !isOtherNumber(word) && isCount(counted.units, word)) {
      const takesNext = counted.what === '' && next !== undefined && !ahead && (known.has(next) || unitsFirst)
      if (takesNext) at++
      take(takesNext ? (next as string) : counted.what, counted, reading)
    } else if (!counted && ahead?.what === '' && !unitsFirst && !isOtherNumber(word) && isCount(ahead.units, next as string)) {
      at++
      take(word, ahead, reading)
    } else plainWord(word, known, listed, reading)
  }
}
/** Numbers without a measure are counts only when they are small: 301 is a door. */
const isCount = (units: number, word: string): boolean => units < 100 || !/^\d+$/.test(word)

function take(what: string, counted: { units: number; upTo?: number }, reading: Reading): void {
  if (counted.upTo !== undefined) reading.unsure.push({ kind: 'range', text: what, units: counted.upTo })
  else if (!Number.isInteger(counted.units)) reading.unsure.push({ kind: 'fraction', text: what })
  reading.items.push({ what, units: Number.isInteger(counted.units) ? counted.units : Math.max(1, Math.ceil(counted.units)) })
}
/** 牛肉饭 鸡肉饭各一份: also what was named before it without a count. */
function eachOf(found: RegExpExecArray, earlier: readonly string[], reading: Reading): void {
  const units = numberOf(found[2] as string) ?? 1
  const named = [...earlier.filter(word => !countedIn(word)), ...(found[1] as string).split(/和|跟|与/)].filter(
    one => one.trim() !== '',
  )
  reading.notes = reading.notes.filter(note => !named.includes(note))
  reading.items = reading.items.filter(item => !named.includes(item.what))
  for (const what of named.length > 0 ? named : ['']) reading.items.push({ what: what.trim(), units })
}
function plainWord(word: string, known: ReadonlySet<string>, listed: boolean, reading: Reading): void {
  if (known.has(word)) reading.items.push({ what: word, units: 1 })
  else if (/(?:不要|取消)了?$/.test(word)) {
    if ([...known].some(one => one !== '' && word.includes(one))) reading.unsure.push({ kind: 'drops', text: word })
    reading.notes.push(word)
  } else {
    const near = listed ? [...known].find(one => isNear(one, word)) : undefined
    if (near) {
      reading.unsure.push({ kind: 'near', text: word, other: near })
      reading.items.push({ what: near, units: 1 })
    } else reading.notes.push(word)
  }
}
/** One character typed otherwise, left out or too many. */
export function isNear(a: string, b: string): boolean {
  const [one, two] = [Array.from(a), Array.from(b)]
  if (Math.min(one.length, two.length) < 2 || Math.abs(one.length - two.length) > 1) return false
  let from = 0
  while (from < Math.min(one.length, two.length) && one[from] === two[from]) from++
  const skip = one.length === two.length ? [1, 1] : one.length > two.length ? [1, 0] : [0, 1]
  return one.slice(from + (skip[0] as number)).join('') === two.slice(from + (skip[1] as number)).join('')
}
