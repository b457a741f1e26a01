// The pages of the activities.
import { IconStar } from '#ui/kit/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { actTexts } from './texts.ts'

const ofActivities = { scope: 'community', right: 'activities.read' } as const

export const activityPages: readonly PageLine[] = [
  {
    ...ofActivities,
    path: '/activities',
    title: actTexts.activities,
    chapter: 'running',
    icon: IconStar,
    also: '玩法 签到 打卡 接龙 抽奖 红包 竞猜 投票 征稿 任务 问卷 huodong hd choujiang activities plays draws',
    page: page(async () => (await import('./activities-page.tsx')).ActivitiesPage),
  },
  {
    ...ofActivities,
    path: '/activities/new',
    title: actTexts.newActivity,
    right: 'activities.edit',
    page: page(async () => (await import('./shelf-page.tsx')).ShelfPage),
  },
  {
    ...ofActivities,
    path: '/activities/new/:play',
    title: actTexts.newActivity,
    right: 'activities.edit',
    page: page(async () => (await import('./activity-form.tsx')).NewActivityPage),
  },
  {
    ...ofActivities,
    path: '/activities/series',
    title: actTexts.series,
    page: page(async () => (await import('./series-page.tsx')).SeriesPage),
  },
  {
    ...ofActivities,
    path: '/activities/series/new',
    title: actTexts.series,
    right: 'activities.run',
    page: page(async () => (await import('./shelf-page.tsx')).SeriesShelfPage),
  },
  {
    ...ofActivities,
    path: '/activities/series/new/:play',
    title: actTexts.series,
    right: 'activities.run',
    page: page(async () => (await import('./series-form.tsx')).NewSeriesPage),
  },
  {
    ...ofActivities,
    path: '/activities/:activityId',
    title: actTexts.activity,
    page: page(async () => (await import('./activity-page.tsx')).ActivityPage),
  },
  {
    ...ofActivities,
    path: '/activities/:activityId/edit',
    title: actTexts.change,
    right: 'activities.edit',
    page: page(async () => (await import('./activity-form.tsx')).ChangeActivityPage),
  },
]
