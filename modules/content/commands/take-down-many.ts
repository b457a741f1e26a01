// An operator takes down at once what he saw in the preview, and nothing that came since.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { type ConsolePost, PreviewStale, type Selection } from '../contract.ts'
import { consolePostsById, selectedPosts } from '../store/console.ts'
import { lockPost } from '../store/posts.ts'
import { type Down, lowerPost } from './take-down.ts'

const shownMax = 20

export async function previewTakedowns(ctx: Ctx, selection: Selection): Promise<{ count: number; posts: ConsolePost[] }> {
  needRight(ctx, 'content.moderate')
  const ids = await selectedPosts(ctx, selection, false)
  return { count: ids.length, posts: await consolePostsById(ctx, ids.slice(0, shownMax)) }
}

export const takeDownMany = (ctx: Ctx, selection: Selection, count: number, down: Down): Promise<number> =>
  within(ctx, async ctx => {
    needRight(ctx, 'content.moderate')
    const ids = await selectedPosts(ctx, selection, true)
    if (ids.length !== count) refuse(PreviewStale, { count: ids.length })
    for (const id of ids) {
      const post = await lockPost(ctx, id)
      if (post?.state === 'published') await lowerPost(ctx, post, down)
    }
    return ids.length
  })
