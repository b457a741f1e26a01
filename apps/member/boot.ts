// What the server tells the page before anything is asked: where we are and who we are. Read by both sides, so no browser names here.
import type { Locale } from '#kernel/i18n.ts'
import type { Theme } from '#ui/tokens.ts'

export interface BootCommunity {
  id: string
  slug: string
  name: string
  intro: string
  locale: Locale
  timeZone: string
  currency: string
  /** Its people and their activity are openly fictional. */
  demo: boolean
  /** ISO. */
  openedAt: string
}
export interface BootMe {
  memberId: string
  name: string
  photo: string | null
  unread?: number
}
export interface Boot {
  /** null: the house has no community yet. */
  community: BootCommunity | null
  me: BootMe | null
  locale: Locale
  /** Of the cookie `ql-theme`; absent: as the system has it. */
  theme?: Theme
  /** The server's clock, ISO. */
  now: string
  /** In front of every path of the app when a house shows several communities: `/c/moss`. */
  basePath?: string
  /** The last that was told on the live line before the answers were made. */
  heard?: string
  /** The answers that the first screen will ask for, by `operation` and question; put among the known answers at start. */
  answers?: { operation: string; ask: unknown; answer: unknown }[]
}
