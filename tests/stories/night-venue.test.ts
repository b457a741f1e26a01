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
const tonight = () => Promise.all(['red-packet', 'lottery', 'shake'].map(async play => (await running(play)).length))
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

test('whoever was lucky at eight gives some of it to the others; what nobody opens is back the next night, to the last point', async () => {
  const purse = async (who: SignedInMember): Promise<number> =>
    (await market.asks(who, `GET ${here}/wallet`)).find((one: { unit: string }) => one.unit === 'points').available
  const before = await each(guests, 8, purse)
  const most = Math.max(...before)
  const at = before.indexOf(most)
  const giver = guests[at] as SignedInMember
  const others = guests.filter(one => one !== giver).slice(0, 3)
  const [table] = await running('packets')
  const short = await moves(giver, table.id, 'give', { points: most + 1, shares: 5 })
  assert.deepEqual([short.status, short.body.code], [409, most < 500 ? 'wallet.not-enough' : 'activities.not-this-move'])
  const given = await moves(giver, table.id, 'give', { kind: 'even', points: 4, shares: 4, wish: '沾沾喜气' })
  assert.equal(given.status, 200, JSON.stringify(given.body))
  const opened = await each(others, 3, who => moves(who, table.id, 'grab', { no: 1 }))
  assert.ok(opened.every(one => one.status === 200 && one.body.outcome.amount === 1))
  assert.equal((await moves(others[0] as SignedInMember, table.id, 'grab', { no: 1 })).status, 409)
  await market.world.advance(market.at(2, '20:45'))
  assert.deepEqual(await tonight(), [1, 1, 1], 'night 2')
  await market.world.advance(market.at(2, '22:45'))
  await market.world.settle()
  const after = await each(guests, 8, purse)
  const lucky = new Set(others)
  assert.deepEqual(
    after,
    before.map((points, n) => (n === at ? points - 3 : lucky.has(guests[n] as SignedInMember) ? points + 1 : points)),
  )
})

test('thirty nights: each has its packet, its draw and its tube, at its hour; the thirty-first has none', async () => {
  for (let night = 3; night <= 31; night++) {
    await market.world.advance(market.at(night, '20:45'))
    assert.deepEqual(await tonight(), night <= 30 ? [1, 1, 1] : [0, 0, 0], `night ${night}`)
    const [tube] = await running('shake')
    if (tube && night < 6) {
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
    [
      ['lottery', 30, 30, true],
      // One table for all of them.
      ['packets', 1, 0, true],
      ['red-packet', 30, 30, true],
      ['shake', 30, 30, true],
    ],
  )
  await market.quiet()
})
