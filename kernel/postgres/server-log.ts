// The server's log: it writes there itself, so that nothing is lost when we are gone; we only keep the file small.
import { copyFileSync, openSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs'

export const logBytesMax = 8 * 1_048_576
const lookEveryMs = 60_000

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Opens for appending; a log that grew too big, or that another user wrote, is moved aside first. */
export function openServerLog(file: string): number {
  if (sizeOf(file) > logBytesMax) renameSync(file, `${file}.1`)
  try {
    return openSync(file, 'a', 0o600)
  } catch {
    rmSync(file, { force: true })
    return openSync(file, 'a', 0o600)
  }
}

export function keepSmall(file: string, bytesMax = logBytesMax): void {
  if (sizeOf(file) <= bytesMax) return
  copyFileSync(file, `${file}.1`)
  // the server appends, so its next line starts the emptied file
  truncateSync(file)
}

export function watchLog(file: string): () => void {
  const timer = setInterval(() => {
    try {
      keepSmall(file)
    } catch {
      // a full disk is told elsewhere; the log is the least of it
    }
  }, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
