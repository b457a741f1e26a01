// Makes the sums of a form be typed in yuan: the contract counts in minor units, a person does not.
import type { JsonSchema } from '#ui/form/schema.ts'

const sums = new Set(['price', 'amount', 'flat', 'freeFrom', 'deposit', 'reserve', 'startPrice', 'step', 'worth', 'threshold'])
const inMinor = /（分）|, minor units/g

function isSum(name: string, schema: JsonSchema): boolean {
  const parts = [schema, ...(schema.anyOf ?? [])]
  return parts.some(part => part.type === 'integer') && (sums.has(name) || /（分）/.test(schema.title ?? ''))
}

function walk(schema: JsonSchema, currency: string): JsonSchema {
  const all = (of: Record<string, JsonSchema>) =>
    Object.fromEntries(Object.entries(of).map(([name, one]) => [name, field(name, one)] as const))
  const field = (name: string, one: JsonSchema): JsonSchema =>
    isSum(name, one)
      ? { ...one, title: one.title?.replaceAll(inMinor, '') ?? name, widget: 'money', unit: `${currency} | ${currency}` }
      : walk(one, currency)
  return {
    ...schema,
    ...(schema.properties && { properties: all(schema.properties) }),
    ...(schema.items && { items: walk(schema.items, currency) }),
    ...(schema.$defs && {
      $defs: Object.fromEntries(Object.entries(schema.$defs).map(([name, one]) => [name, walk(one, currency)])),
    }),
  }
}

/** `priced(shopForms.newOffer, 'CNY')` */
export const priced = (written: object, currency: string): JsonSchema => walk(written as JsonSchema, currency)

/** What the form takes from another of its shapes, e.g. one variant of those that a new product lists. */
export function shapeIn(written: object, name: string): JsonSchema {
  const whole = written as JsonSchema
  return { ...whole.$defs?.[name], $defs: whole.$defs ?? {} }
}

/** Without some of the fields of its lists or shapes: those that a kind does not know. */
export function without(written: JsonSchema, names: readonly string[]): JsonSchema {
  const less = (schema: JsonSchema): JsonSchema => ({
    ...schema,
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties)
          .filter(([name]) => !names.includes(name))
          .map(([name, one]) => [name, less(one)]),
      ),
    }),
    ...(schema.items && { items: less(schema.items) }),
    ...(schema.$defs && { $defs: Object.fromEntries(Object.entries(schema.$defs).map(([name, one]) => [name, less(one)])) }),
  })
  return less(written)
}
