// An activity is set up in under a minute: little is typed, the preview stands beside the form without scrolling, then it is on.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { barriers, overflow } from './browser.ts'
import { type Club, openClub, picture, press, putAway } from './club.ts'

let club: Club
let desk = ''
let page: Page
before(async () => {
  club = await openClub()
  const { slug } = (await club.mei.get('/communities'))[0]
  desk = `${club.url}/console/c/${slug}`
  page = (await club.open(club.mei, { size: 'desk' })).page
})
after(() => club?.close())

/** What is typed beside the choice of the play: label and words. */
const typed: Record<string, readonly (readonly [label: string | RegExp, nth: number, words: string])[]> = {
  'check-in': [],
  'red-packet': [],
  auction: [['名称', 0, '一瓶好酒']],
  lottery: [
    ['抽几份', 0, '3'],
    ['联系方式', 0, 'club@qunluo.example'],
  ],
  relay: [],
  vote: [
    ['选项', 0, '爬山'],
    ['选项', 1, '看海'],
  ],
}
const inputsMost = 6

/** Seen as the page stands, without scrolling it. */
async function isInView(page: Page, words: string): Promise<void> {
  const box = await page.locator('.c-act-preview').getByText(words, { exact: true }).first().boundingBox()
  const { height, width } = page.viewportSize() ?? assert.fail('no window')
  assert.ok(box && box.y >= 0 && box.y + box.height <= height && box.x + box.width <= width, `${words} at ${JSON.stringify(box)}`)
}

for (const [play, fields] of Object.entries(typed))
  test(`${play} is set up with ${fields.length} words typed, the preview in view all the while`, async () => {
    assert.ok(fields.length <= inputsMost)
    await page.goto(`${desk}/activities/new`)
    await page.locator(`a[href$="/activities/new/${play}"]`).click()
    await page.locator('.c-act-form').waitFor()
    if (play === 'vote') await page.locator('.c-act-preview').getByText('选项 2').waitFor()
    for (const [label, nth, words] of fields) await page.getByLabel(label, { exact: true }).nth(nth).fill(words)
    await page.getByText('可以公布。').waitFor()
    await page.evaluate(() => scrollTo(0, 0))
    for (const words of ['能参加的人', '最多发出', '可以公布。', '参与者会看到']) await isInView(page, words)
    assert.ok(await page.locator('.c-act-preview .c-act-rules > li').nth(1).isVisible())
    // Also where the last field stands, at the foot of the page.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await isInView(page, '能参加的人')
    assert.deepEqual(await barriers(page), [], play)
    assert.equal(await overflow(page), 0)
    await page.evaluate(() => scrollTo(0, 0))
    await picture(page, `set up ${play}`)
    await press(page, '公布')
    await page.getByRole('dialog').getByRole('button', { name: '公布' }).click()
    await page.getByText('进行中').first().waitFor()
  })

test('the second draw begins with what was told of the first; ten in the evening is one press', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(`${desk}/activities/new/lottery`)
  await page.getByLabel('联系方式', { exact: true }).fill('club@qunluo.example')
  await page.getByText('可以公布。').waitFor()
  await press(page, '存为草稿')
  await page.getByText('草稿').first().waitFor()
  await page.goto(`${desk}/activities/new/lottery`)
  await page.getByText('可以公布。').waitFor()
  assert.equal(await page.getByLabel('联系方式', { exact: true }).isVisible(), false)
  await press(page, '今晚 22:00')
  assert.equal(await page.getByLabel('结束', { exact: true }).inputValue(), '2026-03-01 22:00')
  await putAway(page)
})

test('a reward is turned into one of another kind where it stands, and the play still names it', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(`${desk}/activities/new/lottery`)
  await page.getByLabel('联系方式', { exact: true }).fill('club@qunluo.example')
  await page.getByLabel('哪种奖励').click()
  await page.locator('.ant-select-item-option', { hasText: '实物' }).click()
  await page.getByLabel('市场价').fill('60000')
  await page.getByText('公布前要处理').waitFor()
  await page.getByLabel('市场价').fill('50')
  await page.getByText('可以公布。').waitFor()
  await page.locator('.c-act-preview').getByText('第 1 个抽：实物').waitFor()
  await putAway(page)
})

test('an activity has a picture: brought in the form, seen by guests, drawn on the card that is handed on', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(`${desk}/activities/new/check-in`)
  await page.locator('summary', { hasText: '更多' }).click()
  const red = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#b5331b' } })
    .png()
    .toBuffer()
  await page.getByLabel('配图').setInputFiles({ name: 'red.png', mimeType: 'image/png', buffer: red })
  await page.getByRole('img', { name: '配图' }).waitFor()
  await picture(page, 'an activity with a picture')
  await page.getByText('可以公布。').waitFor()
  await press(page, '公布')
  await page.getByRole('dialog').getByRole('button', { name: '公布' }).click()
  await page.getByText('进行中').first().waitFor()
  const activityId = page.url().split('/').at(-1)
  await putAway(page)
  const guest = await club.open(null)
  await guest.page.goto(desk.replace('/console', '') + `/activities/${activityId}`)
  const drawn = await guest.page
    .locator('img.m-act-mark')
    .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))
  assert.equal(drawn, 900)
  await press(guest.page, '分享')
  const [download] = await Promise.all([guest.page.waitForEvent('download'), press(guest.page, '存一张分享图')])
  const { data, info } = await sharp(await download.path())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
  for (const [x, y] of [
    [5, 5],
    [375, 150],
    [745, 320],
  ] as const) {
    const [r = 0, g = 0, b = 0] = at(x, y)
    assert.ok(Math.abs(r - 0xb5) < 12 && Math.abs(g - 0x33) < 12 && Math.abs(b - 0x1b) < 12, `${x} ${y}: ${at(x, y)}`)
  }
  await putAway(guest.page)
})

test('what is no picture is said to be none', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(`${desk}/activities/new/check-in`)
  await page.locator('summary', { hasText: '更多' }).click()
  await page.getByLabel('配图').setInputFiles({ name: 'red.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') })
  await page.locator('.c-act-picture .q-error').waitFor()
  await putAway(page)
})

test('nothing went wrong on any page', () => assert.deepEqual(club.wrong(), []))
