// What a bulk takedown would take down, shown before it does, and taken back after.
import { useState } from 'react'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { is } from '#ui/problem.ts'
import { api } from '../api.ts'
import { offerUndo } from '../shell/undo.tsx'
import { HowField } from './how-field.tsx'
import { moderationTexts } from './moderation-texts.ts'
import { postTexts } from './post-texts.ts'
import { excerptOf } from './post-words.ts'
import { usePlaces } from './use-groups.ts'

type Selection = Parameters<typeof api.content.previewTakedowns>[0]['body']

export interface BulkSheetProps {
  selection: Selection
  onClose: () => void
  onDone: () => void
}

export function BulkSheet({ selection, onClose, onDone }: BulkSheetProps) {
  const t = useT()
  const places = usePlaces()
  const preview = useRead(api.content.previewTakedowns, { body: selection }, { staleMs: 0 })
  const [reason, setReason] = useState('')
  const [how, setHow] = useState<'hidden' | 'removed'>('hidden')
  const count = preview.data?.count ?? 0
  const posts = preview.data?.posts ?? []
  const hide = useAction(() => api.content.takeDownMany({ body: { selection, count, reason, how } }), {
    refreshes: ['content'],
    onDone: done => {
      onDone()
      // Only what was listed can be put back one by one.
      const undo = async () => {
        for (const post of posts) await api.content.putBack({ params: { postId: post.id } })
        answers.refresh('content')
      }
      if (posts.length === done.count) offerUndo(moderationTexts.hidMany, undo, { count: done.count })
    },
  })
  const stale = is(hide.error, 'content.preview-stale')
  return (
    <Sheet
      open
      onClose={onClose}
      title={t(moderationTexts.bulkTitle)}
      held={hide.busy}
      actions={
        stale ? (
          <Button
            onClick={() => {
              hide.reset()
              void preview.reload()
            }}
          >
            {t(moderationTexts.again)}
          </Button>
        ) : (
          <Button kind="seal" busy={hide.busy} disabled={count === 0 || !reason.trim()} onClick={() => void hide.run()}>
            {t(moderationTexts.hideCount, { count })}
          </Button>
        )
      }
    >
      <div className="q-stack">
        {preview.loading && <Skeleton kind="text" />}
        <ErrorNote error={preview.error} onRetry={preview.reload} />
        {preview.data && count === 0 && <Empty scene="trail" title={t(moderationTexts.bulkNone)} />}
        {count > 0 && (
          <>
            <p>{t(moderationTexts.bulkCount, { count })}</p>
            <ul className="c-bulk-list">
              {posts.map(post => (
                <li key={post.id}>
                  <span>{excerptOf(post, 60)}</span>
                  <span className="q-quiet">
                    {post.author.cardName ?? post.author.name} · {places.nameOf(post.groupId)}
                  </span>
                </li>
              ))}
            </ul>
            {posts.length < count && <p className="q-quiet">{t(moderationTexts.bulkMore, { count: count - posts.length })}</p>}
            <Input
              label={t(postTexts.reason)}
              hint={t(postTexts.reasonHint)}
              value={reason}
              maxLength={200}
              onChange={setReason}
            />
            <HowField how={how} onChange={setHow} />
          </>
        )}
        <ErrorNote error={hide.error} small />
      </div>
    </Sheet>
  )
}
