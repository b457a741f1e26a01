// Which keys a place of the file may hold, read from the shape itself.
import type { z } from 'zod'
import { Playbook } from '../contract/file.ts'

/** What of a shape's definition is looked at here. */
interface Definition {
  innerType?: z.ZodType
  in?: z.ZodType
  element?: z.ZodType
  shape?: Record<string, z.ZodType>
  options?: readonly z.ZodType[]
}
const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition

/** The shape under defaults, blanks and transforms. */
function bare(schema: z.ZodType): Definition {
  const { innerType, in: entering } = definitionOf(schema)
  const under = innerType ?? entering
  return under ? bare(under) : definitionOf(schema)
}

/** One shape for an object, several where the file chooses by `kind`. */
const shapesOf = ({ shape, options }: Definition): Record<string, z.ZodType>[] =>
  shape ? [shape] : (options ?? []).flatMap(option => shapesOf(bare(option)))

export function keysAt(path: readonly PropertyKey[]): string[] {
  let schema: z.ZodType = Playbook
  for (const step of path) {
    const here = bare(schema)
    const next = here.element ?? shapesOf(here).find(shape => String(step) in shape)?.[String(step)]
    if (!next) return []
    schema = next
  }
  return [...new Set(shapesOf(bare(schema)).flatMap(shape => Object.keys(shape)))]
}
