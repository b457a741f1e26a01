// A stream as a screen sees it: its pages, what is pinned, what is mine in it.
import type { Call } from '#ui/api.ts'
import { type Pages, usePages } from '#ui/data.ts'
import { api, boot } from '../api.ts'
import { type Mine, useMine } from './mine.ts'
import type { Post, Stream } from './shapes.ts'

export type StreamFilter = 'all' | 'featured' | 'voice'
const queries = { all: undefined, featured: { featured: true }, voice: { kind: 'voice' } } as const

export interface StreamOf {
  pages: Pages<Post>
  pinned: readonly Post[]
  mine: Mine
}

export function useStream(groupId: string | null, filter: StreamFilter = 'all', ready = true): StreamOf {
  const query = queries[filter]
  const ask = { ...(groupId && { params: { groupId } }), ...(query && { query }) }
  // Both streams answer alike; which one is asked stays the same for a screen's life.
  const call = (groupId ? api.content.groupStream : api.content.communityStream) as Call<any>
  const pages = usePages(call, boot.me && ready ? (ask as never) : null, { staleMs: 120_000 }) as unknown as Pages<Post>
  const pinned = (filter === 'all' && (pages.whole as Stream | undefined)?.pinned) || []
  const mine = useMine(
    boot.me && ready && pages.whole ? groupId : undefined,
    [...pinned, ...pages.items].map(post => post.id),
  )
  return { pages, pinned, mine }
}
