// The pages of the rules.
import { IconSeal } from '../shell/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { policyTexts } from './texts.ts'

export const policyPages: readonly PageLine[] = [
  {
    path: '/policies',
    title: policyTexts.title,
    scope: 'community',
    chapter: 'running',
    icon: IconSeal,
    right: 'policies.read',
    also: '法律 规则 政策 抽奖 上限 退款 hegui hg guize falv law rules policy compliance',
    page: page(async () => (await import('./policies-page.tsx')).PoliciesPage),
  },
  {
    path: '/policies/:tab',
    title: policyTexts.title,
    scope: 'community',
    right: 'policies.read',
    page: page(async () => (await import('./policies-page.tsx')).PoliciesPage),
  },
]
