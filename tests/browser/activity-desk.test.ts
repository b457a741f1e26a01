// What the desk does while an activity runs: a result entered, proofs reviewed, a no-show marked, one called off, one held once more; and all of it in English.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { quiet } from '../stage.ts'
import { isFine, press, putAway } from './club.ts'
import { openShelf, type Shelf } from './shelf.ts'

let shelf: Shelf
before(async () => {
  shelf = await openShelf()
})
after(() => shelf?.club.close())

const opened: Record<string, string> = {}
async function atTheDesk(play: string, locale: 'zh-CN' | 'en' = 'zh-CN') {
  opened[play] ??= await shelf.play(play)
  const { page } = await shelf.club.open(shelf.club.mei, { size: 'desk', locale })
  await page.goto(shelf.atTheDesk(opened[play]))
  await page.locator('.c-figures').waitFor()
  return { page, activityId: opened[play] }
}
async function onThePhone(name: '凌' | '博', activityId: string): Promise<Page> {
  const { page } = await shelf.club.open(shelf.people.get(name)?.visitor ?? null, { size: 'small-phone' })
  await page.goto(shelf.onThePhone(activityId))
  return page
}

/** Ended before its time, with a reason, settled, and all that follows from it done. */
async function settleByHand(page: Page, reason: string): Promise<void> {
  await press(page, '现在结束')
  await page.getByLabel('原因').fill(reason)
  await page.getByRole('dialog').getByRole('button', { name: '现在结束' }).click()
  await press(page, '结算')
  await page.getByRole('dialog').getByRole('button', { name: '结算' }).click()
  await page.getByText('已结算').first().waitFor()
  await putAway(page)
  await quiet(shelf.club.here.stage.house())
}

test('Mei enters the score, puts it right, closes and settles; Ling reads that she was right', async () => {
  const { page, activityId } = await atTheDesk('prediction')
  const score = page.locator('.ant-card', { hasText: '录入结果' })
  await score.locator('input').nth(0).fill('3')
  await score.locator('input').nth(1).fill('1')
  await score.getByRole('button', { name: '录入' }).click()
  await score.getByRole('button', { name: '更正' }).waitFor()
  await score.locator('input').nth(0).fill('2')
  await score.getByRole('button', { name: '更正' }).click()
  await page
    .getByText(/结果：?.*2:1|2:1.*结算/)
    .first()
    .waitFor()
  await isFine(page, 'a result entered at the desk')
  await settleByHand(page, '散场了')
  const hers = await onThePhone('凌', activityId)
  await hers.getByText('猜中了').first().waitFor()
  await isFine(hers, 'a guess that came true')
  await putAway(hers)
})

test('Mei returns a chapter with a word, Bo hands it in again, she accepts it and he is rewarded', async () => {
  const { page, activityId } = await atTheDesk('mission')
  await page.getByRole('button', { name: '看看' }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('那年冬天来得早。').waitFor()
  await sheet.getByRole('textbox').fill('再写长一点')
  await isFine(page, 'a chapter is reviewed')
  await sheet.getByRole('button', { name: '退回修改' }).click()
  await page.getByText('没有等待验收的。').waitFor()
  const bo = await onThePhone('博', activityId)
  await bo.getByText('再写长一点').first().waitFor()
  await isFine(bo, 'a chapter that was returned')
  await putAway(bo)
  const again = { move: 'hand-in', input: { slot: 3, text: '那年冬天来得早，雪下了三天三夜。' } }
  await shelf.people.get('博')?.visitor.post(shelf.club.at(`/activities/${activityId}/moves`), again, 'handed-in-again')
  await page.reload()
  await page.getByRole('button', { name: '看看' }).first().click()
  await sheet.getByText('雪下了三天三夜').waitFor()
  await sheet.getByRole('button', { name: '验收通过' }).click()
  await page.getByText('没有等待验收的。').waitFor()
  await page.getByRole('tab', { name: '发出的奖励' }).click()
  await page.getByRole('link', { name: '博' }).waitFor()
  await putAway(page)
})

test('a contest is settled by hand; Ling saves her certificate, in Chinese and in English', async () => {
  const { page, activityId } = await atTheDesk('contest')
  await settleByHand(page, '评完了')
  for (const [locale, save] of [
    ['zh-CN', '保存奖状'],
    ['en', 'Save it'],
  ] as const) {
    const hers = await shelf.club.open(shelf.people.get('凌')?.visitor ?? null, { size: 'small-phone', locale })
    await hers.page.goto(shelf.onThePhone(activityId))
    const [download] = await Promise.all([hers.page.waitForEvent('download'), press(hers.page, save)])
    const drawn = readFileSync(await download.path(), 'utf8')
    assert.match(drawn, /^<svg/)
    for (const words of ['凌', '一页纸大赛', '小王子', '一等奖']) assert.ok(drawn.includes(words), words)
    await isFine(hers.page, `a certificate in ${locale}`)
    await putAway(hers.page)
  }
})

test('who stayed away is marked, and reads it', async () => {
  const { page, activityId } = await atTheDesk('application')
  const absent = page.getByRole('row', { name: /^博/ }).getByRole('button', { name: '没来' })
  await absent.click()
  await absent.waitFor({ state: 'detached' })
  await isFine(page, 'who came and who did not')
  await putAway(page)
  const his = await onThePhone('博', activityId)
  await his.getByText('没到场').first().waitFor()
  await putAway(his)
})

test('an auction is called off: the desk says beforehand what comes back, and it does', async () => {
  const { page, activityId } = await atTheDesk('auction')
  const points = async (): Promise<number> => {
    const held = await shelf.people.get('凌')?.visitor.get(shelf.club.at('/wallet'))
    return held.find((one: { unit: string }) => one.unit === 'points').balance
  }
  const before = await points()
  await press(page, '取消活动')
  const sheet = page.getByRole('dialog')
  await sheet.getByText('付过的积分退回').waitFor()
  await sheet.getByLabel('原因').fill('酒碎了')
  await isFine(page, 'calling an activity off')
  await sheet.getByRole('button', { name: '取消活动' }).click()
  await page.getByText('已取消').first().waitFor()
  await page.getByText('酒碎了').first().waitFor()
  await quiet(shelf.club.here.stage.house())
  // She led with a maximum of 200.
  assert.equal((await points()) - before, 200)
  await putAway(page)
  const hers = await onThePhone('凌', activityId)
  await hers.getByText('活动取消了。付出的积分会退回。').waitFor()
  await hers.getByText('酒碎了').waitFor()
  await isFine(hers, 'an activity that was called off')
  await putAway(hers)
})

test('what was held once is held once more, and the old one laid aside', async () => {
  const { page } = await atTheDesk('auction')
  await press(page, '再办一次')
  await page.getByRole('dialog').getByRole('button', { name: '再办一次' }).click()
  await page.getByText('草稿').first().waitFor()
  await page.getByText('参与者会看到').waitFor()
  await isFine(page, 'a copy, as a draft')
  await press(page, '公布')
  await page.getByRole('dialog').getByRole('button', { name: '公布' }).click()
  await page
    .getByText(/待开始|进行中/)
    .first()
    .waitFor()
  await page.goto(shelf.atTheDesk(opened['auction'] as string))
  await press(page, '归档')
  await page.getByRole('button', { name: '取消归档' }).waitFor()
  await putAway(page)
})

/** Chinese that is ours, not what somebody wrote. */
const ours = (page: Page, theirs: readonly string[]): Promise<string[]> =>
  page.evaluate(theirs => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const said = theirs.reduce((words, own) => words.replaceAll(own, ''), node.textContent ?? '')
      if (/\p{Script=Han}/u.test(said) && node.parentElement?.checkVisibility()) found.push(said)
    }
    return found
  }, theirs)

for (const play of ['lottery', 'vote', 'contest', 'mission', 'score-sheet'])
  test(`the form of ${play} is English for whoever works in English`, async () => {
    const { page } = await shelf.club.open(shelf.club.mei, { size: 'desk', locale: 'en' })
    await page.goto(shelf.atTheDesk(`new/${play}`))
    await page.getByRole('button', { name: 'Publish' }).waitFor()
    await page
      .locator('.c-act-preview')
      .getByText(/People invited|With these/)
      .waitFor()
    await page.locator('summary').last().click()
    assert.deepEqual(await ours(page, ['晨光听友社', '梅', '中文']), [])
    await isFine(page, `setting up ${play} in English`)
    await putAway(page)
  })

test('nothing went wrong on any page', () => assert.deepEqual(shelf.club.wrong(), []))
