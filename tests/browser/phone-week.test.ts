// The daily voice club on a phone, by screen: from the invite's address to the morning's voice, without one reload.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type ClubStage, meiPassword, minuteAndOne, openClubStage, sevenVoices, sixTwenty } from '../stories/club-stage.ts'
import type { Visitor } from '../visitor.ts'
import { barriers, openBrowser, openContext, overflow, watch } from './browser.ts'

let here: ClubStage
let browser: Browser
let page: Page
let wrong: string[]
let mei: Visitor
let inviteUrl = ''
let clubId = ''
const at = (path: string) => `/communities/${clubId}${path}`

before(async () => {
  here = await openClubStage({ webFolder: join(import.meta.dirname, '../../dist/web') })
  mei = await here.owner()
  const plan = await mei.post('/playbooks/plans', { id: 'daily-voice-club' })
  clubId = (await mei.post('/playbooks/runs', { id: 'daily-voice-club', fingerprint: plan.fingerprint })).run.communityId
  const tree = await mei.get(at('/console/groups'))
  const listeners = tree.find((g: { name: string }) => g.name === '听友大群')
  inviteUrl = (await mei.post(at('/console/invites'), { groupIds: [listeners.id], usesMax: 5, days: 14 })).url
  const [slot] = (await mei.get(at('/content/slots'))).filter((s: { ref: string }) => s.ref === 'morning-voice')
  const { fileId } = await mei.upload(at('/content/uploads/voice'), sevenVoices[0] as string)
  const when = { date: '2026-03-02', slotId: slot.id }
  await mei.post(at('/content/posts'), { text: '把一件小事想清楚。', voice: fileId, as: 'scheduled', when })
  await assert.rejects(mei.upload(at('/content/uploads/voice'), minuteAndOne), /voice-too-long/)
  browser = await openBrowser()
  const context = await openContext(browser)
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  wrong = watch(page)
})
after(async () => {
  await browser?.close()
  await here?.close()
})

const press = (name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
/** The screen stands, and what it asked for has come. */
async function isFilled(tab: Page): Promise<void> {
  await tab.locator('main#main').waitFor()
  await tab.waitForFunction(() => !document.querySelector('.q-skeleton'))
}
const isFine = async (where: string) => {
  assert.deepEqual(await barriers(page), [], where)
  assert.equal(await overflow(page), 0, `${where} scrolls sideways`)
}

test('a visitor opens the invite, and is told what it takes', async () => {
  await page.goto(inviteUrl)
  await page.getByText('入座要做的事').waitFor()
  await isFine('the invitation')
  await press('接受邀请')
})

test('she signs in with the code from her mail and says how she is called', async () => {
  await page.getByLabel('邮箱', { exact: true }).fill('ling@qunluo.example')
  await press('获取验证码')
  const mail = await here.mailbox.waitFor('ling@qunluo.example')
  await isFine('the code')
  await page.getByLabel('六位数验证码').fill(/\b(\d{6})\b/.exec(mail.text)?.[1] ?? '')
  await page.getByLabel('称呼').fill('凌')
  await press('继续')
})

test('she reads and signs the norms, gives the password, writes her card and receives number and name', async () => {
  await page.getByText('先听今天的声音，再说话', { exact: false }).waitFor()
  await isFine('the norms')
  await page.getByText('我读过了，愿意遵守').click()
  await press('签下群规')
  await page.getByLabel('暗号').fill('清晨七点')
  await press('说出暗号')
  await page.getByText('暗号不对', { exact: false }).waitFor()
  await page.getByLabel('暗号').fill('清晨六点二十')
  await press('说出暗号')
  await page.getByLabel('城市').fill('苏州')
  await page.getByText('001-凌-苏州').first().waitFor()
  await press('入座')
  await page.getByText('你是第 1 号').waitFor()
  await isFine('the ceremony')
  await press('进群')
  await page.getByRole('heading', { name: '听友大群' }).first().waitFor()
  await isFine('the group')
})

test('at 06:20 the voice appears on the open phone, without a reload, and plays', async () => {
  await page.goto(`${here.stage.url}/`)
  await page.getByText('晨光听友社').first().waitFor()
  await page.evaluate(() => Object.assign(window, { kept: true }))
  await here.stage.moveTo(sixTwenty('2026-03-02'))
  await page.getByText('把一件小事想清楚。').first().waitFor()
  assert.equal(await page.evaluate(() => 'kept' in window), true)
  await page.getByRole('button', { name: /播放/ }).first().click()
  await page.waitForFunction(() => [...document.querySelectorAll('audio')].some(a => a.currentTime > 0 || a.ended))
  await isFine('today')
})

test('she comments and reacts, and finds the post by a Chinese phrase', async () => {
  await page.locator('article a[href*="/posts/"]').first().click()
  await page.waitForURL(/\/posts\//)
  await page.getByLabel('写评论').first().fill('昨天终于把阳台的灯修好了。')
  await press('发送')
  await page.getByText('昨天终于把阳台的灯修好了。').first().waitFor()
  await page.getByRole('button', { name: /^谢谢/ }).first().click()
  await page.waitForFunction(() => document.querySelector('[aria-pressed="true"]') !== null)
  await isFine('the post')
  await page.goto(`${here.stage.url}/search`)
  await page.getByRole('searchbox').first().fill('阳台的灯')
  await page.getByText('阳台的灯').first().waitFor()
  await isFine('the search')
})

test('her own page, the groups and the inbox are without barriers, in both languages and by night', async () => {
  for (const path of ['/me', '/me/profile', '/me/account', '/me/privacy', '/groups', '/inbox', '/members']) {
    await page.goto(here.stage.url + path)
    await isFilled(page)
    await isFine(path)
  }
  const night = await openContext(browser, { size: 'small-phone', locale: 'en', dark: true })
  await night.addCookies(await page.context().cookies())
  const other = await night.newPage()
  for (const path of ['/', '/groups', '/me']) {
    await other.goto(here.stage.url + path)
    await isFilled(other)
    assert.deepEqual(await barriers(other), [], `${path} by night`)
    assert.equal(await overflow(other), 0, `${path} at 360 px`)
  }
  await night.close()
})

test('a ban takes the open page away', async () => {
  await page.goto(`${here.stage.url}/`)
  await mei.post('/staff/sign-in', { email: 'mei@qunluo.example', password: meiPassword })
  const { items } = await mei.get(at('/members?limit=10'))
  await mei.post(at(`/members/${items[0].memberId}/ban`), { why: '试一试' })
  await page.getByText('你已被移出这个社群', { exact: false }).waitFor()
})

test('nothing went wrong behind the screens', () => assert.deepEqual(wrong, []))
