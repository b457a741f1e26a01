// What concerns oneself: mentions, answers, what became of one's posts.
import './find.css'
import { answers, keyOf } from '#ui/answers.ts'
import { useAction, usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { IconButton } from '#ui/kit/button.tsx'
import { IconCheck, IconHide, IconStar } from '#ui/kit/icons.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api, boot, fileAddress } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { useUnread } from '../shell/unread.ts'
import { at } from '../shell/ways.ts'
import { findTexts } from './find/texts.ts'
import type { Notice } from './shapes.ts'

async function markRead(ids?: string[]): Promise<void> {
  const { unread } = await api.content.readNotices({ body: ids ? { ids } : {} })
  answers.set(keyOf('content.noticesUnread', {}), { unread })
  const readAt = new Date().toISOString()
  answers.change<{ items: Notice[] }>('content.notices', old => ({
    ...old,
    items: old.items.map(notice => (!ids || ids.includes(notice.id) ? { ...notice, readAt: notice.readAt ?? readAt } : notice)),
  }))
}

export function InboxScreen() {
  const t = useT()
  const notices = usePages(api.content.notices, boot.me ? {} : null)
  const unread = useUnread()
  const readAll = useAction(() => markRead(), { onDone: () => toast(findTexts.allRead) })
  const all = unread > 0 && (
    <IconButton icon={IconCheck} label={t(findTexts.readAll)} disabled={readAll.busy} onClick={() => void readAll.run()} />
  )
  return (
    <Page title={t(findTexts.inbox)} back="/" actions={all}>
      {!boot.me && <SignInFirst />}
      <ErrorNote error={readAll.error} small onRetry={readAll.run} />
      {boot.me && (
        <PagesList
          pages={notices}
          keyOf={notice => notice.id}
          draw={notice => <NoticeRow notice={notice} />}
          label={t(findTexts.inbox)}
          empty={
            <Empty scene="rest" title={t(findTexts.noNotices)}>
              {t(findTexts.noNoticesHint)}
            </Empty>
          }
        />
      )}
    </Page>
  )
}

function NoticeFace({ notice }: { notice: Notice }) {
  if (notice.by) {
    const { memberId, name, avatarFileId } = notice.by
    return <Avatar name={name} id={memberId} photo={avatarFileId && fileAddress(avatarFileId)} />
  }
  const Mark = notice.kind === 'hidden' ? IconHide : IconStar
  return (
    <span className="q-avatar" aria-hidden="true">
      <Mark size={20} />
    </span>
  )
}

function NoticeRow({ notice }: { notice: Notice }) {
  const t = useT()
  const open = () => notice.readAt === null && void markRead([notice.id])
  return (
    <li>
      <a
        className="m-notice"
        data-unread={notice.readAt === null || undefined}
        href={at(`/posts/${notice.postId}${notice.commentId ? `?comment=${notice.commentId}` : ''}`)}
        onClick={open}
      >
        <NoticeFace notice={notice} />
        <span className="m-notice-words">
          <span className="m-notice-what">{t(findTexts[notice.kind], { name: notice.by?.name ?? t(findTexts.somebody) })}</span>
          {notice.reason && <span>{t(findTexts.reason, { reason: notice.reason })}</span>}
          <span className="m-notice-excerpt">{notice.excerpt}</span>
          <RelativeTime at={notice.at} className="q-quiet" />
        </span>
        {notice.readAt === null && (
          <span className="m-notice-dot">
            <span className="q-aside">{t(findTexts.unread)}</span>
          </span>
        )}
      </a>
    </li>
  )
}
