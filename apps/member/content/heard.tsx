// What the live line tells of posts, comments and notices, put into what is kept. Nothing is asked again.
import { answers, keyOf } from '#ui/answers.ts'
import { announce } from '#ui/kit/toast.tsx'
import { boot } from '../api.ts'
import { useLive } from '../shell/live.ts'
import { changePost, dropComment, dropPost, putComment, putPost } from './kept.ts'
import type { Notice } from './shapes.ts'
import { streamTexts } from './texts.ts'

const asPost = [
  'content.posted',
  'content.post-edited',
  'content.post-pinned',
  'content.post-featured',
  'content.post-unfeatured',
  'content.post-put-back',
]
const asGone = ['content.post-deleted', 'content.post-taken-down']
const asComment = ['content.commented', 'content.comment-edited', 'content.comment-put-back']
const kinds = [...asPost, ...asGone, ...asComment, 'content.reactions-changed', 'content.comment-gone', 'content.noticed']

const unreadKey = keyOf('content.noticesUnread', {})

function hearNotice({ notice, unread }: { notice: Notice; unread: number }): void {
  answers.set(unreadKey, { unread })
  answers.change<{ items: Notice[]; next: string | null }>('content.notices', old => ({
    ...old,
    items: [notice, ...old.items.filter(other => other.id !== notice.id)],
  }))
  announce(streamTexts.noticed)
}

function hear(kind: string, body: any): void {
  // The console's copy of a fact carries ids alone; a member's app has no use for it.
  if (asPost.includes(kind)) {
    if (!body.author) return
    putPost(body)
    if (kind === 'content.posted' && body.author.memberId !== boot.me?.memberId)
      announce(streamTexts.posted, { name: body.author.name })
  } else if (asGone.includes(kind)) {
    if (body.id) dropPost(body.id)
  } else if (asComment.includes(kind)) {
    if (!body.comment) return
    putComment(body.comment)
    changePost(body.postId, post => ({ ...post, commentsCount: body.commentsCount }))
  } else if (kind === 'content.comment-gone') {
    dropComment(body.postId, body.commentId)
    changePost(body.postId, post => ({ ...post, commentsCount: body.commentsCount }))
  } else if (kind === 'content.reactions-changed') changePost(body.id, post => ({ ...post, reactions: body.reactions }))
  else if (kind === 'content.noticed') hearNotice(body)
}

export const useContentHeard = (): void => useLive(kinds, hear)
