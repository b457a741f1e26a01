// Gives the values of a form's enums their names, from the same words that the pages show.
import type { Text } from '#kernel/i18n.ts'
import type { JsonSchema } from '#ui/form/schema.ts'

export type Named<V extends string> = Record<V, Text>

/** `titled(groupsForms.open, { GroupKind: kindTexts })`: by the name of the shape in the contract. */
export function titled(written: object, names: Record<string, Record<string, Text>>): JsonSchema {
  // What the generator wrote is a schema; the compiler's picture of a union of shapes is only narrower than that.
  const schema = written as JsonSchema
  const defs = { ...schema.$defs }
  for (const [name, texts] of Object.entries(names)) if (defs[name]) defs[name] = { ...defs[name], titles: titlesOf(texts) }
  return { ...schema, $defs: defs }
}

/** The same with some fields of the shape said more exactly than the contract can. */
export function withFields(schema: JsonSchema, fields: Record<string, JsonSchema>): JsonSchema {
  const name = schema.$ref?.split('/').pop()
  const within = name === undefined ? undefined : schema.$defs?.[name]
  if (!name || !within) return { ...schema, properties: mixed(schema.properties, fields) }
  return { ...schema, $defs: { ...schema.$defs, [name]: { ...within, properties: mixed(within.properties, fields) } } }
}

const mixed = (old: Record<string, JsonSchema> = {}, fields: Record<string, JsonSchema>) => ({
  ...old,
  ...Object.fromEntries(Object.entries(fields).map(([key, more]) => [key, { ...old[key], ...more }])),
})

export const titlesOf = (texts: Record<string, Text>) => Object.fromEntries(Object.entries(texts).map(twoInOne))
const twoInOne = ([value, text]: [string, Text]) => [value, `${text.zh} | ${text.en}`] as const

export const localeTexts: Named<'zh-CN' | 'en'> = { 'zh-CN': { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } }
