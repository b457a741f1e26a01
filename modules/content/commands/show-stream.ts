// What readers are shown: streams, posts with their comments; and apart from it what is each reader's own.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { hold } from '#kernel/held.ts'
import { textIn } from '#kernel/i18n.ts'
import { NotFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { PostHidden, type PostPage, type Stream, type StreamMine, type StreamQuery } from '../contract.ts'
import { mayModerate, mayOpen, mayRead, mayReadNow, sightIn, whyNotComment, whyNotPost } from '../policy.ts'
import { whyNotEdit } from '../rules/posts.ts'
import { standingTakedown } from '../store/marks.ts'
import { membersMayWrite, placeOf } from '../store/posts.ts'
import { reactionsOf } from '../store/reactions.ts'
import { readComments, readPostPage, readStream } from '../store/streams.ts'
import { postKey, streamKey } from './freshen.ts'

/** Long enough that a crowd asks once, short enough that nobody notices. */
const heldMs = 200

export async function showStream(ctx: Ctx, groupId: string | null, query: StreamQuery): Promise<Stream> {
  if (!(await mayReadNow(ctx, groupId))) refuse(NotFound)
  const sight = await sightIn(ctx)
  const { limit, cursor = '', featured = false, kind = '', author = '' } = query
  const wish = `${limit}:${cursor}:${featured}:${kind}:${author}:${JSON.stringify(sight)}`
  return hold(`${streamKey(groupId)}${wish}`, heldMs, () => readStream(ctx, groupId, query, sight))
}

export async function showPost(ctx: Ctx, postId: string): Promise<PostPage> {
  await needReadable(ctx, postId)
  return hold(`${postKey(postId)}page`, heldMs, async () => (await readPostPage(ctx, postId)) ?? refuse(NotFound))
}

export async function showComments(ctx: Ctx, postId: string, query: { limit: number; cursor?: string | undefined }) {
  await needReadable(ctx, postId)
  return hold(`${postKey(postId)}comments:${query.limit}:${query.cursor ?? ''}`, heldMs, () => readComments(ctx, postId, query))
}

async function needReadable(ctx: Ctx, postId: string): Promise<void> {
  const place = (await placeOf(ctx, postId)) ?? refuse(NotFound)
  if (!(await mayReadNow(ctx, place.groupId)) || !(await mayOpen(ctx, postId, place))) refuse(NotFound)
  // Whoever wrote a post that was taken down is told why; all others find nothing.
  if (ctx.actor.kind !== 'member' || place.authorId !== ctx.actor.memberId) return
  const takedown = await standingTakedown(ctx, postId)
  if (takedown) refuse(PostHidden, { reason: takedown.reason })
}

export async function showMine(ctx: Ctx, groupId: string | null, postIds: readonly string[]): Promise<StreamMine> {
  const memberId = memberIdOf(ctx)
  if (!(await mayRead(ctx, groupId))) refuse(NotFound)
  const whyNotWrite = await whyNotPost(ctx, groupId, await membersMayWrite(ctx))
  const commentRefusal = await whyNotComment(ctx, groupId)
  const posts = postIds.length === 0 ? [] : await reactionsOf(ctx, groupId ?? '', postIds, memberId)
  const said = (refusal: Refusal | null) => refusal && textIn(refusal.text, ctx.locale)
  return {
    write: whyNotWrite === null,
    whyNotWrite: said(whyNotWrite),
    comment: commentRefusal === null,
    whyNotComment: said(commentRefusal),
    moderate: await mayModerate(ctx, groupId),
    posts: posts.map(post => ({
      id: post.id,
      own: post.authorId === memberId,
      editable:
        post.authorId === memberId &&
        commentRefusal === null &&
        post.publishedAt !== null &&
        whyNotEdit(post.publishedAt, post.edits, ctx.now) === null,
      reactions: post.mine,
    })),
  }
}
