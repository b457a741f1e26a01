// Reads WebM with Opus as browsers record it: no duration anywhere, clusters and segments of unknown size.
import { opusPacketSeconds } from './opus.ts'
import type { Stream } from './stream.ts'
import { textAt, unreadable, unsupported, viewOf } from './stream.ts'

const id = {
  docType: 0x4282,
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  timecodeScale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  codecId: 0x86,
  cluster: 0x1f43b675,
  timecode: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const

/** Elements that are entered instead of stepped over; with that, their own sizes do not matter. */
const folders = new Set<number>([id.ebml, id.segment, id.info, id.tracks, id.trackEntry, id.cluster, id.blockGroup])

const tracksMax = 16

type Track = { number: number; type: number; codec: string }

type Recording = {
  docType: string
  tracks: Track[]
  /** Nanoseconds in one tick. */
  scale: number
  cluster: number
  first: number | null
  end: number
  sounding: number
  bytes: number
}

export function readWebm(bytes: Uint8Array): Stream {
  const recording: Recording = {
    docType: '',
    tracks: [],
    scale: 1_000_000,
    cluster: 0,
    first: null,
    end: 0,
    sounding: 0,
    bytes: 0,
  }
  for (let at = 0; at < bytes.length; ) {
    const name = vint(bytes, at, true)
    const size = name && vint(bytes, name.to, false)
    if (!name || !size) break
    if (folders.has(name.value)) {
      if (recording.tracks.length > tracksMax) throw unreadable('webm')
      if (name.value === id.trackEntry) recording.tracks.push({ number: 0, type: 0, codec: '' })
      at = size.to
      continue
    }
    if (size.value === unknown) throw unreadable('webm')
    const to = size.to + size.value
    if (to > bytes.length) break
    note(recording, bytes, name.value, size.to, to)
    at = to
  }
  const { docType, first, end, sounding, scale } = recording
  if (docType !== 'webm') throw unsupported(docType === 'matroska' ? 'matroska' : 'ebml')
  if (first === null) throw unreadable('webm without sound')
  const onTimeline = ((end - first) * scale) / 1e9
  return {
    container: 'webm',
    codec: 'opus',
    mime: 'audio/webm',
    seconds: Math.max(onTimeline, sounding),
    audioBytes: recording.bytes,
  }
}

const unknown = -1

/** A number of variable length. An element's name keeps its length mark, a size drops it; all ones mean unknown. */
function vint(bytes: Uint8Array, at: number, isName: boolean): { value: number; to: number } | null {
  const lead = bytes[at]
  if (lead === undefined || lead === 0) return null
  const length = Math.clz32(lead) - 23
  if (at + length > bytes.length || (isName && length > 4)) return null
  let value = isName ? lead : lead & (0xff >> length)
  let isUnknown = !isName && value === 0xff >> length
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index]!
    if (byte !== 0xff) isUnknown = false
    value = value * 256 + byte
  }
  return { value: isUnknown ? unknown : value, to: at + length }
}

function numberIn(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = value * 256 + bytes[at]!
  return value
}

function note(recording: Recording, bytes: Uint8Array, name: number, from: number, to: number): void {
  const track = recording.tracks.at(-1)
  if (name === id.docType) recording.docType = textAt(bytes, from, Math.min(16, to - from)).replace(/\0+$/, '')
  else if (name === id.timecodeScale) recording.scale = numberIn(bytes, from, to)
  else if (name === id.timecode) recording.cluster = numberIn(bytes, from, to)
  else if (name === id.trackNumber && track) track.number = numberIn(bytes, from, to)
  else if (name === id.trackType && track) track.type = numberIn(bytes, from, to)
  else if (name === id.codecId && track) track.codec = textAt(bytes, from, Math.min(32, to - from)).replace(/\0+$/, '')
  else if (name === id.simpleBlock || name === id.block) noteBlock(recording, bytes, from, to)
}

function noteBlock(recording: Recording, bytes: Uint8Array, from: number, to: number): void {
  onlyTrack(recording.tracks)
  const number = vint(bytes, from, false)
  if (!number || number.to + 3 > to) throw unreadable('webm block')
  const flags = bytes[number.to + 2]!
  if ((flags & 6) !== 0) throw unsupported('webm with laced blocks')
  const time = recording.cluster + viewOf(bytes).getInt16(number.to)
  const data = number.to + 3
  const seconds = opusPacketSeconds(bytes.subarray(data, to)[0], bytes.subarray(data, to)[1])
  recording.first = Math.min(recording.first ?? time, time)
  recording.end = Math.max(recording.end, time + (seconds * 1e9) / Math.max(1, recording.scale))
  recording.sounding += seconds
  recording.bytes += to - data
}

function onlyTrack(tracks: Track[]): void {
  const [track, other] = tracks
  if (!track) throw unreadable('webm without track')
  if (tracks.some(each => each.type === 1)) throw unsupported('video')
  if (other) throw unsupported('webm with several tracks')
  if (track.codec !== 'A_OPUS') throw unsupported(`webm with ${track.codec.slice(0, 32)}`)
}
