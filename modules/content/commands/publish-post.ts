// An operator publishes a draft, or a scheduled post before its hour.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { callOff } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { WrongState } from '../contract.ts'
import { statesFor, whyNotAppear } from '../rules/posts.ts'
import { lockPost, movePost } from '../store/posts.ts'
import { publishDueJob } from './publish-due.ts'
import { tellPosted } from './tell-posted.ts'

export const publishPost = (ctx: Ctx, postId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'content.publish')
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    if (!statesFor('publish').includes(post.state)) refuse(WrongState)
    const fault = whyNotAppear({ text: post.text, pictures: post.pictures as unknown[], voice: post.voice })
    if (fault) refuse(fault)
    await movePost(ctx, postId, statesFor('publish'), { state: 'published', publishedAt: ctx.now, appearedAt: ctx.now })
    await callOff(ctx, publishDueJob, postId)
    await tellPosted(ctx, post)
  })
