// From a JSON Schema to a list of fields that a form can draw. Pure: no component, no browser.
import type { Text } from '#kernel/i18n.ts'

export interface JsonSchema {
  $ref?: string
  $defs?: Record<string, JsonSchema>
  type?: string | string[]
  title?: string
  description?: string
  enum?: readonly unknown[]
  const?: unknown
  default?: unknown
  format?: string
  properties?: Record<string, JsonSchema>
  required?: readonly string[]
  items?: JsonSchema
  anyOf?: readonly JsonSchema[]
  oneOf?: readonly JsonSchema[]
  allOf?: readonly JsonSchema[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  /** Of `.meta({ unit: '分钟 | minutes' })`. */
  unit?: string
  /** Of `.meta({ titles: { open: '开放 | Open' } })`: the names of an enum's values. */
  titles?: Record<string, string>
  /** Of `.meta({ widget: 'prose' })`, where the shape alone does not tell. */
  widget?: string
  [more: string]: unknown
}
export type FieldKind =
  | 'line'
  | 'prose'
  | 'secret'
  | 'number'
  | 'money'
  | 'yes'
  | 'choice'
  | 'choices'
  | 'words'
  | 'day'
  | 'moment'
  | 'group'
  | 'list'
  | 'json'
export interface FormField {
  key: string
  kind: FieldKind
  label: Text
  hint?: Text
  unit?: Text
  required: boolean
  nullable: boolean
  initial?: unknown
  /** Of `.meta({ inEnglish })`: what it begins with for whoever works in English, where `initial` is words. */
  initialInEnglish?: unknown
  max?: number
  min?: number
  whole?: boolean
  options?: { value: string | number; label: Text }[]
  /** Of a group, or of one item of a list. */
  fields?: FormField[]
}
/** Words for fields whose schema has no title: by dotted path, list items without their number (`questions.text`). */
export type FormTexts = Record<string, Text>

/** 「名称 | Name」 in one string, as `.meta({ title })` carries it. */
export function twoTongues(text: string): Text {
  const [zh = '', en = zh] = text.split(' | ')
  return { zh, en }
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').pop()
  const found = name === undefined ? undefined : root.$defs?.[name]
  const merged = found ? { ...resolve(found, root), ...schema, $ref: undefined } : schema
  return Object.assign({}, ...(merged.allOf ?? []).map(part => resolve(part, root)), merged)
}

/** X or null becomes X, nullable. */
function bare(schema: JsonSchema, root: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  const whole = resolve(schema, root)
  const variants = whole.anyOf ?? whole.oneOf
  if (!variants) {
    const types = Array.isArray(whole.type) ? whole.type : [whole.type]
    return { schema: { ...whole, type: types.find(type => type !== 'null') ?? 'null' }, nullable: types.includes('null') }
  }
  const others = variants.map(variant => resolve(variant, root)).filter(variant => variant.type !== 'null')
  const nullable = others.length < variants.length
  const consts = others.filter(other => other.const !== undefined).map(other => other.const)
  if (others.length > 0 && consts.length === others.length)
    return { schema: { ...whole, anyOf: undefined, enum: consts }, nullable }
  const first = others.find(other => other.type === 'string' || other.type === 'number' || other.type === 'integer') ?? others[0]
  return { schema: { ...first, ...whole, type: first?.type, anyOf: undefined, oneOf: undefined }, nullable }
}

const units: readonly (readonly [end: RegExp, unit: Text])[] = [
  [/Minutes$/, { zh: '分钟', en: 'minutes' }],
  [/Seconds$/, { zh: '秒', en: 'seconds' }],
  [/Hours$/, { zh: '小时', en: 'hours' }],
  [/Days$/, { zh: '天', en: 'days' }],
  [/Weeks$/, { zh: '周', en: 'weeks' }],
  [/Ms$/, { zh: '毫秒', en: 'ms' }],
  [/Percent$/, { zh: '%', en: '%' }],
]

function stringKind(key: string, schema: JsonSchema): FieldKind {
  if (schema.format === 'date-time') return 'moment'
  if (schema.format === 'date') return 'day'
  if (/password|secret/i.test(key)) return 'secret'
  return (schema.maxLength ?? 0) > 120 && schema.format === undefined ? 'prose' : 'line'
}

function kindOf(key: string, schema: JsonSchema, root: JsonSchema): FieldKind {
  if (schema.widget) return schema.widget as FieldKind
  if (schema.enum) return 'choice'
  if (schema.type === 'string') return stringKind(key, schema)
  if (schema.type === 'number' || schema.type === 'integer') return /(Fen|Minor)$/.test(key) ? 'money' : 'number'
  if (schema.type === 'boolean') return 'yes'
  if (schema.type === 'object' && schema.properties) return 'group'
  if (schema.type === 'array' && schema.items) {
    const { schema: item } = bare(schema.items, root)
    return item.enum ? 'choices' : item.type === 'object' ? 'list' : item.type === 'string' ? 'words' : 'json'
  }
  return 'json'
}

const optionsOf = (schema: JsonSchema): FormField['options'] =>
  (schema.enum ?? []).map(value => ({
    value: value as string | number,
    label: twoTongues(schema.titles?.[String(value)] ?? String(value)),
  }))

interface Place {
  root: JsonSchema
  texts: FormTexts
  path: string
}

function fieldOf(key: string, raw: JsonSchema, required: boolean, place: Place): FormField | null {
  const { schema, nullable } = bare(raw, place.root)
  if (schema.const !== undefined) return null
  const path = place.path ? `${place.path}.${key}` : key
  const kind = kindOf(key, schema, place.root)
  const item = schema.items ? bare(schema.items, place.root).schema : undefined
  const title = place.texts[path] ?? (schema.title ? twoTongues(schema.title) : { zh: key, en: key })
  const hint =
    place.texts[`${path}.hint`] ??
    (schema.description && / \| /.test(schema.description) ? twoTongues(schema.description) : undefined)
  const unit = schema.unit ? twoTongues(schema.unit) : units.find(([end]) => end.test(key))?.[1]
  const inner = { ...place, path }
  const numeric = kind === 'number' || kind === 'money'
  const max = numeric ? schema.maximum : (schema.maxLength ?? schema.maxItems)
  const min = numeric ? schema.minimum : (schema.minLength ?? schema.minItems)
  return {
    key,
    kind,
    label: title,
    required: required && schema.default === undefined && !nullable,
    nullable,
    ...(hint && { hint }),
    ...(unit && { unit }),
    ...(schema.default !== undefined && { initial: schema.default }),
    ...(schema['inEnglish'] !== undefined && { initialInEnglish: schema['inEnglish'] }),
    // The bounds of a safe integer are no bounds to tell a person.
    ...(max !== undefined && Math.abs(max) < Number.MAX_SAFE_INTEGER && { max }),
    ...(min !== undefined && Math.abs(min) < Number.MAX_SAFE_INTEGER && { min }),
    ...(schema.type === 'integer' && { whole: true }),
    ...(kind === 'choice' && { options: optionsOf(schema) }),
    ...(kind === 'choices' && { options: optionsOf(item!) }),
    ...(kind === 'group' && { fields: within(schema, inner) }),
    ...(kind === 'list' && { fields: within(item!, inner) }),
  }
}

const within = (schema: JsonSchema, place: Place): FormField[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const field = fieldOf(key, value, schema.required?.includes(key) ?? false, place)
    return field ? [field] : []
  })

export function fieldsOf(schema: JsonSchema, texts: FormTexts = {}): FormField[] {
  return within(resolve(schema, schema), { root: schema, texts, path: '' })
}
