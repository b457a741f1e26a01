// The directory's filter in the address, so that what one sees can be linked, kept and gone back to.
import type { MemberFilter, Stage } from '#modules/members/contract.ts'

/** As it travels: instants are text. */
export type Filter = Omit<MemberFilter, 'joinedFrom' | 'joinedTo'> & { joinedFrom?: string; joinedTo?: string }

export function filterOf(text: string | null): Filter {
  try {
    const read = JSON.parse(text ?? '{}') as unknown
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Filter) : {}
  } catch {
    return {}
  }
}

/** Without what says nothing. */
export function tidyFilter(filter: Filter): Filter {
  const said = Object.entries(filter).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(said) as Filter
}

export const filterText = (filter: Filter): string => JSON.stringify(tidyFilter(filter))
export const isEmptyFilter = (filter: Filter): boolean => Object.keys(tidyFilter(filter)).length === 0
export const membersHref = (filter: Filter): string =>
  isEmptyFilter(filter) ? '/members' : `/members?filter=${encodeURIComponent(filterText(filter))}`
export const stageHref = (stage: Stage): string => membersHref({ stages: [stage] })
