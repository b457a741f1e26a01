// The fields of an activity: the play's own from the shelf, the others from the contract. Pure: no component.

import { initialOf } from '#ui/form/initial.ts'
import { type FormField, fieldsOf, type JsonSchema } from '#ui/form/schema.ts'
import { activitiesForms } from '../forms/activities.gen.ts'
import type { Draft, PlayShown } from './shapes.ts'

const common = fieldsOf(activitiesForms.make as JsonSchema)
export const fieldNamed = (key: string): FormField => common.find(field => field.key === key) as FormField

const isKey = (schema: JsonSchema | undefined): boolean =>
  schema !== undefined &&
  (schema.$ref?.endsWith('/RewardKey') === true || [...(schema.anyOf ?? []), ...(schema.allOf ?? [])].some(isKey))

function within(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').pop()
  const found = name === undefined ? schema : root.$defs?.[name]
  const solid = found ?? schema
  const inner = [...(solid.anyOf ?? []), ...(solid.oneOf ?? [])].find(one => one.$ref || one.type === 'object')
  return solid.properties || !inner ? solid : within(inner, root)
}

/** Where the settings name a reward, as the form calls its places: from the nearest list on, else from `settings`. */
export function rewardPlaces(schema: JsonSchema, root = schema, path = 'settings'): { one: string[]; several: string[] } {
  const places = { one: [] as string[], several: [] as string[] }
  const put = (more: typeof places) => {
    places.one.push(...more.one)
    places.several.push(...more.several)
  }
  for (const [key, value] of Object.entries(within(schema, root).properties ?? {})) {
    const here = path ? `${path}.${key}` : key
    if (isKey(value)) places.one.push(here)
    else if (value.items && isKey(value.items)) places.several.push(here)
    else if (value.items) put(rewardPlaces(value.items, root, ''))
    else if (within(value, root).properties) put(rewardPlaces(value, root, here))
  }
  return places
}

export const settingsOf = (play: PlayShown): FormField[] => fieldsOf(play.settings as JsonSchema)

/** A list that must not be empty begins with one line; whatever must name a reward names the first. */
function begun(fields: readonly FormField[], names: ReadonlySet<string>, path: string, first: string): Record<string, unknown> {
  const value = initialOf(fields)
  for (const field of fields) {
    const here = path ? `${path}.${field.key}` : field.key
    if (names.has(here) && field.required && field.kind !== 'list') value[field.key] = field.kind === 'words' ? [first] : first
    else if (field.kind === 'group') value[field.key] = begun(field.fields ?? [], names, here, first)
    else if (field.kind === 'list' && (field.min ?? 0) > 0)
      value[field.key] = Array.from({ length: field.min ?? 1 }, () => begun(field.fields ?? [], names, '', first))
  }
  return value
}

export interface Begun {
  opensAt: string
  closesAt: string
  title: string
  settings: Record<string, unknown>
  rewards: NonNullable<Draft['rewards']>
  limits: Record<string, unknown>
  told: Record<string, unknown>
}
/** In the operator's language: what a reward is called, and what is told of a draw. */
export interface BeginWords {
  reward: string
  told: Record<string, string>
}
const minute = 60_000

/** What a new activity begins with: from this minute on, for a week. */
export function beginDraft(play: PlayShown, now: Date, words: BeginWords): Begun {
  const fields = settingsOf(play)
  const places = rewardPlaces(play.settings as JsonSchema)
  const names = new Set([...places.one, ...places.several])
  const settings = begun(fields, names, 'settings', 'reward-1')
  const wants = JSON.stringify(settings).includes('"reward-1"')
  const opens = Math.floor(now.getTime() / minute) * minute
  return {
    title: play.title,
    opensAt: new Date(opens).toISOString(),
    closesAt: new Date(opens + 7 * 24 * 60 * minute).toISOString(),
    settings,
    rewards: wants ? [{ key: 'reward-1', title: words.reward, kind: 'points', amount: 10, value: 0 }] : [],
    limits: {},
    told: { ...initialOf(fieldNamed('told').fields ?? []), ...(play.isDraw ? words.told : {}) },
  }
}

/** The next free name of a reward. */
export function nextKey(taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`reward-${n}`)) return `reward-${n}`
}
