// The console's one client. Which community it speaks of is set by the frame, from the path.
import { type ApiSettings, createApi } from '#ui/api.ts'
import { currentLocale } from '#ui/i18n.ts'
import { type Rooms, routes } from './routes.gen.ts'

const settings: ApiSettings = {
  locale: currentLocale,
  onSignedOut: () => dispatchEvent(new Event('signedout')),
}
export const api = createApi<Rooms, typeof routes>(routes, settings)

/** From now on the calls are about this community. Changing to another loads the page anew, so that nothing known of one is shown in the other. */
export function enterCommunity(id: string): void {
  settings.communityId ??= id
  if (settings.communityId !== id) location.reload()
}

export const liveAddress = (): string => `/api/communities/${settings.communityId}/live?as=operator`
export const fileAddress = (fileId: string): string => `/api/communities/${settings.communityId}/files/${fileId}`
