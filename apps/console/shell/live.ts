// The console's live line, of the community that the page is about.
import { makeUseLive } from '#ui/use-live.ts'
import { liveAddress } from '../api.ts'

type UseLive = ReturnType<typeof makeUseLive>
let since = ''
let line: UseLive | undefined

/** What was told last before the pages of the community asked for anything. Said by the door, before the line is opened. */
export function heardUntil(heard: string): void {
  since ||= heard
}

/** `useLive(['content.posted'], (kind, post) => …)`: hears facts by name while the page is open. */
export const useLive: UseLive = (kinds, hear) => {
  line ??= makeUseLive(liveAddress, { since })
  line(kinds, hear)
}
