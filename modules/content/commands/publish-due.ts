// The hour of a scheduled post has come. Run twice, or by two processes at once, it appears once; late, it says so.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { job } from '#kernel/jobs/define.ts'
import { publishDue } from '../store/posts.ts'
import { tellPosted } from './tell-posted.ts'

export const publishDuePost = (ctx: Ctx, postId: string): Promise<boolean> =>
  within(ctx, async ctx => {
    const post = await publishDue(ctx, postId)
    if (!post) return false
    await tellPosted(ctx, post)
    return true
  })

export const publishDueJob = job('content.publish', z.object({ postId: z.string() }), async (ctx, { postId }) => {
  await publishDuePost(ctx, postId)
})
