// Every play on the phone and at the desk, with something in it: no barrier, nothing to scroll sideways for, nothing that goes wrong.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { plays } from '#plays/index.ts'
import { isFine } from './club.ts'
import { shows } from './plays.ts'
import { openShelf, type Shelf } from './shelf.ts'

let shelf: Shelf
before(async () => {
  shelf = await openShelf()
})
after(() => shelf?.club.close())

for (const { key: play } of plays)
  test(`${play} stands on the phone and at the desk`, async () => {
    const { club, people } = shelf
    const activityId = await shelf.play(play)
    const { page, context } = await club.open(people.get('凌')?.visitor ?? null, { size: 'small-phone' })
    await page.goto(shelf.onThePhone(activityId))
    await page
      .getByRole('heading', { name: shows[play]?.title ?? '' })
      .first()
      .waitFor()
    await page.waitForFunction(
      () => document.querySelector('.m-act-middle') && !document.querySelector('.m-act-middle .q-skeleton'),
    )
    await isFine(page, `play ${play}`)
    await context.close()
    const at = await club.open(club.mei, { size: 'desk' })
    await at.page.goto(shelf.atTheDesk(activityId))
    await at.page.getByText('进行中').first().waitFor()
    await isFine(at.page, `play ${play} at the desk`)
    await at.context.close()
  })

test('nothing went wrong on any page', () => assert.deepEqual(shelf.club.wrong(), []))
