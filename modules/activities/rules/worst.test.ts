// The most that can go out, reckoned before it is published: of each reward, by days and people, and what ends it where they do not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { application } from '#plays/application/play.ts'
import { checkIn } from '#plays/check-in/play.ts'
import { dice } from '#plays/dice/play.ts'
import { rockPaperScissors } from '#plays/rock-paper-scissors/play.ts'
import { shake } from '#plays/shake/play.ts'
import { wordChain } from '#plays/word-chain/play.ts'
import { ActivityDraft, type Reward } from '../contract.ts'
import { leftOn } from './referee.ts'
import { priceAwards } from './rewards.ts'
import { mostOf, questionsOf, worstOf } from './worst.ts'

const timeZone = 'Asia/Shanghai'
const drafted = (more: object = {}) =>
  ActivityDraft.parse({
    ...{ play: 'check-in', title: '早起', opensAt: '2026-03-01T16:00:00Z', closesAt: '2026-03-31T16:00:00Z' },
    ...{ settings: { dailyReward: 'day' }, rewards: [{ key: 'day', title: '早餐券', kind: 'goods', value: 200 }] },
    ...more,
  })
const sure = (more: object = {}) => {
  const draft = drafted(more)
  return worstOf(draft, checkIn, checkIn.settings.parse(draft.settings), timeZone)
}
const told = (invited: number | null, more: object = {}) => {
  const draft = drafted(more)
  const { all, by } = mostOf(draft, checkIn, checkIn.settings.parse(draft.settings), { timeZone, invited })
  return [all, by]
}
const limits = { players: 10 }

test('credit counts what it says, however it is valued: in the reckoning, in the purse, and in what is left', () => {
  const credit = (more: object) =>
    drafted({ rewards: [{ key: 'day', title: '储值', kind: 'credit', amount: 300, ...more }] }).rewards
  for (const [rewards, each] of [
    [credit({}), 300],
    [credit({ value: 100 }), 300],
    [credit({ value: 500 }), 500],
  ] as [Reward[], number][]) {
    assert.equal(sure({ rewards, limits }).all, 10 * 30 * each)
    const purse = { rewards, stock: {}, budgetLeft: 1_000 }
    const [priced] = priceAwards(purse, [{ memberId: 'mem_1', reward: 'day', units: 2 }])
    assert.deepEqual([priced?.amount, priced?.value], [600, 2 * each])
    assert.equal(leftOn(purse, 'day'), Math.floor(1_000 / each))
    assert.equal(
      priceAwards(purse, [{ memberId: 'mem_1', reward: 'day', units: 9, orLess: true }])[0]?.units,
      Math.floor(1_000 / each),
    )
    assert.throws(() => priceAwards(purse, [{ memberId: 'mem_1', reward: 'day', units: 4 }]), /the budget has 1000/)
  }
})

test('a daily check-in gives a reward a day to each: as many as the community has days between opening and closing', () => {
  assert.equal(sure().all, null)
  assert.equal(sure({ limits }).all, 10 * 30 * 200)
  // From the evening before to the minute after midnight: three days there, though not two days long.
  const across = { opensAt: '2026-03-01T15:00:00Z', closesAt: '2026-03-02T16:01:00Z' }
  assert.equal(sure({ limits, ...across }).all, 10 * 3 * 200)
  assert.equal(sure({ limits, rewards: [{ key: 'day', title: '早餐券', kind: 'goods', value: 200, units: 7 }] }).all, 1_400)
})

test('of days in a row as many as there are whole rounds, once or each time; a round longer than it lasts is never full', () => {
  const rewards = [{ key: 'row', title: '徽章', kind: 'goods', value: 1 }]
  const row = (days: number, every: string) =>
    sure({ limits, rewards, settings: { streaks: [{ days, reward: 'row', every }] } }).all
  assert.deepEqual([row(7, 'each-time'), row(7, 'once'), row(30, 'each-time'), row(31, 'once')], [40, 10, 10, 0])
  const open = sure({ rewards, settings: { streaks: [{ days: 31, reward: 'row', every: 'each-time' }] } })
  assert.equal(open.all, 0, 'however many come')
})

test('what ends it is told: limits, those who are invited now, the budget, or nothing', () => {
  assert.deepEqual(told(null, { limits }), [60_000, 'rewards'])
  assert.deepEqual(told(3), [18_000, 'invited'])
  assert.deepEqual(told(3, { budget: 18_000 }), [18_000, 'invited'])
  assert.deepEqual(told(3, { budget: 17_999 }), [17_999, 'budget'])
  assert.deepEqual(told(null, { budget: 5_000 }), [5_000, 'budget'])
  assert.deepEqual(told(null), [null, 'nothing'])
})

test('places given by lot are prizes, beside the rewards; places given otherwise are none', () => {
  const asked = (way: string) => {
    const settings = application.settings.parse({ seats: 10, way, applyHours: 24, cameReward: 'came' })
    const rewards = [{ key: 'came', title: '到场积分', kind: 'points', amount: 5 }]
    const draft = drafted({ play: 'application', title: '一桌', rewards, limits })
    return questionsOf(draft, application, { subject: '', settings, lines: [], currency: 'CNY', timeZone })
  }
  assert.deepEqual(
    asked('choose').map(one => one.kind),
    ['terms-text'],
  )
  const [, prize, disclosure] = asked('draw')
  assert.deepEqual(prize?.kind === 'prize' && prize.prizes.map(one => [one.name, one.value, one.quantity]), [
    ['一桌', 0, 10],
    ['到场积分', 0, 10],
  ])
  assert.equal(disclosure?.kind === 'disclosure' && disclosure.disclosed['number-or-chance'], '一桌 × 10、到场积分 × 10')
})

const coupons = [
  { key: 'cup', title: '一杯', kind: 'goods', value: 1_000, units: 20 },
  { key: 'off', title: '减两元', kind: 'goods', value: 200 },
] as const
const game = {
  rewards: coupons,
  settings: {
    prizes: [
      { reward: 'cup', odds: 100 },
      { reward: 'off', odds: 3_000 },
    ],
  },
}
const gameTold = (play: typeof dice, invited: number | null, more: object = {}) => {
  const draft = drafted({ play: play.key, ...game, ...more })
  const { all, by, byReward } = mostOf(draft, play, play.settings.parse(draft.settings), { timeZone, invited })
  return [all, by, ...byReward.map(one => one.units)]
}

test('coupon games: one prize a play at most, so people, days and plays of each end them, and where none does only the budget', () => {
  for (const play of [dice, rockPaperScissors, shake]) {
    // 10 people, 3 plays each: 30 prizes, of them 20 of the dear ones, which are all there are.
    const three = { limits: { players: 10, perMember: 3 } }
    assert.deepEqual(gameTold(play, null, three), [20 * 1_000 + 10 * 200, 'rewards', 20, 30])
    assert.deepEqual(gameTold(play, null, { limits: { players: 10, perDay: 1 } }), [20 * 1_000 + 280 * 200, 'rewards', 20, 300])
    assert.deepEqual(gameTold(play, null, { limits: { players: 10, perDay: 1, perMember: 3 } }).slice(0, 2), [22_000, 'rewards'])
    assert.deepEqual(gameTold(play, 4, { limits: { perMember: 3 } }), [12 * 1_000, 'invited', 12, 12])
    // What is gone is not drawn: a budget below that is no broken promise, and ends it first.
    assert.deepEqual(gameTold(play, null, { ...three, budget: 5_000 }).slice(0, 2), [5_000, 'budget'])
    assert.deepEqual(gameTold(play, null, { budget: 5_000 }).slice(0, 2), [5_000, 'budget'])
    assert.deepEqual(gameTold(play, null, { limits: { players: 10 } }), [null, 'nothing', 20, null])
    assert.deepEqual(gameTold(play, null, { limits: { perMember: 3 } }).slice(0, 2), [null, 'nothing'])
  }
})

test('a word chain gives one for each idiom: by what each may play; the tiers at the end come on top', () => {
  const rewards = [
    { key: 'link', title: '一分', kind: 'goods', value: 10 },
    { key: 'top', title: '书', kind: 'goods', value: 3_000 },
  ]
  const chain = (each: string | null, more: object) =>
    gameTold(wordChain, null, { rewards, settings: { each, places: [{ reward: 'top', places: 2 }] }, ...more })
  assert.deepEqual(chain('link', { limits: { players: 10, perDay: 5 } }), [10 * 30 * 5 * 10 + 6_000, 'rewards', 1_500, 2])
  assert.deepEqual(chain('link', { limits: { players: 10 } }), [null, 'nothing', null, 2])
  assert.deepEqual(chain('link', { limits: { players: 10 }, budget: 7_000 }).slice(0, 2), [7_000, 'budget'])
  assert.deepEqual(chain(null, { limits: { players: 10 } }), [6_000, 'rewards', 0, 2])
})
