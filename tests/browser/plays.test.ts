// Every play on the phone and at the desk, with something in it: no barrier, nothing to scroll sideways for, nothing that goes wrong.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { plays } from '#plays/index.ts'
import { quiet } from '../stage.ts'
import { type Club, isFine, openClub, type Person } from './club.ts'
import { shows } from './plays.ts'

let club: Club
let people: Person[]
let slug = ''
before(async () => {
  club = await openClub()
  people = [
    await club.member('凌', 'ling@qunluo.example'),
    await club.member('博', 'bo@qunluo.example'),
    await club.member('晨', 'chen@qunluo.example'),
  ]
  slug = (await club.mei.get('/communities'))[0].slug
})
after(() => club?.close())

let keys = 0
const key = () => `play-on-the-phone-${++keys}`
const told = { organiser: '晨光听友社', contact: 'club@qunluo.example', claim: '到店', delivery: '到店', forfeiture: '没有来' }

/** Made, looked at and published as the console does it. */
async function publish(play: string): Promise<string> {
  const now = club.here.stage.clock.now().getTime()
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  const { settings, rewards = [], title, crew = [] } = shows[play] ?? assert.fail(`how is ${play} shown?`)
  const seats = crew.map(name => ({ memberId: people.find((_, n) => '凌博晨'[n] === name)?.memberId, title: 'jury' }))
  const times = { opensAt: at(-1), closesAt: at(48) }
  const draft = { play, title, settings: settings(times), rewards, told, crew: seats, ...times }
  const { activityId } = await club.mei.post(club.at('/console/activities'), draft)
  const { rulesHash, problems } = await club.mei.post(club.at('/console/activities/preview'), draft)
  assert.deepEqual(problems, [], play)
  await club.mei.post(club.at(`/console/activities/${activityId}/publication`), { rulesHash })
  return activityId
}

for (const { key: play } of plays)
  test(`${play} stands on the phone and at the desk`, async () => {
    const activityId = await publish(play)
    const { moves = [] } = shows[play] ?? {}
    for (const [name, move, input = {}] of moves) {
      const who = people['凌博晨'.indexOf(name)] as Person
      await who.visitor.post(club.at(`/activities/${activityId}/moves`), { move, input }, key())
    }
    await quiet(club.here.stage.house())
    const { page } = await club.open((people[0] as Person).visitor, { size: 'small-phone' })
    await page.goto(`${club.url}/c/${slug}/activities/${activityId}`)
    await page
      .getByRole('heading', { name: shows[play]?.title ?? '' })
      .first()
      .waitFor()
    await page.waitForFunction(
      () => document.querySelector('.m-act-middle') && !document.querySelector('.m-act-middle .q-skeleton'),
    )
    await isFine(page, `play ${play}`)
    await page.close()
    const at = await club.open(club.mei, { size: 'desk' })
    await at.page.goto(`${club.url}/console/c/${slug}/activities/${activityId}`)
    await at.page.getByText('进行中').first().waitFor()
    await isFine(at.page, `play ${play} at the desk`)
    await at.page.close()
  })

test('nothing went wrong on any page', () => assert.deepEqual(club.wrong(), []))
