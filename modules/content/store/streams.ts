// The statements that are read most: a stream's page, a post with its comments. One statement each, prepared by name.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import { byInstant, markOf, pageOf } from '#kernel/pages.ts'
import type { Comment, Post, PostPage, Stream, StreamQuery } from '../contract.ts'
import {
  type CommentRow,
  commentAsPostColumns,
  commentColumns,
  commentJoins,
  commentOf,
  type PostRow,
  pickedColumns,
  pickedJoins,
  postColumns,
  postJoins,
  postOf,
  seatlessColumns,
} from './rows.ts'

const pinnedShown = 5
/** Posts for holders: of which rights, and of which until when. Null: all. */
export interface Sight {
  rights: readonly string[]
  archives: readonly { right: string; until: Date }[]
}
type Wish = Pick<StreamQuery, 'featured' | 'kind' | 'author'> & { limit: number; cursor?: string | undefined }

/** A page of a stream. Without filters the pinned posts come apart, with the first page; a filter finds them among the others. */
export async function readStream(ctx: Ctx, groupId: string | null, wish: Wish, sight: Sight | null): Promise<Stream> {
  const values: unknown[] = [ctx.community.id, groupId ?? '', wish.limit + 1]
  const mark = markOf(wish.cursor, byInstant)
  const filters: string[] = []
  const names: string[] = []
  const by = (name: string, text: string, ...given: unknown[]) => {
    names.push(name)
    const filter = text.replace(/\?/g, () => `$${values.push(given.shift())}`)
    filters.push(filter)
    return filter
  }
  if (wish.featured) by('featured', 'p.featured_at is not null')
  if (wish.kind) by('kind', 'p.kind = ?', wish.kind)
  if (wish.author === 'community') by('own', 'p.author_id is null')
  else if (wish.author) by('author', 'p.author_id = ?', wish.author)
  const apart = filters.length === 0
  if (apart) by('apart', 'p.pinned_at is null')
  if (mark) by('after', '(p.published_at, p.id) < (?, ?)', ...mark)
  const open = sight === null ? 'true' : by(holdsAny(sight) ? 'held' : 'open', sightText(sight), ...sightValues(sight))
  const withPinned = apart && !mark
  const picked = withPinned ? `${pinnedText(open)} union all ${streamText(filters)}` : streamText(filters)
  const name = `content.stream.${groupId === null ? 'community' : 'group'}.${names.join('.')}`
  const rows = await hot<PostRow>(ctx, name, shownText(groupId, picked), values)
  const pinned = withPinned ? rows.filter(row => row.pinnedAt !== null) : []
  const page = pageOf(
    rows.slice(pinned.length),
    wish.limit,
    row => [row.publishedAt, row.id],
    row => postOf(ctx, row),
  )
  return { pinned: pinned.map(row => postOf(ctx, row)), ...page }
}

const holdsAny = ({ rights, archives }: Sight): boolean => rights.length > 0 || archives.length > 0
const sightText = (sight: Sight): string =>
  holdsAny(sight)
    ? `(p.for_right is null or p.for_right = any (?::text[]) or exists (
        select 1 from unnest(?::text[], ?::timestamptz[]) kept (name, until) where kept.name = p.for_right and p.published_at < kept.until))`
    : 'p.for_right is null'
const sightValues = (sight: Sight): unknown[] =>
  holdsAny(sight) ? [sight.rights, sight.archives.map(one => one.right), sight.archives.map(one => one.until)] : []

// First which posts, then what is shown of them: so the joins stand in the plan once. In the community's own stream
// nobody has a seat, and none is looked for.
const shownText = (groupId: string | null, picked: string): string => `
  select ${groupId === null ? seatlessColumns : postColumns} from (${picked}) p ${groupId === null ? pickedJoins.community : pickedJoins.group}
   order by p.pinned_at desc nulls last, p.published_at desc, p.id desc`
const streamText = (filters: readonly string[]): string => `(select ${pickedColumns} from content_posts p
  where p.community_id = $1 and p.stream = $2 and p.state = 'published' ${filters.map(f => `and ${f}`).join(' ')}
  order by p.published_at desc, p.id desc limit $3)`
const pinnedText = (open: string): string => `(select ${pickedColumns} from content_posts p
  where p.community_id = $1 and p.stream = $2 and p.pinned_at is not null and p.state = 'published' and ${open}
  order by p.pinned_at desc limit ${pinnedShown})`

const onePost = `select ${postColumns} from content_posts p ${postJoins}
  where p.community_id = $1 and p.id = $2 and p.state = 'published'`
const commentsFrom = `from content_comments k join content_posts p on p.community_id = k.community_id and p.id = k.post_id
  ${commentJoins} where k.community_id = $1 and k.state = 'published' and p.state = 'published'`

/** Null when it is not (or no longer) there for readers. */
export async function readPost(ctx: Ctx, postId: string): Promise<Post | null> {
  const [row] = await hot<PostRow>(ctx, 'content.post', onePost, [ctx.community.id, postId])
  return row ? postOf(ctx, row) : null
}

export async function readComment(ctx: Ctx, commentId: string): Promise<Comment | null> {
  const text = `select ${commentColumns} ${commentsFrom} and k.id = $2`
  const [row] = await hot<CommentRow>(ctx, 'content.comment', text, [ctx.community.id, commentId])
  return row ? commentOf(ctx, row) : null
}

export async function readComments(ctx: Ctx, postId: string, wish: { limit: number; cursor?: string | undefined }) {
  const mark = markOf(wish.cursor, byInstant)
  const text = `select ${commentColumns} ${commentsFrom} and k.post_id = $2
    ${mark ? 'and (k.at, k.id) > ($4, $5)' : ''} order by k.at, k.id limit $3`
  const values = [ctx.community.id, postId, wish.limit + 1, ...(mark ?? [])]
  const rows = await hot<CommentRow>(ctx, mark ? 'content.comments.after' : 'content.comments', text, values)
  return pageOf(
    rows,
    wish.limit,
    row => [row.at, row.id],
    row => commentOf(ctx, row),
  )
}

const firstComments = 20
type PartRow = PostRow & Pick<CommentRow, 'replyTo' | 'replyName' | 'at'>

// The post first, for its own `at` is empty; the order of a union is nobody's promise, so it is asked for.
const postPageText = `
  (select ${postColumns}, null as "replyTo", null as "replyName", null::timestamptz as "at"
     from content_posts p ${postJoins} where p.community_id = $1 and p.id = $2 and p.state = 'published')
  union all
  (select ${commentAsPostColumns} ${commentsFrom} and k.post_id = $2 order by k.at, k.id limit ${firstComments + 1})
  order by "at" nulls first, id`

export async function readPostPage(ctx: Ctx, postId: string): Promise<PostPage | null> {
  const [post, ...rows] = await hot<PartRow>(ctx, 'content.post-page', postPageText, [ctx.community.id, postId])
  if (!post || post.at !== null) return null
  const page = pageOf(
    rows,
    firstComments,
    row => [row.at, row.id],
    row => commentOf(ctx, { ...row, postId }),
  )
  return { post: postOf(ctx, post), comments: page.items, next: page.next }
}
