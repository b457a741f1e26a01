// What a drawn form begins with, and what is sent of it. Pure: no component, no browser.
import type { FormField } from './schema.ts'

export const initialOf = (fields: readonly FormField[]): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      if (field.initial !== undefined) return [[field.key, field.initial]]
      if (field.kind === 'yes' && field.required) return [[field.key, false]]
      if (field.kind === 'group') return [[field.key, initialOf(field.fields!)]]
      if (field.kind === 'list' || field.kind === 'words' || field.kind === 'choices')
        return field.required ? [[field.key, []]] : []
      return []
    }),
  )

/** Left empty means: null where the shape knows null, otherwise not said. */
export function tidy(value: Record<string, unknown>, fields: readonly FormField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const given = value[field.key]
      if (given === undefined || given === null || (given === '' && !field.required && field.kind !== 'prose'))
        return field.nullable ? [[field.key, null]] : []
      if (field.kind === 'group') return [[field.key, tidy(given as Record<string, unknown>, field.fields!)]]
      if (field.kind === 'list')
        return [[field.key, (given as (Record<string, unknown> | undefined)[]).map(item => tidy(item ?? {}, field.fields!))]]
      return [[field.key, given]]
    }),
  )
}
