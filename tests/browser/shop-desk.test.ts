// The shop's desk by screen: Mei makes a product and a flash sale, sends what was ordered, gives money back, redeems at the till.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { quiet } from '../stage.ts'
import { type Club, isFine, openClub, type Person, press, putAway } from './club.ts'

let club: Club
let ling: Person
let bo: Person
let slug = ''
before(async () => {
  club = await openClub()
  ling = await club.member('凌', 'ling@qunluo.example')
  bo = await club.member('博', 'bo@qunluo.example')
  slug = (await club.mei.get('/communities')).find((one: { id: string }) => one.id === club.communityId).slug
  await club.mei.patch(club.at('/console/payments/accounts/sandbox'), { isOn: true })
})
after(() => club?.close())

const desk = (path: string) => `${club.url}/console/c/${slug}${path}`
const address = { name: '凌', phone: '13800000000', region: '上海市静安区', detail: '南京西路 1 号', postcode: '' }
let keys = 0
const key = () => `desk-of-the-test-${++keys}`

/** Ordered and paid by API, as a member's phone does it. */
async function buys(who: Person, lines: object[], more: object = {}): Promise<string> {
  const placed = await who.visitor.post(club.at('/orders'), { lines, address: null, note: '', credit: 0, ...more }, key())
  const paying = await who.visitor.post(
    club.at(`/orders/${placed.orderId}/payments`),
    { provider: 'sandbox', way: 'page' },
    key(),
  )
  await payAt(paying.next.url)
  await quiet(club.here.stage.house())
  return placed.orderId
}
async function payAt(url: string): Promise<void> {
  const { page } = await club.open(null, { size: 'phone' })
  await page.goto(new URL(url, club.url).href)
  await page.getByRole('button').first().click()
  await page.getByText('已付款（试用）').first().waitFor()
  await putAway(page)
}
const option = (page: Page, words: string | RegExp) => page.locator('.ant-select-item-option', { hasText: words }).first().click()
let productId = ''
let offerId = ''
const variantOf = async (id: string) => (await club.mei.get(club.at(`/console/products/${id}`))).variants[0].id

test('Mei makes a product with stock and puts it on sale', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(desk('/orders'))
  await page.getByText('还没有订单').waitFor()
  await isFine(page, 'no orders yet')
  await page.goto(desk('/products'))
  await press(page, '新商品')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('名称', { exact: true }).fill('月饼礼盒')
  await sheet.getByLabel('售价').fill('599')
  await sheet.getByLabel('期初库存').fill('100')
  await sheet.getByRole('button', { name: '建草稿' }).click()
  await page.waitForURL(/\/products\/prd_/)
  productId = page.url().split('/').at(-1) as string
  await page.getByText('在库 100').waitFor()
  await isFine(page, 'a product')
  await press(page, '补货或更正')
  await page.getByRole('dialog').getByLabel('数量').fill('20')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await page.getByText('在库 120').waitFor()
  await press(page, /上\s*架/)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /上\s*架/ })
    .click()
  await page.getByRole('button', { name: /下\s*架/ }).waitFor()
  await putAway(page)
})

test('she opens a flash sale on it; the price that is struck out is not hers to type', async () => {
  const { page } = await club.open(club.mei, { size: 'desk', dark: true })
  await page.goto(desk('/offers/new'))
  await isFine(page, 'the kinds of offers')
  await page.getByRole('link', { name: /限时秒杀/ }).click()
  await page.getByLabel(/^名称/).fill('中秋秒杀')
  // Typed into the field, and agreed to with the key.
  for (const [label, day] of [
    ['开始时间', '2026-02-28 08:00'],
    ['结束时间', '2027-01-01 08:00'],
  ] as const) {
    await page.getByLabel(label).fill(day)
    await page.getByLabel(label).press('Enter')
  }
  await page.getByLabel('选一件商品').click()
  await option(page, '月饼礼盒')
  await page.getByLabel('优惠价').fill('499')
  await page.getByLabel('活动数量').fill('50')
  await isFine(page, 'the form of a flash sale')
  await press(page, '存为草稿')
  await page.waitForURL(/\/offers\/off_/)
  offerId = page.url().split('/').at(-1) as string
  await press(page, /公\s*布/)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /公\s*布/ })
    .click()
  await page.getByText('进行中').first().waitFor()
  await isFine(page, 'an offer that runs')
  await putAway(page)
})

test('an order comes; she packs it and sends it with a number, after seeing what would happen', async () => {
  const variantId = await variantOf(productId)
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(desk(`/board/${offerId}`))
  await page.getByText('还没有订单', { exact: false }).waitFor()
  const orderId = await buys(ling, [{ variantId, units: 2, offerId }], { address })
  await page.getByText('¥998.00').first().waitFor()
  await isFine(page, 'the sales board')
  await page.goto(desk('/orders?filter=to-send'))
  await page.getByRole('checkbox').nth(1).check()
  await isFine(page, 'orders to be sent')
  await press(page, /打\s*包/)
  await page.getByText('1 笔可以，0 笔不行', { exact: false }).waitFor()
  await isFine(page, 'what packing would do')
  await press(page, '打包 1 笔')
  await page.getByRole('cell', { name: '已打包' }).waitFor()
  await page.goto(desk(`/orders/${orderId}`))
  await press(page, /发\s*货/)
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('快递公司').click()
  await option(page, /顺丰/)
  await sheet.getByLabel('运单号').fill('SF1234567890')
  await sheet.getByRole('button', { name: /发\s*货/ }).click()
  await page.getByText('SF1234567890').waitFor()
  await isFine(page, 'an order that was sent')
  await putAway(page)
})

test('she gives another back in full, with the amount that is left beside it', async () => {
  const orderId = await buys(bo, [{ variantId: await variantOf(productId), units: 1, offerId }], { address })
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(desk(`/orders/${orderId}`))
  await press(page, /退\s*款/)
  const sheet = page.getByRole('dialog')
  await sheet.getByText('¥499.00', { exact: false }).waitFor()
  await sheet.getByLabel('原因').fill('地址写错')
  await isFine(page, 'a refund before it is asked')
  await sheet.getByRole('button', { name: /退\s*款/ }).click()
  await page.getByText('申请退款', { exact: false }).waitFor()
  await quiet(club.here.stage.house())
  await page.reload()
  await page.getByText('已到账', { exact: false }).waitFor()
  await page.goto(desk('/payments'))
  await page.getByRole('link', { name: '月饼礼盒' }).first().click()
  await page.waitForURL(/\/payments\/pay_/)
  await isFine(page, 'a payment with its story')
  await putAway(page)
})

test('Bo asks for his money back; she reads why, declines, and grants it when he asks again', async () => {
  const orderId = await buys(bo, [{ variantId: await variantOf(productId), units: 1, offerId: null }], { address })
  const his = await club.open(bo.visitor)
  const asks = async (why: string) => {
    await press(his.page, '申请退款')
    await his.page.getByLabel('原因').fill(why)
    await isFine(his.page, 'asking for money back')
    await press(his.page, '提交申请')
    await his.page.getByText('等商家处理', { exact: true }).waitFor()
  }
  await his.page.goto(`${club.url}/c/${slug}/orders/${orderId}`)
  await asks('不想要了')
  await isFine(his.page, 'an order of which money is asked back')
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(desk('/orders?filter=asked'))
  await page.getByText('申请退款', { exact: true }).last().waitFor()
  await page.getByRole('link', { name: /月饼礼盒/ }).click()
  await press(page, /^拒\s*绝/)
  await page.getByRole('dialog').getByLabel(/^原因/).fill('马上就发货了')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /拒\s*绝/ })
    .click()
  await his.page.getByText('商家说：马上就发货了').waitFor()
  await asks('还是想退')
  await press(page, '同意退款')
  await page.getByRole('dialog').getByText('¥599.00', { exact: false }).first().waitFor()
  await isFine(page, 'granting a refund')
  await page.getByRole('dialog').getByRole('button', { name: '同意退款' }).click()
  await his.page.getByText('已同意', { exact: true }).waitFor()
  await isFine(page, 'an order with what was asked back')
  await putAway(his.page)
  await putAway(page)
})

test('at the till a code is typed, and handed over once', async () => {
  const made = await club.mei.post(club.at('/console/products'), {
    kind: 'voucher',
    title: '早餐券',
    variants: [{ price: 1_500, opening: 50 }],
  })
  await club.mei.post(club.at(`/console/products/${made.id}/sale`), {})
  await buys(ling, [{ variantId: made.variants[0].id, units: 2, offerId: null }])
  const [mine] = await ling.visitor.get(club.at('/pickups'))
  const { page } = await club.open(club.mei, { size: 'small-phone' })
  await page.goto(desk('/till'))
  await page.getByLabel('核销码').fill('00000000')
  await page.keyboard.press('Enter')
  await page.getByText('没有这个核销码', { exact: false }).waitFor()
  await page.getByLabel('核销码').fill(mine.code)
  await page.keyboard.press('Enter')
  await page.getByText('可核销 2 / 2').waitFor()
  await isFine(page, 'the till')
  await press(page, '全部核销（2 件）')
  await page.getByText('核销成功').waitFor()
  await isFine(page, 'the till when it is done')
  await putAway(page)
})

test('every page of the desk stands with something in it', async () => {
  const plan = await club.mei.post(club.at('/console/tiers/plans'), { key: 'gold', name: '金卡', dues: 20_000, rights: ['gold'] })
  await club.mei.post(club.at(`/console/tiers/plans/${plan.id}/benefits`), {
    title: '生日书',
    dueRule: 'once',
    dueDays: 30,
    cost: 5_000,
  })
  await club.mei.post(
    club.at(`/console/members/${bo.memberId}/holdings`.replace('/console/', '/console/tiers/')),
    { planId: plan.id },
    key(),
  )
  const paths = ['/stocks', '/coupons/new/fixed', '/dispatch', '/dispatch/settings', `/tiers/plans/${plan.id}`]
  const ofTiers = ['/tiers/holders', '/tiers/book', '/tiers/figures']
  const more = [...ofTiers, '/payments/accounts', '/payments/refunds', '/deals/new/team-buy']
  const { page } = await club.open(club.mei, { size: 'desk' })
  for (const path of [...paths, ...more]) {
    await page.goto(desk(path))
    await page.locator('main h1').waitFor()
    await page.waitForFunction(() => !document.querySelector('.q-skeleton, .ant-spin-spinning'))
    await isFine(page, `desk${path.replaceAll('/', ' ').replace(plan.id, '')}`)
  }
  await putAway(page)
})

test('nothing went wrong on any page', () => assert.deepEqual(club.wrong(), []))
