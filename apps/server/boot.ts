// What the member app's page carries in itself: which community, who is looking, in which language.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Boot } from '#apps/member/boot.ts'
import { theHouse } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import { localeFor } from '#kernel/http/mount.ts'
import { findCommunity, findFirstCommunity } from '#modules/communities/index.ts'

export async function bootOf(_app: FastifyInstance, house: House, request: FastifyRequest): Promise<Boot> {
  const slug = /^\/(?:c|i)\/([a-z0-9-]{1,40})(?:\/|\?|$)/.exec(request.url)?.[1]
  const community = (slug ? await findCommunity(house.db, slug) : undefined) ?? (await findFirstCommunity(house.db)) ?? null
  const theme = request.cookies['ql-theme']
  return {
    community: community && { ...community, openedAt: community.openedAt.toISOString() },
    me: null,
    locale: localeFor(house, request, community ?? theHouse),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    now: house.clock.now().toISOString(),
    ...(slug && community && request.url.startsWith('/c/') ? { basePath: `/c/${community.slug}` } : {}),
  }
}
