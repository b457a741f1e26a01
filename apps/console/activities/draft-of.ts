// From what stands in the form to the draft that is sent. Pure.
import { tidy } from '#ui/form/initial.ts'
import type { FormField } from '#ui/form/schema.ts'
import { fieldNamed, settingsOf } from './draft-fields.ts'
import type { Draft, PlayShown } from './shapes.ts'

export type Typed = Record<string, any>
/** What an activity and a series have in common. */
export type Terms = Omit<Draft, 'opensAt' | 'closesAt'>

const groupOf = (key: string, value: unknown) => tidy((value ?? {}) as Typed, fieldNamed(key).fields as FormField[])
const lines = (value: unknown): Typed[] => ((value ?? []) as (Typed | undefined)[]).filter(one => one !== undefined)

/** Lines that are not yet whole are left out, so that the preview goes on while one types. */
export function termsOf(play: PlayShown, typed: Typed): Terms {
  const reward = fieldNamed('rewards').fields as FormField[]
  const { audience, weights, crew, rewards } = typed
  return {
    play: play.key,
    title: String(typed['title'] ?? '').trim(),
    intro: typed['intro'] ?? '',
    pictureFileId: typed['pictureFileId'] ?? null,
    groupId: typed['groupId'] ?? null,
    settings: tidy((typed['settings'] ?? {}) as Typed, settingsOf(play)),
    rewards: lines(rewards)
      .filter(one => one['title'])
      .map(one => tidy(one, reward)),
    audience: lines(audience).filter(one => one['kind'] && one['id']),
    weights: lines(weights).filter(one => one['right']),
    crew: lines(crew).filter(one => one['memberId'] && one['title']),
    limits: groupOf('limits', typed['limits']),
    told: groupOf('told', typed['told']),
    costPoints: typed['costPoints'] ?? 0,
    budget: typed['budget'] ?? null,
  } as Terms
}

export function draftOf(play: PlayShown, typed: Typed): Draft | null {
  const { opensAt, closesAt } = typed
  const terms = termsOf(play, typed)
  return terms.title && opensAt && closesAt ? ({ ...terms, opensAt, closesAt } as Draft) : null
}
