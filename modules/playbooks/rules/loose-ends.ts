// Names that point nowhere, and names given twice: what no shape can see.
import type { Text } from '#kernel/i18n.ts'
import type { Playbook } from '../contract/file.ts'
import { activityEndsOf } from './activity-ends.ts'
import { looseEnds } from './mistake-texts.ts'
import { nearest } from './nearest.ts'
import { saleEndsOf } from './sale-ends.ts'
import type { Path, Said } from './say-mistake.ts'

export function looseEndsOf(book: Playbook): Said[] {
  const groups = book.groups.map(group => group.ref)
  const found = [
    ...twice('groups', book.groups, one => one.ref, 'ref'),
    ...twice('calendar', book.calendar, one => one.ref, 'ref'),
    ...twice('keywords', book.keywords, one => one.ref, 'ref'),
    ...twice('fields', book.fields, one => one.key, 'key'),
  ]
  const say = (path: Path, text: Text, got: string, more: object = {}) => found.push({ path, text, values: { got, ...more } })
  const named = (path: Path, got: string | null | undefined) => {
    if (got === null || got === undefined || groups.includes(got)) return
    const near = nearest(got, groups)
    if (near) say(path, looseEnds.mistypedGroup, got, { near })
    else
      say(path, groups.length > 0 ? looseEnds.noGroup : looseEnds.noGroupAtAll, got, {
        choices: [...new Set(groups)].join(' · '),
      })
  }
  book.groups.forEach(({ ref, parent }, i) => {
    const path = ['groups', i, 'parent']
    named(path, parent)
    if (parent === ref) say(path, looseEnds.itself, ref)
    else if (parent !== undefined && groups.indexOf(parent) > i) say(path, looseEnds.later, parent)
  })
  for (const [i, group] of book.groups.entries()) if (isUnfound(group)) say(['groups', i, 'seenBy'], looseEnds.unfound, group.ref)
  for (const part of ['roles', 'calendar'] as const)
    for (const [i, { group }] of book[part].entries()) named([part, i, 'group'], group)
  return [...found, ...saleEndsOf(book), ...activityEndsOf(book)]
}

/** Hidden from all but those invited, with a door that one passes by oneself: whoever wrote it thought that people come on their own. */
const isUnfound = ({ seenBy, admission }: Playbook['groups'][number]): boolean =>
  seenBy === 'seated' && admission.length > 0 && admission.every(({ kind }) => kind === 'tier' || kind === 'password')

function twice<One>(part: string, all: readonly One[], nameOf: (one: One) => string, key: string): Said[] {
  const names = all.map(nameOf)
  return names.flatMap((got, i) =>
    names.indexOf(got) < i ? [{ path: [part, i, key], text: looseEnds.twice, values: { got } }] : [],
  )
}
