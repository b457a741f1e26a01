// Reads Ogg files with Opus: pages, packets laced over them, and streams that follow one another.
import { opusPacketSeconds } from './opus.ts'
import type { Stream } from './stream.ts'
import { hasText, unreadable, unsupported, viewOf } from './stream.ts'

type Page = { isFirst: boolean; serial: number; granule: bigint; laces: Uint8Array; from: number; to: number }

type Link = { serial: number; packets: number; sounding: number; preSkip: number; granule: bigint; bytes: number }

/** Streams joined end to end; radio stations do that, recorders do not. */
const linksMax = 1000

export function readOgg(bytes: Uint8Array): Stream {
  const links: Link[] = []
  let open: { start: number; first: number | undefined; second: number | undefined } | null = null
  for (let at = 0; ; ) {
    const page = pageAt(bytes, at)
    if (!page) break
    if (page.isFirst) links.push(startLink(bytes, page))
    const link = links.at(-1)
    if (!link || links.length > linksMax) throw unreadable('ogg')
    if (link.serial !== page.serial) throw unsupported('ogg with several streams')
    let from = page.from
    for (const lace of page.laces) {
      // A packet may go on over pages, and its first two bytes may even be parted by them.
      open ??= { start: from, first: undefined, second: undefined }
      if (lace > 0 && open.first === undefined) {
        open.first = bytes[from]
        if (lace > 1) open.second = bytes[from + 1]
      } else if (lace > 0 && open.second === undefined) open.second = bytes[from]
      from += lace
      if (lace === 255) continue
      countPacket(link, open.first, open.second)
      open = null
    }
    link.bytes += page.to - page.from
    if (page.granule > 0n) link.granule = page.granule
    at = page.to
  }
  const seconds = links.reduce((total, link) => total + linkSeconds(link), 0)
  const audioBytes = links.reduce((total, link) => total + link.bytes, 0)
  if (seconds === 0) throw unreadable('ogg without sound')
  return { container: 'ogg', codec: 'opus', mime: 'audio/ogg', seconds, audioBytes }
}

function pageAt(bytes: Uint8Array, at: number): Page | null {
  if (!hasText(bytes, at, 'OggS')) return null
  const view = viewOf(bytes)
  if (at + 27 > bytes.length) return null
  const count = bytes[at + 26]!
  const laces = bytes.subarray(at + 27, at + 27 + count)
  const from = at + 27 + count
  const to = from + laces.reduce((total, lace) => total + lace, 0)
  if (to > bytes.length) return null
  const granule = view.getBigInt64(at + 6, true)
  return { isFirst: (bytes[at + 5]! & 2) !== 0, serial: view.getUint32(at + 14, true), granule, laces, from, to }
}

function startLink(bytes: Uint8Array, page: Page): Link {
  if (!hasText(bytes, page.from, 'OpusHead')) {
    const name = hasText(bytes, page.from + 1, 'vorbis') ? 'vorbis' : hasText(bytes, page.from, 'Speex') ? 'speex' : 'other'
    throw unsupported(`ogg with ${name}`)
  }
  return {
    serial: page.serial,
    packets: 0,
    sounding: 0,
    preSkip: viewOf(bytes).getUint16(page.from + 10, true),
    granule: 0n,
    bytes: 0,
  }
}

/** The first two packets are the head and the comments. */
function countPacket(link: Link, first: number | undefined, second: number | undefined): void {
  link.packets++
  if (link.packets > 2) link.sounding += opusPacketSeconds(first, second)
}

/**
 * The position on the last page says exactly where the sound was cut, within the last packet. Where it disagrees with the
 * packets by more than one of them, whichever is longer counts: a forger gains nothing.
 */
function linkSeconds(link: Link): number {
  const claimed = (Number(link.granule) - link.preSkip) / 48_000
  const skipped = Math.min(link.preSkip / 48_000, 0.2)
  const sounding = Math.max(0, link.sounding - skipped)
  return claimed <= sounding && claimed > sounding - 0.12 ? claimed : Math.max(claimed, sounding)
}
