// Writing a comment: a line at the foot of the page, at hand while one reads.
import { useEffect } from 'react'
import { newKey } from '#ui/api.ts'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconClose, IconSend } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { nameOf } from './byline.tsx'
import { useDraft } from './drafts.ts'
import { changePost, putComment } from './kept.ts'
import { useMentionField } from './mention-field.tsx'
import { marked } from './mentions.ts'
import { postTexts } from './post/texts.ts'
import type { Comment, Post } from './shapes.ts'

export interface CommentBoxProps {
  post: Post
  replyTo: Comment | null
  onReplyTo: (comment: Comment | null) => void
  onSent: (comment: Comment) => void
}

let wish = newKey()

export function CommentBox({ post, replyTo, onReplyTo, onSent }: CommentBoxProps) {
  const t = useT()
  const [draft, change, drop] = useDraft(`comment ${post.id}`)
  const { field, button, focus } = useMentionField({
    draft,
    onDraft: change,
    groupId: post.groupId,
    label: t(postTexts.yourComment),
    bare: true,
    rows: 1,
    maxLength: 2_000,
    placeholder: t(postTexts.yourComment),
    onKeyDown: event => {
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send.run()
    },
  })
  const send = useAction(async () => {
    if (!draft.text.trim()) return focus()
    const comment = await api.content.comment({
      params: { postId: post.id },
      body: { text: marked(draft.text, draft.mentions), replyTo: replyTo?.id ?? null },
      idempotencyKey: wish,
    })
    wish = newKey()
    drop()
    onReplyTo(null)
    putComment(comment)
    changePost(post.id, old => ({ ...old, commentsCount: Math.max(old.commentsCount, post.commentsCount + 1) }))
    onSent(comment)
  })
  useEffect(() => {
    if (replyTo) focus()
  }, [replyTo, focus])
  return (
    <div className="m-comment-box">
      {replyTo && (
        <p className="m-replying">
          <span className="q-grow q-clip">{t(postTexts.replyTo, { name: nameOf(replyTo.author) })}</span>
          <IconButton icon={IconClose} label={t(postTexts.noReply)} onClick={() => onReplyTo(null)} />
        </p>
      )}
      <ErrorNote error={send.error} small onRetry={send.run} />
      <form
        className="m-comment-form"
        onSubmit={event => {
          event.preventDefault()
          void send.run()
        }}
      >
        {field}
        {button}
        <IconButton
          icon={IconSend}
          label={t(postTexts.send)}
          className="m-send"
          disabled={send.busy || !draft.text.trim()}
          onClick={() => void send.run()}
        />
      </form>
    </div>
  )
}
