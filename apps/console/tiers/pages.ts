// The pages of the tiers.
import { IconTier } from '../shell/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { tierTexts } from './texts.ts'

const ofTiers = { scope: 'community', right: 'tiers.read' } as const

export const tierPages: readonly PageLine[] = [
  {
    ...ofTiers,
    path: '/tiers',
    title: tierTexts.tiers,
    chapter: 'structure',
    icon: IconTier,
    also: '会员 等级 权益 huiyuan dengji hydj tiers plans membership',
    page: page(async () => (await import('./plans-page.tsx')).PlansPage),
  },
  {
    ...ofTiers,
    path: '/tiers/plans/:planId',
    title: tierTexts.plan,
    page: page(async () => (await import('./plan-page.tsx')).PlanPage),
  },
  {
    ...ofTiers,
    path: '/tiers/holders',
    title: tierTexts.holders,
    also: '持有者 会员名单 chiyou holders',
    page: page(async () => (await import('./holders-page.tsx')).HoldersPage),
  },
  {
    ...ofTiers,
    path: '/tiers/holders/:holdingId',
    title: tierTexts.holder,
    page: page(async () => (await import('./holding-page.tsx')).HoldingPage),
  },
  {
    ...ofTiers,
    path: '/tiers/book',
    title: tierTexts.book,
    also: '承诺 兑现 权益 chengnuo benefits promises obligations',
    page: page(async () => (await import('./book-page.tsx')).BookPage),
  },
  {
    ...ofTiers,
    path: '/tiers/figures',
    title: tierTexts.figures,
    also: '续费率 xufei renewals forecast liability',
    page: page(async () => (await import('./figures-page.tsx')).TierFiguresPage),
  },
]
