// Keeping order: reports, takedowns with their way back, pins and features, as operators do it.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import { ConsolePost } from './console-post-contract.ts'
import { CommentId, GroupId, MemberId, PostId, PostState } from './post-contract.ts'
import * as no from './refusals-contract.ts'

export const Report = z
  .object({
    id: z.string(),
    at: Instant,
    reason: z.enum(['spam', 'abuse', 'false', 'private', 'other']),
    text: z.string(),
    state: z.enum(['open', 'upheld', 'dismissed']),
    reporter: z.object({ memberId: MemberId, name: z.string() }),
    groupId: GroupId.nullable(),
    postId: PostId,
    commentId: CommentId.nullable(),
    /** What was reported, as it reads now, and who wrote it. */
    excerpt: z.string(),
    authorName: z.string(),
    targetState: PostState,
    settledBy: z.string().nullable(),
    settledAt: Instant.nullable(),
  })
  .meta({ id: 'Report' })
export type Report = z.output<typeof Report>
/** To operators it is also told who settled it. */
export const DeskReport = Report.extend({ settledByName: z.string().nullable() }).meta({ id: 'DeskReport' })
export const Verdict = z
  .object({
    verdict: z.enum(['upheld', 'dismissed']),
    how: z.enum(['hidden', 'removed']).default('hidden'),
    note: line(200, 0).default(''),
  })
  .meta({ id: 'Verdict' })

export const Selection = z
  .object({
    postIds: z.array(PostId).max(500).default([]),
    author: MemberId.optional(),
    groupId: GroupId.optional(),
    from: Instant.optional(),
    until: Instant.optional(),
    text: line(60).optional(),
  })
  .refine(s => s.postIds.length > 0 || s.author || s.groupId || s.from || s.until || s.text, { message: 'select something' })
  .meta({ id: 'PostSelection' })
export type Selection = z.output<typeof Selection>

const posts = (path = '') => inCommunity(`/content/posts${path}`)
const params = z.object({ postId: PostId })
const commentParams = z.object({ commentId: CommentId })
const reason = line(200).meta({ title: '原因 | Reason' })
const down = z.object({ reason, how: z.enum(['hidden', 'removed']).default('hidden') })
const moderate = { who: 'operator', right: 'content.moderate' } as const

export const moderationEndpoints = {
  takeDown: endpoint({
    method: 'POST',
    path: posts('/:postId/takedown'),
    summary: 'Take a post down with a reason',
    ...moderate,
    params,
    body: down,
    returns: ConsolePost,
    refuses: [no.WrongState],
  }),
  putBack: endpoint({
    method: 'DELETE',
    path: posts('/:postId/takedown'),
    summary: 'Put a post back that had been taken down',
    ...moderate,
    params,
    returns: ConsolePost,
    refuses: [no.WrongState],
  }),
  takeDownComment: endpoint({
    method: 'POST',
    path: inCommunity('/content/comments/:commentId/takedown'),
    summary: 'Take a comment down with a reason',
    ...moderate,
    params: commentParams,
    body: down,
    returns: Done,
    refuses: [no.WrongState],
  }),
  putBackComment: endpoint({
    method: 'DELETE',
    path: inCommunity('/content/comments/:commentId/takedown'),
    summary: 'Put a comment back',
    ...moderate,
    params: commentParams,
    returns: Done,
    refuses: [no.WrongState],
  }),
  previewTakedowns: endpoint({
    method: 'POST',
    path: inCommunity('/content/takedowns/preview'),
    summary: 'What a bulk takedown would take down',
    ...moderate,
    body: Selection,
    returns: z.object({ count: z.int(), posts: z.array(ConsolePost) }),
  }),
  takeDownMany: endpoint({
    method: 'POST',
    path: inCommunity('/content/takedowns'),
    summary: 'Take down exactly what was previewed',
    ...moderate,
    body: z.object({ selection: Selection, count: z.int().min(1), reason, how: z.enum(['hidden', 'removed']).default('hidden') }),
    returns: z.object({ count: z.int() }),
    refuses: [no.PreviewStale],
  }),
  reports: endpoint({
    method: 'GET',
    path: inCommunity('/content/reports'),
    summary: 'The queue of reports, oldest open ones first',
    ...moderate,
    query: PageQuery.extend({ state: z.enum(['open', 'upheld', 'dismissed']).default('open') }),
    returns: page(DeskReport),
  }),
  settleReport: endpoint({
    method: 'POST',
    path: inCommunity('/content/reports/:reportId'),
    summary: 'Uphold a report (the target is taken down) or dismiss it',
    ...moderate,
    params: z.object({ reportId: z.string() }),
    body: Verdict,
    returns: DeskReport,
    refuses: [no.ReportSettled],
  }),
  pin: endpoint({
    method: 'PUT',
    path: posts('/:postId/pin'),
    summary: 'Pin a post to the top of its stream',
    ...moderate,
    params,
    returns: ConsolePost,
    refuses: [no.PinsFull, no.WrongState],
  }),
  unpin: endpoint({ method: 'DELETE', path: posts('/:postId/pin'), summary: 'Unpin', ...moderate, params, returns: ConsolePost }),
  feature: endpoint({
    method: 'PUT',
    path: posts('/:postId/feature'),
    summary: 'Feature a post',
    ...moderate,
    params,
    body: z.object({ note: line(200, 0).default('') }),
    returns: ConsolePost,
    refuses: [no.WrongState],
  }),
  unfeature: endpoint({
    method: 'DELETE',
    path: posts('/:postId/feature'),
    summary: 'Feature no longer',
    ...moderate,
    params,
    returns: ConsolePost,
  }),
}
