// The pages of the console: one line a page. The rail, the crumbs and the palette are all drawn from this list, so a room adds its lines here and nothing elsewhere.
import { type ComponentType, lazy } from 'react'
import type { Text } from '#kernel/i18n.ts'
import type { Icon } from '#ui/kit/icons.tsx'
import { IconCalendar, IconComment, IconFlag, IconGroups, IconQr, IconToday } from '#ui/kit/icons.tsx'
import { contentTexts } from './content/texts.ts'
import { groupTexts } from './groups/texts.ts'
import { ruleTexts } from './members/stage-texts.ts'
import { memberTexts } from './members/texts.ts'
import { bookTexts } from './playbooks/texts.ts'
import { IconBook, IconDoor, IconFields, IconPeople, IconStages, IconTag } from './shell/icons.tsx'
import { type chapterTexts, frameTexts } from './texts.ts'

export type Chapter = keyof typeof chapterTexts
export interface PageLine {
  /** Below `/console/c/<slug>` for a community's page, below `/console` for one of the house. */
  path: string
  title: Text
  page: ComponentType<any>
  scope: 'community' | 'house'
  /** Pages with an icon stand in the rail, under their chapter; the house's below. */
  icon?: Icon
  chapter?: Chapter
  /** What an operator must hold to see it, e.g. `members.read`. */
  right?: string
  /** More words by which the palette finds it. */
  also?: string
}

const page = (load: () => Promise<ComponentType<any>>): ComponentType<any> => lazy(async () => ({ default: await load() }))

export const pages: readonly PageLine[] = [
  {
    path: '/',
    title: frameTexts.home,
    scope: 'community',
    icon: IconToday,
    page: page(async () => (await import('./home/home-page.tsx')).HomePage),
  },
  {
    path: '/calendar',
    title: contentTexts.calendar,
    scope: 'community',
    chapter: 'output',
    icon: IconCalendar,
    right: 'content.read',
    also: '排期 时段 定时 rili schedule slots week',
    page: page(async () => (await import('./content/calendar-page.tsx')).CalendarPage),
  },
  {
    path: '/calendar/slots',
    title: contentTexts.slots,
    scope: 'community',
    right: 'content.read',
    page: page(async () => (await import('./content/slots-page.tsx')).SlotsPage),
  },
  {
    path: '/posts',
    title: contentTexts.posts,
    scope: 'community',
    chapter: 'output',
    icon: IconComment,
    right: 'content.read',
    also: '动态 帖子 草稿 neirong stream drafts',
    page: page(async () => (await import('./content/posts-page.tsx')).PostsPage),
  },
  {
    path: '/posts/new',
    title: contentTexts.composeTitle,
    scope: 'community',
    right: 'content.publish',
    also: '写 发布 语音 图片 compose write voice',
    page: page(async () => (await import('./content/compose-page.tsx')).ComposePage),
  },
  {
    path: '/posts/settings',
    title: contentTexts.settings,
    scope: 'community',
    right: 'content.publish',
    page: page(async () => (await import('./content/settings-page.tsx')).ContentSettingsPage),
  },
  {
    path: '/posts/:postId',
    title: contentTexts.post,
    scope: 'community',
    right: 'content.read',
    page: page(async () => (await import('./content/post-page.tsx')).PostPage),
  },
  {
    path: '/posts/:postId/edit',
    title: contentTexts.editTitle,
    scope: 'community',
    right: 'content.publish',
    page: page(async () => (await import('./content/compose-page.tsx')).EditPage),
  },
  {
    path: '/moderation',
    title: contentTexts.moderation,
    scope: 'community',
    chapter: 'output',
    icon: IconFlag,
    right: 'content.moderate',
    also: '审核 举报 隐藏 jubao abuse hide',
    page: page(async () => (await import('./content/moderation-page.tsx')).ModerationPage),
  },
  {
    path: '/moderation/bulk',
    title: contentTexts.bulk,
    scope: 'community',
    right: 'content.moderate',
    page: page(async () => (await import('./content/bulk-page.tsx')).BulkPage),
  },
  {
    path: '/playbooks',
    title: bookTexts.title,
    also: `${bookTexts.also.zh} ${bookTexts.also.en}`,
    scope: 'house',
    chapter: 'copy',
    icon: IconBook,
    right: 'playbooks.read',
    page: page(async () => (await import('./playbooks/shelf-page.tsx')).ShelfPage),
  },
  {
    path: '/playbooks/own',
    title: bookTexts.ownTitle,
    scope: 'house',
    right: 'playbooks.launch',
    page: page(async () => (await import('./playbooks/own-page.tsx')).OwnPage),
  },
  {
    path: '/playbooks/done/:runId',
    title: bookTexts.runs,
    scope: 'house',
    right: 'playbooks.read',
    page: page(async () => (await import('./playbooks/done-page.tsx')).DonePage),
  },
  {
    path: '/playbooks/:playbookId',
    title: bookTexts.title,
    scope: 'house',
    right: 'playbooks.read',
    page: page(async () => (await import('./playbooks/playbook-page.tsx')).PlaybookPage),
  },
  {
    path: '/members',
    title: memberTexts.members,
    scope: 'community',
    chapter: 'people',
    icon: IconPeople,
    right: 'members.read',
    also: '成员 chengyuan cy directory 名单 通讯录',
    page: page(async () => (await import('./members/members-page.tsx')).MembersPage),
  },
  {
    path: '/members/:memberId',
    title: memberTexts.members,
    scope: 'community',
    right: 'members.read',
    page: page(async () => (await import('./members/member-page.tsx')).MemberPage),
  },
  {
    path: '/segments',
    title: memberTexts.segments,
    scope: 'community',
    chapter: 'people',
    icon: IconTag,
    right: 'members.read',
    also: 'renqun biaoqian rqbq tags segments',
    page: page(async () => (await import('./members/segments-page.tsx')).SegmentsPage),
  },
  {
    path: '/stages',
    title: ruleTexts.title,
    scope: 'community',
    chapter: 'people',
    icon: IconStages,
    right: 'members.read',
    also: 'jieduan guize jdgz stages',
    page: page(async () => (await import('./members/stages-page.tsx')).StagesPage),
  },
  {
    path: '/fields',
    title: memberTexts.fields,
    scope: 'community',
    chapter: 'people',
    icon: IconFields,
    right: 'members.read',
    also: 'ziliaoxiang zlx fields profile',
    page: page(async () => (await import('./members/fields-page.tsx')).FieldsPage),
  },
  {
    path: '/groups',
    title: groupTexts.groups,
    scope: 'community',
    chapter: 'structure',
    icon: IconGroups,
    right: 'groups.read',
    also: 'qun groups xiwei 席位 seats',
    page: page(async () => (await import('./groups/groups-page.tsx')).GroupsPage),
  },
  {
    path: '/groups/:groupId/:tab?',
    title: groupTexts.groups,
    scope: 'community',
    right: 'groups.read',
    page: page(async () => (await import('./groups/group-page.tsx')).GroupPage),
  },
  {
    path: '/applications',
    title: { zh: '入群申请', en: 'Applications' },
    scope: 'community',
    chapter: 'structure',
    icon: IconDoor,
    right: 'groups.read',
    also: 'ruqun shenqing rqsq applications',
    page: page(async () => (await import('./groups/applications-page.tsx')).ApplicationsPage),
  },
  {
    path: '/invites',
    title: groupTexts.invites,
    scope: 'community',
    chapter: 'structure',
    icon: IconQr,
    right: 'groups.read',
    also: 'yaoqing erweima yq invites qr',
    page: page(async () => (await import('./groups/invites-page.tsx')).InvitesPage),
  },
]
