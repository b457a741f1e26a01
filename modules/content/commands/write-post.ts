// Someone writes a post: a member in a group or in the community's stream, or the community itself.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { newId } from '#kernel/ids.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import type { NewPost } from '../contract.ts'
import { whyNotPost } from '../policy.ts'
import { kindOf, whyNotAppear } from '../rules/posts.ts'
import { namedIn, searchOf } from '../rules/text.ts'
import { insertPost, membersMayWrite, notePostForHolders } from '../store/posts.ts'
import { readersAmong } from '../store/readers.ts'
import { takeFiles } from './take-files.ts'
import { tellPosted } from './tell-posted.ts'

/** The id of the new post. A draft may be empty and is nobody's business yet. */
export const writePost = (
  ctx: Ctx,
  wish: NewPost & { forRight?: string | null },
  as: 'draft' | 'published' = 'published',
): Promise<string> =>
  within(ctx, async ctx => {
    const refusal = await whyNotPost(ctx, wish.groupId, await membersMayWrite(ctx))
    if (refusal) refuse(refusal)
    const forRight = wish.forRight ?? null
    // Members write for all who read; for whom else, is the community's to say.
    if (forRight !== null && ctx.actor.kind === 'member') refuse(Forbidden)
    const fault = whyNotAppear(wish)
    if (fault && (as === 'published' || (wish.voice !== null && wish.pictures.length > 0))) refuse(fault)
    const id = newId(ctx, 'pst')
    const files = await takeFiles(ctx, id, wish)
    const post = {
      id,
      groupId: wish.groupId,
      forRight,
      authorId: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
      kind: kindOf({ text: wish.text, ...files }),
      mentions: await readersAmong(ctx, wish.groupId, namedIn(wish.text)),
    }
    await insertPost(ctx, {
      ...post,
      ...files,
      text: wish.text,
      search: searchOf(wish.text),
      state: as,
      createdBy: actorName(ctx.actor),
    })
    if (forRight !== null) notePostForHolders(ctx)
    if (as === 'published') await tellPosted(ctx, { ...post, dueAt: null, slotId: null })
    return id
  })
