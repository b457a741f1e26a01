// The doctor's page.
import { IconPulse } from '../shell/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { doctorTexts } from './texts.ts'

export const doctorPages: readonly PageLine[] = [
  {
    path: '/doctor',
    title: doctorTexts.title,
    scope: 'community',
    chapter: 'running',
    icon: IconPulse,
    right: 'communities.examine',
    also: '检查 体检 对账 zijian zj doctor check health',
    page: page(async () => (await import('./doctor-page.tsx')).DoctorPage),
  },
]
