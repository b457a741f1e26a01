// A post is featured, and its author told; or featured no longer.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { WrongState } from '../contract.ts'
import { postFeatured, postUnfeatured } from '../facts.ts'
import { endFeature, insertFeature } from '../store/marks.ts'
import { lockPost, movePost } from '../store/posts.ts'
import { freshen } from './freshen.ts'
import { notify } from './notify.ts'
import { needKeeper } from './take-down.ts'

export const featurePost = (ctx: Ctx, postId: string, note: string): Promise<void> =>
  within(ctx, async ctx => {
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    await needKeeper(ctx, post.groupId)
    if (post.state !== 'published') refuse(WrongState)
    if (post.featuredAt) return
    const { groupId, authorId } = post
    await insertFeature(ctx, newId(ctx, 'fea'), postId, note)
    await movePost(ctx, postId, ['published'], { featuredAt: ctx.now })
    if (authorId !== null)
      await notify(ctx, [
        { memberId: authorId, kind: 'featured', postId, commentId: null, byMemberId: null, reason: note || null },
      ])
    await record(ctx, postFeatured, postId, { postId, groupId, forRight: post.forRight, authorId })
    freshen(ctx, groupId, postId)
  })

export const unfeaturePost = (ctx: Ctx, postId: string): Promise<void> =>
  within(ctx, async ctx => {
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    await needKeeper(ctx, post.groupId)
    if (!post.featuredAt) return
    await endFeature(ctx, postId)
    await movePost(ctx, postId, [post.state], { featuredAt: null })
    await record(ctx, postUnfeatured, postId, { postId, groupId: post.groupId, forRight: post.forRight, authorId: post.authorId })
    freshen(ctx, post.groupId, postId)
  })
