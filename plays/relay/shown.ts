// What the relay's screens see, and all lines in one list.
import { say } from '#ui/i18n.ts'
import type { EntrantSeen, Walk } from '../screen.ts'
import type { Item } from './line.ts'
import type { Standing } from './reconcile.ts'
import type { KeptLine, RelaySettings } from './settings.ts'

export interface Shown {
  items: { what: string; left: number | null }[]
  settings: Pick<RelaySettings, 'unitsMost' | 'linesEach' | 'linesMost' | 'asksNote'>
  lines: number
  most: number
  sums: Item[]
  chat: KeptLine[]
  mine: KeptLine[]
}
const linesOf = (one: EntrantSeen): KeptLine[] => (one.shown as { lines?: KeptLine[] } | null)?.lines ?? []

/** Lines of members and of the chat, by number. */
export const standingOf = (shown: Shown, entrants: Walk<EntrantSeen>): Standing[] =>
  [
    ...shown.chat.map(one => ({ ...one, memberId: null })),
    ...entrants.items.flatMap(one =>
      linesOf(one).map(line => ({ ...line, name: one.name || line.name, memberId: one.memberId })),
    ),
  ].sort((a, b) => a.number - b.number)
export const itemsText = (items: readonly Item[]): string =>
  items.map(({ what, units }) => (what === '' ? `×${units}` : `${what} ×${units}`)).join(say({ zh: '，', en: ', ' }))
