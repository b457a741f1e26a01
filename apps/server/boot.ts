// What the member app's page carries in itself: which community, who is looking, in which language, and what the first
// screen would ask for anyway. The answers are those of the API itself, so that page and API cannot differ.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Boot, BootMe } from '#apps/member/boot.ts'
import { theHouse } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import { cookieNames } from '#kernel/http/caller.ts'
import { localeFor } from '#kernel/http/mount.ts'
import { findCommunity, findFirstCommunity } from '#modules/communities/index.ts'

const firstPosts = 8
type Answers = NonNullable<Boot['answers']>

export async function bootOf(app: FastifyInstance, house: House, request: FastifyRequest): Promise<Boot> {
  const path = request.url.split('?')[0] as string
  const slug = /^\/(?:c|i)\/([a-z0-9-]{1,40})(?:\/|$)/.exec(path)?.[1]
  const community = (slug ? await findCommunity(house.db, slug) : undefined) ?? (await findFirstCommunity(house.db)) ?? null
  const theme = request.cookies['ql-theme']
  const ask = asker(app, request, community?.id)
  const me = community && request.cookies[cookieNames(house.settings.publicUrl).member] ? await whoIs(ask) : null
  const heard = house.live.latest()
  const answers = community ? await firstAnswers(ask, path, me) : []
  return {
    community: community && { ...community, openedAt: community.openedAt.toISOString() },
    me,
    locale: localeFor(house, request, community ?? theHouse),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    now: house.clock.now().toISOString(),
    ...(slug && community && path.startsWith('/c/') ? { basePath: `/c/${community.slug}` } : {}),
    ...(me && heard ? { heard } : {}),
    ...(answers.length > 0 ? { answers } : {}),
  }
}

type Asker = (path: string) => Promise<any>

/** Asks our own API as this visitor; anything but an answer is nothing, and the page asks for itself. */
function asker(app: FastifyInstance, request: FastifyRequest, communityId: string | undefined): Asker {
  const { cookie, 'accept-language': language, 'user-agent': agent } = request.headers
  return async path => {
    const answer = await app.inject({
      url: `/api/communities/${communityId}${path}`,
      remoteAddress: request.ip,
      headers: {
        ...(cookie && { cookie }),
        ...(language && { 'accept-language': language }),
        ...(agent && { 'user-agent': agent }),
      },
    })
    return answer.statusCode === 200 ? JSON.parse(answer.body) : null
  }
}

async function whoIs(ask: Asker): Promise<BootMe | null> {
  const [me, notices] = await Promise.all([ask('/me'), ask('/notices/unread')])
  return me && { memberId: me.memberId, name: me.name, photo: me.photo, unread: notices?.unread ?? 0 }
}

/** What the screen at this path asks for first, under the names by which it keeps its answers. */
async function firstAnswers(ask: Asker, path: string, me: BootMe | null): Promise<Answers> {
  const code = /^\/i\/[a-z0-9-]+\/([2-9a-z]{8})$/.exec(path)?.[1]
  if (code) return kept('groups.landing', { params: { code } }, await ask(`/invites/${code}`))
  if (!me) return []
  const within = path.replace(/^\/c\/[a-z0-9-]+/, '') || '/'
  const postId = /^\/posts\/(pst_\w+)$/.exec(within)?.[1]
  if (postId) return postAnswers(ask, postId)
  const groupId = /^\/groups\/(grp_\w+)$/.exec(within)?.[1]
  if (groupId) return groupAnswers(ask, groupId)
  return within === '/' ? streamAnswers(ask, null) : []
}

async function streamAnswers(ask: Asker, groupId: string | null): Promise<Answers> {
  const stream = await ask(`${groupId ? `/groups/${groupId}` : ''}/stream?limit=${firstPosts}`)
  if (!stream) return []
  const ids = [...stream.pinned, ...stream.items].map((post: { id: string }) => post.id).join(',')
  const pages = groupId ? { params: { groupId } } : {}
  return [
    ...kept(groupId ? 'content.groupStream' : 'content.communityStream', { pages }, stream),
    ...kept('content.mine', { groupId }, await ask(`/stream/mine?ids=${ids}${groupId ? `&groupId=${groupId}` : ''}`)),
  ]
}

async function groupAnswers(ask: Asker, groupId: string): Promise<Answers> {
  const group = await ask(`/groups/${groupId}`)
  return [...kept('groups.get', { params: { groupId } }, group), ...(group?.seat ? await streamAnswers(ask, groupId) : [])]
}

async function postAnswers(ask: Asker, postId: string): Promise<Answers> {
  const page = await ask(`/posts/${postId}`)
  if (!page) return []
  const groupId: string | null = page.post.groupId
  const mine = await ask(`/stream/mine?ids=${postId}${groupId ? `&groupId=${groupId}` : ''}`)
  return [...kept('content.post', { params: { postId } }, page), ...kept('content.mine', { groupId }, mine)]
}

const kept = (operation: string, ask: unknown, answer: unknown): Answers => (answer ? [{ operation, ask, answer }] : [])
