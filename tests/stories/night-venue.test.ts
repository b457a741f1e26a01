// The night venue: thirty nights of packets, draws and a shaken tube from eight to ten, none missing and none twice; the join gift
// at the counter; and whoever doubts a night's draw can check it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ask } from '../ask.ts'
import type { SignedInMember } from '../world.ts'
import { each, type Market, openMarket } from './market.ts'

let market: Market
let here: string
let guests: SignedInMember[]
before(async () => {
  market = await openMarket('night-venue', '2026-03-01T04:00:00Z')
  here = `/communities/${market.club.id}`
  guests = await market.people(24, '客人')
})
after(() => market.close())

const running = async (play: string) =>
  (await market.asks(guests[0] as SignedInMember, `GET ${here}/activities?play=${play}`)).items
const moves = (who: SignedInMember, activityId: string, move: string, input: object = {}) =>
  market.tries(who, `POST ${here}/activities/${activityId}/moves`, { move, input })

test('on the first night the packet opens at eight: a word must be said, nobody gets two, and the sum is the sum', async () => {
  await market.world.advance(market.at(1, '20:01'))
  const [packet] = await running('red-packet')
  assert.equal(packet.title, '今晚的红包')
  const [ling] = guests as [SignedInMember]
  const wrong = await moves(ling, packet.id, 'grab', { word: '开门' })
  assert.deepEqual([wrong.status, wrong.body.code], [409, 'activities.not-this-move'])
  const answers = await each(guests, 8, who => moves(who, packet.id, 'grab', { word: '今晚见' }))
  assert.deepEqual(new Set(answers.map(one => one.status)), new Set([200]))
  const again = await moves(ling, packet.id, 'grab', { word: '今晚见' })
  assert.equal(again.status, 409)
  const grabbed = answers.reduce(
    (sum, one) => sum + one.body.awards.reduce((all: number, award: any) => all + award.amount, 0),
    0,
  )
  const { rows } = await market.world.house.database.pool.query(
    `select sum(balance)::int as held from wallet_balances where community_id = $1 and code like 'points:mem%'`,
    [market.club.id],
  )
  assert.equal(grabbed, rows[0].held)
  assert.ok(grabbed > 0 && grabbed < 2_000)
})

test('the draw takes entries until ten; the winners stand in the group, and the receipt is confirmed by the verifier', async () => {
  await market.world.advance(market.at(1, '20:10'))
  const [draw] = await running('lottery')
  await each(guests, 8, who => moves(who, draw.id, 'enter'))
  await market.world.advance(market.at(1, '22:30'))
  await market.world.settle()
  const shown = await market.asks(guests[0] as SignedInMember, `GET ${here}/activities/${draw.id}`)
  assert.equal(shown.state, 'settled')
  assert.equal(shown.result.prizes?.length ?? shown.result.length, 2)
  const file = await ask(market.world, `GET ${here}/activities/${draw.id}/receipt.json`, {})
  const path = join(mkdtempSync(join(tmpdir(), 'qunluo-receipt-')), 'receipt.json')
  writeFileSync(path, typeof file.body === 'string' ? file.body : JSON.stringify(file.body))
  // It ends with an error when anything does not follow.
  execFileSync(process.execPath, ['docs/verify.mjs', path])
  const { rows } = await market.world.house.database.pool.query(
    `select count(*)::int as posts from content_posts where community_id = $1 and text like '%抽奖%'`,
    [market.club.id],
  )
  assert.ok(rows[0].posts >= 1, 'the group was told')
})

test('thirty nights: each has its packet, its draw and its tube, at its hour; the thirty-first has none', async () => {
  for (let night = 2; night <= 31; night++) {
    await market.world.advance(market.at(night, '20:45'))
    const plays = await Promise.all(['red-packet', 'lottery', 'shake'].map(running))
    assert.deepEqual(
      plays.map(one => one.length),
      night <= 30 ? [1, 1, 1] : [0, 0, 0],
      `night ${night}`,
    )
    const [, , [tube]] = plays
    if (tube && night < 5) {
      const shaken = await each(guests.slice(0, 6), 6, who => moves(who, tube.id, 'shake'))
      assert.ok(shaken.every(one => one.status === 200))
    }
  }
  await market.world.advance(market.at(32, '12:00'))
  const { rows } = await market.world.house.database.pool.query(
    `select play, count(*)::int as times, count(distinct series_nth)::int as different, bool_and(state = 'settled') as settled
       from activities_activities where community_id = $1 group by play order by play`,
    [market.club.id],
  )
  assert.deepEqual(
    rows.map(row => [row.play, row.times, row.different, row.settled]),
    ['lottery', 'red-packet', 'shake'].map(play => [play, 30, 30, true]),
  )
  await market.quiet()
})
