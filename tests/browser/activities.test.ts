// Activities from setting up to proof: Mei sets up a check-in and a draw with the preview in view, people play on the phone, it is settled.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Club, isFine, openClub, type Person, press, putAway } from './club.ts'

let club: Club
let ling: Person
let bo: Person
let base = ''
let desk = ''

before(async () => {
  club = await openClub()
  ling = await club.member('凌', 'ling@qunluo.example')
  bo = await club.member('博', 'bo@qunluo.example')
  const { slug } = (await club.mei.get('/communities'))[0]
  base = `${club.url}/c/${slug}`
  desk = `${club.url}/console/c/${slug}`
})
after(() => club?.close())

const opened: Record<string, string> = {}
const wide = { width: 1280, height: 900 }

test('the shelf shows the plays; a check-in is set up with the preview in view and published', async () => {
  const { page } = await club.open(club.mei, wide as never)
  await page.goto(`${desk}/activities`)
  await page.getByText('还没有活动').waitFor()
  await isFine(page, 'no activities yet')
  await press(page, '新活动')
  await page
    .getByRole('link', { name: /打卡|签到/ })
    .first()
    .waitFor()
  await isFine(page, 'the shelf of plays')
  await page.goto(`${desk}/activities/new/check-in`)
  await page.getByLabel('标题').fill('早起打卡')
  await page.getByText('参与者会看到').waitFor()
  await isFine(page, 'setting up a check-in')
  await press(page, '公布')
  await page.getByRole('dialog').getByRole('button', { name: '公布' }).click()
  await page.getByText('进行中').first().waitFor()
  opened['check-in'] = page.url().split('/').pop() as string
  await isFine(page, 'a check-in at the desk')
  await putAway(page)
})

test('a draw with a prize is set up: what the law wants told stands in the form, and stops it while it is missing', async () => {
  const { page } = await club.open(club.mei, wide as never)
  await page.goto(`${desk}/activities/new/lottery`)
  await page.getByLabel('标题').fill('周五抽奖')
  await page.getByText('参与者会看到').waitFor()
  const told = { 主办方: '晨光听友社', 联系方式: 'club@qunluo.example', 怎样兑奖: '自动发放', 怎样交付: '发到积分账户' }
  for (const [label, words] of Object.entries(told)) await page.getByLabel(label).fill(words)
  await page.getByLabel('什么情况视为放弃').fill('没有')
  await page.getByText('可以公布。').waitFor()
  await isFine(page, 'setting up a draw')
  await press(page, '公布')
  await page.getByRole('dialog').getByRole('button', { name: '公布' }).click()
  await page.getByText('进行中').first().waitFor()
  opened['lottery'] = page.url().split('/').pop() as string
  await putAway(page)
})

test('a guest looks on and is asked to sign in; Ling checks in and enters the draw on her phone', async () => {
  const guest = await club.open(null)
  await guest.page.goto(`${base}/activities/${opened['check-in']}`)
  await guest.page.getByRole('link', { name: '登录参加' }).waitFor()
  await isFine(guest.page, 'an activity as a guest sees it')
  await putAway(guest.page)
  const { page } = await club.open(ling.visitor)
  await page.goto(`${base}/`)
  await page.getByRole('link', { name: /早起打卡/ }).click()
  await press(page, /^打卡/)
  await page
    .getByText(/1 人参加/)
    .first()
    .waitFor()
  await isFine(page, 'a check-in that was made')
  await page.goto(`${base}/activities`)
  await page.getByRole('link', { name: /周五抽奖/ }).waitFor()
  await isFine(page, 'activities')
  await page.getByRole('link', { name: /周五抽奖/ }).click()
  await press(page, '参加抽奖')
  await page
    .getByText(/1 人参加/)
    .first()
    .waitFor()
  await isFine(page, 'a draw that was entered')
  await press(page, '分享')
  await page.getByRole('dialog').getByRole('button', { name: '存一张分享图' }).waitFor()
  await isFine(page, 'handing an activity on')
  await putAway(page)
  const his = await club.open(bo.visitor, { dark: true, locale: 'en-US' } as never)
  await his.page.goto(`${base}/activities/${opened['lottery']}`)
  await his.page.getByRole('heading', { name: '周五抽奖' }).first().waitFor()
  await his.page.getByText('1 takes part').waitFor()
  await isFine(his.page, 'a draw by night')
  await putAway(his.page)
})

test('it is closed and settled; whoever won is told, and the proof can be read', async () => {
  const { page } = await club.open(club.mei, wide as never)
  await page.goto(`${desk}/activities/${opened['lottery']}`)
  await press(page, '现在结束')
  await page.getByLabel('原因').fill('都到齐了')
  await page.getByRole('dialog').getByRole('button', { name: '现在结束' }).click()
  await page.getByText('已结算').first().waitFor()
  await page.getByRole('tab', { name: '发出的奖励' }).click()
  await page.getByRole('link', { name: '凌' }).waitFor()
  await isFine(page, 'a draw that was settled, at the desk')
  await putAway(page)
  const hers = await club.open(ling.visitor)
  await hers.page.goto(`${base}/activities/${opened['lottery']}`)
  await hers.page.getByText('你得到的').waitFor()
  await isFine(hers.page, 'a draw that was settled')
  await hers.page.getByRole('link', { name: /公正凭证/ }).click()
  await hers.page.getByText('种子公开').waitFor()
  await hers.page.getByRole('link', { name: '下载凭证' }).waitFor()
  await isFine(hers.page, 'the proof of a draw')
  await hers.page.goto(`${base}/me/awards`)
  await hers.page.getByText('周五抽奖').first().waitFor()
  await isFine(hers.page, 'what one has won')
  await putAway(hers.page)
  const his = await club.open(bo.visitor, { locale: 'en-US' } as never)
  await his.page.goto(`${base}/activities/${opened['lottery']}`)
  await his.page.getByText('1 took part').waitFor()
  await isFine(his.page, 'a draw that was settled, in English')
  await putAway(his.page)
})

test('a series is set up in plain words', async () => {
  const { page } = await club.open(club.mei, wide as never)
  await page.goto(`${desk}/activities/series/new/check-in`)
  await page.getByText('每天 20:00，每次 120 分钟。').waitFor()
  await isFine(page, 'setting up a series')
  await press(page, '开始这个系列')
  await page.getByRole('dialog').getByRole('button', { name: '开始这个系列' }).click()
  await page.getByRole('heading', { name: '系列活动' }).waitFor()
  await page.getByText('每天 20:00，每次 120 分钟。').waitFor()
  await isFine(page, 'the series')
  await putAway(page)
})

test('nothing went wrong on any page', () => assert.deepEqual(club.wrong(), []))
