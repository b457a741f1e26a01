// The console's live line, of the community that the page is about.
import { makeUseLive } from '#ui/use-live.ts'
import { liveAddress } from '../api.ts'

/** `useLive(['content.posted'], (kind, post) => …)`: hears facts by name while the page is open. */
export const useLive = makeUseLive(liveAddress)
