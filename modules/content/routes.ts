// Each endpoint of the content room.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { handlers } from '#kernel/http/handlers.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { done } from '#kernel/shapes.ts'
import { withName, withNames } from '#modules/members/index.ts'
import { changePost } from './commands/change-post.ts'
import { deleteComment } from './commands/delete-comment.ts'
import { deletePost } from './commands/delete-post.ts'
import { editComment } from './commands/edit-comment.ts'
import { editPost } from './commands/edit-post.ts'
import { featurePost, unfeaturePost } from './commands/feature-post.ts'
import { changeSlot, closeSlot, openSlot } from './commands/open-slot.ts'
import { pinPost } from './commands/pin-post.ts'
import { publishPost } from './commands/publish-post.ts'
import { putBackComment, putBackPost } from './commands/put-back.ts'
import { react } from './commands/react.ts'
import { report } from './commands/report.ts'
import { schedulePost } from './commands/schedule-post.ts'
import { settleReport } from './commands/settle-report.ts'
import { showCalendar } from './commands/show-calendar.ts'
import { postAfter, showConsolePost } from './commands/show-console.ts'
import { showComments, showMine, showPost, showStream } from './commands/show-stream.ts'
import { needKeeper, takeDownComment, takeDownPost } from './commands/take-down.ts'
import { previewTakedowns, takeDownMany } from './commands/take-down-many.ts'
import { unschedulePost } from './commands/unschedule-post.ts'
import { uploadPicture } from './commands/upload-picture.ts'
import { uploadVoice } from './commands/upload-voice.ts'
import { writeComment } from './commands/write-comment.ts'
import { writePost } from './commands/write-post.ts'
import { type Comment, contentContract, type Post } from './contract.ts'
import { consolePosts } from './store/console.ts'
import { countUnread, markRead, readNotices } from './store/notices.ts'
import { membersMayWrite, setMembersWrite } from './store/posts.ts'
import { readReports } from './store/reports.ts'
import { searchFor } from './store/search.ts'
import { openSlots } from './store/slots.ts'
import { readComment, readPost } from './store/streams.ts'

/** The answer of a changing call, when that is simply that it is done. */
const so = (work: Promise<unknown>) => work.then(() => done)
const postRead = async (ctx: Ctx, postId: string): Promise<Post> => (await readPost(ctx, postId)) ?? refuse(NotFound)
const commentRead = async (ctx: Ctx, id: string): Promise<Comment> => (await readComment(ctx, id)) ?? refuse(NotFound)
/** Does something to a post as an operator; the answer is the post as it stands then. */
const then = async (ctx: Ctx, postId: string, work: Promise<unknown>) => {
  await work
  return postAfter(ctx, postId)
}
const unread = async (ctx: Ctx) => ({ unread: await countUnread(ctx, memberIdOf(ctx)) })

export const contentHandlers = handlers(contentContract, {
  communityStream: (ctx, { query }) => showStream(ctx, null, query),
  groupStream: (ctx, { params, query }) => showStream(ctx, params.groupId, query),
  mine: (ctx, { query }) => showMine(ctx, query.groupId ?? null, query.ids === '' ? [] : query.ids.split(',')),
  post: (ctx, { params }) => showPost(ctx, params.postId),
  comments: (ctx, { params, query }) => showComments(ctx, params.postId, query),
  write: async (ctx, { body }) => postRead(ctx, await writePost(ctx, body)),
  edit: async (ctx, { params, body }) => {
    await editPost(ctx, params.postId, body.text)
    return postRead(ctx, params.postId)
  },
  remove: (ctx, { params }) => so(deletePost(ctx, params.postId)),
  uploadVoice: (ctx, { upload }) => uploadVoice(ctx, upload),
  uploadPicture: (ctx, { upload }) => uploadPicture(ctx, upload),
  comment: (ctx, { params, body }) => writeComment(ctx, params.postId, body),
  editComment: async (ctx, { params, body }) => {
    await editComment(ctx, params.commentId, body.text)
    return commentRead(ctx, params.commentId)
  },
  removeComment: (ctx, { params }) => so(deleteComment(ctx, params.commentId)),
  react: (ctx, { params }) => react(ctx, params.postId, params.kind, true),
  unreact: (ctx, { params }) => react(ctx, params.postId, params.kind, false),
  reportPost: (ctx, { params, body }) => so(report(ctx, { postId: params.postId }, body)),
  reportComment: (ctx, { params, body }) => so(report(ctx, { commentId: params.commentId }, body)),

  search: (ctx, { query }) => searchFor(ctx, memberIdOf(ctx), query),
  notices: (ctx, { query }) => readNotices(ctx, memberIdOf(ctx), query),
  noticesUnread: ctx => unread(ctx),
  readNotices: async (ctx, { body }) => {
    await markRead(ctx, memberIdOf(ctx), body.ids)
    return unread(ctx)
  },

  hostTakeDown: (ctx, { params, body }) => so(takeDownPost(ctx, params.postId, body)),
  hostPutBack: (ctx, { params }) => so(putBackPost(ctx, params.postId)),
  hostTakeDownComment: (ctx, { params, body }) => so(takeDownComment(ctx, params.commentId, body)),
  hostPutBackComment: (ctx, { params }) => so(putBackComment(ctx, params.commentId)),
  hostPin: (ctx, { params }) => so(pinPost(ctx, params.postId, true)),
  hostUnpin: (ctx, { params }) => so(pinPost(ctx, params.postId, false)),
  hostFeature: (ctx, { params, body }) => so(featurePost(ctx, params.postId, body.note)),
  hostUnfeature: (ctx, { params }) => so(unfeaturePost(ctx, params.postId)),
  groupReports: async (ctx, { params, query }) => {
    await needKeeper(ctx, params.groupId)
    return readReports(ctx, { ...query, groupId: params.groupId })
  },
  hostSettleReport: (ctx, { params, body }) => settleReport(ctx, params.reportId, body),

  consolePosts: (ctx, { query }) => consolePosts(ctx, query),
  consolePost: (ctx, { params }) => showConsolePost(ctx, params.postId),
  consoleWrite: (ctx, { body }) =>
    within(ctx, async ctx => {
      const postId = await writePost(ctx, body, body.as === 'now' ? 'published' : 'draft')
      if (body.when) await schedulePost(ctx, postId, body.when)
      return postAfter(ctx, postId)
    }),
  consoleChange: (ctx, { params, body }) => then(ctx, params.postId, changePost(ctx, params.postId, body)),
  publishPost: (ctx, { params }) => then(ctx, params.postId, publishPost(ctx, params.postId)),
  schedulePost: (ctx, { params, body }) => then(ctx, params.postId, schedulePost(ctx, params.postId, body)),
  unschedulePost: (ctx, { params }) => then(ctx, params.postId, unschedulePost(ctx, params.postId)),
  consoleComment: (ctx, { params, body }) => writeComment(ctx, params.postId, body),
  discardPost: (ctx, { params }) => so(deletePost(ctx, params.postId)),
  consoleUploadVoice: (ctx, { upload }) => uploadVoice(ctx, upload),
  consoleUploadPicture: (ctx, { upload }) => uploadPicture(ctx, upload),
  calendar: (ctx, { query }) => showCalendar(ctx, query),
  slots: ctx => openSlots(ctx),
  openSlot: (ctx, { body }) => openSlot(ctx, body),
  changeSlot: (ctx, { params, body }) => changeSlot(ctx, params.slotId, body),
  closeSlot: (ctx, { params }) => so(closeSlot(ctx, params.slotId)),
  settings: async ctx => ({ membersWrite: await membersMayWrite(ctx) }),
  changeSettings: async (ctx, { body }) => {
    await setMembersWrite(ctx, body.membersWrite)
    return body
  },

  takeDown: (ctx, { params, body }) => then(ctx, params.postId, takeDownPost(ctx, params.postId, body)),
  putBack: (ctx, { params }) => then(ctx, params.postId, putBackPost(ctx, params.postId)),
  takeDownComment: (ctx, { params, body }) => so(takeDownComment(ctx, params.commentId, body)),
  putBackComment: (ctx, { params }) => so(putBackComment(ctx, params.commentId)),
  previewTakedowns: (ctx, { body }) => previewTakedowns(ctx, body),
  takeDownMany: async (ctx, { body: { selection, count, ...down } }) => ({
    count: await takeDownMany(ctx, selection, count, down),
  }),
  reports: async (ctx, { query }) => {
    const { items, next } = await readReports(ctx, query)
    return { items: await withNames(ctx, items, 'settledBy'), next }
  },
  settleReport: async (ctx, { params, body }) => withName(ctx, await settleReport(ctx, params.reportId, body), 'settledBy'),
  pin: (ctx, { params }) => then(ctx, params.postId, pinPost(ctx, params.postId, true)),
  unpin: (ctx, { params }) => then(ctx, params.postId, pinPost(ctx, params.postId, false)),
  feature: (ctx, { params, body }) => then(ctx, params.postId, featurePost(ctx, params.postId, body.note)),
  unfeature: (ctx, { params }) => then(ctx, params.postId, unfeaturePost(ctx, params.postId)),
})
