// The console on the narrowest phone: every page of it, walked within, in English, by night, without barriers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { lend, openContext } from './browser.ts'
import { type Club, openClub } from './club.ts'
import { publishVoice, walk, within } from './console-walk.ts'

let club: Club
before(async () => {
  club = await openClub()
})
after(() => club?.close())

test('every page stands on a phone, in English, by night', async () => {
  await publishVoice(club.here, club.mei)
  const context = await openContext(club.browser, { size: 'small-phone', locale: 'en', dark: true })
  await lend(context, club.url, club.mei.cookies)
  assert.deepEqual(await walk(context, club.url, 'small-phone', within), [])
})
