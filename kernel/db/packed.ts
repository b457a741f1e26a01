// Arrays on their way to the database. The driver quotes and escapes each element; most are ids, numbers and moments, which need
// neither, and a sale sends thousands of them a second.

const plain = /^[\w.:+-]+$/

/** As PostgreSQL writes an array, if none of its elements needs quotes; otherwise as it is, for the driver. */
export function packed(values: readonly unknown[]): string | readonly unknown[] {
  let text = ''
  for (const value of values) {
    const word = wordOf(value)
    if (word === undefined) return values
    text += text === '' ? word : `,${word}`
  }
  return `{${text}}`
}

function wordOf(value: unknown): string | undefined {
  if (typeof value === 'string') return plain.test(value) && !(value.length === 4 && /null/i.test(value)) ? value : undefined
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (value === null) return 'NULL'
  return value instanceof Date ? value.toISOString() : undefined
}

export const packedValues = (values: readonly unknown[]): unknown[] =>
  values.map(value => (Array.isArray(value) ? packed(value) : value))
