// Activities on the phone where it gets rough: no network on the hunt, less motion, a picture handed on, codes on paper.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { create } from 'qrcode'
import sharp from 'sharp'
import { isFine, picture, press, putAway } from './club.ts'
import { openShelf, type Shelf } from './shelf.ts'

let shelf: Shelf
let hunt = ''
before(async () => {
  shelf = await openShelf()
  hunt = await shelf.play('treasure')
})
after(() => shelf?.club.close())

const phoneOf = (name: '凌' | '博') => shelf.club.open(shelf.people.get(name)?.visitor ?? null, { size: 'small-phone' })
const findsOf = async (): Promise<number> => {
  const { items } = await shelf.club.mei.get(shelf.club.at(`/console/activities/${hunt}/moves?limit=50`))
  return items.filter((one: { move: string }) => one.move === 'sync').length
}
async function tryCode(page: Page, code: string): Promise<void> {
  await press(page, '扫码 / 输暗号')
  await page.getByRole('dialog').getByLabel('暗号').fill(code)
  await page.getByRole('dialog').getByRole('button', { name: '核对' }).click()
}

test('Mei prints the codes: one a page, and nothing of the console around them', async () => {
  const { page } = await shelf.club.open(shelf.club.mei, { size: 'desk' })
  await page.goto(shelf.atTheDesk(hunt))
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '')
  })
  await press(page, '打印')
  await page.emulateMedia({ media: 'print' })
  const seen = await page.evaluate(() => {
    const shows = (sign: string) =>
      [...document.querySelectorAll(sign)].filter(one => getComputedStyle(one).visibility === 'visible').length
    return {
      printed: document.documentElement.hasAttribute('data-printed'),
      ...{
        sheets: shows('.p-treasure-sheet'),
        codes: shows('.p-treasure-sheet code'),
        rest: shows('nav, header button, .c-act-rules'),
      },
    }
  })
  assert.deepEqual(seen, { printed: true, sheets: 2, codes: 2, rest: 0 })
  const pages = (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  assert.ok(pages >= 2, `${pages} pages`)
  await putAway(page)
})

test('on the hunt the network goes: finds are kept on the phone over a reload, and handed in once when it is back', async () => {
  const codes = (await shelf.club.mei.get(shelf.club.at(`/console/activities/${hunt}`))).activity.shown.points.map(
    (one: { code: string }) => one.code,
  )
  const { page, context } = await phoneOf('凌')
  await page.goto(shelf.onThePhone(hunt))
  await page.getByText('山猫队').first().waitFor()
  await context.setOffline(true)
  await tryCode(page, codes[0])
  await page.getByText('1 条记在手机里，等待补交').waitFor()
  await tryCode(page, codes[1])
  await page.getByText('2 条记在手机里，等待补交').waitFor()
  await picture(page, 'a hunt without a network')
  assert.equal(await findsOf(), 0)
  await context.setOffline(false)
  await page.getByText('找到 2 / 2').waitFor()
  await page.getByText('等待补交').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('找到 2 / 2').waitFor()
  assert.equal(await findsOf(), 1)
  await isFine(page, 'a hunt handed in')
  await context.close()
})

test('what waits on the phone outlives the page, and a wrong code kept is not counted', async () => {
  const { page, context } = await phoneOf('博')
  await page.goto(shelf.onThePhone(hunt))
  await page.getByText('海狸队').first().waitFor()
  await context.setOffline(true)
  await tryCode(page, 'WRONG1')
  await page.getByText('1 条记在手机里，等待补交').waitFor()
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(shelf.onThePhone(hunt))
  await again.getByText('补交完成，0 个算数').waitFor()
  await again.getByText('找到 0 / 2').waitFor()
  await context.close()
})

test('the picture that is handed on holds the title and a code that leads here', async () => {
  const activityId = await shelf.play('lottery')
  const { page } = await phoneOf('凌')
  await page.goto(shelf.onThePhone(activityId))
  await press(page, '分享')
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, '存一张分享图')])
  assert.equal(download.suggestedFilename(), `${activityId}.png`)
  const bytes = readFileSync(await download.path())
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true })
  assert.deepEqual([info.width, info.height], [750, 1_000])
  if (process.env['PICTURES']) await sharp(bytes).toFile(`${process.env['PICTURES']}/share-card.png`)
  const { modules } = create(shelf.onThePhone(activityId), { errorCorrectionLevel: 'M' })
  const [left, top, size] = [64, 1_000 - 64 - 260, 260]
  const step = size / (modules.size + 6)
  const dark = (row: number, column: number) => {
    const [x, y] = [Math.round(left + (column + 3.5) * step), Math.round(top + (row + 3.5) * step)]
    return (data[y * info.width + x] as number) < 128
  }
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      assert.equal(dark(row, column), Boolean(modules.get(row, column)), `${row} ${column}`)
  await putAway(page)
})

test('whoever wants less motion sees no motion: not in a throw, not in a packet, not in what was won', async () => {
  for (const [play, verb] of [
    ['dice', '掷骰子'],
    ['shake', '摇一摇'],
  ] as const) {
    const activityId = await shelf.play(play)
    const { page } = await phoneOf('凌')
    await page.goto(shelf.onThePhone(activityId))
    const moving = () =>
      page.evaluate(() =>
        document
          .getAnimations()
          .filter(one => Number(one.effect?.getComputedTiming().activeDuration) > 50)
          .map(one => (one as CSSAnimation).animationName ?? (one as CSSTransition).transitionProperty),
      )
    await page.getByRole('button', { name: verb, exact: true }).waitFor()
    await page.getByRole('button', { name: verb, exact: true }).click()
    assert.deepEqual(await moving(), [], play)
    await page.locator('.p-prizes-word:not(:empty)').waitFor()
    assert.deepEqual(await moving(), [], play)
    await putAway(page)
  }
})

test('nothing went wrong on any page', () =>
  assert.deepEqual(
    // A browser says so itself where there is no network.
    shelf.club.wrong().filter(one => !/ERR_INTERNET_DISCONNECTED/.test(one)),
    [],
  ))
