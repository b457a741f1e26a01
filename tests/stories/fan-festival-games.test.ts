// Before the fans' festival and on its day: a new thing guessed each day from its poster, three games whose coupons cut the price at the
// sale, and a guess of how many are sold, settled by the figure of the day.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedInMember } from '../world.ts'
import { each, type Market, openMarket, yuan } from './market.ts'
import { type Playing, playing } from './playing.ts'

let market: Market
let play: Playing
let fans: SignedInMember[]
before(async () => {
  market = await openMarket('fan-festival', '2026-04-01T02:00:00Z')
  play = playing(market)
  fans = await market.people(30, '粉丝')
})
after(() => market.close())

const couponsOf = async (who: SignedInMember, title: string) => {
  const { items } = await market.asks(who, `GET ${play.here}/coupons?limit=100`)
  return items.filter((one: any) => one.title === title)
}
const fan = (n: number) => fans[n] as SignedInMember

// Thirteen days, thirteen new things; the posters show these letters.
const revealed = ['手机', '手环', '电源', '音箱', '台灯', '耳机', '平板', '电视', '路由', '净水', '插座', '相机', '体重秤'].map(
  name => `灯塔${name}`,
)

test('thirteen days: each has its own thing to guess; the first ten who are right win a coupon, and nobody is told before eight', async () => {
  const silhouette = 'silhouette-of-the-day'
  for (const [day, name] of revealed.entries()) {
    await market.world.advance(market.at(day + 1, '10:05'))
    const at = await play.sees(silhouette, fan(0))
    assert.deepEqual([at.state, at.seriesNth], ['open', day + 1])
    // Of twelve who are right on the third day two come too late; on the fifth nobody is right.
    const right = day === 2 ? 12 : day === 4 ? 0 : 2
    for (let n = 0; n < right; n++)
      await play.makes(fan(n), silhouette, 'guess', { guess: n % 2 === 0 ? name : ` ${name}！`.replace('灯塔', 'DENGTA ') })
    await play.makes(fan(20), silhouette, 'guess', { guess: '灯塔冰箱' })
    if (day === 0) await secretUntilEight(silhouette)
    await market.world.advance(market.at(day + 1, '20:05'))
    const early = await market.tries(
      market.mei,
      `POST ${play.here}/console/activities/${await play.activity(silhouette)}/settlement`,
    )
    assert.equal(early.body.code, 'activities.not-this-move', 'nobody has said what it is')
    await play.deskMoves(silhouette, 'result', { truth: name, accepted: [name.replace('灯塔', 'dengta')] })
    const result = await play.settles(silhouette)
    assert.deepEqual(
      result.winners.map((one: any) => one.memberId),
      fans.slice(0, right).map(one => one.memberId),
    )
  }
  const counts = await each(fans.slice(0, 13), 4, async who => (await couponsOf(who, '猜中券')).length)
  assert.deepEqual(counts, [12, 12, ...Array(8).fill(1), 0, 0, 0])
  assert.deepEqual((await play.held())[silhouette], Array(13).fill('settled').join(' '))
})

/** Neither what others guess nor what it is; guessing twice is the most. */
async function secretUntilEight(silhouette: string) {
  const { shown } = await play.sees(silhouette, fan(25))
  assert.deepEqual([shown.counts, shown.truth, shown.mine, shown.all], [null, null, [], 3])
  const { items } = await market.asks(fan(25), `GET ${play.here}/activities/${await play.activity(silhouette)}/entrants`)
  assert.ok(!JSON.stringify(items).includes('灯塔'))
  await play.makes(fan(20), silhouette, 'guess', { guess: '灯塔风扇' })
  const third = await play.moves(fan(20), silhouette, 'guess', { guess: '灯塔手机' })
  assert.equal(third.body.code, 'activities.not-this-move')
}

const games = [
  ['shake', 'shake', {}],
  ['dice', 'throw', {}],
  ['hands', 'hand', { hand: 'paper' }],
] as const
/** Of the games: by member, how many of which coupon. */
const won = new Map<string, Record<string, number>>()

test('in the last hours each plays each game three times and not a fourth; what is won lies among the coupons', async () => {
  await market.world.advance(market.at(13, '21:00'))
  for (const [ref, move, input] of games) {
    await each(fans, 6, async who => {
      const mine = won.get(who.memberId) ?? {}
      won.set(who.memberId, mine)
      for (let n = 0; n < 3; n++)
        for (const { title } of (await play.makes(who, ref, move, input)).awards) mine[title] = (mine[title] ?? 0) + 1
    })
    assert.equal((await play.moves(fan(0), ref, move, input)).body.code, 'activities.enough-today')
  }
  await market.world.settle()
  for (const who of fans)
    for (const title of ['手机减一百', '节日减十元'])
      assert.equal((await couponsOf(who, title)).length, won.get(who.memberId)?.[title] ?? 0, title)
  const all = (title: string) => [...won.values()].reduce((sum, one) => sum + (one[title] ?? 0), 0)
  // 270 plays: of ten yuan about 27 + 32 + 27 are to be expected, of a hundred 4 + 3 + 3.
  assert.ok(all('节日减十元') > 45 && all('节日减十元') < 140, `${all('节日减十元')}`)
  assert.ok(all('手机减一百') > 0 && all('手机减一百') < 35, `${all('手机减一百')}`)
})

const line = async (sale: string, variant: string, units = 1) => ({
  ...{ variantId: await market.id('variants', variant), offerId: await market.id('offers', sale), units },
})
const winner = (title: string) => fans.slice(1).find(who => (won.get(who.memberId)?.[title] ?? 0) > 0) as SignedInMember
let sold = 0

test('a hundred yuan that were won in a game are a hundred yuan off the phone at the sale, once', async () => {
  const phone = await line('phone-sale', 'phone-white')
  const lucky = winner('手机减一百')
  const [coupon] = await couponsOf(lucky, '手机减一百')
  await market.world.advance(market.at(14, '09:59'))
  const before = await market.orders(lucky, [{ ...phone, offerId: null }], { coupons: [coupon.id] })
  assert.equal(before.code, 'shop.coupon-unfit', 'not before the day')
  await market.world.advance(market.at(14, '10:00'))
  const thief = fans.find(who => who !== lucky) as SignedInMember
  const stolen = await market.orders(thief, [phone], { coupons: [coupon.id] })
  assert.ok(stolen.code?.startsWith('shop.coupon-'), JSON.stringify(stolen))
  const bracelets = await line('bracelet-sale', 'bracelet-plain', 1)
  const unfit = await market.orders(lucky, [bracelets], { coupons: [coupon.id] })
  assert.equal(unfit.code, 'shop.coupon-unfit', 'it is for phones')
  const { orderId, payable } = await market.orders(lucky, [phone], { coupons: [coupon.id] })
  assert.equal(payable, yuan(1_299 - 100))
  await market.paysOnPage(lucky, orderId as string)
  sold++
  const { items } = await market.asks(lucky, `GET ${play.here}/coupons?filter=used`)
  assert.deepEqual(
    items.map((one: any) => one.id),
    [coupon.id],
  )
  assert.ok((await market.orders(lucky, [bracelets], { coupons: [coupon.id] })).code?.startsWith('shop.coupon-'), 'it is used')
})

test('ten yuan of a game and twenty of a guess do the same for two bracelets', async () => {
  const bracelets = await line('bracelet-sale', 'bracelet-plain', 2)
  const buyers = [
    [winner('节日减十元'), '节日减十元', 10],
    [fan(0), '猜中券', 20],
  ] as const
  for (const [who, title, off] of buyers) {
    const [coupon] = await couponsOf(who, title)
    const { orderId, payable } = await market.orders(who, [bracelets], { coupons: [coupon.id] })
    assert.equal(payable, yuan(2 * 59 - off), title)
    await market.paysOnPage(who, orderId as string)
  }
})

test('whoever doubts a game can draw it again', async () => {
  for (const [ref] of games) {
    assert.equal((await play.sees(ref)).state, 'settled')
    await play.verified(await play.activity(ref))
  }
})

test('how many phones: the figure of the evening’s board decides, and the first three of the closest get a bracelet', async () => {
  const phone = await line('phone-sale', 'phone-black')
  const guesses = [200, 61, 0, 59, 58, 61, 62, 59, 55, 500]
  for (const [n, guess] of guesses.entries()) await play.makes(fan(n), 'how-many', 'guess', { guess: String(guess) })
  const crowd = await market.crowd(70, phone)
  assert.equal(crowd.verdicts['placed'], 70)
  // Fifty-nine of them pay in time; what is not paid is not sold.
  await each(crowd.placed.slice(0, 59), 6, ({ orderId, actor }) => market.pays({ actor }, orderId))
  sold += 59
  await market.world.advance(market.at(14, '20:05'))
  assert.equal((await play.moves(fan(15), 'how-many', 'guess', { guess: '60' })).body.code, 'activities.not-open')
  await market.world.advance(market.at(14, '22:01'))
  const offer = await market.id('offers', 'phone-sale')
  const board = await play.desk(`GET /board?offers=${offer}`)
  const figure = board.offers[0].units
  assert.equal(figure, sold)
  const { rows } = await market.world.house.database.pool.query(
    `select sum(l.units)::int as units from shop_lines l
       join shop_orders o on o.community_id = l.community_id and o.id = l.order_id
      where l.community_id = $1 and l.offer_id = $2 and o.paid_at is not null`,
    [market.club.id, offer],
  )
  assert.equal(figure, rows[0].units)
  await play.deskMoves('how-many', 'result', { truth: String(figure) })
  const result = await play.settles('how-many')
  // Sixty: four are off by one and nobody is nearer; there are three bracelets, for those who said so first.
  assert.deepEqual([result.truth, result.off], ['60', 1])
  const near = [1, 3, 5, 7]
  assert.deepEqual(
    result.winners.map((one: any) => one.memberId),
    near.map(n => fan(n).memberId),
  )
  const gifts = await each(near, 4, async n => {
    const { items } = await market.asks(fan(n), `GET ${play.here}/activity-awards`)
    return items.find((one: any) => one.title === '灯塔手环一只')?.state ?? 'none'
  })
  assert.deepEqual(gifts, ['owed', 'owed', 'owed', 'none'])
  await market.quiet()
})
