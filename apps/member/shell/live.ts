// The member app's live line. Guests hear nothing.
import { makeUseLive } from '#ui/use-live.ts'
import { boot, liveAddress } from '../api.ts'
import { at } from './ways.ts'

/** Why one was led out, as the door says it. */
const whyOf: Record<string, string> = {
  'members.banned': 'banned',
  'members.left': 'left',
  'members.erased': 'erased',
}

/** To the door, with the reason in words. */
export function leadOut(reason: string): void {
  location.replace(at(`/sign-in?out=${whyOf[reason] ?? 'ended'}&next=${encodeURIComponent(location.pathname)}`))
}

/** `useLive(['content.posted'], (kind, post) => …)`: hears facts by name while the screen is open. */
export const useLive = makeUseLive(() => (boot.me ? liveAddress : ''), { onBye: leadOut, since: boot.heard ?? '' })
