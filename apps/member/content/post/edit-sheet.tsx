// One's own words, changed.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { TextArea } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import { putComment, putPost } from '../kept.ts'
import { marked, shown } from '../mentions.ts'
import type { Comment, Post } from '../shapes.ts'
import { postTexts } from './texts.ts'

export type Target = { post: Post } | { comment: Comment; groupId: string | null }

export function EditSheet({ target, onClose }: { target: Target; onClose: () => void }) {
  const t = useT()
  const what = 'post' in target ? target.post : target.comment
  const [text, setText] = useState(() => shown(what.text, what.mentions))
  const save = useAction(async () => {
    const body = { text: marked(text, what.mentions) }
    if ('post' in target) putPost(await api.content.edit({ params: { postId: target.post.id }, body }))
    else putComment(await api.content.editComment({ params: { commentId: target.comment.id }, body }))
    toast(postTexts.saved)
    onClose()
  })
  const max = 'post' in target ? 10_000 : 2_000
  return (
    <Sheet
      open
      title={t(postTexts.editTitle)}
      onClose={onClose}
      held={save.busy}
      actions={
        <Button kind="primary" busy={save.busy} onClick={() => void save.run()}>
          {t(postTexts.save)}
        </Button>
      }
    >
      <div className="q-stack">
        <TextArea label={t(postTexts.text)} bare rows={6} maxLength={max} value={text} onChange={setText} />
        <ErrorNote error={save.error} small onRetry={save.run} />
      </div>
    </Sheet>
  )
}
