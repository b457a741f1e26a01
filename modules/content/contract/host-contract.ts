// What hosts do to keep order in their own groups.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, line, PageQuery, page } from '#kernel/shapes.ts'
import { Report, Verdict } from './moderation-contract.ts'
import { CommentId, GroupId, PostId } from './post-contract.ts'
import * as no from './refusals-contract.ts'

const member = { who: 'member' } as const
const inPost = z.object({ postId: PostId })
const inComment = z.object({ commentId: CommentId })
const down = z.object({
  reason: line(200).meta({ title: '原因 | Reason' }),
  how: z.enum(['hidden', 'removed']).default('hidden'),
})

/** Hosts keep order in their own groups. */
export const hostEndpoints = {
  hostTakeDown: endpoint({
    method: 'POST',
    path: inCommunity('/posts/:postId/takedown'),
    summary: 'A host takes a post of the group down, with a reason',
    ...member,
    params: inPost,
    body: down,
    returns: Done,
    refuses: [no.WrongState],
  }),
  hostPutBack: endpoint({
    method: 'DELETE',
    path: inCommunity('/posts/:postId/takedown'),
    summary: 'A host puts a post back',
    ...member,
    params: inPost,
    returns: Done,
    refuses: [no.WrongState],
  }),
  hostTakeDownComment: endpoint({
    method: 'POST',
    path: inCommunity('/comments/:commentId/takedown'),
    summary: 'A host takes a comment down, with a reason',
    ...member,
    params: inComment,
    body: down,
    returns: Done,
    refuses: [no.WrongState],
  }),
  hostPutBackComment: endpoint({
    method: 'DELETE',
    path: inCommunity('/comments/:commentId/takedown'),
    summary: 'A host puts a comment back',
    ...member,
    params: inComment,
    returns: Done,
    refuses: [no.WrongState],
  }),
  hostPin: endpoint({
    method: 'PUT',
    path: inCommunity('/posts/:postId/pin'),
    summary: 'A host pins a post',
    ...member,
    params: inPost,
    returns: Done,
    refuses: [no.PinsFull, no.WrongState],
  }),
  hostUnpin: endpoint({
    method: 'DELETE',
    path: inCommunity('/posts/:postId/pin'),
    summary: 'A host unpins a post',
    ...member,
    params: inPost,
    returns: Done,
  }),
  hostFeature: endpoint({
    method: 'PUT',
    path: inCommunity('/posts/:postId/feature'),
    summary: 'A host features a post',
    ...member,
    params: inPost,
    body: z.object({ note: line(200, 0).default('') }),
    returns: Done,
    refuses: [no.WrongState],
  }),
  hostUnfeature: endpoint({
    method: 'DELETE',
    path: inCommunity('/posts/:postId/feature'),
    summary: 'A host features a post no longer',
    ...member,
    params: inPost,
    returns: Done,
  }),
  groupReports: endpoint({
    method: 'GET',
    path: inCommunity('/groups/:groupId/reports'),
    summary: 'Reports waiting for the hosts of a group',
    ...member,
    params: z.object({ groupId: GroupId }),
    query: PageQuery.extend({ state: z.enum(['open', 'upheld', 'dismissed']).default('open') }),
    returns: page(Report),
  }),
  hostSettleReport: endpoint({
    method: 'POST',
    path: inCommunity('/reports/:reportId'),
    summary: 'A host upholds a report (the target is taken down) or dismisses it',
    ...member,
    params: z.object({ reportId: z.string().max(40) }),
    body: Verdict,
    returns: Report,
    refuses: [no.ReportSettled],
  }),
}
