// What was answered to a post; operators answer as the community, hide and put back.
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { answers } from '#ui/answers.ts'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { TextArea } from '#ui/kit/field.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api, fileAddress } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { useMay } from '../shell/session.ts'
import { offerUndo } from '../shell/undo.tsx'
import { postTexts } from './post-texts.ts'
import { withNames } from './post-words.ts'
import { TakedownSheet } from './takedown-sheet.tsx'
import { stateTexts } from './texts.ts'
import type { ConsolePost } from './week.ts'

type Comment = Answer<Rooms['content']['consolePost']>['comments'][number]
const refreshes = ['content']

export function PostComments({ post, comments }: { post: ConsolePost; comments: readonly Comment[] }) {
  const t = useT()
  const may = useMay()
  const [hiding, setHiding] = useState<Comment | null>(null)
  const putBack = useAction((comment: Comment) => api.content.putBackComment({ params: { commentId: comment.id } }), {
    refreshes,
    onDone: () => toast(postTexts.back),
  })
  const down = useAction(
    (comment: Comment, wish: { reason: string; how: 'hidden' | 'removed' }) =>
      api.content.takeDownComment({ params: { commentId: comment.id }, body: wish }).then(() => comment),
    {
      refreshes,
      onDone: comment => {
        setHiding(null)
        const undo = () =>
          api.content.putBackComment({ params: { commentId: comment.id } }).then(() => answers.refresh('content'))
        offerUndo(postTexts.hidden, undo)
      },
    },
  )
  if (post.state === 'draft' || post.state === 'scheduled') return <p className="q-quiet">{t(postTexts.notYet)}</p>
  return (
    <section className="c-comments">
      <h2>{t(postTexts.commentsCount, { count: comments.length })}</h2>
      {comments.length === 0 && <Empty title={t(postTexts.noComments)}>{t(postTexts.noCommentsHint)}</Empty>}
      <ErrorNote error={putBack.error} small />
      <ul>
        {comments.map(comment => (
          <li key={comment.id} className={comment.state === 'published' ? undefined : 'c-comment-down'}>
            <Avatar
              name={comment.author.name}
              id={comment.author.memberId ?? 'community'}
              photo={comment.author.avatarFileId && fileAddress(comment.author.avatarFileId)}
              size="small"
            />
            <div className="q-grow">
              <p className="q-row">
                <b>{comment.author.cardName ?? comment.author.name}</b>
                {comment.replyTo?.name && <span className="q-quiet">{t(postTexts.replyTo, { name: comment.replyTo.name })}</span>}
                <RelativeTime at={comment.at} className="q-quiet" />
                {comment.state !== 'published' && <Tag tone="ochre">{t(stateTexts[comment.state])}</Tag>}
              </p>
              <p className="q-prose">{withNames(comment.text, comment.mentions)}</p>
            </div>
            {may('content.moderate') &&
              (comment.state === 'published' ? (
                <Button size="small" kind="plain" onClick={() => setHiding(comment)}>
                  {t(postTexts.hide)}
                </Button>
              ) : (
                <Button size="small" kind="plain" busy={putBack.busy} onClick={() => void putBack.run(comment)}>
                  {t(postTexts.putBack)}
                </Button>
              ))}
          </li>
        ))}
      </ul>
      {may('content.publish') && post.state === 'published' && <Write postId={post.id} />}
      {hiding && (
        <TakedownSheet
          title={t(postTexts.hideCommentTitle)}
          busy={down.busy}
          error={down.error}
          onClose={() => setHiding(null)}
          onTakeDown={wish => void down.run(hiding, wish)}
        />
      )}
    </section>
  )
}

function Write({ postId }: { postId: string }) {
  const t = useT()
  const [text, setText] = useState('')
  const send = useAction(() => api.content.consoleComment({ params: { postId }, body: { text: text.trim() } }), {
    refreshes,
    onDone: () => {
      setText('')
      toast(postTexts.commented)
    },
  })
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        void send.run()
      }}
    >
      <TextArea label={t(postTexts.writeComment)} rows={2} maxLength={2000} value={text} onChange={setText} />
      <ErrorNote error={send.error} small />
      <div>
        <Button size="small" submit busy={send.busy} disabled={!text.trim()}>
          {t(postTexts.comment)}
        </Button>
      </div>
    </form>
  )
}
