// The OpenAPI 3.1 document, drawn from the contracts: one component for each schema with an id.
import { z } from 'zod'
import type { Endpoint } from '../contract.ts'
import { unfilled } from '../i18n.ts'
import { houseRefusals, type Refusal } from '../refusal.ts'
import type { Room } from '../room.ts'
import { heedsKey } from './once.ts'

type Json = Record<string, unknown>

export function openapiOf(rooms: readonly Room[]): Json {
  const schemas: Json = { Problem: problemSchema }
  const paths: Record<string, Json> = {}
  for (const room of rooms)
    for (const [name, e] of Object.entries(room.contract)) {
      const path = `/api${e.path.replace(/:(\w+)/g, '{$1}')}`
      paths[path] = { ...paths[path], [e.method.toLowerCase()]: operationOf(room, name, e, schemas) }
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Qunluo 群落',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Every call that the member app and the console make. Refusals are problem+json; changing calls accept an Idempotency-Key.',
    },
    servers: [{ url: '/' }],
    tags: rooms.map(room => ({ name: room.name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        member: { type: 'apiKey', in: 'cookie', name: 'ql-member' },
        operator: { type: 'apiKey', in: 'cookie', name: 'ql-operator' },
      },
    },
  }
}

function operationOf(room: Room, name: string, e: Endpoint<any, any, any, any>, schemas: Json): Json {
  const named = [...e.path.matchAll(/:(\w+)/g)].map(match => match[1] as string)
  const declared = e.params ? (inlined(e.params, schemas)['properties'] as Json | undefined) : undefined
  const parameters = [
    ...named.map(param => ({ in: 'path', name: param, required: true, schema: declared?.[param] ?? { type: 'string' } })),
    ...queryOf(e, schemas),
    ...(!heedsKey(e)
      ? []
      : [
          {
            in: 'header',
            name: 'Idempotency-Key',
            required: e.keyed === true,
            schema: { type: 'string', minLength: 8, maxLength: 255 },
          },
        ]),
  ]
  return {
    operationId: `${room.name}.${name}`,
    tags: [room.name],
    summary: e.summary,
    ...(e.who === 'anyone' ? { security: [] } : { security: [{ [e.who]: [] }] }),
    ...(e.right ? { description: `Needs the right \`${e.right}\`.` } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(e.body || e.carries === 'upload' ? { requestBody: bodyOf(e, schemas) } : {}),
    responses: { 200: answerOf(e, schemas), ...refusalsOf(e) },
  }
}

function queryOf(e: Endpoint<any, any, any, any>, schemas: Json): Json[] {
  if (!e.query) return []
  const schema = inlined(e.query, schemas)
  const required = (schema['required'] as string[] | undefined) ?? []
  return Object.entries((schema['properties'] as Json | undefined) ?? {}).map(([name, one]) => ({
    in: 'query',
    name,
    required: required.includes(name),
    schema: one,
  }))
}

function bodyOf(e: Endpoint<any, any, any, any>, schemas: Json): Json {
  if (e.carries !== 'upload')
    return { required: true, content: { 'application/json': { schema: schemaOf(e.body as z.ZodType, schemas) } } }
  const fields = e.body ? ((inlined(e.body, schemas)['properties'] as Json | undefined) ?? {}) : {}
  const properties = { ...fields, file: { type: 'string', format: 'binary' } }
  return { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties, required: ['file'] } } } }
}

const answerOf = (e: Endpoint<any, any, any, any>, schemas: Json): Json =>
  e.carries === 'download'
    ? { description: 'A file', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
    : { description: 'Done', content: { 'application/json': { schema: schemaOf(e.returns, schemas) } } }

function refusalsOf(e: Endpoint<any, any, any, any>): Json {
  const general = houseRefusals.filter(r => [422, 429].includes(r.status) && r.code !== 'house.key-reused')
  const own = [...(e.refuses ?? []), ...general]
  const groups = Map.groupBy(own, r => r.status)
  return Object.fromEntries([...groups].sort(([a], [b]) => a - b).map(([status, list]) => [status, problemAnswer(list)]))
}

const problemAnswer = (list: readonly Refusal[]): Json => ({
  description: list.map(r => `\`${r.code}\` ${unfilled(r.text.en)}`).join('\n\n'),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** The schema with named parts moved to the components. */
function schemaOf(schema: z.ZodType, schemas: Json): Json {
  const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  for (const [name, part] of Object.entries(($defs as Json | undefined) ?? {})) schemas[name] = tidy(part)
  const id = own['id'] as string | undefined
  if (!id) return tidy(own) as Json
  schemas[id] = tidy(own)
  return { $ref: `#/components/schemas/${id}` }
}

function inlined(schema: z.ZodType, schemas: Json): Json {
  const found = schemaOf(schema, schemas)
  const ref = found['$ref'] as string | undefined
  return ref ? (schemas[ref.split('/').at(-1) as string] as Json) : found
}

// References move to the components; zod's long patterns for formats say nothing that the format does not.
function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy)
  if (node === null || typeof node !== 'object') return node
  const out: Json = {}
  for (const [key, value] of Object.entries(node)) {
    if (key === 'id' && typeof value === 'string' && /^[A-Z]/.test(value)) continue
    if (key === 'pattern' && 'format' in node) continue
    if ((key === 'maximum' || key === 'minimum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER) continue
    out[key] = key === '$ref' ? String(value).replace('#/$defs/', '#/components/schemas/') : tidy(value)
  }
  return out
}

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457. `code` names the refusal; `errors` lists fields when the code is house.invalid.',
  required: ['type', 'code', 'title', 'status', 'requestId'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, message: { type: 'string' } },
        required: ['path', 'message'],
      },
    },
  },
}
