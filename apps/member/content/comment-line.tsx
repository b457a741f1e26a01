// A comment under a post.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconEdit, IconFlag, IconHide, IconReply, IconTrash } from '#ui/kit/icons.tsx'
import { Menu, type MenuItem } from '#ui/kit/menu.tsx'
import { boot } from '../api.ts'
import { Byline, Face, nameOf } from './byline.tsx'
import { EditSheet } from './post/edit-sheet.tsx'
import { HideSheet } from './post/hide-sheet.tsx'
import { RemoveConfirm } from './post/remove-confirm.tsx'
import { ReportSheet } from './post/report-sheet.tsx'
import { postTexts } from './post/texts.ts'
import type { Comment } from './shapes.ts'
import { streamTexts } from './texts.ts'
import { Words } from './words.tsx'

export interface CommentLineProps {
  comment: Comment
  groupId: string | null
  moderate: boolean
  /** Led to by a link. */
  meant: boolean
  onReply: (() => void) | undefined
}

const editableMs = 24 * 3_600_000

export function CommentLine({ comment, groupId, moderate, meant, onReply }: CommentLineProps) {
  const t = useT()
  const [open, setOpen] = useState<'edit' | 'remove' | 'report' | 'hide' | null>(null)
  const own = comment.author.memberId !== null && comment.author.memberId === boot.me?.memberId
  const young = Date.now() - new Date(comment.at).getTime() < editableMs
  const target = { comment, groupId }
  const close = () => setOpen(null)
  const items: MenuItem[] = [
    ...(own && young && onReply ? [{ label: t(streamTexts.edit), icon: IconEdit, onChoose: () => setOpen('edit') }] : []),
    ...(own ? [{ label: t(streamTexts.remove), icon: IconTrash, grave: true, onChoose: () => setOpen('remove') }] : []),
    ...(own ? [] : [{ label: t(streamTexts.report), icon: IconFlag, onChoose: () => setOpen('report') }]),
    ...(moderate && !own ? [{ label: t(streamTexts.hide), icon: IconHide, grave: true, onChoose: () => setOpen('hide') }] : []),
  ]
  return (
    <li className="m-comment" id={comment.id} data-meant={meant || undefined}>
      <article aria-label={t(postTexts.commentOf, { name: nameOf(comment.author) })}>
        <div className="m-post-head">
          <Face author={comment.author} size="small" />
          <Byline author={comment.author} at={comment.at}>
            {comment.editedAt && <span>{t(streamTexts.edited)}</span>}
          </Byline>
          <Menu items={items} label={t(streamTexts.more)} />
        </div>
        <div className="m-comment-body">
          {comment.replyTo && (
            <p className="q-quiet">
              {comment.replyTo.name === null ? t(postTexts.repliedGone) : t(postTexts.replyTo, { name: comment.replyTo.name })}
            </p>
          )}
          <div className="q-prose">
            <Words text={comment.text} mentions={comment.mentions} />
          </div>
          {onReply && (
            <Button kind="plain" size="small" icon={IconReply} onClick={onReply}>
              {t(postTexts.reply)}
            </Button>
          )}
        </div>
      </article>
      {open === 'edit' && <EditSheet target={target} onClose={close} />}
      {open === 'remove' && <RemoveConfirm target={target} onClose={close} />}
      {open === 'report' && <ReportSheet target={{ commentId: comment.id }} onClose={close} />}
      {open === 'hide' && <HideSheet target={target} onClose={close} />}
    </li>
  )
}
