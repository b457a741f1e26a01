// The boxes of an MP4 file, and what the few we need say.
import { textAt, unreadable, viewOf } from './stream.ts'

export type Box = { type: string; from: number; to: number; boxAt: number }

/** An hour recorded in fragments of one frame has fewer. */
const boxesMax = 500_000

/** The boxes in a stretch of the file, not what is inside them. */
export function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const short = view.getUint32(at)
    const isLong = short === 1 && at + 16 <= to
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short
    const head = isLong ? 16 : 8
    if (size < head || at + size > to) break
    boxes.push({ type: textAt(bytes, at + 4, 4), from: at + head, to: at + size, boxAt: at })
    at += size
    if (boxes.length > boxesMax) throw unreadable('mp4')
  }
  return boxes
}

/** Follows a path of types from a box down, as `mdia/minf/stbl`. */
export function boxUnder(bytes: Uint8Array, box: Box, path: string): Box | undefined {
  let found: Box | undefined = box
  for (const type of path.split('/')) found = found && boxesIn(bytes, found.from, found.to).find(each => each.type === type)
  return found
}

/** The rows of a table box: a count after four bytes of version and flags, then rows of the same width. */
export function* tableRows(bytes: Uint8Array, box: Box | undefined, rowBytes: number): Generator<number> {
  if (!box) return
  const count = viewOf(bytes).getUint32(box.from + 4)
  for (let row = 0, at = box.from + 8; row < count; row++, at += rowBytes) {
    if (at + rowBytes > box.to) throw unreadable('mp4 table')
    yield at
  }
}

export type AacSettings = { sampleRate: number; frameSamples: number }

const rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350]

/** The decoder's settings, out of nested descriptors; null when it is not AAC. */
export function aacSettings(bytes: Uint8Array, esds: Box): AacSettings | null {
  const es = descriptorAt(bytes, esds.from + 4, esds.to, 3)
  if (!es) return null
  const flags = bytes[es.from + 2]!
  let at = es.from + 3 + (flags & 0x80 ? 2 : 0) + (flags & 0x20 ? 2 : 0)
  if (flags & 0x40) at += 1 + bytes[at]!
  const decoder = descriptorAt(bytes, at, es.to, 4)
  if (!decoder || ![0x40, 0x66, 0x67, 0x68].includes(bytes[decoder.from]!)) return null
  const specific = descriptorAt(bytes, decoder.from + 13, decoder.to, 5)
  return specific ? audioConfig(bytes.subarray(specific.from, specific.to)) : null
}

function descriptorAt(bytes: Uint8Array, start: number, end: number, tag: number): { from: number; to: number } | null {
  let at = start
  if (at >= end || bytes[at++] !== tag) return null
  let length = 0
  for (let index = 0; index < 4; index++) {
    const byte = bytes[at++]!
    length = (length << 7) | (byte & 127)
    if (byte < 128) break
  }
  return at + length <= end ? { from: at, to: at + length } : null
}

function audioConfig(bytes: Uint8Array): AacSettings | null {
  let bit = 0
  const take = (count: number): number => {
    let value = 0
    for (let index = 0; index < count; index++, bit++) value = value * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
    return value
  }
  const takeType = (): number => {
    const type = take(5)
    return type === 31 ? 32 + take(6) : type
  }
  const takeRate = (): number => {
    const index = take(4)
    return index === 15 ? take(24) : (rates[index] ?? 0)
  }
  let type = takeType()
  const sampleRate = takeRate()
  take(4)
  // The high bands of HE-AAC are rebuilt from a core, and it is the core's frames that are counted.
  if (type === 5 || type === 29) {
    takeRate()
    type = takeType()
  }
  const isShort = take(1) === 1
  return sampleRate > 0 ? { sampleRate, frameSamples: isShort ? 960 : 1024 } : null
}
