// The pages of the deals.
import { IconDeal } from '../shell/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { dealTexts } from './texts.ts'

const ofDeals = { scope: 'community', right: 'shop.read' } as const

export const dealPages: readonly PageLine[] = [
  {
    ...ofDeals,
    path: '/deals',
    title: dealTexts.deals,
    chapter: 'running',
    icon: IconDeal,
    also: '拼团 预售 众筹 竞拍 抽签 阶梯 赞助餐 tuangou yushou zhongchou deals',
    page: page(async () => (await import('./deals-page.tsx')).DealsPage),
  },
  {
    ...ofDeals,
    path: '/deals/new/:kind?',
    title: dealTexts.newDeal,
    right: 'shop.edit',
    page: page(async () => (await import('./deal-form.tsx')).NewDealPage),
  },
  {
    ...ofDeals,
    path: '/deals/:dealId',
    title: dealTexts.deal,
    page: page(async () => (await import('./deal-page.tsx')).DealPage),
  },
]
