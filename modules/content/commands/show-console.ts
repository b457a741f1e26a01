// What operators are shown of posts; each look is asked for with its right.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { withNames } from '#modules/members/index.ts'
import type { ConsoleComment, ConsolePost } from '../contract.ts'
import { consoleComments, earlierTexts, findConsolePost } from '../store/console.ts'

/** After a change, whatever right it took: the post as it stands now. */
export const postAfter = async (ctx: Ctx, postId: string): Promise<ConsolePost> =>
  (await findConsolePost(ctx, postId)) ?? refuse(NotFound)

export interface Whole {
  post: ConsolePost
  comments: ConsoleComment[]
  earlier: { text: string; at: Date; by: string; byName: string | null }[]
}
export async function showConsolePost(ctx: Ctx, postId: string): Promise<Whole> {
  needRight(ctx, 'content.read')
  const post = await postAfter(ctx, postId)
  const [comments, earlier] = await Promise.all([consoleComments(ctx, postId), earlierTexts(ctx, postId)])
  return { post, comments, earlier: await withNames(ctx, earlier, 'by') }
}
