// Reads WAV: the length of the sound is the length of its bytes, whatever the header says.
import type { Stream } from './stream.ts'
import { hasText, unreadable, unsupported, viewOf } from './stream.ts'

/** Plain samples, floating samples, A-law, µ-law; 0xfffe names one of them further on. */
const formats = new Set([1, 3, 6, 7])

export function readWav(bytes: Uint8Array): Stream {
  const view = viewOf(bytes)
  let bytesPerSecond = 0
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    const from = at + 8
    if (hasText(bytes, at, 'fmt ')) bytesPerSecond = rateOf(view, from, size)
    if (hasText(bytes, at, 'data')) {
      if (bytesPerSecond === 0) throw unreadable('wav without format')
      const audioBytes = dataEnd(bytes, from, size) - from
      return { container: 'wav', codec: 'pcm', mime: 'audio/wav', seconds: audioBytes / bytesPerSecond, audioBytes }
    }
    at = from + size + (size & 1)
  }
  throw unreadable('wav without sound')
}

function rateOf(view: DataView, at: number, size: number): number {
  const named = view.getUint16(at, true)
  const format = named === 0xfffe && size >= 40 ? view.getUint16(at + 24, true) : named
  if (!formats.has(format)) throw unsupported(`wav format ${format}`)
  const channels = view.getUint16(at + 2, true)
  const bits = view.getUint16(at + 14, true)
  // The fields for bytes a second and a block can lie; what a player does with the samples follows from these.
  const rate = view.getUint32(at + 4, true) * channels * Math.ceil(bits / 8)
  if (rate === 0 || channels > 16 || bits > 64) throw unreadable('wav format')
  return rate
}

/**
 * Where the sound ends: where its header says, if proper chunks and nothing else follow; else with the file. Recorders
 * that stream leave the size at zero or at its largest, and forgers make it small.
 */
function dataEnd(bytes: Uint8Array, from: number, size: number): number {
  if (size === 0 || from + size > bytes.length) return bytes.length
  const view = viewOf(bytes)
  let at = from + size + (size & 1)
  while (at + 8 <= bytes.length) {
    const isName = [0, 1, 2, 3].every(index => bytes[at + index]! >= 32 && bytes[at + index]! < 127)
    if (!isName || hasText(bytes, at, 'data')) return bytes.length
    const length = view.getUint32(at + 4, true)
    at += 8 + length + (length & 1)
  }
  return at > bytes.length + 1 || bytes.length - at >= 8 ? bytes.length : from + size
}
