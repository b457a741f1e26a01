// What can happen to what they make. Texts stay in their tables: a fact is kept for ever, a text may be taken back.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

const post = z.object({
  postId: z.string(),
  groupId: z.string().nullable(),
  /** The right of a tier that its readers must hold. */
  forRight: z.string().nullable().default(null),
  /** null: the community itself */
  authorId: z.string().nullable(),
})
const comment = post.extend({ commentId: z.string() })

/** `dueAt` when it had been scheduled; a house that was off at that time publishes late, and `publishedAt` says so. */
export const posted = fact(
  'content.posted',
  1,
  post.extend({
    kind: z.string(),
    slotId: z.string().nullable(),
    dueAt: z.iso.datetime().nullable(),
    publishedAt: z.iso.datetime(),
  }),
)
export const postScheduled = fact('content.post-scheduled', 1, post.extend({ dueAt: z.iso.datetime() }))
export const postUnscheduled = fact('content.post-unscheduled', 1, post)
/** Its text or files, a pin or a feature changed: open screens show it anew. */
export const postEdited = fact('content.post-edited', 1, post)
export const postPinned = fact('content.post-pinned', 1, post.extend({ pinned: z.boolean() }))
export const postFeatured = fact('content.post-featured', 1, post)
export const postUnfeatured = fact('content.post-unfeatured', 1, post)
/** Deleted by its author. */
export const postDeleted = fact('content.post-deleted', 1, post)
/** Taken down by a host or an operator. */
export const postTakenDown = fact('content.post-taken-down', 1, post.extend({ how: z.string() }))
export const postPutBack = fact('content.post-put-back', 1, post)
export const commented = fact('content.commented', 1, comment)
export const commentEdited = fact('content.comment-edited', 1, comment)
/** Deleted by its author, or taken down. */
export const commentGone = fact('content.comment-gone', 1, comment.extend({ how: z.string() }))
export const commentPutBack = fact('content.comment-put-back', 1, comment)
/** Told at most once a second and post, however many react. */
export const reactionsChanged = fact('content.reactions-changed', 1, post)
export const mentioned = fact('content.mentioned', 1, post.extend({ commentId: z.string().nullable(), memberId: z.string() }))
/** A member got a notice: named, answered, featured, or taken down. */
export const noticed = fact(
  'content.noticed',
  1,
  z.object({
    noticeId: z.string(),
    memberId: z.string(),
    kind: z.string(),
    postId: z.string(),
    commentId: z.string().nullable(),
  }),
)
export const reported = fact('content.reported', 1, post.extend({ commentId: z.string().nullable(), reportId: z.string() }))
export const reportSettled = fact('content.report-settled', 1, z.object({ reportId: z.string(), verdict: z.string() }))
export const slotChanged = fact('content.slot-changed', 1, z.object({ slotId: z.string(), what: z.string() }))

export const contentFacts = [
  posted,
  postScheduled,
  postUnscheduled,
  postEdited,
  postPinned,
  postFeatured,
  postUnfeatured,
  postDeleted,
  postTakenDown,
  postPutBack,
  commented,
  commentEdited,
  commentGone,
  commentPutBack,
  reactionsChanged,
  mentioned,
  noticed,
  reported,
  reportSettled,
  slotChanged,
]
