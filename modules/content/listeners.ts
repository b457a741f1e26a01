// What the content room does later and by itself, and what open screens are told: the same JSON as the endpoints give.
import type { Ctx } from '#kernel/ctx.ts'
import { type Fact, listen, type Recorded } from '#kernel/facts.ts'
import { dropFile } from '#kernel/files/keep.ts'
import { ctxFor } from '#kernel/house.ts'
import { round } from '#kernel/jobs/define.ts'
import type { LiveMessage, Room } from '#kernel/room.ts'
import { communityChanged, findCommunity } from '#modules/communities/index.ts'
import { listSeatsOfMember, seatEnded } from '#modules/groups/index.ts'
import { noteActivity } from '#modules/members/index.ts'
import { entitlementsOf } from '#modules/tiers/index.ts'
import { countActivityJob } from './commands/count-activity.ts'
import { publishDueJob, publishDuePost } from './commands/publish-due.ts'
import { tellReactionsJob } from './commands/react.ts'
import { retimeScheduled } from './commands/retime-scheduled.ts'
import * as facts from './facts.ts'
import { commentsCountOf } from './store/comments.ts'
import { countUnread, readNotice } from './store/notices.ts'
import { overduePosts, placeOf } from './store/posts.ts'
import { readComment, readPost } from './store/streams.ts'
import { deleteUpload, looseUploads } from './store/uploads.ts'

export const contentListeners = [
  listen(facts.posted, 'content.note-post', async (ctx, { id, payload }) => {
    if (payload.authorId !== null) await noteActivity(ctx, payload.authorId, 'post', id)
  }),
  // A clock that is set to another zone: six in the morning stays six in the morning.
  listen(communityChanged, 'content.retime', async (ctx, { payload }) => {
    const community = payload.fields.includes('timeZone') ? await findCommunity(ctx.db, ctx.community.id) : undefined
    if (community) await retimeScheduled({ ...ctx, community })
  }),
  // Whoever lost his seat is not believed any longer; the other processes hear it from the live line.
  listen(seatEnded, 'content.doubt-seat', async (ctx, { payload }) => ctx.house.sessions.forget(new Set([payload.memberId]))),
]

export const contentJobs = [publishDueJob, tellReactionsJob, countActivityJob]

const looseForMs = 24 * 3_600_000
const overdueMs = 60_000
const sweptAtOnce = 200
const inCommunity = async (ctx: Ctx, communityId: string): Promise<Ctx | null> => {
  const community = await ctx.house.findCommunity(communityId)
  return community && ctxFor(ctx.house, { actor: ctx.actor, community, requestId: ctx.requestId })
}

/** Uploads that no post took within a day. */
export async function sweepUploads(ctx: Ctx): Promise<void> {
  for (const upload of await looseUploads(ctx.db, new Date(ctx.now.getTime() - looseForMs), sweptAtOnce)) {
    const there = await inCommunity(ctx, upload.communityId)
    if (!there || !(await deleteUpload(there, upload.fileId, null))) continue
    await dropFile(there, upload.fileId)
    if (upload.thumbFileId) await dropFile(there, upload.thumbFileId)
  }
}

/** The job of a post may have been laid aside after many failures; its hour has come all the same. */
export async function publishOverdue(ctx: Ctx): Promise<void> {
  for (const { communityId, id } of await overduePosts(ctx.db, new Date(ctx.now.getTime() - overdueMs))) {
    const there = await inCommunity(ctx, communityId)
    if (there) await publishDuePost(there, id)
  }
}

export const contentRounds = [
  round('content.sweep-uploads', '40 3 * * *', 'UTC', sweepUploads),
  round('content.publish-overdue', '*/10 * * * *', 'UTC', publishOverdue),
]

interface InStream {
  postId: string
  groupId: string | null
  forRight?: string | null
}
/** Who holds a right hears what is for its holders, in each of the streams that he reads. */
const rightTopic = (communityId: string, groupId: string | null, right: string): string =>
  `right:${groupId ?? communityId}:${right}`
const toStream = ({ communityId, payload: { groupId, forRight } }: Recorded<InStream>): string[] => {
  if (forRight) return [rightTopic(communityId, groupId, forRight)]
  return [groupId === null ? `community:${communityId}` : `group:${groupId}`]
}
/** A fact from before its post was for holders, or one that does not say so, is told to nobody. */
const isTold = async (ctx: Ctx, { postId, forRight }: InStream): Promise<boolean> =>
  ((await placeOf(ctx, postId))?.forRight ?? null) === (forRight ?? null)
const toConsole = ({ communityId }: Recorded): string[] => [`console:${communityId}`]
const told = (topics: LiveMessage['topics'], body: LiveMessage['body'], ...about: Fact[]): LiveMessage[] =>
  about.map(fact => ({ fact, topics, body }))

const postBody = async (ctx: Ctx, { payload }: Recorded<InStream>) =>
  (await isTold(ctx, payload)) ? readPost(ctx, payload.postId) : null
const goneBody = async (_ctx: Ctx, { payload }: Recorded<InStream>) => ({ id: payload.postId, groupId: payload.groupId })

async function reactionsBody(ctx: Ctx, { payload }: Recorded<InStream>) {
  const post = (await isTold(ctx, payload)) ? await readPost(ctx, payload.postId) : null
  return post && { id: post.id, groupId: post.groupId, reactions: post.reactions }
}
async function commentBody(ctx: Ctx, { payload }: Recorded<InStream & { commentId: string }>) {
  const { postId, groupId, commentId } = payload
  if (!(await isTold(ctx, payload))) return null
  const [comment, commentsCount] = await Promise.all([readComment(ctx, commentId), commentsCountOf(ctx, postId)])
  return comment && { postId, groupId, commentsCount, comment }
}
async function commentGoneBody(ctx: Ctx, { payload }: Recorded<InStream & { commentId: string }>) {
  const { postId, groupId, commentId } = payload
  return { postId, groupId, commentsCount: await commentsCountOf(ctx, postId), commentId }
}
async function noticeBody(ctx: Ctx, { payload }: Recorded<{ memberId: string; noticeId: string }>) {
  const notice = await readNotice(ctx, payload.memberId, payload.noticeId)
  return notice && { notice, unread: await countUnread(ctx, payload.memberId) }
}
// Operators hear that something happened and where; what it says they read with the right to read it.
const bareBody = async (_ctx: Ctx, { payload }: Recorded) => payload

export const contentLive: NonNullable<Room['live']> = {
  async topics(ctx) {
    if (ctx.actor.kind !== 'member') return []
    const { memberId } = ctx.actor
    const rights = new Set((await entitlementsOf(ctx, memberId)).map(one => one.right))
    if (rights.size === 0) return []
    const streams = [null, ...(await listSeatsOfMember(ctx, memberId)).map(seat => seat.groupId)]
    return streams.flatMap(groupId => [...rights].map(right => rightTopic(ctx.community.id, groupId, right)))
  },
  messages: [
    ...told(toStream, postBody, facts.posted, facts.postEdited, facts.postPinned, facts.postFeatured, facts.postUnfeatured),
    ...told(toStream, postBody, facts.postPutBack),
    ...told(toStream, goneBody, facts.postDeleted, facts.postTakenDown),
    ...told(toStream, reactionsBody, facts.reactionsChanged),
    ...told(toStream, commentBody, facts.commented, facts.commentEdited, facts.commentPutBack),
    ...told(toStream, commentGoneBody, facts.commentGone),
    ...told(({ payload }) => [`member:${payload.memberId}`], noticeBody, facts.noticed),
    ...told(toConsole, bareBody, facts.posted, facts.postScheduled, facts.postUnscheduled, facts.postTakenDown),
    ...told(toConsole, bareBody, facts.postPutBack, facts.commented, facts.reportSettled, facts.slotChanged),
    ...told(
      recorded => [...toConsole(recorded), ...(recorded.payload.groupId ? [`order:${recorded.payload.groupId}`] : [])],
      bareBody,
      facts.reported,
    ),
  ],
}
