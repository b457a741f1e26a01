// Odd input: what no form sends, drawn from the schema of what a form would send. Half of it passes the shape on purpose,
// for what hurts is rarely what is refused at once.
import fc from 'fast-check'
import { idPrefixOf, type Json } from './endpoints.ts'

const long = (length: number, letter = 'x') => letter.repeat(length)
const deep = (levels: number): unknown => {
  let inner: unknown = 'bottom'
  for (let i = 0; i < levels; i++) inner = i % 2 ? [inner] : { in: inner }
  return inner
}
const letters = [
  ...[
    '',
    ' ',
    '\t',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'a\udfffb',
    '\u202e反',
    '\u2028',
    '\ufeff',
    '\u200b',
    '\ufffd',
    '０１２',
    'İ',
    'ß',
  ],
  ...[
    'e\u0301\u0301\u0301',
    '👩‍👩‍👧‍👦',
    '𠮷野家',
    '%_\\%',
    "'; drop table x; --",
    '<img src=x onerror=1>',
    '{{name}}',
    '{name}',
    '$&$1',
  ],
  ...['../../etc/passwd', '%00', '%', 'null', 'NaN', '-1', '1e999', '0x10', '__proto__', 'constructor', 'toString', '*', '(((('],
  ...['[a-', '\\', 'a&b | !c', '"', 'http://[::1', 'javascript:alert(1)', '2026-02-30', '2026-02-30T25:61:61Z', '🙂'],
  ...['9999-12-31T23:59:59.999Z', '0000-01-01T00:00:00Z', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '24:00', '99:99'],
]
const numbers = [0, -0, -1, 1, 1.5, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308, 5e-324]

/** Anything at all. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...letters, ...numbers, null, true, false, [], {}, [[]], [null], { $ref: '#' }),
  fc.constantFrom<unknown>(long(500), long(100_000), long(60, '声'), long(3_000, '👩‍👩‍👧‍👦'), deep(40), deep(2_000)),
  fc.constantFrom<unknown>(
    Array(3_000).fill('x'),
    Array(50).fill({}),
    { length: 10 },
    { toString: 1 },
    { toJSON: {} },
    { a: { b: {} } },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** What there is to hit: ids by their prefix, and words such as keys and codes under ''. */
export type Targets = ReadonlyMap<string, string[]>

/** Values for a schema: mostly of the right shape, with odd letters and outermost numbers in them. */
export function odd(schema: Json, ids: Targets, named: Json = schema['$defs'] ?? {}, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 1, arbitrary: anything },
    { weight: depth > 6 ? 0 : 9 + 12 * depth, arbitrary: shaped(schema, ids, named, depth) },
  )
}

function shaped(schema: Json, ids: Targets, named: Json, depth: number): fc.Arbitrary<unknown> {
  const of = (one: Json) => odd(one, ids, named, depth + 1)
  if (schema['$ref']) return shaped(named[String(schema['$ref']).split('/').at(-1) as string] ?? {}, ids, named, depth + 1)
  if ('const' in schema) return fc.constant(schema['const'])
  if (schema['enum']) return fc.constantFrom(...schema['enum'])
  const choices = schema['anyOf'] ?? schema['oneOf']
  if (choices) return fc.oneof(...choices.map((one: Json) => shaped(one, ids, named, depth + 1)))
  const prefix = idPrefixOf(schema)
  if (prefix) {
    const nobody = fc.constantFrom(`${prefix}_${'0'.repeat(26)}`, `${prefix}_${'z'.repeat(26)}`)
    const known = ids.get(prefix) ?? []
    return known.length === 0
      ? nobody
      : fc.oneof({ weight: 1, arbitrary: nobody }, { weight: 9, arbitrary: fc.constantFrom(...known) })
  }
  switch (schema['type']) {
    case 'object':
      return objects(schema, of)
    case 'array':
      return fc.array(of(schema['items'] ?? {}), { minLength: 0, maxLength: Math.min(schema['maxItems'] ?? 4, 4) })
    case 'integer':
      return fc.oneof(fc.constantFrom(...ends(schema)), fc.integer({ min: 0, max: 50 }))
    case 'number':
      return fc.constantFrom(...ends(schema), 1.5)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return schema['pattern'] && !schema['format'] ? matching(schema['pattern'], ids.get('') ?? []) : texts(schema)
    default:
      return anything
  }
}

const ends = (schema: Json): number[] => {
  const least = schema['minimum'] ?? -(2 ** 53 - 1)
  const most = schema['maximum'] ?? 2 ** 53 - 1
  return [least, most, least - 1, most + 1, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 40].filter(n => n >= least - 1 && n <= most + 1)
}

function objects(schema: Json, of: (one: Json) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Json>)
  if (properties.length === 0)
    return fc.dictionary(fc.constantFrom('a', 'source', 'constructor', ...letters.slice(0, 8)), anything, { maxKeys: 3 })
  const must = new Set<string>(schema['required'] ?? [])
  const parts = properties.map(([key, one]) =>
    fc.record({ key: fc.constant(key), value: of(one), kept: must.has(key) ? fc.constant(true) : fc.boolean() }),
  )
  return fc.tuple(...parts).map(all => Object.fromEntries(all.filter(part => part.kept).map(part => [part.key, part.value])))
}

function texts(schema: Json): fc.Arbitrary<string> {
  const most = schema['maxLength'] ?? 400
  const least = schema['minLength'] ?? 0
  const known: string[] = []
  if (schema['format'] === 'date-time')
    known.push('2026-03-05T06:00:00Z', '2026-03-05T06:00:00+08:00', '9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00Z')
  if (schema['format'] === 'date') known.push('2026-03-05', '9999-12-31', '0001-01-01', '2024-02-29')
  if (schema['format'] === 'email') known.push('ling@qunluo.example', `${'l'.repeat(60)}@qunluo.example`)
  const fits = [
    ...letters,
    'plain',
    '晨声',
    long(most),
    long(least),
    long(most, '声').slice(0, 3_000),
    '06:20',
    'a-b',
    '#a1b2c3',
  ].filter(text => text.length >= least && text.length <= most)
  return known.length > 0 ? fc.constantFrom(...known) : fc.constantFrom(...fits, 'plain')
}

function matching(pattern: string, words: readonly string[]): fc.Arbitrary<string> {
  const shape = new RegExp(pattern, 'u')
  const known = words.filter(word => shape.test(word))
  try {
    const made = fc.stringMatching(shape, { size: '-1' })
    return known.length === 0 ? made : fc.oneof(made, fc.constantFrom(...known))
  } catch {
    return fc.constantFrom('a', ...known)
  }
}
