// The estate club: ten thousand yuan, of which seven thousand buy oil and three thousand are six years; to the fen, to the last month.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedInMember } from '../world.ts'
import { dayMs, each, key, type Market, openMarket, yuan } from './market.ts'

let market: Market
let here: string
let founders: SignedInMember[]
let holdings: any[]
before(async () => {
  market = await openMarket('estate-club', '2026-03-01T02:00:00Z')
  here = `/communities/${market.club.id}`
})
after(() => market.close())
const desk = (route: string, body?: object) => {
  const [method, path] = route.split(' ')
  return market.asks(market.mei, `${method} ${here}/console/tiers${path}`, body)
}
const buys = async (who: SignedInMember, variant: string) => {
  const variantId = await market.id('variants', variant)
  return market.orders(who, [{ variantId }], { address: null })
}
const held = async (who: SignedInMember) => (await market.asks(who, `GET ${here}/tiers/mine`)).holdings[0]

test('the plan told what the law says of so much credit on one card; the founders’ sixty seats sell out, one by one', async () => {
  const [run] = await market.asks(market.mei, 'GET /playbooks/runs')
  assert.equal(run.playbook, 'estate-club')
  assert.deepEqual(
    market.plan.rules.map((one: any) => [one.rule, one.effect, one.ref]),
    [['cn.card-limits', 'warn', 'estate']],
  )
  await market.world.advance(market.at(1, '09:00'))
  const people = await market.people(70, '发起人')
  const answers = await each(people, 8, who => buys(who, 'founder-seat'))
  assert.equal(answers.filter(one => one.orderId).length, 60)
  assert.deepEqual(new Set(answers.flatMap(one => one.code ?? [])), new Set(['tiers.round-full']))
  founders = people.filter((_, n) => answers[n]?.orderId)
  const orders = answers.flatMap(one => one.orderId ?? [])
  assert.ok(answers.every(one => !one.orderId || one.payable === yuan(10_000)))
  await each(orders, 6, (orderId, n) => {
    const who = founders[n] as SignedInMember
    return n < 3 ? market.paysOnPage(who, orderId) : market.pays(who, orderId)
  })
  const [plan] = await desk('GET /plans')
  assert.deepEqual(
    plan.rounds.map((round: any) => [round.name, round.seatsHeld, round.seatsLeft]),
    [
      ['发起人', 60, 0],
      ['第二批', 0, 3940],
    ],
  )
  assert.equal(await market.balance('CNY:prepaid'), yuan(7_000) * 60)
  assert.equal((await market.balance('CNY:unearned-dues')) + (await market.balance('CNY:dues')), yuan(3_000) * 60)
  await market.quiet()
})

test('credit buys oil at the members’ price, and what is not enough is paid on top', async () => {
  const [ling] = founders as [SignedInMember]
  const variantId = await market.id('variants', 'oil-bottle')
  // Ten bottles at 208.60: 2,086 yuan, all of it credit.
  const { orderId, payable } = await market.orders(ling, [{ variantId, units: 10 }], { credit: yuan(7_000) })
  assert.equal(payable, 0)
  assert.equal((await market.asks(ling, `GET ${here}/orders/${orderId}`)).credit, yuan(2_086))
  const stranger = await market.world.member('路人', market.club)
  const asked = await market.asks(stranger, `POST ${here}/order-quotes`, { lines: [{ variantId, units: 1 }] })
  assert.equal(asked.payable, yuan(298))
  await market.quiet()
})

test('promises stand in the book with their days; a kept one is done, one that was not has its reason', async () => {
  holdings = await Promise.all(founders.slice(0, 2).map(held))
  const owed = async (state: string) =>
    (await desk(`GET /obligations?state=${state}&limit=100&memberId=${founders[0]?.memberId}`)).items
  const due = await owed('due')
  // Six festivals, one tour, one gift, one hill.
  assert.deepEqual(
    ['油茶花节', '茶花主题旅游', '礼品定制', '山丘命名'].map(title => due.filter((one: any) => one.title === title).length),
    [6, 1, 1, 1],
  )
  assert.equal(due[0].title, '山丘命名')
  assert.equal(due[0].dueOn, '2026-04-01')
  const forecast = await desk('GET /forecast')
  assert.equal(forecast.total.cost, 60 * (6 * yuan(180) + yuan(600) + yuan(80) + yuan(50)))
  await market.world.advance(new Date('2026-06-20T02:00:00Z'))
  assert.equal((await desk('GET /obligations?state=due&overdue=true&limit=100')).items.length, 100)
  await desk(`POST /obligations/${due[0].id}/settle`, { as: 'done', note: '木牌已立' })
  await desk(`POST /obligations/${due[1].id}/settle`, { as: 'undone', note: '本人不想刻字' })
  assert.deepEqual([(await owed('done')).length, (await owed('undone')).length, (await owed('due')).length], [1, 1, 7])
})

test('in month twenty Ling leaves: 52 of 72 months and the credit she has not spent come back, to the fen', async () => {
  const [ling] = founders as [SignedInMember]
  const [holding] = holdings
  // The term began on 2 March 2026, so on 20 October 2027 its twentieth month runs (2 October to 1 November). Twenty months of
  // 3,000 yuan / 72 are earned: 300,000 fen × 20 / 72 = 83,333.33, of which whole fen are 83,333. Back go 300,000 − 83,333 =
  // 216,667 of dues, and 700,000 − 208,600 = 491,400 of credit: together 708,067 fen, 7,080.67 yuan.
  await market.world.advance(new Date('2027-10-20T02:00:00Z'))
  const quote = await desk(`GET /holdings/${holding.id}/refund`)
  assert.deepEqual([quote.whole, quote.dues, quote.credit, quote.total], [false, 216_667, 491_400, 708_067])
  assert.deepEqual(await desk(`POST /holdings/${holding.id}/end`, { reason: '搬去外地' }), { refund: 708_067 })
  await market.world.settle()
  assert.equal(await market.balance('CNY:refunding'), 0, 'it has been paid out')
  assert.equal(await market.balance('CNY:clearing.sandbox'), yuan(10_000) * 60 - 708_067)
  const mine = await market.asks(ling, `GET ${here}/tiers/mine`)
  assert.deepEqual([mine.holdings[0].state, mine.entitlements.length], ['withdrawn', 0])
  assert.equal(await market.balance(`credit:${ling.memberId}`), 0)
  const { items } = await desk(`GET /obligations?state=void&limit=100&memberId=${ling.memberId}`)
  assert.equal(items.length, 7, 'nothing is owed to her any more; what was done stays done')
  await market.quiet()
})

test('six years on fifty terms end, and forty-five of them are renewed: ninety per cent, counted from what is held', async () => {
  // Nine more leave meanwhile, so that fifty terms come to their end.
  for (const who of founders.slice(1, 10)) await desk(`POST /holdings/${(await held(who)).id}/end`, { reason: '退会' })
  const last = founders.slice(10)
  await market.world.advance(new Date(market.at(1, '09:00').getTime() + 72 * 30 * dayMs))
  await each(last.slice(0, 45), 6, async who => {
    const { orderId } = await buys(who, 'renewal-seat')
    assert.ok(orderId, key())
    await market.pays(who, orderId)
  })
  await market.world.advance(new Date('2032-06-01T02:00:00Z'))
  const rate = await desk('GET /renewals?from=2032-01-01&to=2032-05-01')
  assert.deepEqual([rate.ended, rate.renewed, rate.undecided, rate.percent], [50, 45, 0, 90])
  await market.quiet()
})
