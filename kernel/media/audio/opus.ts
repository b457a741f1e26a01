// How long an Opus packet sounds, by its first two bytes.

/** Milliseconds in a frame, for each of the 32 configurations. */
const frameMs = [
  ...[10, 20, 40, 60, 10, 20, 40, 60, 10, 20, 40, 60],
  ...[10, 20, 10, 20],
  ...[2.5, 5, 10, 20, 2.5, 5, 10, 20, 2.5, 5, 10, 20, 2.5, 5, 10, 20],
]

/** Zero for an empty packet, which stands for one that was lost. */
export function opusPacketSeconds(first: number | undefined, second: number | undefined): number {
  if (first === undefined) return 0
  const kind = first & 3
  const frames = kind === 0 ? 1 : kind < 3 ? 2 : (second ?? 0) & 63
  return Math.min(120, frames * frameMs[first >> 3]!) / 1000
}
