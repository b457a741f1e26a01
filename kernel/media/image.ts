// Makes an uploaded picture ready to be shown: decoded, turned upright, stripped of what it tells about its owner, re-encoded.
import type { Sharp } from 'sharp'

export type ReadyVariant = { bytes: Buffer; width: number; height: number }

export type ReadyImage = {
  mime: 'image/webp'
  /** At most 1600 pixels on its longer side. */
  full: ReadyVariant
  /** At most 480 pixels on its longer side. */
  thumb: ReadyVariant
  /** `#rrggbb`, to stand in the picture's place while it loads. */
  colour: string
  source: { format: ImageFormat; width: number; height: number; frames: number }
}

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'

export type ImageProblemCode =
  | 'image.empty'
  | 'image.too-heavy'
  | 'image.too-large'
  | 'image.unsupported'
  | 'image.unreadable'
  | 'image.too-slow'

export type ImageProblem = {
  ok?: undefined
  problem: ImageProblemCode
  got?: string
  bytesMax?: number
  pixelsMax?: number
}

export type ImageResult = { ok: ReadyImage; problem?: undefined } | ImageProblem

export type ImageLimits = { bytesMax?: number; pixelsMax?: number; fullPx?: number; thumbPx?: number; secondsMax?: number }

const defaults = { bytesMax: 20 * 1024 * 1024, pixelsMax: 50_000_000, fullPx: 1600, thumbPx: 480, secondsMax: 20 }

type SharpModule = typeof import('sharp')
let loading: Promise<SharpModule['default']> | undefined

/** Some ninety milliseconds and twenty megabytes: paid when the first picture comes, not when the house starts. */
function loaded(): Promise<SharpModule['default']> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Every upload is another picture; a cache would only hold on to memory.
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  })
  return loading
}

export async function readyImage(bytes: Uint8Array, limits: ImageLimits = {}): Promise<ImageResult> {
  const { bytesMax, pixelsMax, fullPx, thumbPx, secondsMax } = { ...defaults, ...limits }
  if (bytes.length === 0) return { problem: 'image.empty' }
  if (bytes.length > bytesMax) return { problem: 'image.too-heavy', bytesMax }
  // The decoder knows many more kinds, some of them programs of their own; it is shown only these five.
  const format = imageFormatOf(bytes)
  if (typeof format !== 'string') return { problem: 'image.unsupported', got: format.other }
  const sharp = await loaded()
  try {
    const input = { limitInputPixels: pixelsMax, failOn: 'error', pages: 1, sequentialRead: true } as const
    const { width, height, pages = 1 } = await sharp(bytes, { ...input, limitInputPixels: false }).metadata()
    if (width * height > pixelsMax) return { problem: 'image.too-large', got: `${width}×${height}`, pixelsMax }
    const upright = sharp(bytes, input).autoOrient().toColourspace('srgb').timeout({ seconds: secondsMax })
    const full = await variant(upright, fullPx, 82)
    // Made from the smaller one: decoding a large picture twice would cost more than it gains.
    const small = sharp(full.bytes)
    const thumb = await variant(small, thumbPx, 76)
    const source = { format, width, height, frames: pages }
    return { ok: { mime: 'image/webp', full, thumb, colour: await colourOf(sharp(thumb.bytes)), source } }
  } catch (error) {
    return problemOf(error, pixelsMax)
  }
}

async function variant(image: Sharp, sidePx: number, quality: number): Promise<ReadyVariant> {
  const { data, info } = await image
    .clone()
    .resize({ width: sidePx, height: sidePx, fit: 'inside', withoutEnlargement: true })
    .webp({ quality, effort: 3 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

/** What shows through a transparent picture is the page; the colour of its invisible parts does not count. */
async function colourOf(image: Sharp): Promise<string> {
  const { dominant } = await image.flatten({ background: '#ffffff' }).stats()
  return `#${[dominant.r, dominant.g, dominant.b].map(value => value.toString(16).padStart(2, '0')).join('')}`
}

/** Whatever the decoder says about bytes that members sent is about those bytes; its words go to the log, not to people. */
function problemOf(error: unknown, pixelsMax: number): ImageProblem {
  const said = error instanceof Error ? error.message : String(error)
  if (/pixel limit/i.test(said)) return { problem: 'image.too-large', pixelsMax }
  if (/timeout/i.test(said)) return { problem: 'image.too-slow' }
  return { problem: 'image.unreadable', got: said.slice(0, 200) }
}

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.max(0, Math.min(text.length, bytes.length - at))).toString('latin1') ===
  text

/** What a file is by its first bytes, or the name of what it is instead. */
export function imageFormatOf(bytes: Uint8Array): ImageFormat | { other: string } {
  if (startsWith(bytes, 0, '\xff\xd8\xff')) return 'jpeg'
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (startsWith(bytes, 0, 'GIF87a') || startsWith(bytes, 0, 'GIF89a')) return 'gif'
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'webp'
  if (startsWith(bytes, 4, 'ftyp')) {
    const brands = Buffer.from(bytes.subarray(8, 40)).toString('latin1')
    if (/avif|avis/.test(brands)) return 'avif'
    return { other: /hei[cxms]|hev[cx]|mif1|msf1/.test(brands) ? 'heic' : 'video' }
  }
  if (startsWith(bytes, 0, 'BM')) return { other: 'bmp' }
  if (startsWith(bytes, 0, 'II*\0') || startsWith(bytes, 0, 'MM\0*')) return { other: 'tiff' }
  if (startsWith(bytes, 0, '%PDF')) return { other: 'pdf' }
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  return { other: /<svg|<\?xml|<!doctype svg/i.test(head) ? 'svg' : 'unknown' }
}
