// Every play on the phone and at the desk, with something in it: no barrier, nothing to scroll sideways for, nothing that goes wrong.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { plays } from '#plays/index.ts'
import { isFine } from './club.ts'
import { shows } from './plays.ts'
import { openShelf, type Shelf } from './shelf.ts'

const root = path.join(import.meta.dirname, '../..')
let shelf: Shelf
// One window each for all of them: a new one would fetch and start the whole app again for every play.
let phone: Page
let desk: Page
before(async () => {
  shelf = await openShelf()
  const { club, people } = shelf
  phone = (await club.open(people.get('凌')?.visitor ?? null, { size: 'small-phone' })).page
  desk = (await club.open(club.mei, { size: 'desk' })).page
})
after(() => shelf?.club.close())

for (const { key: play } of plays)
  test(`${play} stands on the phone and at the desk`, async () => {
    const activityId = await shelf.play(play)
    await phone.goto(shelf.onThePhone(activityId))
    await phone
      .getByRole('heading', { name: shows[play]?.title ?? '' })
      .first()
      .waitFor()
    await phone.waitForFunction(
      () => document.querySelector('.m-act-middle') && !document.querySelector('.m-act-middle .q-skeleton'),
    )
    await isFine(phone, `play ${play}`)
    await desk.goto(shelf.atTheDesk(activityId))
    await desk.getByText('进行中').first().waitFor()
    // Without a desk of its own it is the member's screen, which was looked at a moment ago.
    if (existsSync(path.join(root, 'plays', play, 'console.tsx'))) await isFine(desk, `play ${play} at the desk`)
  })

test('nothing went wrong on any page', () => assert.deepEqual(shelf.club.wrong(), []))
