// What the readers of the audio formats agree on: what they find, and how they say that a file is not for us.

/** What a reader finds by walking the frames of a file; durations that headers claim are not believed. */
export type Stream = {
  container: 'mp3' | 'mp4' | 'adts' | 'ogg' | 'webm' | 'wav' | 'amr'
  codec: 'mp3' | 'aac' | 'opus' | 'pcm' | 'amr-nb' | 'amr-wb'
  mime: string
  seconds: number
  /** Bytes that carry sound, without pictures and tags. */
  audioBytes: number
}

export class AudioUnfit extends Error {
  readonly code: 'audio.unsupported' | 'audio.unreadable'
  readonly got: string
  constructor(code: 'audio.unsupported' | 'audio.unreadable', got: string) {
    super(`${code}: ${got}`)
    this.name = 'AudioUnfit'
    this.code = code
    this.got = got
  }
}

export const unreadable = (got: string): AudioUnfit => new AudioUnfit('audio.unreadable', got)
export const unsupported = (got: string): AudioUnfit => new AudioUnfit('audio.unsupported', got)

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether the bytes at a place are this ASCII text. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  if (at < 0 || at + text.length > bytes.length) return false
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))
