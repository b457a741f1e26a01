// An operator changes what the community says: freely while it is a draft, with its history once it has appeared.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NotYours, OneKind, type Picture, type Voice, WrongState } from '../contract.ts'
import { postEdited } from '../facts.ts'
import { kindOf, whyNotAppear } from '../rules/posts.ts'
import { namedIn, searchOf } from '../rules/text.ts'
import { keepEarlierText, lockPost, rewritePost } from '../store/posts.ts'
import { readersAmong } from '../store/readers.ts'
import { freshen } from './freshen.ts'
import { changeFiles } from './take-files.ts'

export interface PostChange {
  text?: string | undefined
  pictures?: string[] | undefined
  voice?: string | null | undefined
}

export const changePost = (ctx: Ctx, postId: string, change: PostChange): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'content.publish')
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    if (post.authorId !== null) refuse(NotYours)
    if (post.state === 'hidden' || post.state === 'removed') refuse(WrongState)
    const wish = {
      text: change.text ?? post.text,
      pictures: change.pictures ?? (post.pictures as Picture[]).map(picture => picture.fileId),
      voice: change.voice === undefined ? ((post.voice as Voice | null)?.fileId ?? null) : change.voice,
    }
    const fault = whyNotAppear(wish)
    if (fault && (post.state !== 'draft' || fault === OneKind)) refuse(fault)
    const files = await changeFiles(ctx, postId, wish)
    const mentions = await readersAmong(ctx, post.groupId, namedIn(wish.text))
    const appeared = post.state === 'published'
    if (appeared && wish.text !== post.text)
      await keepEarlierText(ctx, { id: newId(ctx, 'old'), postId, commentId: null, text: post.text, by: actorName(ctx.actor) })
    const to = { ...files, kind: kindOf({ text: wish.text, ...files }), text: wish.text, mentions, search: searchOf(wish.text) }
    await rewritePost(ctx, postId, to, appeared)
    if (!appeared) return
    await record(ctx, postEdited, postId, { postId, groupId: post.groupId, forRight: post.forRight, authorId: null })
    freshen(ctx, post.groupId, postId)
  })
