// Publishing as the community: posts in every state, the calendar and its slots.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Day, Done, flag, Instant, line, PageQuery, page, prose } from '#kernel/shapes.ts'
import { Calendar, ConsoleComment, ConsolePost, NewSlot, Slot } from './console-post-contract.ts'
import {
  FileId,
  GroupId,
  MemberId,
  NewPost,
  Picture,
  PostId,
  PostKind,
  PostState,
  picturesMax,
  postTextMax,
  SlotId,
  Voice,
  When,
} from './post-contract.ts'
import * as no from './refusals-contract.ts'

const posts = (path = '') => inCommunity(`/content/posts${path}`)
const params = z.object({ postId: PostId })
const read = { who: 'operator', right: 'content.read' } as const
const publish = { who: 'operator', right: 'content.publish' } as const
const written = [no.Empty, no.OneKind, no.UploadGone, no.WrongState] as const
const timed = [no.PastInstant, no.SlotFilled, no.NotASlotDay, no.WrongState] as const

export const publishingEndpoints = {
  consolePosts: endpoint({
    method: 'GET',
    path: posts(),
    summary: 'List posts in any state, newest first',
    ...read,
    query: PageQuery.extend({
      state: PostState.optional(),
      groupId: GroupId.or(z.literal('community')).optional(),
      kind: PostKind.optional(),
      author: MemberId.or(z.literal('community')).optional(),
      featured: flag.optional(),
      reported: flag.optional(),
      text: line(60).optional(),
    }),
    returns: page(ConsolePost),
  }),
  consolePost: endpoint({
    method: 'GET',
    path: posts('/:postId'),
    summary: 'A post with its comments, whatever its state, and what it said before',
    ...read,
    params,
    returns: z.object({
      post: ConsolePost,
      comments: z.array(ConsoleComment),
      earlier: z.array(z.object({ text: z.string(), at: Instant, by: z.string() })),
    }),
  }),
  consoleWrite: endpoint({
    method: 'POST',
    path: posts(),
    summary: 'Write as the community: a draft, at once, or at a time',
    ...publish,
    body: NewPost.extend({ as: z.enum(['draft', 'now', 'scheduled']).default('draft'), when: When.optional() }).refine(
      b => (b.as === 'scheduled') === (b.when !== undefined),
      { message: 'when', path: ['when'] },
    ),
    returns: ConsolePost,
    refuses: [...written, ...timed],
  }),
  consoleChange: endpoint({
    method: 'PATCH',
    path: posts('/:postId'),
    summary: 'Change what a post of the community says',
    ...publish,
    params,
    body: z.object({
      text: prose(postTextMax).optional(),
      pictures: z.array(FileId).max(picturesMax).optional(),
      voice: FileId.nullable().optional(),
    }),
    returns: ConsolePost,
    refuses: [...written, no.NotYours],
  }),
  publishPost: endpoint({
    method: 'POST',
    path: posts('/:postId/publish'),
    summary: 'Publish a draft, or a scheduled post before its time',
    ...publish,
    params,
    returns: ConsolePost,
    refuses: written,
  }),
  schedulePost: endpoint({
    method: 'PUT',
    path: posts('/:postId/schedule'),
    summary: 'Schedule a draft, or move a scheduled post to another time or slot',
    ...publish,
    params,
    body: When,
    returns: ConsolePost,
    refuses: [...timed, no.Empty],
  }),
  unschedulePost: endpoint({
    method: 'DELETE',
    path: posts('/:postId/schedule'),
    summary: 'Turn a scheduled post back into a draft',
    ...publish,
    params,
    returns: ConsolePost,
    refuses: [no.WrongState],
  }),
  discardPost: endpoint({
    method: 'DELETE',
    path: posts('/:postId'),
    summary: 'Throw a draft away, or take a post of the community back',
    ...publish,
    params,
    returns: Done,
    refuses: [no.WrongState, no.NotYours],
  }),
  consoleUploadVoice: endpoint({
    method: 'POST',
    path: inCommunity('/content/uploads/voice'),
    summary: 'Upload a voice of at most 60 seconds',
    ...publish,
    carries: 'upload',
    uploadMaxBytes: 5_000_000,
    returns: Voice,
    refuses: [no.VoiceTooLong, no.VoiceUnreadable],
  }),
  consoleUploadPicture: endpoint({
    method: 'POST',
    path: inCommunity('/content/uploads/pictures'),
    summary: 'Upload a picture',
    ...publish,
    carries: 'upload',
    uploadMaxBytes: 15_000_000,
    returns: Picture,
    refuses: [no.PictureUnreadable],
  }),
  calendar: endpoint({
    method: 'GET',
    path: inCommunity('/content/calendar'),
    summary: 'The days ahead: slots, what fills them, and the gaps',
    ...read,
    query: z.object({ from: Day.optional(), days: z.coerce.number<number | string>().int().min(1).max(31).default(7) }),
    returns: Calendar,
  }),
  slots: endpoint({
    method: 'GET',
    path: inCommunity('/content/slots'),
    summary: 'The slots of the calendar',
    ...read,
    returns: z.array(Slot),
  }),
  openSlot: endpoint({
    method: 'POST',
    path: inCommunity('/content/slots'),
    summary: 'Open a slot: what should appear when',
    ...publish,
    body: NewSlot,
    returns: Slot,
    refuses: [no.SlotRefTaken],
  }),
  changeSlot: endpoint({
    method: 'PATCH',
    path: inCommunity('/content/slots/:slotId'),
    summary: 'Change a slot; what is scheduled in it moves along',
    ...publish,
    params: z.object({ slotId: SlotId }),
    body: NewSlot.omit({ ref: true, groupId: true, kind: true }).partial(),
    returns: Slot,
  }),
  closeSlot: endpoint({
    method: 'DELETE',
    path: inCommunity('/content/slots/:slotId'),
    summary: 'Close a slot; what is scheduled in it keeps its time',
    ...publish,
    params: z.object({ slotId: SlotId }),
    returns: Done,
  }),
  settings: endpoint({
    method: 'GET',
    path: inCommunity('/content/settings'),
    summary: 'Who may write in the community’s stream',
    ...read,
    returns: z.object({ membersWrite: z.boolean() }),
  }),
  changeSettings: endpoint({
    method: 'PUT',
    path: inCommunity('/content/settings'),
    summary: 'Say who may write in the community’s stream',
    ...publish,
    body: z.object({ membersWrite: z.boolean().meta({ title: '成员可以发动态 | Members may post' }) }),
    returns: z.object({ membersWrite: z.boolean() }),
  }),
}
