// The console, every page of it: at the desk and on a phone, by day and by night, in both languages, without barriers.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type ClubStage, meiPassword, openClubStage, sevenVoices } from '../stories/club-stage.ts'
import { Visitor } from '../visitor.ts'
import { barriers, type Look, openBrowser, openContext, overflow, watch } from './browser.ts'

const pages = [
  ...['', 'members', 'segments', 'stages', 'fields', 'imports', 'groups', 'applications', 'invites', 'audit', 'settings'],
  ...['communities', 'staff', 'staff/audit', 'account', 'calendar', 'calendar/slots', 'posts', 'posts/new', 'posts/settings'],
  ...['moderation', 'messages', 'messages/out', 'messages/templates', 'replies', 'replies/new', 'replies/greetings'],
  ...['channels', 'channels/connect', 'channels/quotas', 'playbooks', 'playbooks/own', 'playbooks/daily-voice-club'],
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

async function walk(look: Look): Promise<string[]> {
  const context = await openContext(browser, look)
  await context.addCookies(await desk.cookies())
  const tab = await context.newPage()
  const faults = watch(tab)
  const found: string[] = []
  for (const path of pages) {
    await tab.goto(`${here.stage.url}/console/${path}`)
    await tab.locator('main').first().waitFor()
    await tab.waitForLoadState('networkidle').catch(() => {})
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
  assert.deepEqual(await walk({ size: 'desk' }), [])
})

test('every page stands on a phone, in English, by night', async () => {
  assert.deepEqual(await walk({ size: 'small-phone', locale: 'en', dark: true }), [])
})

test('the reference of the API and the list of refusals are without barriers', async () => {
  for (const path of ['/docs/api', '/docs/refusals']) {
    await page.goto(here.stage.url + path)
    assert.deepEqual(await barriers(page), [], path)
  }
})

test('nothing went wrong behind the screens', () => assert.deepEqual(wrong, []))
