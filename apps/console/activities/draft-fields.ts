// The fields of an activity: the play's own from the shelf, the others from the contract. Pure: no component.
import type { Text } from '#kernel/i18n.ts'
import { initialOf } from '#ui/form/initial.ts'
import { type FormField, fieldsOf, type JsonSchema, twoTongues } from '#ui/form/schema.ts'
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

/** Of `.meta({ begins })` beside a RewardKey: the reward with which it begins, where ten points would be odd. */
interface Begins {
  kind?: 'points' | 'goods'
  title?: string
  amount?: number
}
interface Places {
  one: string[]
  several: string[]
  begins: Record<string, Begins>
}
/** Where the settings name a reward, as the form calls its places: from the nearest list on, else from `settings`. */
export function rewardPlaces(schema: JsonSchema, root = schema, path = 'settings'): Places {
  const places: Places = { one: [], several: [], begins: {} }
  const put = (more: Places) => {
    places.one.push(...more.one)
    places.several.push(...more.several)
    Object.assign(places.begins, more.begins)
  }
  for (const [key, value] of Object.entries(within(schema, root).properties ?? {})) {
    const here = path ? `${path}.${key}` : key
    if (value['begins']) places.begins[here] = value['begins'] as Begins
    if (isKey(value)) places.one.push(here)
    else if (value.items && isKey(value.items)) places.several.push(here)
    else if (value.items) put(rewardPlaces(value.items, root, ''))
    else if (within(value, root).properties) put(rewardPlaces(value, root, here))
  }
  return places
}

export const settingsOf = (play: PlayShown): FormField[] => fieldsOf(play.settings as JsonSchema)

interface Beginning {
  places: Places
  /** The rewards that are named, and with what each begins. */
  wanted: Map<string, Begins>
  isEnglish: boolean
}
/** A list that must not be empty begins with one line; whatever must name a reward names the first. */
function begun(fields: readonly FormField[], path: string, at: Beginning): Record<string, unknown> {
  const value = initialOf(fields)
  for (const field of fields) {
    const here = path ? `${path}.${field.key}` : field.key
    if (at.isEnglish && field.initialInEnglish !== undefined) value[field.key] = field.initialInEnglish
    const isReward = at.places.one.includes(here) || at.places.several.includes(here)
    if (isReward && field.kind !== 'list') {
      if (field.required) value[field.key] = field.kind === 'words' ? [firstReward] : firstReward
      for (const key of [value[field.key] ?? []].flat())
        if (typeof key === 'string') at.wanted.set(key, at.places.begins[here] ?? {})
    } else if (field.kind === 'group') value[field.key] = begun(field.fields ?? [], here, at)
    else if (field.kind === 'list' && (field.min ?? 0) > 0 && [value[field.key] ?? []].flat().length === 0)
      value[field.key] = Array.from({ length: field.min ?? 1 }, () => begun(field.fields ?? [], '', at))
  }
  return value
}
const firstReward = 'reward-1'

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
  say: (text: Text) => string
  told: Record<string, string>
}
const minute = 60_000

/** What a new activity begins with: from this minute on, as long as its play usually lasts (`.meta({ lastsHours })`). */
export function beginDraft(play: PlayShown, now: Date, words: BeginWords): Begun {
  const schema = play.settings as JsonSchema
  const isEnglish = words.say({ zh: '', en: 'en' }) === 'en'
  const at: Beginning = { places: rewardPlaces(schema), wanted: new Map(), isEnglish }
  const settings = begun(settingsOf(play), 'settings', at)
  const opens = Math.floor(now.getTime() / minute) * minute
  const lasts = typeof schema['lastsHours'] === 'number' ? schema['lastsHours'] : 24
  return {
    title: play.title,
    opensAt: new Date(opens).toISOString(),
    closesAt: new Date(opens + lasts * 60 * minute).toISOString(),
    settings,
    rewards: [...at.wanted].map(([key, { kind = 'points', title, amount = 10 }]) => ({
      ...{ key, kind, value: 0, title: title ? words.say(twoTongues(title)) : words.reward },
      ...(kind === 'points' && { amount }),
      ...(kind === 'goods' && { units: 1 }),
    })),
    limits: {},
    told: { ...initialOf(fieldNamed('told').fields ?? []), ...(play.isDraw || play.drawsIf ? words.told : {}) },
  }
}

/** Whether chance gives as it is set up now; then the law wants more to be told. */
export const isDrawIn = ({ isDraw, drawsIf }: PlayShown, settings: Record<string, unknown> | undefined): boolean =>
  isDraw || (drawsIf != null && settings?.[drawsIf.setting] === drawsIf.is)

/** What must be said and is not yet, by the names of the fields; in a list with the number of its line. */
export function missingIn(fields: readonly FormField[], value: Record<string, unknown> | undefined, nth = ''): Text[] {
  return fields.flatMap(field => {
    const given = value?.[field.key]
    const label = { zh: `${field.label.zh}${nth}`, en: `${field.label.en}${nth}` }
    if (field.kind === 'group') return missingIn(field.fields ?? [], given as Record<string, unknown> | undefined)
    if (field.kind === 'list') {
      const lines = (given ?? []) as Record<string, unknown>[]
      if (lines.length < (field.min ?? 0)) return [label]
      return lines.flatMap((line, at) => missingIn(field.fields ?? [], line, ` ${at + 1}`))
    }
    const isEmpty = given === undefined || given === null || given === '' || (Array.isArray(given) && given.length === 0)
    return field.required && field.kind !== 'yes' && isEmpty ? [label] : []
  })
}

/** The next free name of a reward. */
export function nextKey(taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`reward-${n}`)) return `reward-${n}`
}
