// A small reader of XML as office files use it: elements, attributes, text. No document types, so no entities to expand.
import { SheetUnreadable } from './shape.ts'

export type XmlListener = {
  /** `attributes` is the raw text between the name and the bracket; see attributeOf. */
  open?(name: string, attributes: string): void
  close?(name: string): void
  text?(text: string): void
}

/** One text or tag longer than this is no part of a table. */
const pendingCharsMax = 1024 * 1024

/** Feeds pieces of a document to a listener. Names come without their namespace prefix. */
export function xmlReader(listener: XmlListener): { push(piece: string): void; end(): void } {
  let pending = ''
  const push = (piece: string): void => {
    pending = read(pending + piece, listener)
    if (pending.length > pendingCharsMax) throw new SheetUnreadable('sheet.bomb', 'xml')
  }
  const end = (): void => {
    if (pending.trim() !== '') throw new SheetUnreadable('sheet.unreadable', 'xml')
  }
  return { push, end }
}

/** Reads as far as the markup is complete and gives back the rest. */
function read(source: string, listener: XmlListener): string {
  let at = 0
  for (;;) {
    const bracket = source.indexOf('<', at)
    if (bracket < 0) return source.slice(at)
    const second = source.charCodeAt(bracket + 1)
    let after: number
    if (second === 33 || second === 63) after = special(source, bracket, listener, at)
    else {
      const closing = closingBracket(source, bracket)
      if (closing < 0) return source.slice(at)
      if (bracket > at) listener.text?.(unescaped(source.slice(at, bracket)))
      element(source, bracket, closing, listener)
      after = closing + 1
    }
    if (after < 0) return source.slice(at)
    at = after
  }
}

/** A `>` may stand inside an attribute's quotes. */
function closingBracket(source: string, from: number): number {
  let quote = 0
  for (let at = from + 1; at < source.length; at++) {
    const char = source.charCodeAt(at)
    if (quote !== 0) {
      if (char === quote) quote = 0
    } else if (char === 62) return at
    else if (char === 34 || char === 39) quote = char
  }
  return -1
}

function element(source: string, bracket: number, closing: number, listener: XmlListener): void {
  if (source.charCodeAt(bracket + 1) === 47) {
    listener.close?.(localName(source.slice(bracket + 2, closing).trimEnd()))
    return
  }
  const isEmpty = source.charCodeAt(closing - 1) === 47
  const end = isEmpty ? closing - 1 : closing
  let nameEnd = bracket + 1
  while (nameEnd < end && source.charCodeAt(nameEnd) > 32) nameEnd++
  const name = localName(source.slice(bracket + 1, nameEnd))
  listener.open?.(name, source.slice(nameEnd, end))
  if (isEmpty) listener.close?.(name)
}

/** Comments, instructions and CDATA; −1 while incomplete. A document type is refused: it is how entity bombs come. */
function special(source: string, bracket: number, listener: XmlListener, textFrom: number): number {
  const closers: [string, string][] = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ]
  for (const [opener, closer] of closers) {
    if (!source.startsWith(opener, bracket)) continue
    const closing = source.indexOf(closer, bracket + opener.length)
    if (closing < 0) return -1
    if (bracket > textFrom) listener.text?.(unescaped(source.slice(textFrom, bracket)))
    if (opener === '<![CDATA[') listener.text?.(source.slice(bracket + opener.length, closing))
    return closing + closer.length
  }
  if (source.length - bracket < 9 && '<![CDATA['.startsWith(source.slice(bracket))) return -1
  if (source.length - bracket < 4 && '<!--'.startsWith(source.slice(bracket))) return -1
  throw new SheetUnreadable('sheet.unreadable', 'doctype')
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0x10ffff || code === 0 ? '\ufffd' : String.fromCodePoint(code)
    },
  )
}

/** The value of one attribute, by its local name. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = 0; ; ) {
    const equals = attributes.indexOf('=', at)
    if (equals < 0) return undefined
    let open = equals + 1
    while (attributes.charCodeAt(open) <= 32) open++
    const close = attributes.indexOf(attributes.charAt(open), open + 1)
    if (close < 0) return undefined
    let keyEnd = equals
    while (keyEnd > at && attributes.charCodeAt(keyEnd - 1) <= 32) keyEnd--
    const keyAt = keyEnd - name.length
    if (keyAt >= at && attributes.startsWith(name, keyAt)) {
      const before = keyAt === at ? 32 : attributes.charCodeAt(keyAt - 1)
      if (before <= 32 || before === 58) return unescaped(attributes.slice(open + 1, close))
    }
    at = close + 1
  }
}
