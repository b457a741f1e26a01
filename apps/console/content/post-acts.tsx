// What can be done with a post, each with its way back where there is one.
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconHide, IconPin, IconStar, IconTrash } from '#ui/kit/icons.tsx'
import { Menu } from '#ui/kit/menu.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast, toastError } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { useMay } from '../shell/session.ts'
import { offerUndo } from '../shell/undo.tsx'
import { calendarTexts } from './calendar-texts.ts'
import { MoveSheet } from './move-sheet.tsx'
import { postTexts } from './post-texts.ts'
import { TakedownSheet } from './takedown-sheet.tsx'
import { useMoves } from './use-moves.ts'
import type { ConsolePost } from './week.ts'

const refreshes = ['content']

export function PostActs({ post }: { post: ConsolePost }) {
  const t = useT()
  const may = useMay()
  const [, go] = useLocation()
  const [open, setOpen] = useState<'move' | 'down' | 'discard' | null>(null)
  const moves = useMoves()
  const params = { postId: post.id }
  const own = post.author.memberId === null
  const refresh = () => answers.refresh('content')
  const mark = async (act: () => Promise<unknown>, words: { zh: string; en: string }) => {
    try {
      await act()
      refresh()
      toast(words)
    } catch (error) {
      toastError(error)
    }
  }
  const putBack = useAction(() => api.content.putBack({ params }), { refreshes, onDone: () => toast(postTexts.back) })
  const down = useAction((wish: { reason: string; how: 'hidden' | 'removed' }) => api.content.takeDown({ params, body: wish }), {
    refreshes,
    onDone: () => {
      setOpen(null)
      offerUndo(postTexts.hidden, () => api.content.putBack({ params }).then(refresh))
    },
  })
  const discard = useAction(() => api.content.discardPost({ params }), {
    refreshes,
    onDone: () => {
      toast(postTexts.discarded)
      go('/posts', { replace: true })
    },
  })
  const writes = may('content.publish')
  const orders = may('content.moderate')
  const waits = post.state === 'draft' || post.state === 'scheduled'
  const isDown = post.state === 'hidden' || post.state === 'removed'
  const up = post.state === 'published'
  const items = [
    ...(orders && up
      ? [
          post.pinnedAt
            ? {
                label: t(postTexts.unpin),
                icon: IconPin,
                onChoose: () => void mark(() => api.content.unpin({ params }), postTexts.didUnpin),
              }
            : {
                label: t(postTexts.pin),
                icon: IconPin,
                onChoose: () => void mark(() => api.content.pin({ params }), postTexts.didPin),
              },
          post.featuredAt
            ? {
                label: t(postTexts.unfeature),
                icon: IconStar,
                onChoose: () => void mark(() => api.content.unfeature({ params }), postTexts.didUnfeature),
              }
            : {
                label: t(postTexts.feature),
                icon: IconStar,
                onChoose: () => void mark(() => api.content.feature({ params, body: {} }), postTexts.didFeature),
              },
          { label: t(postTexts.hide), icon: IconHide, onChoose: () => setOpen('down') },
        ]
      : []),
    ...(writes && post.state === 'scheduled'
      ? [{ label: t(calendarTexts.unschedule), onChoose: () => void moves.unschedule.run(post) }]
      : []),
    ...(writes && own ? [{ label: t(postTexts.discard), icon: IconTrash, grave: true, onChoose: () => setOpen('discard') }] : []),
  ]
  return (
    <>
      {writes && own && !isDown && (
        <Link href={`/posts/${post.id}/edit`} className="q-button q-button-quiet q-button-small">
          {t(postTexts.edit)}
        </Link>
      )}
      {writes && own && waits && (
        <>
          <Button size="small" onClick={() => setOpen('move')}>
            {t(post.state === 'draft' ? calendarTexts.schedule : calendarTexts.move)}
          </Button>
          <Button
            size="small"
            kind="primary"
            busy={moves.publish.busy}
            onClick={async () => (await moves.publish.run(post)) && toast(calendarTexts.published)}
          >
            {t(calendarTexts.publishNow)}
          </Button>
        </>
      )}
      {orders && isDown && (
        <Button size="small" busy={putBack.busy} onClick={() => void putBack.run()}>
          {t(postTexts.putBack)}
        </Button>
      )}
      <Menu items={items} />
      <ErrorNote error={moves.publish.error ?? moves.unschedule.error ?? putBack.error} small />
      {open === 'move' && (
        <MoveSheet
          post={post}
          busy={moves.move.busy}
          error={moves.move.error}
          onClose={() => setOpen(null)}
          onPut={async when => (await moves.move.run(post, when)) && setOpen(null)}
        />
      )}
      {open === 'down' && (
        <TakedownSheet
          title={t(postTexts.hideTitle)}
          busy={down.busy}
          error={down.error}
          onClose={() => setOpen(null)}
          onTakeDown={wish => void down.run(wish)}
        />
      )}
      <Confirm
        open={open === 'discard'}
        onClose={() => setOpen(null)}
        title={t(postTexts.discardTitle)}
        verb={t(postTexts.discard)}
        busy={discard.busy}
        onConfirm={() => void discard.run()}
      >
        <p>{t(postTexts.discardHint)}</p>
        <ErrorNote error={discard.error} small />
      </Confirm>
    </>
  )
}
