// Measures a recording by its content: how long it really sounds, and what it is, whatever its name and header say.
import { open } from 'node:fs/promises'
import { adtsFrame, afterTags, mp3Frame, readAdts, readAmr, readMp3 } from './audio/frames.ts'
import { readMp4 } from './audio/mp4.ts'
import { readOgg } from './audio/ogg.ts'
import type { Stream } from './audio/stream.ts'
import { AudioUnfit, hasText, unsupported } from './audio/stream.ts'
import { readWav } from './audio/wav.ts'
import { readWebm } from './audio/webm.ts'

export type Audio = {
  durationMs: number
  mime: string
  codec: Stream['codec']
  container: Stream['container']
  /** Bits a second, on average. */
  bitrate: number
  bytes: number
  /** AMR, which phones and WeChat hand out, has to be turned into something else before a page can play it. */
  browserPlays: boolean
}

export type AudioProblemCode =
  | 'audio.empty'
  | 'audio.too-heavy'
  | 'audio.too-long'
  | 'audio.too-short'
  | 'audio.unsupported'
  | 'audio.unreadable'

export type AudioProblem = {
  ok?: undefined
  problem: AudioProblemCode
  /** What was found instead, for the log and for people who know formats. */
  got?: string
  /** Set when the recording could be measured, and for limits of size in `bytesMax`. */
  durationMs?: number
  longestMs?: number
  shortestMs?: number
  bytesMax?: number
}

export type AudioResult = { ok: Audio; problem?: undefined } | AudioProblem

export type AudioLimits = {
  longestMs?: number
  shortestMs?: number
  bytesMax?: number
  /** Encoders pad the ends, and recorders stop a moment late: a minute's recording may measure a little more. */
  toleranceMs?: number
}

const defaults = { longestMs: Number.POSITIVE_INFINITY, shortestMs: 0, bytesMax: 64 * 1024 * 1024, toleranceMs: 500 }

export async function measureAudio(source: string | Uint8Array, limits: AudioLimits = {}): Promise<AudioResult> {
  const { longestMs, shortestMs, bytesMax, toleranceMs } = { ...defaults, ...limits }
  const bytes = typeof source === 'string' ? await fileBytes(source, bytesMax) : source
  if (bytes === null || bytes.length > bytesMax) return { problem: 'audio.too-heavy', bytesMax }
  if (bytes.length === 0) return { problem: 'audio.empty' }
  const stream = streamOf(bytes)
  if ('problem' in stream) return stream
  const durationMs = Math.round(stream.seconds * 1000)
  if (durationMs > longestMs + toleranceMs) return { problem: 'audio.too-long', durationMs, longestMs }
  if (durationMs < shortestMs) return { problem: 'audio.too-short', durationMs, shortestMs }
  const { mime, codec, container } = stream
  const bitrate = durationMs === 0 ? 0 : Math.round((stream.audioBytes * 8000) / durationMs)
  return { ok: { durationMs, mime, codec, container, bitrate, bytes: bytes.length, browserPlays: container !== 'amr' } }
}

/** Null when there is more of it than allowed. */
async function fileBytes(path: string, bytesMax: number): Promise<Uint8Array | null> {
  await using file = await open(path)
  const { size } = await file.stat()
  return size > bytesMax ? null : await file.readFile()
}

function streamOf(bytes: Uint8Array): Stream | AudioProblem {
  try {
    const stream = readerOf(bytes)(bytes)
    return Number.isFinite(stream.seconds) ? stream : { problem: 'audio.unreadable', got: stream.container }
  } catch (error) {
    if (error instanceof AudioUnfit) return { problem: error.code, got: error.got }
    // Reading past the end of the bytes: the file was cut off or made up.
    if (error instanceof RangeError) return { problem: 'audio.unreadable', got: 'cut off' }
    throw error
  }
}

const marks: [at: number, text: string, read: (bytes: Uint8Array) => Stream][] = [
  [0, 'OggS', readOgg],
  [0, '\x1aE\xdf\xa3', readWebm],
  [4, 'ftyp', readMp4],
  [0, '#!AMR', readAmr],
]

/** Kinds of sound that we know by their beginning and do not take. */
const strangers: [at: number, text: string, name: string][] = [
  [0, 'fLaC', 'flac'],
  [0, 'FORM', 'aiff'],
  [0, 'caff', 'caf'],
  [0, '0&\xb2u', 'wma'],
  [0, 'MThd', 'midi'],
  [0, 'RF64', 'rf64'],
  [1, '#!SILK', 'silk'],
  [0, '#!SILK', 'silk'],
  [0, 'wvpk', 'wavpack'],
  [0, 'MAC ', 'ape'],
]

function readerOf(bytes: Uint8Array): (bytes: Uint8Array) => Stream {
  const known = marks.find(([at, text]) => hasText(bytes, at, text))
  if (known) return known[2]
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WAVE')) return readWav
  const start = afterTags(bytes)
  const stranger = strangers.find(([at, text]) => hasText(bytes, at, text) || hasText(bytes, start + at, text))
  if (stranger) throw unsupported(stranger[2])
  if (adtsFrame(bytes, start)) return readAdts
  if (start > 0 || mp3Frame(bytes, start)) return readMp3
  throw unsupported('unknown')
}
