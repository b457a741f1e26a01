// The shop by phone: Ling buys and pays, calls another off, fetches by code; Bo claims a gift; a sale opens to the second.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { fillAddress, payInSandbox, putOnSale, type Sold } from './buying.ts'
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

async function drawPicture(): Promise<string> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="900" height="900" fill="#d9c9a3"/>
    <rect x="180" y="300" width="540" height="400" fill="#7d5510"/><rect x="180" y="300" width="540" height="70" fill="#5f3f0b"/></svg>`
  const bytes = await sharp(Buffer.from(drawing)).png().toBuffer()
  return (await club.mei.upload(club.at('/console/uploads/shop-pictures'), { name: 'box.png', bytes })).fileId
}

let box: Sold
let cake: Sold
const flashAt = 3_600_000

async function fillShelves(): Promise<void> {
  const cover = await drawPicture()
  const two = [
    { name: '春茶一盒', price: 49_900, opening: 8 },
    { name: '春茶两盒', price: 89_900, opening: 0 },
  ]
  const body = '清明前采的龙井。\n收到后放在阴凉处，冲泡用八十五度的水。'
  box = await putOnSale(club, { kind: 'goods', title: '晨读茶盒', intro: '一年一采，只此一批', body, variants: two }, [cover])
  cake = await putOnSale(club, {
    ...{ kind: 'goods', title: '中秋月饼', intro: '到店自提', delivery: 'pickup' },
    variants: [{ price: 12_800, opening: 200 }],
  })
  const book = await putOnSale(club, { kind: 'goods', title: '听友手帐', variants: [{ price: 6_800, opening: 30 }] })
  await putOnSale(club, { kind: 'goods', title: '旧书箱', variants: [{ price: 19_900, opening: 0 }] }).catch(() => null)
  const flash = await desk('/offers', {
    ...{ kind: 'flash', title: '早春秒杀', opensAt: inMs(flashAt), closesAt: inMs(day), perMemberMax: 1 },
    items: [{ variantId: book.variants[0]?.id, price: 3_900, quota: 1 }],
  })
  await desk(`/offers/${flash.id}/opening`)
  const batch = await desk('/coupon-batches', {
    ...{ kind: 'fixed', title: '新友券', amountOff: 3_000, threshold: 20_000, perMemberMax: 1 },
    ...{ takesFrom: inMs(0), takesUntil: inMs(10 * day), usesFrom: inMs(0), usesUntil: inMs(30 * day) },
    releases: [{ at: inMs(0), units: 50 }],
  })
  await desk(`/coupon-batches/${batch.id}/opening`)
}

test('who looks for what is not there is told so', async () => {
  const { page } = await club.open(ling.visitor, { size: 'small-phone' })
  await page.goto(`${base}/shop?q=${encodeURIComponent('没有的东西')}`)
  await page.getByRole('heading', { name: '没有找到「没有的东西」' }).waitFor()
  await isFine(page, 'nothing found in the shop')
  await putAway(page)
})

test('Ling takes a coupon, buys a box with it, pays in the sandbox and comes back to an order that is paid', async () => {
  await fillShelves()
  const { page } = await club.open(ling.visitor)
  await page.goto(`${base}/coupons`)
  await page.getByText('新友券').waitFor()
  await isFine(page, 'coupons to take')
  await page.getByRole('button', { name: '领取', exact: true }).last().click()
  await page.getByText('已领取', { exact: true }).waitFor()
  await page.getByRole('link', { name: '商店' }).click()
  await page.getByText('晨读茶盒').waitFor()
  await isFine(page, 'the shop')
  await page.getByRole('link', { name: /晨读茶盒/ }).click()
  await page.getByRole('heading', { name: '晨读茶盒' }).first().waitFor()
  await isFine(page, 'a product')
  await press(page, '加入购物车')
  await page.getByRole('link', { name: '购物车' }).click()
  await page.getByText('合计').waitFor()
  await isFine(page, 'the cart')
  await press(page, '去结算')
  await press(page, '添加收货地址')
  await fillAddress(page, '凌云')
  await press(page, '用这个地址')
  await page.getByRole('button', { name: /优惠券/ }).click()
  await page.getByRole('button', { name: /新友券/ }).click()
  await press(page, '选好了')
  await page.getByText('−¥30').first().waitFor()
  await isFine(page, 'the checkout')
  await press(page, '提交订单')
  await page.getByRole('dialog').getByText('模拟支付').waitFor()
  await isFine(page, 'paying')
  await payInSandbox(page)
  await page.getByRole('heading', { name: '待发货' }).first().waitFor()
  await page.getByText('实付').waitFor()
  await isFine(page, 'an order that is paid')
  const { items } = await ling.visitor.get(club.at('/orders'))
  assert.deepEqual([items.length, items[0].state, items[0].paid], [1, 'paid', 46_900])
  await putAway(page)
})

test('an answer that was lost is asked for again, and there is one order; it is called off', async () => {
  const { page } = await club.open(ling.visitor, { dark: true })
  const before = (await ling.visitor.get(club.at('/orders'))).items.length
  await page.goto(`${base}/shop/${box.id}`)
  await press(page, '立即购买')
  await press(page, '提交订单')
  await fillAddress(page, '凌云')
  await press(page, '用这个地址')
  await page.getByText('凌云').waitFor()
  await page.route(
    /\/orders$/,
    async route => {
      // The server hears it; the answer gets lost.
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
  await press(page, '提交订单')
  await page.getByText('网络没有连上', { exact: false }).waitFor()
  await page.reload()
  await page.getByText('上一次提交还没有回音').waitFor()
  await isFine(page, 'an order without an answer')
  await press(page, '问问结果')
  await page.getByRole('heading', { name: '待付款' }).first().waitFor()
  assert.equal((await ling.visitor.get(club.at('/orders'))).items.length, before + 1)
  await isFine(page, 'an order to pay')
  await press(page, '取消订单')
  await page.getByRole('dialog').getByRole('button', { name: '取消订单' }).click()
  await page.getByRole('heading', { name: '已关闭' }).first().waitFor()
  await page.goto(`${base}/orders?show=closed`)
  await page.getByRole('link', { name: /晨读茶盒/ }).waitFor()
  await isFine(page, 'orders')
  await page.close()
})

test('Ling gives cakes; Bo signs in by the link, claims one, and fetches it by its code', async () => {
  const { page } = await club.open(ling.visitor)
  await page.goto(`${base}/shop/${cake.id}`)
  await page.getByRole('button', { name: '多一件' }).click()
  await press(page, '送给朋友')
  await page.getByLabel('赠言').fill('中秋快乐')
  await page.getByText('能送 2 人').waitFor()
  await isFine(page, 'a gift at the checkout')
  await press(page, '提交订单')
  await payInSandbox(page)
  await page.getByText('2 份里已领 0 份').waitFor()
  await press(page, '把礼物发给朋友')
  await page.getByRole('dialog').getByRole('img').waitFor()
  await isFine(page, 'a gift to hand on')
  const [gift] = (await ling.visitor.get(club.at('/gifts/given'))).items
  const guest = await club.open(null)
  await guest.page.goto(gift.url)
  await guest.page.getByRole('heading', { name: '先登录，再领取' }).waitFor()
  await isFine(guest.page, 'a gift before signing in')
  await putAway(guest.page)
  const his = await club.open(bo.visitor)
  await his.page.goto(gift.url)
  await press(his.page, '领取')
  await his.page.waitForURL(/\/gifts\/clm_/)
  await his.page.getByText('核销码', { exact: true }).waitFor()
  await isFine(his.page, 'a gift with its code')
  await page.keyboard.press('Escape')
  await page.getByText('2 份里已领 1 份').waitFor()

  const [claim] = (await bo.visitor.get(club.at('/gifts/received'))).items
  const pickup = await desk('/till/lookups', { code: claim.pickup.code })
  await desk('/redemptions', { pickupId: pickup.id })
  await his.page.getByRole('heading', { name: '已核销' }).waitFor()
  await putAway(his.page)
  await putAway(page)
})

test('a friend pays by the link, without signing in', async () => {
  const wish = { lines: [{ variantId: cake.variants[0]?.id }], askFriend: true }
  const { orderId } = await ling.visitor.post(club.at('/orders'), wish, 'wish-of-a-friend')
  const mine = await club.open(ling.visitor, { locale: 'en', size: 'desk' })
  await mine.page.goto(`${base}/orders/${orderId}?friend=1`)
  const url = await mine.page.getByText(/\/pay\//).textContent()
  await isFine(mine.page, 'asking a friend')
  const { page } = await club.open(null)
  await page.goto(url as string)
  await page.getByText('凌请你帮忙付这个订单', { exact: false }).waitFor()
  await isFine(page, 'paying for a friend')
  await press(page, /^付 ¥/)
  await page.getByRole('dialog').getByText('模拟支付').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: /^付 ¥/ }).click()
  await page.waitForURL(/\/hooks\/pay\//)
  await page.locator('button[value="pay"]').click()
  await mine.page.getByRole('heading', { name: 'Ready to fetch' }).first().waitFor()
  await mine.page.getByText('Pick-up code', { exact: true }).waitFor()
  await isFine(mine.page, 'an order with its code')
  await putAway(page)
  await putAway(mine.page)
})

test('a sale opens by the clock of the server; who comes too late is told kindly what else there is', async () => {
  const { page } = await club.open(ling.visitor)
  const his = await club.open(bo.visitor)
  const { items } = await ling.visitor.get(club.at('/shop'))
  const book = items.find((card: { title: string }) => card.title === '听友手帐')
  for (const one of [page, his.page]) await one.goto(`${base}/shop/${book.id}`)
  await page.getByRole('button', { name: /开抢/ }).waitFor()
  assert.equal(await page.getByRole('button', { name: /开抢/ }).isDisabled(), true)
  await isFine(page, 'a sale that comes')
  await club.here.stage.moveTo(inMs(flashAt + 1000))
  for (const one of [page, his.page]) {
    await one.reload()
    await press(one, '立即抢购')
  }
  await fillAddressAt(page, '凌云')
  await fillAddressAt(his.page, '博远')
  await press(page, '提交订单')
  await page.waitForURL(/\/orders\//)
  await press(his.page, '提交订单')
  await his.page.getByRole('dialog').getByText('这一次没有抢到').waitFor()
  await his.page.getByRole('dialog').getByText('还有这些').waitFor()
  await isFine(his.page, 'gone this time')
  await putAway(his.page)
  await putAway(page)
})

async function fillAddressAt(page: Page, name: string): Promise<void> {
  await press(page, '添加收货地址')
  await fillAddress(page, name)
  await press(page, '用这个地址')
}

test('nothing went wrong on any page', () => assert.deepEqual(club.wrong(), []))
