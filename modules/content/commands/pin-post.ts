// A post is pinned to the top of its stream, or unpinned.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { PinsFull, WrongState } from '../contract.ts'
import { postPinned } from '../facts.ts'
import { pinsMax } from '../rules/posts.ts'
import { countPins, endPin, insertPin, lockPins } from '../store/marks.ts'
import { lockPost, movePost } from '../store/posts.ts'
import { freshen } from './freshen.ts'
import { needKeeper } from './take-down.ts'

/** Pinning twice, or unpinning what is not pinned, changes nothing. */
export const pinPost = (ctx: Ctx, postId: string, pinned: boolean): Promise<void> =>
  within(ctx, async ctx => {
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    await needKeeper(ctx, post.groupId)
    if ((post.pinnedAt !== null) === pinned) return
    if (pinned) {
      if (post.state !== 'published') refuse(WrongState)
      await lockPins(ctx, post.stream)
      if ((await countPins(ctx, post.stream)) >= pinsMax) refuse(PinsFull, { limit: pinsMax })
      await insertPin(ctx, newId(ctx, 'pin'), postId)
    } else await endPin(ctx, postId)
    await movePost(ctx, postId, ['published'], { pinnedAt: pinned ? ctx.now : null })
    await record(ctx, postPinned, postId, {
      postId,
      groupId: post.groupId,
      forRight: post.forRight,
      authorId: post.authorId,
      pinned,
    })
    freshen(ctx, post.groupId, postId)
  })
