// Packets among members on the phone: one is made and sent round, opened with the seal, by password, and everyone's luck is read.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isFine, picture, press } from './club.ts'
import type { CastName } from './plays.ts'
import { openShelf, type Shelf } from './shelf.ts'

let shelf: Shelf
let activityId = ''
before(async () => {
  shelf = await openShelf()
  activityId = await shelf.play('packets')
})
after(() => shelf?.club.close())

async function tableOf(name: CastName): Promise<Page> {
  const { page } = await shelf.club.open(shelf.people.get(name)?.visitor ?? null, { size: 'small-phone' })
  await page.goto(shelf.onThePhone(activityId))
  await page.getByRole('heading', { name: '桌上的红包' }).waitFor()
  return page
}

test('丹 gives a packet with a password: the sum stands in the sheet, and what cannot be is said beside the field', async () => {
  const page = await tableOf('丹')
  await press(page, '发红包')
  await page.getByLabel('总积分').fill('3')
  await page.getByLabel('分几份').fill('5')
  await page.getByText('每份至少 1 积分', { exact: true }).waitFor()
  await isFine(page, 'packets giving wrong')
  await page.getByLabel('总积分').fill('88')
  await page.getByLabel('分几份').fill('2')
  await page.getByLabel('祝福').fill('周末愉快')
  await page.getByLabel('口令').fill('芝麻开门')
  await page.getByText('一共 88 积分，分 2 份').waitFor()
  await isFine(page, 'packets giving')
  await press(page, '塞进红包')
  await page.getByRole('button', { name: /周末愉快/ }).waitFor()
  await page.getByText('要口令').waitFor()
  await page.close()
})

test('晨 says it, breaks the seal and sees what was in it; with the last share everyone’s luck is there', async () => {
  const page = await tableOf('晨')
  await page.getByRole('button', { name: /周末愉快/ }).click()
  const seal = page.getByRole('button', { name: '拆开丹的红包' })
  assert.equal(await seal.isDisabled(), true)
  await page.getByLabel('说出口令').fill('芝麻')
  await seal.click()
  await page.getByText('口令不对，再想想。').first().waitFor()
  await page.getByLabel('说出口令').fill('芝麻开门')
  await isFine(page, 'packets seal')
  await seal.click()
  await page.getByText('你拆到', { exact: true }).waitFor()
  await isFine(page, 'packets got')
  await page.close()
  const [ling] = [await tableOf('凌')]
  await ling.getByRole('button', { name: /周末愉快/ }).click()
  await ling.getByLabel('说出口令').fill('芝麻开门')
  await press(ling, '拆开丹的红包')
  await ling.getByText('手气最佳', { exact: true }).waitFor()
  await isFine(ling, 'packets luck')
  await ling.keyboard.press('Escape')
  await ling.getByRole('heading', { name: '拆完的' }).waitFor()
  await picture(ling, 'packets table')
  const box = await ling.getByRole('button', { name: '发红包' }).boundingBox()
  assert.ok((box?.height ?? 0) >= 44)
  await ling.close()
})

/** As a link inside the app leads there: the page is not loaded anew, and what it was told before is still known. */
const walkTo = (page: Page, url: string) => page.evaluate(to => history.pushState(null, '', to), url)

test('what a packet took or brought stands in the wallet at once, also when one has just looked into it', async () => {
  const { page } = await shelf.club.open(shelf.people.get('博')?.visitor ?? null, { size: 'small-phone' })
  // Where nothing is told on the live line, the page must know by itself what it did.
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      EventSource: class extends EventTarget {
        close() {}
      },
    })
  })
  const table = shelf.onThePhone(activityId)
  const purse = table.replace(/activities\/.*/, 'me/wallet')
  await page.goto(purse)
  const lines = page.locator('.m-wallet-line')
  await lines.first().waitFor()
  const before = await lines.count()
  await walkTo(page, table)
  await press(page, '发红包')
  await page.getByLabel('总积分').fill('12')
  await page.getByLabel('分几份').fill('2')
  await page.getByLabel('祝福').fill('一路顺风')
  await press(page, '塞进红包')
  await page.getByRole('button', { name: /一路顺风/ }).waitFor()
  await walkTo(page, purse)
  await lines.nth(before).waitFor()
  await page.close()
})

test('one for one person: chosen from those who were here, and it opens to nobody else', async () => {
  const page = await tableOf('博')
  await press(page, '发红包')
  await page.getByText('给一个人').click()
  await page.getByLabel('给谁').selectOption({ label: '晨' })
  await page.getByLabel('总积分').fill('6')
  await press(page, '塞进红包')
  await page.getByText('给晨的').waitFor()
  await page.getByRole('button', { name: /给晨的/ }).click()
  await page.getByText('这个红包只给晨').waitFor()
  await isFine(page, 'packets for another')
  await page.close()
})

test('in English too, and for who wants no motion', async () => {
  const { page } = await shelf.club.open(shelf.people.get('晨')?.visitor ?? null, { size: 'small-phone', locale: 'en' })
  await page.goto(shelf.onThePhone(activityId))
  await press(page, 'Give a packet')
  await page.getByText('For one person').click()
  await isFine(page, 'packets giving in English')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /For you/ }).click()
  const seal = page.getByRole('button', { name: 'Open the packet from 博' })
  assert.equal(await seal.evaluate(button => getComputedStyle(button).animationName), 'none')
  await seal.click()
  await page.getByText('You got', { exact: true }).waitFor()
  await isFine(page, 'packets got in English')
  await page.close()
})

test('nothing went wrong on any page', () => assert.deepEqual(shelf.club.wrong(), []))
