// The member app's one client, its boot, and what happens when a session ends.
import { answers, keyOf } from '#ui/answers.ts'
import { type ApiSettings, createApi } from '#ui/api.ts'
import { currentLocale } from '#ui/i18n.ts'
import type { Boot } from './boot.ts'
import { type Rooms, routes } from './routes.gen.ts'

const noBoot: Boot = { community: null, me: null, locale: 'zh-CN', now: new Date().toISOString() }

function readBoot(): Boot {
  const text = document.getElementById('boot')?.textContent
  return text ? { ...noBoot, ...(JSON.parse(text) as Boot) } : noBoot
}

export const boot = readBoot()
const { community } = boot

const settings: ApiSettings = {
  ...(community && { communityId: community.id }),
  locale: currentLocale,
  onSignedOut: reason => dispatchEvent(new CustomEvent('signedout', { detail: reason })),
}
export const api = createApi<Rooms, typeof routes>(routes, settings)

/** Where live updates of this community come from. */
export const liveAddress = community ? `/api/communities/${community.id}/live` : ''
/** A stored file's address; the server asks each time whether the reader may. */
export const fileAddress = (fileId: string): string => `/api/communities/${community?.id}/files/${fileId}`

export function takeBootAnswers(): void {
  for (const { operation, ask, answer } of boot.answers ?? []) answers.set(keyOf(operation, ask), answer)
  if (boot.me?.unread !== undefined) answers.set(keyOf('content.noticesUnread', {}), { unread: boot.me.unread })
}
