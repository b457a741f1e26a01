// Finds out which characters a text file is written in, so that no name is turned into another one in silence.
import { isUtf8 } from 'node:buffer'
import type { Encoding, SheetProblem } from './shape.ts'
import { SheetUnreadable } from './shape.ts'

export type Reading = { encoding: Encoding; problems: SheetProblem[]; damaged: boolean }

export function encodingOf(bytes: Uint8Array): Reading {
  const marked = markOf(bytes)
  if (marked) return certain(marked)
  const wide = unmarkedWideOf(bytes)
  if (wide) return guessed(wide)
  if (isUtf8(bytes)) return certain('utf-8')
  // One torn character must not send a whole UTF-8 file to GB18030, which reads nearly any bytes as some Chinese.
  const { whole, broken } = utf8Census(bytes)
  if (whole > broken * 8) return { ...damagedAs('utf-8'), damaged: true }
  return legacyOf(bytes)
}

/** The text, decoded in pieces of bounded size. */
export function* textOf(bytes: Uint8Array, encoding: Encoding, pieceBytes = 256 * 1024): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true })
    yield piece.includes('\0') ? piece.replaceAll('\0', '') : piece
  }
  const tail = decoder.decode()
  if (tail) yield tail
}

const certain = (encoding: Encoding): Reading => ({ encoding, problems: [], damaged: false })
const guessed = (encoding: Encoding): Reading => ({
  encoding,
  problems: [{ code: 'encoding.guessed', got: encoding }],
  damaged: false,
})
const damagedAs = (encoding: Encoding): Reading => ({
  encoding,
  problems: [{ code: 'encoding.damaged', got: encoding }],
  damaged: true,
})

function markOf(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without its mark betrays itself by zero bytes on one side only: commas and line ends have them. */
function unmarkedWideOf(bytes: Uint8Array): Encoding | null {
  const end = Math.min(bytes.length, 8192)
  const zeros = [0, 0]
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at & 1]!++
  const [even, odd] = zeros as [number, number]
  if (odd > end * 0.02 && even === 0) return 'utf-16le'
  if (even > end * 0.02 && odd === 0) return 'utf-16be'
  return null
}

/** How many characters beyond ASCII are whole UTF-8, and how many bytes fit nowhere. */
function utf8Census(bytes: Uint8Array): { whole: number; broken: number } {
  let whole = 0
  let broken = 0
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!
    if (lead < 0x80) {
      at++
      continue
    }
    const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0
    let followers = 0
    while (followers + 1 < length && ((bytes[at + followers + 1] ?? 0) & 0xc0) === 0x80) followers++
    if (length > 0 && followers === length - 1) {
      whole++
      at += length
    } else {
      broken++
      at++
    }
  }
  return { whole, broken }
}

type PairCensus = { national: number; low: number; lone: number; letters: number; high: number }

/** Looks at bytes above ASCII in pairs, as the double-byte sets of China and Taiwan write them. */
function pairCensus(bytes: Uint8Array): PairCensus {
  const seen: PairCensus = { national: 0, low: 0, lone: 0, letters: 0, high: 0 }
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    seen.high++
    if (lead >= 0xc0) seen.letters++
    const trail = bytes[at + 1] ?? 0
    if (lead >= 0xb0 && lead <= 0xf7 && trail >= 0xa1) seen.national++
    else if (trail >= 0x40 && trail <= 0x7e) seen.low++
    else if (trail < 0x40) {
      seen.lone++
      continue
    }
    at++
  }
  return seen
}

function legacyOf(bytes: Uint8Array): Reading {
  const seen = pairCensus(bytes)
  const pairs = seen.national + seen.low
  // Common Chinese characters in GB sets have both bytes high. Where few do, the file is western or Big5.
  if (seen.national < pairs * 0.6 || pairs === 0) {
    if (seen.letters >= seen.high * 0.8 && seen.national * 4 <= seen.low + seen.lone) return guessed('windows-1252')
    if (seen.low > pairs * 0.2 && decodes(bytes, 'big5')) return guessed('big5')
  }
  if (decodes(bytes, 'gb18030')) return guessed('gb18030')
  if (decodes(bytes, 'big5')) return guessed('big5')
  if (pairs > 0 && lossOf(bytes, 'gb18030') < pairs * 0.02) return damagedAs('gb18030')
  if (seen.letters >= seen.high * 0.8 && seen.national === 0) return guessed('windows-1252')
  throw new SheetUnreadable('sheet.encoding-unknown')
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function lossOf(bytes: Uint8Array, encoding: Encoding): number {
  let lost = 0
  for (const piece of textOf(bytes, encoding)) for (const char of piece) if (char === '\ufffd') lost++
  return lost
}
