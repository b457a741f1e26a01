// A work is taken out of a contest at the desk, its author reads why on her phone, and it is put back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isFine } from './club.ts'
import { openShelf, type Shelf } from './shelf.ts'

let shelf: Shelf
before(async () => {
  shelf = await openShelf()
})
after(() => shelf?.club.close())

test('Mei takes a work out with a reason; Ling reads it, nobody else sees the work; then it hangs again', async () => {
  const id = await shelf.play('contest')
  const { page } = await shelf.club.open(shelf.club.mei, { size: 'desk' })
  await page.goto(shelf.atTheDesk(id))
  await page
    .getByRole('row', { name: /小王子/ })
    .getByRole('button', { name: '看作品' })
    .click()
  await page.getByLabel('原因，作者会看到').fill('和书里的原文一样，不是自己写的。')
  await isFine(page, 'a work about to be taken out')
  await page.getByRole('dialog').getByRole('button', { name: '取下作品' }).click()
  await page.getByRole('button', { name: '放回去' }).waitFor()
  await isFine(page, 'a work taken out')
  const hers = await shelf.club.open(shelf.people.get('凌')?.visitor ?? null, { size: 'small-phone' })
  await hers.page.goto(shelf.onThePhone(id))
  await hers.page.getByText('和书里的原文一样').waitFor()
  await isFine(hers.page, 'my work was taken out')
  const his = await shelf.club.open(shelf.people.get('博')?.visitor ?? null, { size: 'small-phone' })
  await his.page.goto(shelf.onThePhone(id))
  await his.page.getByRole('button', { name: /边城/ }).waitFor()
  assert.equal(await his.page.getByText('小王子').count(), 0)
  await page.getByRole('button', { name: '放回去' }).click()
  await page.getByLabel('原因，作者会看到').waitFor()
  await his.page.reload()
  await his.page.getByRole('button', { name: /小王子/ }).waitFor()
})

test('nothing went wrong on any page', () => assert.deepEqual(shelf.club.wrong(), []))
