// Changes what is kept of posts and comments, wherever it is shown: in streams, on its page, and in what is mine.
import { answers, keyOf } from '#ui/answers.ts'
import type { Comment, Post, PostPage, Stream, StreamMine } from './shapes.ts'

export const mineKey = (groupId: string | null): string => keyOf('content.mine', { groupId })
export const postKey = (postId: string): string => keyOf('content.post', { params: { postId } })

interface StreamAsk {
  pages?: { params?: { groupId?: string }; query?: { featured?: boolean; kind?: string } }
}
const streams = ['content.communityStream', 'content.groupStream'] as const

function changeStreams(make: (old: Stream, ask: StreamAsk) => Stream): void {
  for (const operation of streams) answers.change<Stream>(operation, make)
}

/** One post, wherever it stands. */
export function changePost(postId: string, make: (post: Post) => Post): void {
  const swap = (posts: Post[]): Post[] => {
    const at = posts.findIndex(post => post.id === postId)
    return at < 0 ? posts : posts.with(at, make(posts[at]!))
  }
  changeStreams(old => {
    const items = swap(old.items)
    const pinned = old.pinned && swap(old.pinned)
    return items === old.items && pinned === old.pinned ? old : { ...old, items, pinned }
  })
  answers.change<PostPage>('content.post', old => (old.post.id === postId ? { ...old, post: make(old.post) } : old))
}

const belongs = (post: Post, { pages = {} }: StreamAsk): boolean =>
  (pages.params?.groupId ?? null) === post.groupId &&
  (!pages.query?.featured || post.featuredAt !== null) &&
  (!pages.query?.kind || pages.query.kind === post.kind)

const newestFirst = (a: Post, b: Post): number => (a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : 0)

/** New, or as it is now: put where it belongs in every stream that has been asked for. */
export function putPost(post: Post): void {
  changeStreams((old, ask) => {
    const [items, pinned] = [old.items, old.pinned ?? []].map(posts => posts.filter(other => other.id !== post.id)) as [
      Post[],
      Post[],
    ]
    if (!belongs(post, ask)) return items.length === old.items.length ? old : { ...old, items, pinned }
    if (post.pinnedAt !== null && !ask.pages?.query) return { ...old, items, pinned: [post, ...pinned] }
    // What is older than all that has been asked for comes with a later page.
    const last = old.items.at(-1)
    if (old.next !== null && last && post.publishedAt < last.publishedAt) return { ...old, items, pinned }
    return { ...old, items: [...items, post].sort(newestFirst), pinned }
  })
  answers.change<PostPage>('content.post', old => (old.post.id === post.id ? { ...old, post } : old))
}

export function dropPost(postId: string): void {
  changeStreams(old => ({
    ...old,
    items: old.items.filter(post => post.id !== postId),
    pinned: (old.pinned ?? []).filter(post => post.id !== postId),
  }))
  // Whoever has it open is told so by asking again.
  answers.refresh(postKey(postId))
}

/** A comment that is new or changed; what follows later than the pages on screen comes with its page. */
export function putComment(comment: Comment): void {
  answers.change<PostPage>('content.post', old => {
    if (old.post.id !== comment.postId) return old
    const at = old.comments.findIndex(other => other.id === comment.id)
    if (at >= 0) return { ...old, comments: old.comments.with(at, comment) }
    return old.next === null ? { ...old, comments: [...old.comments, comment] } : old
  })
}

export function dropComment(postId: string, commentId: string): void {
  answers.change<PostPage>('content.post', old =>
    old.post.id === postId ? { ...old, comments: old.comments.filter(comment => comment.id !== commentId) } : old,
  )
}

export function changeMine(postId: string, make: (mine: StreamMine['posts'][number]) => StreamMine['posts'][number]): void {
  answers.change<StreamMine>('content.mine', old => {
    const at = old.posts.findIndex(post => post.id === postId)
    return at < 0 ? old : { ...old, posts: old.posts.with(at, make(old.posts[at]!)) }
  })
}

/** What a stream already knows of a post, to be shown while its page comes. */
export function knownPost(postId: string): Post | undefined {
  let found: Post | undefined
  changeStreams(old => {
    found ??= [...old.items, ...(old.pinned ?? [])].find(post => post.id === postId)
    return old
  })
  return found
}
