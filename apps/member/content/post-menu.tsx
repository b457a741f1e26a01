// What can be done with a post: by its author, by those who keep order, by anyone.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { IconEdit, IconFlag, IconHide, IconLink, IconPin, IconStar, IconTrash } from '#ui/kit/icons.tsx'
import { Menu, type MenuItem } from '#ui/kit/menu.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { at } from '../shell/ways.ts'
import { changePost, putPost } from './kept.ts'
import { EditSheet } from './post/edit-sheet.tsx'
import { HideSheet } from './post/hide-sheet.tsx'
import { RemoveConfirm } from './post/remove-confirm.tsx'
import { ReportSheet } from './post/report-sheet.tsx'
import type { MinePost, Post } from './shapes.ts'
import { streamTexts as words } from './texts.ts'

type Open = 'edit' | 'remove' | 'report' | 'hide' | null

export interface PostMenuProps {
  post: Post
  mine: MinePost | undefined
  moderate: boolean
}

function useMarks(post: Post) {
  const params = { postId: post.id }
  const pin = useAction(async () => {
    await (post.pinnedAt ? api.content.hostUnpin({ params }) : api.content.hostPin({ params }))
    const pinnedAt = post.pinnedAt ? null : new Date().toISOString()
    putPost({ ...post, pinnedAt })
    toast(pinnedAt ? words.pinDone : words.unpinDone)
  })
  const feature = useAction(async () => {
    await (post.featuredAt ? api.content.hostUnfeature({ params }) : api.content.hostFeature({ params, body: {} }))
    const featuredAt = post.featuredAt ? null : new Date().toISOString()
    changePost(post.id, old => ({ ...old, featuredAt }))
    toast(featuredAt ? words.featureDone : words.unfeatureDone)
  })
  return { pin, feature, error: pin.error ?? feature.error }
}

export function PostMenu({ post, mine, moderate }: PostMenuProps) {
  const t = useT()
  const [open, setOpen] = useState<Open>(null)
  const { pin, feature, error } = useMarks(post)
  const close = () => setOpen(null)
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(at(`/posts/${post.id}`), location.href).href)
    toast(words.copied)
  }
  const items: MenuItem[] = [
    ...(mine?.editable ? [{ label: t(words.edit), icon: IconEdit, onChoose: () => setOpen('edit') }] : []),
    ...(moderate
      ? [
          { label: t(post.pinnedAt ? words.unpin : words.pin), icon: IconPin, onChoose: () => void pin.run() },
          { label: t(post.featuredAt ? words.unfeature : words.feature), icon: IconStar, onChoose: () => void feature.run() },
        ]
      : []),
    ...(navigator.clipboard ? [{ label: t(words.copyLink), icon: IconLink, onChoose: () => void copy() }] : []),
    ...(mine?.own ? [] : [{ label: t(words.report), icon: IconFlag, onChoose: () => setOpen('report') }]),
    ...(moderate && !mine?.own ? [{ label: t(words.hide), icon: IconHide, grave: true, onChoose: () => setOpen('hide') }] : []),
    ...(mine?.own ? [{ label: t(words.remove), icon: IconTrash, grave: true, onChoose: () => setOpen('remove') }] : []),
  ]
  return (
    <>
      <Menu opened items={items} label={t(words.more)} />
      {error !== undefined && (
        <div className="m-post-error">
          <ErrorNote error={error} small />
        </div>
      )}
      {open === 'edit' && <EditSheet target={{ post }} onClose={close} />}
      {open === 'remove' && <RemoveConfirm target={{ post }} onClose={close} />}
      {open === 'report' && <ReportSheet target={{ postId: post.id }} onClose={close} />}
      {open === 'hide' && <HideSheet target={{ post }} onClose={close} />}
    </>
  )
}
