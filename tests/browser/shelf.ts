// The shelf of plays in a house that runs: each play set up, looked at and published as the console does it, then played by the cast.
import assert from 'node:assert/strict'
import { plays } from '#plays/index.ts'
import { quiet } from '../stage.ts'
import { type Club, openClub, type Person } from './club.ts'
import { type CastName, cast, shows } from './plays.ts'

export interface Shelf {
  club: Club
  people: Map<CastName, Person>
  /** Publishes the play and makes its moves; the activity's id. */
  play(key: string): Promise<string>
  /** Its page on the phone, and at the desk. */
  onThePhone(activityId: string): string
  atTheDesk(activityId: string): string
}

// What a draw must tell.
const told = { organiser: '晨光听友社', contact: 'club@qunluo.example', claim: '到店', delivery: '到店', forfeiture: '没有来' }

export async function openShelf(): Promise<Shelf> {
  const club = await openClub()
  const people = new Map<CastName, Person>()
  for (const [name, email] of Object.entries(cast))
    people.set(name as CastName, await club.member(name, `${email}@qunluo.example`))
  for (const { memberId } of people.values()) {
    const gift = { unit: 'points', direction: 'give', amount: 1_000, note: '见面礼' }
    await club.mei.post(club.at(`/console/wallet/members/${memberId}/corrections`), gift, `points-of-${memberId}`)
  }
  const { slug } = (await club.mei.get('/communities'))[0]
  const who = (name: CastName) => people.get(name) ?? assert.fail(`who is ${name}?`)
  let keys = 0
  return {
    club,
    people,
    async play(key) {
      const activityId = await publish(club, key, who)
      for (const [name, move, input = {}] of shows[key]?.moves ?? []) {
        const path = club.at(`/activities/${activityId}/moves`)
        await who(name).visitor.post(path, { move, input }, `shelf-${key}-${++keys}`)
      }
      await quiet(club.here.stage.house())
      return activityId
    },
    onThePhone: activityId => `${club.url}/c/${slug}/activities/${activityId}`,
    atTheDesk: activityId => `${club.url}/console/c/${slug}/activities/${activityId}`,
  }
}

async function publish(club: Club, play: string, who: (name: CastName) => Person): Promise<string> {
  const now = club.here.stage.clock.now().getTime()
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  const { settings, rewards = [], title, crew = [] } = shows[play] ?? assert.fail(`how is ${play} shown?`)
  const isDraw = plays.find(one => one.key === play)?.isDraw === true
  const times = { opensAt: at(-1), closesAt: at(48) }
  const seats = crew.map(name => ({ memberId: who(name).memberId, title: 'jury' }))
  const draft = { play, title, settings: settings(times), rewards, crew: seats, ...(isDraw && { told }), ...times }
  const { activityId } = await club.mei.post(club.at('/console/activities'), draft)
  const { rulesHash, problems } = await club.mei.post(club.at('/console/activities/preview'), draft)
  assert.deepEqual(problems, [], play)
  await club.mei.post(club.at(`/console/activities/${activityId}/publication`), { rulesHash })
  return activityId
}
