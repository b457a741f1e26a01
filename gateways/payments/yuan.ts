// Yuan as providers write them, fen as we count them, and Beijing's clock. No float touches an amount.

/** 8888 → "88.88" */
export function yuanText(fen: number): string {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** "88.8" → 8880; undefined when the text is no amount of whole fen. */
export function fenOf(text: string): number | undefined {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text)
  if (!match) return undefined
  const fen = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`)
  return match[1] && fen !== 0 ? -fen : fen
}

/** Fees are told in parts of a fen ("0.00600"): to the nearest fen, halves away from zero. */
export function roundedFenOf(text: string): number | undefined {
  const match = /^(-?)(\d{1,10})(?:\.(\d{1,8}))?$/.exec(text)
  if (!match) return undefined
  const decimals = (match[3] ?? '').padEnd(3, '0')
  const fen = Number(`${match[2]}${decimals.slice(0, 2)}`) + (Number(decimals[2]) >= 5 ? 1 : 0)
  return match[1] && fen !== 0 ? -fen : fen
}

const beijingOffsetMs = 8 * 3600_000

/** "2026-11-22 09:30:00" in Beijing. */
export const beijingText = (at: Date): string =>
  new Date(at.getTime() + beijingOffsetMs).toISOString().slice(0, 19).replace('T', ' ')

/** "2026-11-22T09:30:00+08:00" */
export const beijingRfc3339 = (at: Date): string => `${beijingText(at).replace(' ', 'T')}+08:00`

export function beijingTime(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined
  const at = new Date(`${text.replace(' ', 'T')}+08:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

export function rfc3339Time(text: string | undefined): Date | undefined {
  const at = text && /^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text) : undefined
  return at && !Number.isNaN(at.getTime()) ? at : undefined
}

/** When a day (YYYY-MM-DD) starts and ends in a zone of fixed offset; Beijing if none is named. */
export function dayWindow(day: string, utcOffsetMinutes = 480): { from: Date; until: Date } {
  const midnight = new Date(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day))
    throw new TypeError('a day is written YYYY-MM-DD')
  const from = new Date(midnight.getTime() - utcOffsetMinutes * 60_000)
  return { from, until: new Date(from.getTime() + 24 * 3600_000) }
}
