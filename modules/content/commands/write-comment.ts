// Someone comments on a post, or answers a comment. In the usual case all of it is one statement, durable when it returns.
import type { Ctx } from '#kernel/ctx.ts'
import { outboxRow } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { type Comment, type NewComment, PostClosed } from '../contract.ts'
import { commented, mentioned, noticed } from '../facts.ts'
import { mayOpen, whyNotComment } from '../policy.ts'
import { namedIn, searchOf } from '../rules/text.ts'
import { findComment, type NewNotice } from '../store/comments.ts'
import { type Place, placeOf } from '../store/posts.ts'
import { readersAmong } from '../store/readers.ts'
import { writeComment as write } from '../store/write-comments.ts'
import { planCount } from './count-activity.ts'
import { freshen } from './freshen.ts'
import { noticeFact } from './notify.ts'

export async function writeComment(ctx: Ctx, postId: string, wish: NewComment): Promise<Comment> {
  const place = (await placeOf(ctx, postId)) ?? refuse(NotFound)
  if (!(await mayOpen(ctx, postId, place))) refuse(NotFound)
  const refusal = await whyNotComment(ctx, place.groupId)
  if (refusal) refuse(refusal)
  const authorId = ctx.actor.kind === 'member' ? ctx.actor.memberId : null
  const id = newId(ctx, 'cmt')
  const mentions = await readersAmong(ctx, place.groupId, namedIn(wish.text))
  const notices = await noticesOf(ctx, { postId, id, authorId, mentions, replyTo: wish.replyTo, place })
  const row = { id, postId, authorId, mentions, text: wish.text, search: searchOf(wish.text), replyTo: wish.replyTo, at: ctx.now }
  const facts = factsOf(ctx, { postId, groupId: place.groupId, forRight: place.forRight, authorId, commentId: id }, notices)
  const count = authorId === null ? null : planCount(ctx, { memberId: authorId, kind: 'comment', id })
  const comment = (await write(ctx, { ...row, notices, facts, jobs: count?.row ? [count.row] : [] })) ?? refuse(PostClosed)
  ctx.afterCommit(() => {
    count?.keep()
    ctx.house.relay.wake(ctx.community.id)
  })
  freshen(ctx, place.groupId, postId)
  return comment
}

interface Written {
  postId: string
  id: string
  authorId: string | null
  mentions: readonly string[]
  replyTo: string | null
  place: Place
}
/** Those named, and whoever is answered: the author of the comment it answers, or else of the post. Nobody twice. */
async function noticesOf(ctx: Ctx, what: Written): Promise<NewNotice[]> {
  const answered = what.replyTo === null ? what.place.authorId : ((await findComment(ctx, what.replyTo))?.authorId ?? null)
  const notice = (memberId: string, kind: NewNotice['kind']): NewNotice => ({
    id: newId(ctx, 'ntc'),
    memberId,
    kind,
    postId: what.postId,
    commentId: what.id,
    byMemberId: what.authorId,
    reason: null,
  })
  const named = what.mentions.filter(id => id !== what.authorId)
  const isTold = answered === null || answered === what.authorId || named.includes(answered)
  return [...named.map(id => notice(id, 'mention')), ...(isTold ? [] : [notice(answered, 'reply')])]
}

function factsOf(
  ctx: Ctx,
  about: { postId: string; groupId: string | null; forRight: string | null; authorId: string | null; commentId: string },
  notices: readonly NewNotice[],
) {
  const named = notices.filter(notice => notice.kind === 'mention')
  return [
    outboxRow(ctx, commented, about.postId, about),
    ...named.map(({ memberId }) => outboxRow(ctx, mentioned, about.postId, { ...about, memberId })),
    ...notices.map(notice => outboxRow(ctx, noticed, about.postId, noticeFact(notice))),
  ]
}
