// The walk through every page of the console, as its tests at the desk and on the phone take it.
import type { BrowserContext, Page } from 'playwright-core'
import { type ClubStage, sevenVoices } from '../stories/club-stage.ts'
import type { Visitor } from '../visitor.ts'
import { barriers, overflow, watch } from './browser.ts'

const ofCommunity = [
  ...['', 'members', 'segments', 'stages', 'fields', 'imports', 'groups', 'applications', 'invites', 'audit', 'settings'],
  ...['calendar', 'calendar/slots', 'posts', 'posts/new', 'posts/settings', 'moderation', 'moderation/bulk'],
  ...['messages', 'messages/out', 'messages/templates', 'replies', 'replies/new', 'replies/greetings', 'replies/hits'],
  // Pages of one title do not follow each other: the walk goes on when the title changes.
  ...['ledger', 'channels', 'channels/connect', 'channels/quotas', 'ledger/accounts', 'doctor', 'ledger/months'],
  ...['policies', 'audit', 'policies/try', 'settings', 'policies/history', 'calendar', 'policies/decisions'],
]
const ofHouse = ['communities', 'staff', 'staff/audit', 'account', 'playbooks', 'playbooks/own', 'playbooks/daily-voice-club']
// What is sold has many pages; the desk's own test (shop-desk.test.ts) walks through them too, so each is seen here once.
const ofTrade = {
  desk: [
    ...['products', 'offers', 'tiers', 'offers/new/flash', 'payments', 'coupons', 'deals', 'orders', 'tiers/book', 'dispatch'],
    ...['payments/tickets', 'till', 'deals/new/stepped'],
  ],
  'small-phone': [
    ...['stocks', 'tiers/holders', 'offers/new', 'payments/refunds', 'coupons/new', 'deals/new', 'dispatch/tracking'],
    ...['tiers/figures', 'offers/new/bundle', 'payments/bills', 'coupons/new/exchange', 'deals/new/crowdfunding'],
    ...['dispatch/settings', 'payments/accounts', 'deals/new/meal'],
  ],
}
const pagesFor = (size: keyof typeof ofTrade) => [
  ...[...ofCommunity, ...ofTrade[size]].map(path => `c/chenguang/${path}`),
  ...ofHouse,
]

/** A voice published and one to come, so that the pages have something to show. */
export async function publishVoice(here: ClubStage, mei: Visitor): Promise<void> {
  const { id } = await mei.get('/front')
  const slots = await mei.get(`/communities/${id}/content/slots`)
  const { fileId } = await mei.upload(`/communities/${id}/content/uploads/voice`, sevenVoices[0] as string)
  const when = { date: '2026-03-02', slotId: slots.find((s: { ref: string }) => s.ref === 'morning-voice').id }
  await mei.post(`/communities/${id}/content/posts`, { text: '第一天', voice: fileId, as: 'scheduled', when })
  await here.stage.moveTo('2026-03-01T10:00:00Z')
}

export type Going = (tab: Page, url: string) => Promise<unknown>
export const byAddress: Going = (tab, url) => tab.goto(url)
/** As a press on a link does it, without loading the console anew. */
export const within: Going = async (tab, url) => {
  const { origin, pathname } = new URL(url)
  const from = await tab.title()
  if (!tab.url().startsWith(origin)) await tab.goto(url)
  else await tab.evaluate(path => history.pushState(null, '', path), pathname)
  await tab.waitForFunction(title => document.title !== title, from)
}

/** Every page of this size, in a tab of its own: what is wrong with them. */
export async function walk(context: BrowserContext, url: string, size: keyof typeof ofTrade, go: Going): Promise<string[]> {
  const tab = await context.newPage()
  const faults = watch(tab)
  const found: string[] = []
  for (const path of pagesFor(size)) {
    await go(tab, `${url}/console/${path}`)
    await tab.locator('main').first().waitFor()
    await tab.waitForFunction(() => !document.querySelector('.q-skeleton, .ant-skeleton, .ant-spin-spinning'))
    // A path that ends nowhere has no barriers either.
    if (await tab.getByText(/这里没有路了|The path ends here/).isVisible()) found.push(`/${path} ends nowhere`)
    for (const barrier of await barriers(tab)) found.push(`/${path}: ${barrier}`)
    const wide = await overflow(tab)
    if (wide > 0) found.push(`/${path}: ${wide} px too wide`)
  }
  await context.close()
  return [...found, ...faults]
}
