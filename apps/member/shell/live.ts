// The member app's live line. Guests hear nothing.
import { makeUseLive } from '#ui/use-live.ts'
import { boot, liveAddress } from '../api.ts'

/** `useLive(['content.posted'], (kind, post) => …)`: hears facts by name while the screen is open. */
export const useLive = makeUseLive(() => (boot.me ? liveAddress : ''))
