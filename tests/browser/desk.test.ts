// The operator's desk, by screen: a slot of the calendar opened, changed, closed and taken back; and the pages of one thing each.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { membersFile } from '../fixtures/members-file.ts'
import { type Club, isFine, openClub, picture, press } from './club.ts'

let club: Club
let page: Page

before(async () => {
  club = await openClub()
  ;({ page } = await club.open(club.mei, { size: 'desk' }))
})
after(() => club?.close())

const goTo = (path: string) => page.goto(`${club.url}/console/c/chenguang/${path}`)
const standsIn = (row: string | RegExp) => page.getByRole('row', { name: row })

test('Mei opens a slot, finds it in the calendar, changes it, closes it, and takes that back', async () => {
  await goTo('calendar/slots')
  await press(page, '开一个时段')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('标题').fill('周三读一页')
  for (const day of ['一', '二', '四', '五', '六', '日']) await sheet.getByRole('button', { name: new RegExp(`${day}$`) }).click()
  await sheet.getByLabel('时间').fill('12:30')
  await isFine(page, 'opening a slot')
  await sheet.getByRole('button', { name: '开一个时段' }).click()
  await standsIn(/周三读一页/).waitFor()
  await picture(page, 'the slots')
  await goTo('calendar')
  await page.getByText('周三读一页').first().waitFor()
  await picture(page, 'the calendar')

  await goTo('calendar/slots')
  await press(page, '修改 周三读一页')
  await sheet.getByLabel('时间').fill('12:45')
  await sheet.getByRole('button', { name: '保存' }).click()
  await standsIn(/12:45.*周三读一页/s).waitFor()
  await press(page, '关闭时段 周三读一页')
  await isFine(page, 'closing a slot')
  await sheet.getByRole('button', { name: '关闭时段' }).click()
  await standsIn(/周三读一页/).waitFor({ state: 'hidden' })
  await picture(page, 'a closed slot')
  await press(page, '撤销')
  await standsIn(/12:45.*周三读一页/s).waitFor()
})

test('Mei looks through a file, brings it in, and the page tells how far it is until it is done', async () => {
  const file = membersFile()
  const { importId } = await club.mei.upload(club.at('/member-imports'), { name: file.fileName, bytes: file.bytes })
  await goTo(`imports/${importId}`)
  await page.getByText('1,000 行：963 行可以接收，37 行会退回。').waitFor()
  await isFine(page, 'an import to look through')
  await press(page, '导入 963 位')
  await page.getByRole('button', { name: '撤销这次导入' }).waitFor()
  await isFine(page, 'an import that is done')
})

test('the page of one post stands, with its comments', async () => {
  const ling = await club.member('凌', 'ling@qunluo.example')
  const { id } = await club.mei.post(club.at('/content/posts'), { text: '今天读哪一页？', as: 'now' })
  await ling.visitor.post(club.at(`/posts/${id}/comments`), { text: '第十二页。', replyTo: null })
  await goTo(`posts/${id}`)
  await page.getByText('第十二页。').waitFor()
  await isFine(page, 'one post')
})

test('the pages of one conversation and of one reply stand', async () => {
  const { appId, appSecret, token, encodingAesKey } = club.here.wechat.account
  const wechat = { name: '晨光听友社', appId, appSecret, token, encodingAesKey }
  const account = await club.mei.post(club.at('/console/channels/accounts'), wechat)
  await club.here.wechat.push(account.callbackUrl, { type: 'text', content: '一声', from: 'follower-1' })
  const { items } = await club.mei.get(club.at('/console/channels/messages?direction=in'))
  await goTo(`messages/${items[0].id}`)
  await page.getByText('一声').first().waitFor()
  await isFine(page, 'one conversation')
  await goTo('replies')
  await page.getByRole('link', { name: /一声/ }).first().click()
  await page.waitForURL(/\/replies\/\w+_/)
  await page.getByRole('textbox').first().waitFor()
  await isFine(page, 'one reply')
  await goTo(`channels/accounts/${account.id}`)
  await page.locator(`input[value="${account.callbackUrl}"]`).waitFor()
  await isFine(page, 'one account')
})

test('nothing went wrong behind the screens', () => assert.deepEqual(club.wrong(), []))
