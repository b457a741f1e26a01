// Walks files that are nothing but frames in a row: MP3 and raw AAC. Each frame says how long it is and how long it lasts.
import type { Stream } from './stream.ts'
import { hasText, unreadable, unsupported } from './stream.ts'

export type Frame = {
  bytes: number
  seconds: number
  /** Frames of one file agree in this; a false match in the middle of other data seldom does. */
  family: number
  /** The first frame of an MP3 may hold a table of contents instead of sound. */
  isSilentTable?: boolean
}

export type FrameReader = (bytes: Uint8Array, at: number) => Frame | null

type Walked = { seconds: number; audioBytes: number; frames: number; strayBytes: number }

/** What lies between the frames may be a picture or two, but not the better part of the file. */
const strayMax = 65_536
const strayShareMax = 0.1

/** A place counts as a frame when another one, or the end, follows it. */
export function walkFrames(bytes: Uint8Array, from: number, to: number, read: FrameReader): Walked {
  const walked: Walked = { seconds: 0, audioBytes: 0, frames: 0, strayBytes: 0 }
  let family = -1
  for (let at = from; at < to; ) {
    const frame = read(bytes, at)
    const isWhole = frame !== null && at + frame.bytes <= to
    const next = isWhole && at + frame.bytes < to - 4 ? read(bytes, at + frame.bytes) : null
    const isFollowed = isWhole && (at + frame.bytes >= to - 4 || (next !== null && next.family === frame.family))
    // Inside a run of frames one broken successor must not lose the frame before it.
    if (frame && isWhole && (isFollowed || frame.family === family)) {
      family = frame.family
      walked.frames++
      walked.audioBytes += frame.bytes
      if (!frame.isSilentTable) walked.seconds += frame.seconds
      at += frame.bytes
    } else {
      walked.strayBytes++
      if (walked.strayBytes > strayMax && walked.strayBytes > walked.audioBytes * strayShareMax) break
      at++
    }
  }
  return walked
}

/** Past the tags that players write in front; there may be several, and zeros after them. */
export function afterTags(bytes: Uint8Array): number {
  let at = 0
  while (hasText(bytes, at, 'ID3') && at + 10 <= bytes.length) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + 10)
    const footer = (bytes[at + 5]! & 0x10) !== 0 ? 10 : 0
    at += 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127) + footer
  }
  while (at > 0 && at < bytes.length && bytes[at] === 0) at++
  return at
}

/** Before the tags that players write behind. */
function beforeTags(bytes: Uint8Array): number {
  let end = bytes.length
  if (hasText(bytes, end - 128, 'TAG')) end -= 128
  if (hasText(bytes, end - 32, 'APETAGEX')) {
    const size = bytes[end - 20]! + (bytes[end - 19]! << 8) + (bytes[end - 18]! << 16)
    const header = (bytes[end - 9]! & 0x80) !== 0 ? 32 : 0
    end = Math.max(0, end - size - header)
  }
  return end
}

const mpeg1Rates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const mpeg2Rates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

/** A frame of MPEG audio, layer III. */
export function mp3Frame(bytes: Uint8Array, at: number): Frame | null {
  if (bytes[at] !== 0xff || at + 4 > bytes.length) return null
  const [, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4)
  const version = (second >> 3) & 3
  const kbps = (version === 3 ? mpeg1Rates : mpeg2Rates)[third >> 4]
  const rateIndex = (third >> 2) & 3
  if ((second & 0xe6) !== 0xe2 || version === 1 || !kbps || rateIndex === 3) return null
  const rate = [44_100, 48_000, 32_000][rateIndex]! / (version === 3 ? 1 : version === 2 ? 2 : 4)
  const samples = version === 3 ? 1152 : 576
  const length = Math.floor((samples * 125 * kbps) / rate) + ((third >> 1) & 1)
  const isMono = fourth >> 6 === 3
  const sideBytes = version === 3 ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const table = at + 4 + sideBytes
  const isSilentTable = hasText(bytes, table, 'Xing') || hasText(bytes, table, 'Info') || hasText(bytes, at + 36, 'VBRI')
  return { bytes: length, seconds: samples / rate, family: version * 4 + rateIndex, isSilentTable }
}

const aacRates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350]

/** A frame of AAC in ADTS clothes. */
export function adtsFrame(bytes: Uint8Array, at: number): Frame | null {
  if (bytes[at] !== 0xff || at + 7 > bytes.length) return null
  const [, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0, seventh = 0] = bytes.subarray(at, at + 7)
  const rate = aacRates[(third >> 2) & 15]
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5)
  if ((second & 0xf6) !== 0xf0 || rate === undefined || length < 8) return null
  return { bytes: length, seconds: (1024 * ((seventh & 3) + 1)) / rate, family: (third >> 2) & 15 }
}

function measured(bytes: Uint8Array, read: FrameReader, name: string): Walked {
  const walked = walkFrames(bytes, afterTags(bytes), beforeTags(bytes), read)
  if (walked.frames < 2) throw unreadable(name)
  if (walked.strayBytes > Math.max(strayMax, walked.audioBytes * strayShareMax)) throw unreadable(name)
  return walked
}

export function readMp3(bytes: Uint8Array): Stream {
  const { seconds, audioBytes } = measured(bytes, mp3Frame, 'mp3')
  return { container: 'mp3', codec: 'mp3', mime: 'audio/mpeg', seconds, audioBytes }
}

export function readAdts(bytes: Uint8Array): Stream {
  const { seconds, audioBytes } = measured(bytes, adtsFrame, 'aac')
  return { container: 'adts', codec: 'aac', mime: 'audio/aac', seconds, audioBytes }
}

/** Bytes of sound in each kind of frame, after its head of one byte. */
const narrowBytes = [12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0]
const wideBytes = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0]

/** AMR, as WeChat hands voice messages out: frames of 20 ms. */
export function readAmr(bytes: Uint8Array): Stream {
  if (hasText(bytes, 0, '#!AMR_MC') || hasText(bytes, 0, '#!AMR-WB_MC')) throw unsupported('amr multichannel')
  const isWide = hasText(bytes, 0, '#!AMR-WB\n')
  const sizes = isWide ? wideBytes : narrowBytes
  let at = isWide ? 9 : 6
  let frames = 0
  while (at < bytes.length) {
    const size = sizes[(bytes[at]! >> 3) & 15]!
    if (size < 0 || (bytes[at]! & 0x83) !== 0) throw unreadable('amr')
    if (at + 1 + size > bytes.length) break
    at += 1 + size
    frames++
  }
  if (frames === 0) throw unreadable('amr')
  return {
    container: 'amr',
    codec: isWide ? 'amr-wb' : 'amr-nb',
    mime: isWide ? 'audio/amr-wb' : 'audio/amr',
    seconds: frames * 0.02,
    audioBytes: at,
  }
}
