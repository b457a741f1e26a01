// Answers leave through a serializer compiled from the contract: undeclared fields stay behind, dates become ISO text.
import fastJson from 'fast-json-stringify'
import { z } from 'zod'
import type { Endpoint } from '../contract.ts'

export type Serializer = (value: unknown) => string

/** Made at the first answer: a house has many endpoints, and an hour of one community uses few. */
export function lateSerializer(e: Endpoint<any, any, any, any>): Serializer {
  let made: Serializer | undefined
  return value => (made ??= serializerOf(e))(value)
}

export function serializerOf(e: Endpoint<any, any, any, any>): Serializer {
  if (e.carries === 'download') return () => ''
  if (e.returns instanceof z.ZodVoid || e.returns instanceof z.ZodUndefined) return () => 'null'
  const drawn = z.toJSONSchema(e.returns, { io: 'input', unrepresentable: 'any' })
  const schema = nullable(drawn, (drawn.$defs ?? {}) as Record<string, unknown>)
  return fastJson(schema as never) as Serializer
}

/** `X or null` written as fast-json-stringify reads it fastest: one type with `nullable`, instead of a tried alternative. */
function nullable(node: unknown, named: Record<string, unknown>): unknown {
  const inner = (one: unknown) => nullable(one, named)
  if (Array.isArray(node)) return node.map(inner)
  if (node === null || typeof node !== 'object') return node
  // Said of a schema these are texts; a property that is called `id` or `pattern` is a schema itself, and stays.
  const said = ([key, value]: [string, unknown]) => typeof value === 'string' && ['$schema', 'id', 'pattern'].includes(key)
  const own: Record<string, unknown> = Object.fromEntries(Object.entries(node).filter(entry => !said(entry)))
  const choices = own['anyOf']
  if (Array.isArray(choices) && choices.length === 2) {
    const choice = choices.find(c => c?.type !== 'null')
    // `null` stands in the place of the reference, so what it refers to is written out here.
    const name = typeof choice?.$ref === 'string' ? (choice.$ref.split('/').at(-1) as string) : ''
    const other = name === '' ? choice : (named[name] as typeof choice)
    const hasNull = choices.some(c => c?.type === 'null')
    if (hasNull && other && typeof other.type === 'string') {
      const { anyOf: __, ...rest } = own
      // Within itself it stays a reference, or it would never end.
      return { ...rest, ...(nullable(other, { ...named, [name]: undefined }) as object), nullable: true }
    }
  }
  return Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, key === 'const' || key === 'enum' ? value : inner(value)]),
  )
}
