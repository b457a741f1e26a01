// What is mine in a stream: what I may do there, and my reactions. Asked for the posts on screen, kept for all of them together.
import { useEffect } from 'react'
import { answers } from '#ui/answers.ts'
import { useEntry } from '#ui/data.ts'
import { api, boot } from '../api.ts'
import { mineKey } from './kept.ts'
import type { MinePost, StreamMine } from './shapes.ts'

const idsAtOnce = 100

async function askMine(groupId: string | null, ids: readonly string[]): Promise<StreamMine> {
  const fresh = await api.content.mine({ query: { ...(groupId && { groupId }), ids: ids.join(',') } })
  const old = answers.get<StreamMine>(mineKey(groupId)).data?.posts ?? []
  const asked = new Set(ids)
  const there = new Set(fresh.posts.map(post => post.id))
  // What the server no longer knows is known to be nobody's, and not asked for again.
  const gone = ids.filter(id => !there.has(id)).map((id): MinePost => ({ id, own: false, editable: false, reactions: [] }))
  return { ...fresh, posts: [...old.filter(post => !asked.has(post.id)), ...fresh.posts, ...gone] }
}

export interface Mine {
  data: StreamMine | undefined
  of: (postId: string) => MinePost | undefined
}

export function useMine(groupId: string | null | undefined, ids: readonly string[]): Mine {
  const key = groupId === undefined || !boot.me ? null : mineKey(groupId)
  const { data, at, asking, error } = useEntry<StreamMine>(key)
  const known = new Map(data?.posts.map(post => [post.id, post]))
  const wanted = (at === 0 ? ids : ids.filter(id => !known.has(id))).slice(-idsAtOnce).join(',')
  const needed = key !== null && !asking && error === undefined && (at === 0 || wanted !== '')
  useEffect(() => {
    if (needed && groupId !== undefined) void answers.ask(key, () => askMine(groupId, wanted ? wanted.split(',') : []))
  }, [needed, key, groupId, wanted])
  return { data, of: id => known.get(id) }
}
