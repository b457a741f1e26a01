// What is on sale is put in order by its arrows; what was sold opens with its receipt, its gift, and its lines in the ledger by name.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { press as payerPress } from '../counter.ts'
import { quiet } from '../stage.ts'
import { putOnSale, type Sold } from './buying.ts'
import { type Club, isFine, openClub, type Person, press, putAway } from './club.ts'

let club: Club
let ling: Person
let slug = ''
let cake: Sold
let orderId = ''
const desk = (path: string) => `${club.url}/console/c/${slug}${path}`
before(async () => {
  club = await openClub()
  ling = await club.member('凌', 'ling@qunluo.example')
  slug = (await club.mei.get('/communities'))[0].slug
  await club.mei.patch(club.at('/console/payments/accounts/sandbox'), { isOn: true })
  cake = await putOnSale(club, {
    ...{ kind: 'goods', title: '中秋月饼', delivery: 'pickup' },
    variants: [{ price: 12_800, opening: 20 }],
  })
})
after(() => club?.close())

test('Mei moves a product up by its arrow, and members see it there', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(desk('/products'))
  const titles = async () => (await club.mei.get(club.at('/console/products?state=on-sale'))).items.map((one: any) => one.title)
  const [first] = await titles()
  await press(page, '调整顺序')
  await page.getByRole('button', { name: `下移「${first}」` }).click()
  await isFine(page, 'products in order')
  await press(page, '保存顺序')
  await page.getByText('顺序已保存').waitFor()
  assert.equal((await titles())[1], first)
  await putAway(page)
})

test('a gift is marked as one for its giver and at the desk, where its receipt opens', async () => {
  const wish = { lines: [{ variantId: cake.variants[0]?.id, units: 2 }], gift: { words: '中秋快乐' } }
  ;({ orderId } = await ling.visitor.post(club.at('/orders'), wish, 'a-gift-of-the-test'))
  const wayOf = { provider: 'sandbox', way: 'page' }
  const begun = await ling.visitor.post(club.at(`/orders/${orderId}/payments`), wayOf, 'the-payment-of-it')
  await payerPress(begun.next.url, 'pay')
  await quiet(club.here.stage.house())
  const hers = await club.open(ling.visitor)
  await hers.page.goto(`${club.url}/c/${slug}/orders`)
  await hers.page.getByRole('link', { name: /中秋月饼.*等朋友领取.*送礼/s }).waitFor()
  await isFine(hers.page, 'orders with a gift')
  await putAway(hers.page)
  const { page } = await club.open(club.mei, { size: 'desk', locale: 'en', dark: true })
  await page.goto(desk('/orders'))
  await page.getByRole('row', { name: /中秋月饼.*To be fetched.*Gift/s }).waitFor()
  await page.goto(desk(`/orders/${orderId}`))
  await page.locator('dl').getByRole('button', { name: 'Open' }).click()
  await page.getByRole('dialog').getByText('¥256.00').first().waitFor()
  await isFine(page, 'a receipt at the desk')
  await putAway(page)
})

test('the ledger has a name for everything that a sale books', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(desk('/ledger'))
  await page.getByRole('button', { name: '订单付款' }).first().waitFor()
  assert.equal(await page.getByRole('button', { name: '其他变动' }).count(), 0)
  assert.doesNotMatch(await page.locator('tbody').innerText(), /awaited|ordered|sandbox/)
  await putAway(page)
})

test('nothing went wrong on any page', () => assert.deepEqual(club.wrong(), []))
