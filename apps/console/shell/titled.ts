// Gives the values of a form's enums their names, from the same words that the pages show.
import type { Text } from '#kernel/i18n.ts'
import type { JsonSchema } from '#ui/form/schema.ts'

export type Named<V extends string> = Record<V, Text>

/** `titled(groupsForms.open, { GroupKind: kindTexts })`: by the name of the shape in the contract. */
export function titled(written: object, names: Record<string, Record<string, Text>>): JsonSchema {
  // What the generator wrote is a schema; the compiler's picture of a union of shapes is only narrower than that.
  const schema = written as JsonSchema
  const defs = { ...schema.$defs }
  for (const [name, texts] of Object.entries(names))
    if (defs[name]) defs[name] = { ...defs[name], titles: Object.fromEntries(Object.entries(texts).map(twoInOne)) }
  return { ...schema, $defs: defs }
}

const twoInOne = ([value, text]: [string, Text]) => [value, `${text.zh} | ${text.en}`] as const

export const localeTexts: Named<'zh-CN' | 'en'> = { 'zh-CN': { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } }
