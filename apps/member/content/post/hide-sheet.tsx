// A host takes something down, with a reason that its author is told; and may take that back.
import { useState } from 'react'
import { answers } from '#ui/answers.ts'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { TextArea } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import { offerUndo } from '../../shell/undo.tsx'
import { goBack } from '../../shell/ways.ts'
import { dropComment, dropPost, putPost } from '../kept.ts'
import type { Target } from './edit-sheet.tsx'
import { postTexts } from './texts.ts'

export function HideSheet({ target, onClose }: { target: Target; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const hide = useAction(async () => {
    const body = { reason, how: 'hidden' as const }
    if ('post' in target) {
      const { post } = target
      const params = { postId: post.id }
      await api.content.hostTakeDown({ params, body })
      if (location.pathname.endsWith(post.id)) goBack('/')
      dropPost(post.id)
      offerUndo(postTexts.hidden, async () => {
        await api.content.hostPutBack({ params })
        putPost(post)
        toast(postTexts.putBack)
      })
    } else {
      const { comment } = target
      const params = { commentId: comment.id }
      await api.content.hostTakeDownComment({ params, body })
      dropComment(comment.postId, comment.id)
      offerUndo(postTexts.hidden, async () => {
        await api.content.hostPutBackComment({ params })
        answers.refresh('content.post')
        toast(postTexts.putBack)
      })
    }
    onClose()
  })
  const isPost = 'post' in target
  return (
    <Sheet
      open
      title={t(isPost ? postTexts.hideTitle : postTexts.hideCommentTitle)}
      onClose={onClose}
      held={hide.busy}
      actions={
        <Button kind="seal" busy={hide.busy} disabled={!reason.trim()} onClick={() => void hide.run()}>
          {t(postTexts.hide)}
        </Button>
      }
    >
      <div className="q-stack">
        <p className="q-quiet">{t(postTexts.hideLead)}</p>
        <TextArea label={t(postTexts.reason)} rows={2} maxLength={200} value={reason} onChange={setReason} />
        <ErrorNote error={hide.error} small onRetry={hide.run} />
      </div>
    </Sheet>
  )
}
