// Reads MP4 sound, whole files and the fragments that Safari and Chrome record: by its samples, not by its header.
import type { AacSettings, Box } from './mp4-boxes.ts'
import { aacSettings, boxesIn, boxUnder, tableRows } from './mp4-boxes.ts'
import { opusPacketSeconds } from './opus.ts'
import type { Stream } from './stream.ts'
import { textAt, unreadable, unsupported, viewOf } from './stream.ts'

type Track = {
  id: number
  timescale: number
  table: Box
  entry: 'opus' | AacSettings
  /** What the movie says of every sample in its fragments. */
  inFragments: { ticks: number; size: number }
}

/** How many samples there are, how long the file says they last, and how long their packets sound. */
type Samples = { count: number; ticks: number; sounding: number }

export function readMp4(bytes: Uint8Array): Stream {
  const boxes = boxesIn(bytes, 0, bytes.length)
  const [movie, other] = boxes.filter(box => box.type === 'moov')
  if (!movie || other) throw unreadable('mp4')
  const track = audioTrack(bytes, movie)
  const samples = tableSamples(bytes, track)
  for (const box of boxes) if (box.type === 'moof') addFragment(bytes, box, track, samples)
  const { count, ticks } = samples
  const onTimeline = ticks / track.timescale
  const sounding = track.entry === 'opus' ? samples.sounding : (count * track.entry.frameSamples) / track.entry.sampleRate
  if (count === 0) throw unreadable('mp4 without sound')
  const audioBytes = boxes.reduce((total, box) => (box.type === 'mdat' ? total + box.to - box.from : total), 0)
  const codec = track.entry === 'opus' ? 'opus' : 'aac'
  return { container: 'mp4', codec, mime: 'audio/mp4', seconds: Math.max(onTimeline, sounding), audioBytes }
}

function audioTrack(bytes: Uint8Array, movie: Box): Track {
  const view = viewOf(bytes)
  const tracks = boxesIn(bytes, movie.from, movie.to).filter(box => box.type === 'trak')
  const kinds = tracks.map(track => {
    const handler = boxUnder(bytes, track, 'mdia/hdlr')
    return handler ? textAt(bytes, handler.from + 8, 4) : ''
  })
  if (kinds.includes('vide')) throw unsupported('video')
  const sounds = tracks.filter((_, at) => kinds[at] === 'soun')
  const [track] = sounds
  if (!track) throw unreadable('mp4 without sound')
  if (sounds.length > 1) throw unsupported('mp4 with several tracks')
  const header = boxUnder(bytes, track, 'tkhd')
  const media = boxUnder(bytes, track, 'mdia/mdhd')
  const table = boxUnder(bytes, track, 'mdia/minf/stbl')
  if (!header || !media || !table) throw unreadable('mp4')
  const timescale = view.getUint32(media.from + (bytes[media.from] === 1 ? 20 : 12))
  if (timescale === 0) throw unreadable('mp4')
  const id = view.getUint32(header.from + (bytes[header.from] === 1 ? 20 : 12))
  return { id, timescale, table, entry: entryOf(bytes, table), inFragments: extendOf(bytes, movie, id) }
}

function extendOf(bytes: Uint8Array, movie: Box, trackId: number): { ticks: number; size: number } {
  const view = viewOf(bytes)
  const extend = boxUnder(bytes, movie, 'mvex')
  const own =
    extend && boxesIn(bytes, extend.from, extend.to).find(box => box.type === 'trex' && view.getUint32(box.from + 4) === trackId)
  return own ? { ticks: view.getUint32(own.from + 12), size: view.getUint32(own.from + 16) } : { ticks: 0, size: 0 }
}

function entryOf(bytes: Uint8Array, table: Box): 'opus' | AacSettings {
  const description = boxUnder(bytes, table, 'stsd')
  const [entry] = description ? boxesIn(bytes, description.from + 8, description.to) : []
  if (!entry) throw unreadable('mp4')
  if (entry.type === 'Opus') return 'opus'
  if (entry.type !== 'mp4a') throw unsupported(`mp4 with ${entry.type.replace(/[^\w .-]/g, '?')}`)
  // QuickTime's own versions of this box have more fields, and wrap the settings once more.
  const version = viewOf(bytes).getUint16(entry.from + 8)
  const inner = { ...entry, from: entry.from + 28 + (version === 1 ? 16 : version === 2 ? 36 : 0) }
  const esds = boxUnder(bytes, inner, 'esds') ?? boxUnder(bytes, inner, 'wave/esds')
  const settings = esds && aacSettings(bytes, esds)
  if (!settings) throw unsupported('mp4 with other than aac')
  return settings
}

/** The samples that the movie's own tables list. */
function tableSamples(bytes: Uint8Array, track: Track): Samples {
  const view = viewOf(bytes)
  let ticks = 0
  const times = boxUnder(bytes, track.table, 'stts')
  for (const at of tableRows(bytes, times, 8)) ticks += view.getUint32(at) * view.getUint32(at + 4)
  const sizes = boxUnder(bytes, track.table, 'stsz')
  const count = sizes ? view.getUint32(sizes.from + 8) : 0
  const sounding = track.entry === 'opus' && sizes ? opusInTable(bytes, track.table, sizes, count) : 0
  return { count, ticks, sounding }
}

/** Walks the chunks to each packet, for only the packet itself says how long it sounds. */
function opusInTable(bytes: Uint8Array, table: Box, sizes: Box, count: number): number {
  if (count > bytes.length) throw unreadable('mp4 table')
  const view = viewOf(bytes)
  const fixed = view.getUint32(sizes.from + 4)
  const sizeOf = (sample: number): number => fixed || view.getUint32(sizes.from + 12 + sample * 4)
  const runs = [...tableRows(bytes, boxUnder(bytes, table, 'stsc'), 12)].map(
    at => [view.getUint32(at), view.getUint32(at + 4)] as const,
  )
  const wide = boxUnder(bytes, table, 'co64')
  const chunks = [...tableRows(bytes, wide ?? boxUnder(bytes, table, 'stco'), wide ? 8 : 4)]
  let sample = 0
  let sounding = 0
  let run = 0
  chunks.forEach((row, index) => {
    let at = wide ? Number(view.getBigUint64(row)) : view.getUint32(row)
    while (run + 1 < runs.length && runs[run + 1]![0] <= index + 1) run++
    const inChunk = runs[run]?.[1] ?? 0
    for (let each = 0; each < inChunk && sample < count && at < bytes.length; each++) {
      sounding += opusPacketSeconds(bytes[at], bytes[at + 1])
      at += sizeOf(sample++)
    }
  })
  return sounding
}

/** The samples of one fragment: each run of them may leave out what the fragment, or the movie, says for all. */
function addFragment(bytes: Uint8Array, fragment: Box, track: Track, total: Samples): void {
  for (const part of boxesIn(bytes, fragment.from, fragment.to)) {
    const header = part.type === 'traf' ? boxUnder(bytes, part, 'tfhd') : undefined
    if (!header || viewOf(bytes).getUint32(header.from + 4) !== track.id) continue
    const defaults = fragmentDefaults(bytes, header, fragment, track)
    let at = defaults.base
    for (const run of boxesIn(bytes, part.from, part.to)) {
      if (run.type === 'trun') at = addRun(bytes, run, defaults, at, track.entry === 'opus', total)
    }
  }
}

type Defaults = { base: number; ticks: number; size: number }

function fragmentDefaults(bytes: Uint8Array, header: Box, fragment: Box, track: Track): Defaults {
  const view = viewOf(bytes)
  const flags = view.getUint32(header.from) & 0xffffff
  let at = header.from + 8
  const take = (flag: number, width: number): number | undefined => {
    if ((flags & flag) === 0) return undefined
    at += width
    return width === 8 ? Number(view.getBigUint64(at - 8)) : view.getUint32(at - 4)
  }
  const base = take(0x1, 8) ?? fragment.boxAt
  take(0x2, 4)
  const ticks = take(0x8, 4) ?? track.inFragments.ticks
  const size = take(0x10, 4) ?? track.inFragments.size
  return { base, ticks, size }
}

function addRun(bytes: Uint8Array, run: Box, defaults: Defaults, start: number, isOpus: boolean, total: Samples): number {
  const view = viewOf(bytes)
  const flags = view.getUint32(run.from) & 0xffffff
  const count = view.getUint32(run.from + 4)
  let row = run.from + 8
  let at = start
  if (flags & 0x1) {
    at = defaults.base + view.getInt32(row)
    row += 4
  }
  if (flags & 0x4) row += 4
  const widths = [0x100, 0x200, 0x400, 0x800].filter(flag => flags & flag).length * 4
  if (row + widths * count > run.to) throw unreadable('mp4 run')
  total.count += count
  // A packet has at least a byte: more of them than bytes is made up, and would be long to count.
  if (isOpus && total.count > bytes.length) throw unreadable('mp4 run')
  if (widths === 0 && !isOpus) {
    total.ticks += count * defaults.ticks
    return at
  }
  for (let index = 0; index < count && at < bytes.length; index++, row += widths) {
    const size = flags & 0x200 ? view.getUint32(row + (flags & 0x100 ? 4 : 0)) : defaults.size
    total.ticks += flags & 0x100 ? view.getUint32(row) : defaults.ticks
    if (isOpus) total.sounding += opusPacketSeconds(bytes[at], bytes[at + 1])
    at += Math.max(1, size)
  }
  return at
}
