// The console at the desk: the owner's first steps by screen, then every page of it by its address, without barriers.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type ClubStage, meiPassword, openClubStage } from '../stories/club-stage.ts'
import { Visitor } from '../visitor.ts'
import { barriers, openBrowser, openContext, watch } from './browser.ts'
import { byAddress, publishVoice, walk } from './console-walk.ts'

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

test('with a voice published and one to come, every page stands at the desk', async () => {
  const mei = new Visitor(here.stage.url)
  await mei.post('/staff/sign-in', { email: 'mei@qunluo.example', password: meiPassword })
  await publishVoice(here, mei)
  const context = await openContext(browser, { size: 'desk' })
  await context.addCookies(await desk.cookies())
  assert.deepEqual(await walk(context, here.stage.url, 'desk', byAddress), [])
})

test('the reference of the API and the list of refusals are without barriers', async () => {
  for (const path of ['/docs/api', '/docs/refusals']) {
    await page.goto(here.stage.url + path)
    assert.deepEqual(await barriers(page), [], path)
  }
})

test('nothing went wrong behind the screens', () => assert.deepEqual(wrong, []))
