// Memberships and deals by phone: Ling joins a tier and sees what the larger one costs; a team forms, a lot is bid on, a draw is applied for.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { payInSandbox, putOnSale } from './buying.ts'
import { type Club, isFine, openClub, type Person, press, putAway } from './club.ts'

let club: Club
let ling: Person
let bo: Person
let base = ''
const day = 86_400_000
const inMs = (ms: number) => new Date(club.here.stage.clock.now().getTime() + ms).toISOString()
const desk = (path: string, body: unknown = {}) => club.mei.post(club.at(`/console${path}`), body)

before(async () => {
  club = await openClub()
  ling = await club.member('凌', 'ling@qunluo.example')
  bo = await club.member('博', 'bo@qunluo.example')
  base = `${club.url}/c/${(await club.mei.get('/communities'))[0].slug}`
})
after(() => club?.close())

test('Ling joins a tier by the shop, sees what she holds, and what the larger one costs her now', async () => {
  const terms = { ladder: 'voice', months: 12, refundDays: 7, freezesMax: 1, freezeDays: 30 }
  const small = await desk('/tiers/plans', { ...terms, key: 'small', name: '晨读会员', dues: 20_000, rank: 1, rights: ['晨读'] })
  const large = await desk('/tiers/plans', {
    ...{ ...terms, key: 'large', name: '年度会员', dues: 90_000, credit: 30_000, rank: 2, rights: ['晨读', '夜话'] },
  })
  const round = await desk(`/tiers/plans/${small.id}/rounds`, {
    ...{ name: '春季第一轮', opensAt: inMs(-1000), closesAt: inMs(5 * day), seatsMax: 200 },
  })
  const variants = [
    { name: '晨读会员', price: 20_000, planId: small.id, roundId: round.id },
    { name: '年度会员', price: 120_000, planId: large.id },
  ]
  await putOnSale(club, { kind: 'tier', title: '会员', variants })
  const { page } = await club.open(ling.visitor)
  await page.goto(`${base}/tiers`)
  await page.getByText('春季第一轮').waitFor()
  await page.getByText('你要付 ¥200').waitFor()
  await isFine(page, 'memberships on offer')
  await press(page, '加入')
  await page.getByText('会员 晨读会员').waitFor()
  await press(page, '提交订单')
  await payInSandbox(page)
  await page.goto(`${base}/tiers`)
  await page.getByText('升级价', { exact: false }).waitFor()
  await isFine(page, 'a membership')
  await page.goto(`${base}/me`)
  await page.getByRole('link', { name: /我的会员/ }).waitFor()
  await isFine(page, 'me with all that is mine')
  await putAway(page)
})

test('she gives it back within its days, after reading what comes back and what ends', async () => {
  const { page } = await club.open(ling.visitor)
  await page.goto(`${base}/tiers`)
  await page.getByText('前可以无理由退', { exact: false }).waitFor()
  await press(page, '无理由退')
  await page.getByRole('dialog').getByText('退回 ¥200', { exact: false }).waitFor()
  await isFine(page, 'a tier before it is given back')
  await page.getByRole('dialog').getByRole('button', { name: '无理由退' }).click()
  await page.getByText('还不是会员').waitFor()
  await putAway(page)
})

async function publish(kind: string, terms: object): Promise<string> {
  const { dealId } = await desk(`/deals/${kind}`, { opensAt: inMs(0), closesAt: inMs(3 * day), ...terms })
  await desk(`/deals/${dealId}/publication`)
  return dealId
}

test('a team forms by its link; an auction is bid on; a draw is applied for', async () => {
  const goods = { kind: 'goods', title: '中秋月饼', delivery: 'pickup', variants: [{ price: 12_800, opening: 200 }] }
  const variantId = (await putOnSale(club, goods)).variants[0]?.id
  const team = await publish('team-buys', { variantId, title: '月饼三人团', price: 9_900, size: 3 })
  const auction = await publish('auctions', { variantId, title: '手写菜谱', startPrice: 1_000, step: 500 })
  const draw = await publish('draws', {
    ...{ variantId, title: '首发签名版', price: 12_000, units: 2, organiser: '晨光听友社', contact: 'club@qunluo.example' },
  })
  const { page } = await club.open(ling.visitor)
  await page.goto(`${base}/deals`)
  await page.getByText('月饼三人团').waitFor()
  await isFine(page, 'deals')
  await page.getByRole('link', { name: /月饼三人团/ }).click()
  await page.getByText('还没有人开团', { exact: false }).waitFor()
  await press(page, /^开团/)
  await page.getByRole('dialog').getByRole('button', { name: /^开团/ }).click()
  await payInSandbox(page)
  await page.goto(`${base}/deals/${team}`)
  await page.getByText('还差 2 人', { exact: false }).waitFor()
  await isFine(page, 'a team')
  const [open] = (await bo.visitor.get(club.at(`/deals/${team}/teams`))).items
  const his = await club.open(bo.visitor, { dark: true })
  await his.page.goto(`${base}/deals/${team}/teams/${open.id}`)
  await press(his.page, /^参团/)
  await his.page.getByRole('dialog').getByText('应付').waitFor()
  await isFine(his.page, 'joining a team')
  await his.page.goto(`${base}/deals/${auction}`)
  await press(his.page, '出价')
  await his.page.getByRole('dialog').getByRole('button', { name: '出价' }).click()
  await his.page.getByText('你领先').waitFor()
  await isFine(his.page, 'an auction')
  await page.goto(`${base}/deals/${draw}`)
  await press(page, '报名')
  await page.getByText(/^已报名/).waitFor()
  await isFine(page, 'a draw')
  await putAway(his.page)
  await putAway(page)
})

test('steps, a pre-sale, a project and a meal tell how they go', async () => {
  const goods = { kind: 'goods', title: '手冲壶', delivery: 'pickup', variants: [{ price: 30_000, opening: 50 }] }
  const variantId = (await putOnSale(club, goods)).variants[0]?.id
  const bowl = await putOnSale(club, { kind: 'voucher', title: '粥券', variants: [{ price: 3_000, opening: 10 }] })
  const shipsBy = inMs(30 * day)
  const stepped = await publish('stepped-prices', {
    ...{ variantId, title: '一起把价格买下来', price: 29_000, steps: [{ units: 10, price: 25_000 }] },
  })
  const preSale = await publish('pre-sales', {
    ...{ variantId, title: '秋茶预售', way: 'deposit', price: 28_000, deposit: 5_000, shipsBy },
    ...{ restFrom: inMs(4 * day), restUntil: inMs(6 * day) },
  })
  const project = await publish('crowdfundings', {
    ...{ title: '社区烘焙房', type: 'presale', goalIn: 'money', goal: 1_000_000, maker: '凌', shipsBy },
    rewards: [{ variantId, name: '一袋豆子', price: 9_900 }],
  })
  const host = { organiser: '晨光听友社', contact: 'club@qunluo.example' }
  const meal = await publish('meals', {
    ...{
      variantId: bowl.variants[0]?.id,
      title: '请你喝一碗粥',
      sponsor: '巷口粥铺',
      places: 2,
      worth: 3_000,
      choice: 'draw',
      usedBy: shipsBy,
    },
    ...host,
  })
  const { page } = await club.open(bo.visitor)
  const shown = [
    [stepped, '价格台阶'],
    [preSale, '付定金 ¥50'],
    [project, '支持 ¥99'],
    [meal, '巷口粥铺请客'],
  ] as const
  for (const [id, words] of shown) {
    await page.goto(`${base}/deals/${id}`)
    await page.getByText(words, { exact: false }).first().waitFor()
    await isFine(page, `a deal, ${words}`)
  }
  await putAway(page)
})

test('nothing went wrong on any page', () => assert.deepEqual(club.wrong(), []))
