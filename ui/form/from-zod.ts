// A body's JSON Schema as the forms want it. Runs when the tables are written and in tests; no app carries it.
import { z } from 'zod'
import type { JsonSchema } from './schema.ts'

interface Def {
  type: string
  in?: { _zod: { def: Def } }
  out?: z.ZodType & { _zod: { def: Def } }
}

/** `prose` cleans line ends before it measures, so its bounds hide behind a transformation: find them, and say that it has several lines. */
function showProse({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }): void {
  const { def } = (zodSchema as { _zod: { def: Def } })._zod
  if (def.type !== 'pipe' || def.in?._zod.def.type !== 'pipe' || def.out?._zod.def.type !== 'string') return
  const { minLength, maxLength } = z.toJSONSchema(def.out) as JsonSchema
  Object.assign(jsonSchema, { widget: 'prose', ...(minLength && { minLength }), ...(maxLength && { maxLength }) })
}

export function formSchema(body: z.ZodType): JsonSchema {
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any', override: showProse })
  // Patterns are for machines: the server's words say what is wrong.
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (key === '$schema' || key === 'pattern' ? undefined : value)),
  ) as JsonSchema
}
