// What the audit log keeps of a request: enough to understand it, no secret, no stranger's full address.
const secretNames =
  /pass(word|phrase|wd)?|code|token|secret|credential|signature|^proof$|^made$|cookie|authorization|totp|^otp$|^pin$|^key$|(api|aes|private)_?key|hash$/i
const personalNames = /e?mail|phone|mobile|openid|unionid|address|idnumber/i
const replaced = '•••'
const depthMax = 4
const itemsMax = 20
const textMax = 200
const wholeMax = 4_000

export function summarize(body: unknown): Record<string, unknown> {
  const shown = shorten(body, '', 0)
  const summary = (shown !== null && typeof shown === 'object' && !Array.isArray(shown) ? shown : { body: shown }) as Record<
    string,
    unknown
  >
  if (body === undefined || body === null) return {}
  return JSON.stringify(summary).length <= wholeMax ? summary : { fields: Object.keys(summary).slice(0, 50), shortened: true }
}

function shorten(value: unknown, name: string, depth: number): unknown {
  if (value === undefined || value === null || value === '') return value ?? null
  if (secretNames.test(name)) return replaced
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') {
    const clean = value.replaceAll('\0', '')
    return personalNames.test(name) ? masked(clean) : clean.length > textMax ? `${clean.slice(0, textMax)}…` : clean
  }
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object') return value
  if (depth >= depthMax) return '…'
  if (Array.isArray(value)) {
    const items = value.slice(0, itemsMax).map(item => shorten(item, name, depth + 1))
    return value.length > itemsMax ? [...items, `… ${value.length}`] : items
  }
  const entries = Object.entries(value).slice(0, 50)
  return Object.fromEntries(entries.map(([key, item]) => [key.slice(0, 80), shorten(item, key, depth + 1)]))
}

/** `l•••@example.com`, `138•••5678`: recognizable to who knows it. */
export function masked(text: string): string {
  const at = text.lastIndexOf('@')
  if (at > 0) return `${text[0]}${replaced}${text.slice(at)}`
  return text.length >= 8 ? `${text.slice(0, 3)}${replaced}${text.slice(-4)}` : replaced
}

const idLike = /^[a-z]{2,5}_[0-9a-hjkmnp-tv-z]{26}$/

/** The ids a request names: those of its path, then those in the first two levels of its body. */
export function targetsOf(params: unknown, body: unknown): string[] {
  const found = new Set<string>()
  const look = (value: unknown, depth: number) => {
    if (typeof value === 'string') idLike.test(value) && found.size < 50 && found.add(value)
    else if (Array.isArray(value)) for (const item of value.slice(0, 50)) look(item, depth)
    else if (value !== null && typeof value === 'object' && depth > 0)
      for (const item of Object.values(value)) look(item, depth - 1)
  }
  look(params, 1)
  look(body, 2)
  return [...found]
}
