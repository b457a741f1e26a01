// The pages of the ledger.
import { IconScales } from '../shell/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { walletTexts } from './texts.ts'

export const walletPages: readonly PageLine[] = [
  {
    path: '/ledger',
    title: walletTexts.ledger,
    scope: 'community',
    chapter: 'running',
    icon: IconScales,
    right: 'wallet.read',
    also: '流水 科目 月结 钱包 积分 点数 储值 zhangben zb liushui ledger journal wallet points',
    page: page(async () => (await import('./ledger-page.tsx')).LedgerPage),
  },
  {
    path: '/ledger/:tab',
    title: walletTexts.ledger,
    scope: 'community',
    right: 'wallet.read',
    page: page(async () => (await import('./ledger-page.tsx')).LedgerPage),
  },
]
