// What is made here, as the world sees it: posts, comments, their authors, and what people wish to write.
import { z } from 'zod'
import { Day, Instant, idOf, prose } from '#kernel/shapes.ts'

export const PostId = idOf('pst')
export const CommentId = idOf('cmt')
export const GroupId = idOf('grp')
export const MemberId = idOf('mem')
export const FileId = idOf('fil')
export const SlotId = idOf('slt')

export const postTextMax = 10_000
export const commentTextMax = 2_000
export const picturesMax = 9
export const voiceSecondsMax = 60

export const PostKind = z.enum(['text', 'pictures', 'voice'])
export const PostState = z.enum(['draft', 'scheduled', 'published', 'hidden', 'removed'])
/** Drawn by the apps as icons of their own. */
export const ReactionKind = z.enum(['like', 'thanks', 'insight', 'cheer'])
export type PostKind = z.output<typeof PostKind>
export type PostState = z.output<typeof PostState>
export type ReactionKind = z.output<typeof ReactionKind>

/** A member with the card of the group the post stands in, or the community itself (memberId null). */
export const Author = z.object({
  memberId: MemberId.nullable(),
  name: z.string(),
  avatarFileId: FileId.nullable(),
  cardName: z.string().nullable(),
  number: z.int().nullable(),
  role: z.string().nullable(),
})
/** The text carries `@mem_…` where someone is named; this says whom to show there. */
export const Mention = z.object({ memberId: MemberId, name: z.string() })
/** `colour` (#rrggbb) stands in its place while it loads. */
export const Picture = z.object({
  fileId: FileId,
  thumbFileId: FileId,
  width: z.int(),
  height: z.int(),
  colour: z.string(),
})
export const Voice = z.object({ fileId: FileId, durationMs: z.int(), mime: z.string(), bytes: z.int() })
export const ReactionCounts = z
  .object({ like: z.int(), thanks: z.int(), insight: z.int(), cheer: z.int() })
  .meta({ id: 'ReactionCounts' })
export type Author = z.output<typeof Author>
export type Picture = z.output<typeof Picture>
export type Voice = z.output<typeof Voice>
export type ReactionCounts = z.output<typeof ReactionCounts>

export const Post = z
  .object({
    id: PostId,
    groupId: GroupId.nullable(),
    /** Only for holders of this right of a tier; null: for all who read the stream. */
    forRight: z.string().nullable(),
    kind: PostKind,
    author: Author,
    text: z.string(),
    mentions: z.array(Mention),
    pictures: z.array(Picture),
    voice: Voice.nullable(),
    publishedAt: Instant,
    editedAt: Instant.nullable(),
    pinnedAt: Instant.nullable(),
    featuredAt: Instant.nullable(),
    commentsCount: z.int(),
    reactions: ReactionCounts,
  })
  .meta({ id: 'Post' })
export type Post = z.output<typeof Post>

export const Comment = z
  .object({
    id: CommentId,
    postId: PostId,
    author: Author,
    text: z.string(),
    mentions: z.array(Mention),
    /** Whom it answers; the name is null when that comment is gone. */
    replyTo: z.object({ commentId: CommentId, name: z.string().nullable() }).nullable(),
    at: Instant,
    editedAt: Instant.nullable(),
  })
  .meta({ id: 'Comment' })
export type Comment = z.output<typeof Comment>

/** Newest first; `pinned` comes with the first page only and is not repeated among the items. */
export const Stream = z
  .object({ pinned: z.array(Post), items: z.array(Post), next: z.string().nullable() })
  .meta({ id: 'Stream' })
export type Stream = z.output<typeof Stream>
/** Comments in the order in which they were written; `next` leads to later ones. */
export const PostPage = z.object({ post: Post, comments: z.array(Comment), next: z.string().nullable() }).meta({ id: 'PostPage' })
export type PostPage = z.output<typeof PostPage>

/** What is mine in a stream: the part that differs from reader to reader. */
export const StreamMine = z
  .object({
    write: z.boolean(),
    /** Why not, in the reader's language; null when one may. */
    whyNotWrite: z.string().nullable(),
    comment: z.boolean(),
    whyNotComment: z.string().nullable(),
    moderate: z.boolean(),
    posts: z.array(z.object({ id: PostId, own: z.boolean(), editable: z.boolean(), reactions: z.array(ReactionKind) })),
  })
  .meta({ id: 'StreamMine' })
export type StreamMine = z.output<typeof StreamMine>

const text = (max: number) => prose(max).meta({ title: '正文 | Text' })
const body = z.object({
  groupId: GroupId.nullable().default(null),
  text: text(postTextMax).default(''),
  pictures: z.array(FileId).max(picturesMax).default([]).meta({ title: '图片 | Pictures' }),
  voice: FileId.nullable().default(null).meta({ title: '语音 | Voice' }),
})
export const NewPost = body.meta({ id: 'NewPost' })
export type NewPost = z.output<typeof NewPost>

/** Wall-clock time in the community's time zone. */
export const Clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ id: 'Clock', description: 'Hours and minutes of the community’s own clock.' })
/** A day and a time, or a slot of the calendar on a day. */
export const When = z
  .object({ date: Day, time: Clock.optional(), slotId: SlotId.optional() })
  .refine(w => (w.time === undefined) !== (w.slotId === undefined), { message: 'time or slotId', path: ['time'] })
export type When = z.output<typeof When>

export const EditedText = z.object({ text: text(postTextMax) })
export const NewComment = z
  .object({ text: prose(commentTextMax, 1).meta({ title: '评论 | Comment' }), replyTo: CommentId.nullable().default(null) })
  .meta({ id: 'NewComment' })
export type NewComment = z.output<typeof NewComment>
