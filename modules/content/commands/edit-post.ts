// A member mends the text of his own post; what it said before is kept.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NotYours, PostClosed } from '../contract.ts'
import { postEdited } from '../facts.ts'
import { mayRead, whyNotComment } from '../policy.ts'
import { whyNotAppear, whyNotEdit } from '../rules/posts.ts'
import { namedIn, searchOf } from '../rules/text.ts'
import { keepEarlierText, lockPost, rewritePost } from '../store/posts.ts'
import { readersAmong } from '../store/readers.ts'
import { freshen } from './freshen.ts'

export const editPost = (ctx: Ctx, postId: string, text: string): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    if (!(await mayRead(ctx, post.groupId))) refuse(NotFound)
    if (post.authorId !== memberId) refuse(post.state === 'published' ? NotYours : NotFound)
    if (post.state !== 'published' || !post.publishedAt) refuse(PostClosed)
    const refusal = await whyNotComment(ctx, post.groupId)
    if (refusal) refuse(refusal)
    const late = whyNotEdit(post.publishedAt, post.edits, ctx.now)
    if (late) refuse(late.refusal, late.details)
    const fault = whyNotAppear({ text, pictures: post.pictures as unknown[], voice: post.voice })
    if (fault) refuse(fault)
    if (text === post.text) return
    const mentions = await readersAmong(ctx, post.groupId, namedIn(text))
    await keepEarlierText(ctx, { id: newId(ctx, 'old'), postId, commentId: null, text: post.text, by: memberId })
    await rewritePost(ctx, postId, { text, mentions, search: searchOf(text) }, true)
    await record(ctx, postEdited, postId, { postId, groupId: post.groupId, forRight: post.forRight, authorId: memberId })
    freshen(ctx, post.groupId, postId)
  })
