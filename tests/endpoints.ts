// Every endpoint of every room, as the contracts tell: a new one is met by the tests without being named in them.
import { z } from 'zod'
import type { Endpoint } from '#kernel/contract.ts'
import { rooms } from '#modules/index.ts'

export type Json = Record<string, any>

export interface Known {
  /** room.endpoint */
  key: string
  endpoint: Endpoint<any, any, any, any>
  inCommunity: boolean
  params: Json
  query: Json | undefined
  body: Json | undefined
  /** Below /api, with well-formed values in place of its parameters. */
  path(communityId: string, values?: Record<string, string>): string
}

export const schemaOf = (schema: z.ZodType | undefined): Json | undefined =>
  schema && (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json)

export const everyEndpoint = (): Known[] =>
  rooms.flatMap(room =>
    Object.entries(room.contract).map(([name, endpoint]) => {
      const params = schemaOf(endpoint.params)?.['properties'] ?? {}
      return {
        key: `${room.name}.${name}`,
        endpoint,
        inCommunity: /^\/communities\/:communityId(\/|$)/.test(endpoint.path),
        params,
        query: schemaOf(endpoint.query),
        body: schemaOf(endpoint.body),
        path: (communityId, values = {}) =>
          endpoint.path.replace(/:(\w+)/g, (_, param: string) =>
            encodeURIComponent(param === 'communityId' ? communityId : (values[param] ?? String(exampleOf(params[param] ?? {})))),
          ),
      }
    }),
  )

/** The prefix of an id that a schema asks for, e.g. `mem`. */
export const idPrefixOf = (schema: Json): string | undefined => /^\^([a-z]+)_\[/.exec(schema['pattern'] ?? '')?.[1]

/** Something that a schema takes, as far as a schema tells. */
export function exampleOf(schema: Json, named: Json = schema['$defs'] ?? {}): unknown {
  const of = (one: Json) => exampleOf(one, named)
  if (schema['$ref']) return of(named[String(schema['$ref']).split('/').at(-1) as string] ?? {})
  if ('const' in schema) return schema['const']
  if (schema['enum']) return schema['enum'][0]
  if ('default' in schema) return schema['default']
  for (const choices of [schema['anyOf'], schema['oneOf']]) if (choices) return of(choices[0])
  if (schema['allOf']) return Object.assign({}, ...schema['allOf'].map(of))
  const prefix = idPrefixOf(schema)
  if (prefix) return `${prefix}_${'0'.repeat(26)}`
  switch (schema['type']) {
    case 'object':
      return Object.fromEntries((schema['required'] ?? []).map((key: string) => [key, of(schema['properties'][key] ?? {})]))
    case 'array':
      return Array.from({ length: schema['minItems'] ?? 1 }, () => of(schema['items'] ?? {}))
    case 'integer':
    case 'number':
      return Math.max(schema['minimum'] ?? 1, (schema['exclusiveMinimum'] ?? 0) + 1)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return textFor(schema)
  }
}

function textFor(schema: Json): string {
  if (schema['format'] === 'date-time') return '2026-03-05T06:00:00Z'
  if (schema['format'] === 'date') return '2026-03-05'
  if (schema['format'] === 'email') return 'ling@qunluo.example'
  if (schema['format'] === 'uri') return 'https://qunluo.example/'
  const least = Math.max(4, schema['minLength'] ?? 0)
  return 'a'.repeat(Math.min(least, schema['maxLength'] ?? least))
}
