// The pages of the content.
import { IconCalendar, IconComment, IconFlag } from '#ui/kit/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { contentTexts } from './texts.ts'

export const contentPages: readonly PageLine[] = [
  {
    path: '/calendar',
    title: contentTexts.calendar,
    scope: 'community',
    chapter: 'output',
    icon: IconCalendar,
    right: 'content.read',
    also: '排期 时段 定时 rili schedule slots week',
    page: page(async () => (await import('./calendar-page.tsx')).CalendarPage),
  },
  {
    path: '/calendar/slots',
    title: contentTexts.slots,
    scope: 'community',
    right: 'content.read',
    page: page(async () => (await import('./slots-page.tsx')).SlotsPage),
  },
  {
    path: '/posts',
    title: contentTexts.posts,
    scope: 'community',
    chapter: 'output',
    icon: IconComment,
    right: 'content.read',
    also: '动态 帖子 草稿 neirong stream drafts',
    page: page(async () => (await import('./posts-page.tsx')).PostsPage),
  },
  {
    path: '/posts/new',
    title: contentTexts.composeTitle,
    scope: 'community',
    right: 'content.publish',
    also: '写 发布 语音 图片 compose write voice',
    page: page(async () => (await import('./compose-page.tsx')).ComposePage),
  },
  {
    path: '/posts/settings',
    title: contentTexts.settings,
    scope: 'community',
    right: 'content.publish',
    page: page(async () => (await import('./settings-page.tsx')).ContentSettingsPage),
  },
  {
    path: '/posts/:postId',
    title: contentTexts.post,
    scope: 'community',
    right: 'content.read',
    page: page(async () => (await import('./post-page.tsx')).PostPage),
  },
  {
    path: '/posts/:postId/edit',
    title: contentTexts.editTitle,
    scope: 'community',
    right: 'content.publish',
    page: page(async () => (await import('./compose-page.tsx')).EditPage),
  },
  {
    path: '/moderation',
    title: contentTexts.moderation,
    scope: 'community',
    chapter: 'output',
    icon: IconFlag,
    right: 'content.moderate',
    also: '审核 举报 隐藏 jubao abuse hide',
    page: page(async () => (await import('./moderation-page.tsx')).ModerationPage),
  },
  {
    path: '/moderation/bulk',
    title: contentTexts.bulk,
    scope: 'community',
    right: 'content.moderate',
    page: page(async () => (await import('./bulk-page.tsx')).BulkPage),
  },
]
