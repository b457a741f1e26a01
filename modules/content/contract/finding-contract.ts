// Finding again: search over what one may read, and notices of what concerns oneself.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import { Author, CommentId, GroupId, MemberId, PostId, PostKind } from './post-contract.ts'

/** A piece of an excerpt; `hit` pieces are what was searched for. */
export const SearchHit = z
  .object({
    kind: z.enum(['post', 'comment']),
    postId: PostId,
    commentId: CommentId.nullable(),
    groupId: GroupId.nullable(),
    postKind: PostKind,
    author: Author,
    at: Instant,
    excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  })
  .meta({ id: 'ContentHit' })
export type SearchHit = z.output<typeof SearchHit>

export const Notice = z
  .object({
    id: z.string(),
    kind: z.enum(['mention', 'reply', 'featured', 'hidden']),
    at: Instant,
    readAt: Instant.nullable(),
    /** Who caused it; null when the community did. */
    by: z.object({ memberId: MemberId, name: z.string(), avatarFileId: z.string().nullable() }).nullable(),
    postId: PostId,
    commentId: CommentId.nullable(),
    groupId: GroupId.nullable(),
    excerpt: z.string(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'ContentNotice' })
export type Notice = z.output<typeof Notice>

const member = { who: 'member' } as const

export const findingEndpoints = {
  search: endpoint({
    method: 'GET',
    path: inCommunity('/search'),
    summary: 'Search posts and comments one may read, newest first',
    ...member,
    query: PageQuery.extend({ text: line(60), groupId: GroupId.optional() }),
    returns: page(SearchHit),
    rate: { per: 'actor', max: 60, windowSeconds: 60 },
  }),
  notices: endpoint({
    method: 'GET',
    path: inCommunity('/notices'),
    summary: 'Mentions, replies and what became of one’s posts',
    ...member,
    query: PageQuery,
    returns: page(Notice),
  }),
  noticesUnread: endpoint({
    method: 'GET',
    path: inCommunity('/notices/unread'),
    summary: 'How many notices are unread',
    ...member,
    returns: z.object({ unread: z.int() }),
  }),
  readNotices: endpoint({
    method: 'POST',
    path: inCommunity('/notices/read'),
    summary: 'Mark notices as read: those named, or all',
    ...member,
    body: z.object({ ids: z.array(z.string().max(40)).max(100).optional() }),
    returns: z.object({ unread: z.int() }),
  }),
}
