// Match day: points come by showing up, are staked on a score, and the pool goes to those who were right, to the last point.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedInMember } from '../world.ts'
import { each, type Market, openMarket } from './market.ts'

let market: Market
let here: string
let fans: SignedInMember[]
before(async () => {
  market = await openMarket('match-day', '2026-03-01T03:00:00Z')
  here = `/communities/${market.club.id}`
  fans = await market.people(10, '球迷')
})
after(() => market.close())

const idOf = (ref: string) => market.id('activities', ref)
const moves = async (who: SignedInMember, ref: string, move: string, input: object = {}) =>
  market.tries(who, `POST ${here}/activities/${await idOf(ref)}/moves`, { move, input })
const pointsIn = async (whose: string): Promise<number> => {
  const { rows } = await market.world.house.database.pool.query(
    `select coalesce(sum(balance), 0)::int as held from wallet_balances where community_id = $1 and code like $2`,
    [market.club.id, whose],
  )
  return rows[0].held
}

test('seven days in a row bring the points of each day and those of the week; who missed one makes it up', async () => {
  for (let day = 0; day < 6; day++) {
    await market.world.advance(market.at(day, '13:00'))
    const here = day === 3 ? fans.slice(1) : fans
    const answers = await each(here, 5, who => moves(who, 'daily', 'sign'))
    assert.ok(answers.every(one => one.status === 200))
  }
  const [late] = fans as [SignedInMember]
  assert.equal((await moves(late, 'daily', 'make-up', { day: '2026-03-04' })).status, 200)
  assert.ok((await pointsIn(`points:${late.memberId}`)) >= 60)
})

test('twenty points are staked on each guess; three were right and share all of it with what the house added', async () => {
  const before = await pointsIn('points:mem%')
  const score = (n: number) => ({ guess: n < 3 ? '2:1' : `0:${n % 3}` })
  const answers = await each(fans, 5, (who, n) => moves(who, 'opening-match', 'guess', score(n)))
  assert.deepEqual(new Set(answers.map(one => one.status)), new Set([200]))
  assert.equal(await pointsIn('points:mem%'), before - 20 * fans.length)
  await market.world.advance(market.at(6, '21:25'))
  const opening = `POST ${here}/console/activities/${await idOf('opening-match')}`
  const early = await market.tries(market.mei, `${opening}/settlement`)
  assert.equal(early.body.code, 'activities.not-this-move', 'nobody has said how it ended')
  await market.asks(market.mei, `${opening}/moves`, { move: 'result', input: { truth: '2:1' } })
  await market.asks(market.mei, `${opening}/settlement`)
  await market.world.settle()
  assert.equal(await pointsIn('points:mem%'), before + 500, 'all stakes are back, and 500 besides')
  const won = await Promise.all(fans.map(fan => pointsIn(`points:${fan.memberId}`)))
  const gained = won.slice(0, 3)
  assert.ok(Math.max(...gained) - Math.min(...gained) <= 61, 'shared evenly, but for what each had before')
})

test('the best of the match is voted for, sealed until the end', async () => {
  await market.world.advance(market.at(6, '21:30'))
  const answers = await each(fans, 5, (who, n) =>
    moves(who, 'best-player', 'vote', { choices: [n < 6 ? 0 : 1], nonce: `nonce-of-fan-${n}-0000` }),
  )
  assert.deepEqual(
    answers.filter(one => one.status !== 200).map(one => one.body),
    [],
  )
  await market.world.advance(market.at(7, '22:00'))
  const shown = await market.asks(fans[0] as SignedInMember, `GET ${here}/activities/${await idOf('best-player')}`)
  assert.equal(shown.state, 'settled')
  assert.ok(JSON.stringify(shown.result).includes('6'))
  await market.quiet()
})
