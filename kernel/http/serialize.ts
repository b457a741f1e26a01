// Answers leave through a serializer compiled from the contract: undeclared fields stay behind, dates become ISO text.
import fastJson from 'fast-json-stringify'
import { z } from 'zod'
import type { Endpoint } from '../contract.ts'

export type Serializer = (value: unknown) => string

export function serializerOf(e: Endpoint<any, any, any, any>): Serializer {
  if (e.carries === 'download') return () => ''
  if (e.returns instanceof z.ZodVoid || e.returns instanceof z.ZodUndefined) return () => 'null'
  const schema = nullable(z.toJSONSchema(e.returns, { io: 'input', unrepresentable: 'any' })) as object
  return fastJson(schema as never) as Serializer
}

/** `X or null` written as fast-json-stringify reads it fastest: one type with `nullable`, instead of a tried alternative. */
function nullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(nullable)
  if (node === null || typeof node !== 'object') return node
  // Said of a schema these are texts; a property that is called `id` or `pattern` is a schema itself, and stays.
  const said = ([key, value]: [string, unknown]) => typeof value === 'string' && ['$schema', 'id', 'pattern'].includes(key)
  const own: Record<string, unknown> = Object.fromEntries(Object.entries(node).filter(entry => !said(entry)))
  const choices = own['anyOf']
  if (Array.isArray(choices) && choices.length === 2) {
    const other = choices.find(c => c?.type !== 'null')
    const hasNull = choices.some(c => c?.type === 'null')
    if (hasNull && other && typeof other.type === 'string') {
      const { anyOf: __, ...rest } = own
      return { ...rest, ...(nullable(other) as object), nullable: true }
    }
  }
  return Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, key === 'const' || key === 'enum' ? value : nullable(value)]),
  )
}
