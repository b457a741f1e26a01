// Deleting what one wrote oneself.
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import { goBack } from '../../shell/ways.ts'
import { dropComment, dropPost } from '../kept.ts'
import type { Target } from './edit-sheet.tsx'
import { postTexts } from './texts.ts'

export function RemoveConfirm({ target, onClose }: { target: Target; onClose: () => void }) {
  const t = useT()
  const remove = useAction(async () => {
    if ('post' in target) {
      await api.content.remove({ params: { postId: target.post.id } })
      if (location.pathname.endsWith(target.post.id)) goBack('/')
      dropPost(target.post.id)
    } else {
      await api.content.removeComment({ params: { commentId: target.comment.id } })
      dropComment(target.comment.postId, target.comment.id)
    }
    toast(postTexts.removed)
    onClose()
  })
  const isPost = 'post' in target
  return (
    <Confirm
      open
      onClose={onClose}
      title={t(isPost ? postTexts.removeTitle : postTexts.removeCommentTitle)}
      verb={t(postTexts.remove)}
      busy={remove.busy}
      onConfirm={() => void remove.run()}
    >
      <p>{t(isPost ? postTexts.removeHint : postTexts.removeCommentHint)}</p>
      <ErrorNote error={remove.error} small />
    </Confirm>
  )
}
