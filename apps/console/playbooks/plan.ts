// A plan as the pages read it.
import type { Answer } from '#kernel/contract.ts'
import type { Rooms } from '../routes.gen.ts'

export type ShelfBook = Answer<Rooms['playbooks']['shelf']>[number]
export type Plan = Answer<Rooms['playbooks']['plan']>
export type Change = Plan['changes'][number]
export type PartName = Change['part']

/** What a field becomes; '' when the plan does not speak of it. */
export const becomes = (change: Change, name: string): string => change.fields.find(field => field.name === name)?.to ?? ''

/** What the community would be called: by the plan, or as it is called now. */
export const namedIn = (plan: Plan, communities: readonly { slug: string; name: string }[]): string =>
  plan.changes.find(change => change.part === 'community')?.title ?? communities.find(one => one.slug === plan.slug)?.name ?? ''

/** An address that no community of ours has: the book's own, or with the next number. */
export function freeSlug(slug: string, taken: readonly { slug: string }[]): string {
  const stem = slug.replace(/-\d+$/, '').slice(0, 36)
  for (let n = 2; ; n++) {
    const next = `${stem}-${n}`
    if (!taken.some(one => one.slug === next)) return next
  }
}
export const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/
/** '' where nothing is held once more. */
export const editionPattern = /^[a-z0-9]{0,12}$/
