// A play's settings as the forms want them: JSON Schema, with the marks by which a field of several lines is drawn.
import { z } from 'zod'

interface Def {
  type: string
  in?: { _zod: { def: Def } }
  out?: z.ZodType & { _zod: { def: Def } }
}
type JsonSchema = Record<string, unknown>

/** Text of several lines is cleaned before it is measured, so its bounds hide behind a transformation. */
function showProse({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }): void {
  const { def } = (zodSchema as { _zod: { def: Def } })._zod
  if (def.type !== 'pipe' || def.in?._zod.def.type !== 'pipe' || def.out?._zod.def.type !== 'string') return
  const { minLength, maxLength } = z.toJSONSchema(def.out) as JsonSchema
  Object.assign(jsonSchema, { widget: 'prose', ...(minLength ? { minLength } : {}), ...(maxLength ? { maxLength } : {}) })
}

const made = new WeakMap<z.ZodType, JsonSchema>()
export function formOf(schema: z.ZodType): JsonSchema {
  const there = made.get(schema)
  if (there) return there
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: showProse })
  const form = JSON.parse(
    JSON.stringify(whole, (key, value) => (key === '$schema' || key === 'pattern' ? undefined : value)),
  ) as JsonSchema
  made.set(schema, form)
  return form
}
