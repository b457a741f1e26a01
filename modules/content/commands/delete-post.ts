// A post is taken back by whoever wrote it: a member his own, an operator what the community said. Drafts vanish.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { callOff } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NotYours, WrongState } from '../contract.ts'
import { postDeleted } from '../facts.ts'
import { mayRead } from '../policy.ts'
import { statesFor } from '../rules/posts.ts'
import { endPin } from '../store/marks.ts'
import { deletePost as erase, lockPost, movePost, type StoredPost } from '../store/posts.ts'
import { freshen } from './freshen.ts'
import { publishDueJob } from './publish-due.ts'
import { changeFiles } from './take-files.ts'

export const deletePost = (ctx: Ctx, postId: string): Promise<void> =>
  within(ctx, async ctx => {
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    if (ctx.actor.kind === 'member') {
      if (!(await mayRead(ctx, post.groupId)) || post.publishedAt === null) refuse(NotFound)
      if (post.authorId !== ctx.actor.memberId) refuse(NotYours)
      // What a host took down stays his decision; a second call finds it done.
      if (post.state !== 'published') return
    } else {
      needRight(ctx, 'content.publish')
      if (post.authorId !== null) refuse(NotYours)
      if (!statesFor('discard').includes(post.state)) refuse(WrongState)
    }
    await (post.publishedAt === null ? vanish(ctx, post) : takeBack(ctx, post))
  })

async function vanish(ctx: Ctx, post: StoredPost): Promise<void> {
  await changeFiles(ctx, post.id, { pictures: [], voice: null })
  await callOff(ctx, publishDueJob, post.id)
  await erase(ctx, post.id)
}

async function takeBack(ctx: Ctx, post: StoredPost): Promise<void> {
  if (post.pinnedAt) await endPin(ctx, post.id)
  await movePost(ctx, post.id, statesFor('discard'), { state: 'removed', pinnedAt: null })
  await record(ctx, postDeleted, post.id, {
    postId: post.id,
    groupId: post.groupId,
    forRight: post.forRight,
    authorId: post.authorId,
  })
  freshen(ctx, post.groupId, post.id)
}
