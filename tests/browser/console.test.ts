// The console, every page of it: at the desk and on a phone, by day and by night, in both languages, without barriers.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type ClubStage, meiPassword, openClubStage, sevenVoices } from '../stories/club-stage.ts'
import { Visitor } from '../visitor.ts'
import { barriers, type Look, openBrowser, openContext, overflow, watch } from './browser.ts'

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

let here: ClubStage
let browser: Browser
let desk: BrowserContext
let page: Page
let wrong: string[]

before(async () => {
  here = await openClubStage({ webFolder: join(import.meta.dirname, '../../dist/web') })
  browser = await openBrowser()
  desk = await openContext(browser, { size: 'desk' })
  page = await desk.newPage()
  page.setDefaultTimeout(20_000)
  wrong = watch(page)
})
after(async () => {
  await browser?.close()
  await here?.close()
})

test('Mei becomes the owner by the one-time link, by screen', async () => {
  await page.goto(await here.stage.ownerLink())
  const password = page.locator('input[type="password"]')
  await password.first().waitFor()
  assert.deepEqual(await barriers(page), [], 'the welcome page')
  await page.locator('input[type="email"]').first().fill('mei@qunluo.example')
  await page.locator('input[autocomplete="name"], input[name="name"]').first().fill('梅')
  for (const field of await password.all()) await field.fill(meiPassword)
  const welcomed = page.waitForResponse(answer => answer.url().endsWith('/api/staff/welcome') && answer.ok())
  await page.locator('button[type="submit"]').first().click()
  await welcomed
  await page.waitForURL(/\/console\/playbooks/)
})

test('she launches the playbook from the shelf, by screen, and finds the community standing', async () => {
  await page.goto(`${here.stage.url}/console/playbooks/daily-voice-club`)
  await page.getByText('听友大群').first().waitFor()
  await page.getByRole('button', { name: /启动/ }).first().click()
  const sure = page.getByRole('dialog').getByRole('button', { name: /启动|确定/ })
  if (await sure.isVisible().catch(() => false)) await sure.click()
  await page.waitForURL(/\/playbooks\/done\//)
  assert.deepEqual(await barriers(page), [], 'the page after launching')
})

const byAddress = (tab: Page, url: string): Promise<unknown> => tab.goto(url)
/** As a press on a link does it, without loading the console anew. */
async function within(tab: Page, url: string): Promise<void> {
  const from = await tab.title()
  if (!tab.url().startsWith(here.stage.url)) await tab.goto(url)
  else await tab.evaluate(path => history.pushState(null, '', path), new URL(url).pathname)
  await tab.waitForFunction(title => document.title !== title, from)
}

async function walk(look: Look, go: typeof byAddress): Promise<string[]> {
  const context = await openContext(browser, look)
  await context.addCookies(await desk.cookies())
  const tab = await context.newPage()
  const faults = watch(tab)
  const found: string[] = []
  for (const path of pagesFor(look.size as keyof typeof ofTrade)) {
    await go(tab, `${here.stage.url}/console/${path}`)
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

test('with a voice published and one to come, every page stands at the desk', async () => {
  const mei = new Visitor(here.stage.url)
  await mei.post('/staff/sign-in', { email: 'mei@qunluo.example', password: meiPassword })
  const { id } = await mei.get('/front')
  const slots = await mei.get(`/communities/${id}/content/slots`)
  const { fileId } = await mei.upload(`/communities/${id}/content/uploads/voice`, sevenVoices[0] as string)
  const when = { date: '2026-03-02', slotId: slots.find((s: { ref: string }) => s.ref === 'morning-voice').id }
  await mei.post(`/communities/${id}/content/posts`, { text: '第一天', voice: fileId, as: 'scheduled', when })
  await here.stage.moveTo('2026-03-01T10:00:00Z')
  assert.deepEqual(await walk({ size: 'desk' }, byAddress), [])
})

test('every page stands on a phone, in English, by night', async () => {
  assert.deepEqual(await walk({ size: 'small-phone', locale: 'en', dark: true }, within), [])
})

test('the reference of the API and the list of refusals are without barriers', async () => {
  for (const path of ['/docs/api', '/docs/refusals']) {
    await page.goto(here.stage.url + path)
    assert.deepEqual(await barriers(page), [], path)
  }
})

test('nothing went wrong behind the screens', () => assert.deepEqual(wrong, []))
