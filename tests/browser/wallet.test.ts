// The wallet by screen: Mei corrects by hand and undoes it, Ling reads where it came from; the ledger, the months, the doctor.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { meiPassword } from '../stories/club-stage.ts'
import type { Look } from './browser.ts'
import { type Club, isFine, openClub, type Person, picture, press, putAway } from './club.ts'

let club: Club
let ling: Person
let bo: Person
before(async () => {
  club = await openClub()
  ling = await club.member('凌', 'ling@qunluo.example')
  bo = await club.member('博', 'bo@qunluo.example')
})
after(() => club?.close())

let slug = ''
const desk = (path: string) => `${club.url}/console/c/${slug}${path}`

let wishes = 0
const correct = (who: Person, wish: object) =>
  club.mei.post(club.at(`/console/wallet/members/${who.memberId}/corrections`), wish, `wish-of-the-test-${++wishes}`)

test('who never had anything reads what the wallet is for', async () => {
  slug = (await club.mei.get('/communities')).find((one: { id: string }) => one.id === club.communityId).slug
  const { page } = await club.open(bo.visitor, { size: 'small-phone' })
  await page.goto(`${club.url}/me`)
  await page.getByRole('link', { name: /钱包/ }).click()
  await page.getByRole('heading', { name: '钱包还空着' }).waitFor()
  await isFine(page, 'an empty wallet')
  await putAway(page)
})

test('Mei gives Ling points and sees before and after; Ling has them at once', async () => {
  const hers = await club.open(ling.visitor, { locale: 'en', dark: true })
  await hers.page.goto(`${club.url}/me/wallet`)
  await hers.page.getByRole('heading', { name: 'Nothing in the wallet yet' }).waitFor()

  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(desk(`/members/${ling.memberId}`))
  await page.getByText('还没有积分、储值或佣金').waitFor()
  await press(page, '调整')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('金额').fill('50')
  await sheet.getByLabel('原因').fill('三月晨读全勤')
  await sheet.getByRole('button', { name: '下一步' }).click()
  await sheet.getByText('积分：0 → 50').waitFor()
  await isFine(page, 'a correction, before it is made')
  await sheet.getByRole('button', { name: '增加 50' }).click()
  await page.getByText('+50', { exact: true }).waitFor()
  await hers.page.getByText('+50', { exact: true }).waitFor()
  await hers.page.getByText('三月晨读全勤').waitFor()
  await putAway(hers.page)
  await putAway(page)
})

test('Ling reads what was paid from what, in points and in money', async () => {
  await correct(ling, { unit: 'credit', direction: 'give', amount: 12_050, note: '线下充值' })
  const expiresAt = new Date(club.here.stage.clock.now().getTime() + 20 * 86_400_000).toISOString()
  await correct(ling, { unit: 'points', direction: 'give', amount: 30, note: '早鸟', expiresAt })
  await correct(ling, { unit: 'points', direction: 'take', amount: 40, note: '换了一本书' })
  await Promise.all([readsStatement({ dark: true }), readsStatement({ locale: 'en', size: 'desk' })])
})

async function readsStatement(look: Look): Promise<void> {
  const { page } = await club.open(ling.visitor, look)
  await page.goto(`${club.url}/me/wallet`)
  await page.getByText('−40', { exact: true }).waitFor()
  if (look.dark) await isFine(page, 'the wallet by night')
  await page.getByRole('button', { name: /−40/ }).click()
  await page
    .getByRole('dialog')
    .getByText(/30，来自手工增加|30 of: Added by hand/)
    .waitFor()
  if (!look.dark) await isFine(page, 'a line of the wallet')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /储值|Credit/ }).click()
  await page.getByText('+¥120.50').waitFor()
  await putAway(page)
}

test('Mei undoes a correction with a reason; both lines stay', async () => {
  const { page } = await club.open(club.mei, { size: 'desk', dark: true })
  await page.goto(desk(`/members/${ling.memberId}`))
  const line = page.locator('.c-wallet-line', { hasText: '换了一本书' })
  await line.getByRole('button', { name: /冲\s*正/ }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('原因').fill('书没有寄出')
  await sheet.getByRole('button', { name: /冲\s*正/ }).click()
  await line.getByText('已冲正').waitFor()
  await page.getByText('书没有寄出').waitFor()
  await isFine(page, 'a member with a wallet')
  const [points] = (await ling.visitor.get(club.at('/wallet'))).filter((one: { unit: string }) => one.unit === 'points')
  assert.deepEqual([points.balance, points.expiring.amount], [80, 30], 'what never ran out does not begin to')
  await putAway(page)
})

test('the ledger tells each line, that all sums to nothing, and closes a month after saying what that means', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(desk('/ledger'))
  await page.getByRole('button', { name: '手工扣减', exact: true }).waitFor()
  await isFine(page, 'the journal')
  await page.getByRole('button', { name: '手工扣减', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('taken-by-hand', { exact: true }).waitFor()
  await sheet.getByRole('button', { name: /^cor_/ }).click()
  await page.waitForURL(/cause=cor_/)
  assert.match(await page.getByRole('searchbox').inputValue(), /^cor_/)
  await page.getByRole('tab', { name: '科目' }).click()
  await page.getByText('账是平的', { exact: false }).waitFor()
  await picture(page, 'the accounts')
  await putAway(page)

  await club.here.stage.moveTo('2026-04-02T02:00:00Z')
  await club.mei.post('/staff/sign-in', { email: 'mei@qunluo.example', password: meiPassword })
  const later = await club.open(club.mei, { size: 'desk', locale: 'en' })
  await later.page.goto(desk('/ledger/months'))
  await press(later.page, 'Close the month')
  await later.page.getByText('Closing cannot be undone', { exact: false }).waitFor()
  await isFine(later.page, 'closing a month')
  await later.page.getByRole('dialog').getByRole('button', { name: 'Close the month' }).click()
  await later.page.getByRole('cell', { name: 'March 2026' }).waitFor()
  await putAway(later.page)
})

test('the doctor examines when told; what is broken is named, and asks for a look from the home page', async () => {
  const { page } = await club.open(club.mei, { size: 'desk', dark: true })
  await page.goto(desk('/doctor'))
  await page.getByRole('button', { name: '现在检查' }).click()
  await page.getByText('每种单位的借贷相等').waitFor()
  await page.getByText('全部成立', { exact: false }).waitFor()
  await page.getByRole('link', { name: '总览' }).click()
  await page.getByRole('heading', { name: '今天', exact: true }).waitFor()
  assert.equal(await page.getByText('自检发现', { exact: false }).count(), 0, 'silent while all is well')

  const found = await club.mei.get(club.at('/console/examination'))
  const laws = found.laws.map((law: { name: string }) =>
    law.name === 'wallet.units-sum-to-nothing' ? { ...law, count: 1, what: ['points'] } : law,
  )
  await page.route(/\/console\/examination/, route => route.fulfill({ json: { ...found, laws } }))
  await page.reload()
  await page.getByText('自检发现', { exact: false }).waitFor()
  await page.getByRole('link', { name: '去看看' }).click()
  await page.getByText('1 处').waitFor()
  await isFine(page, 'the doctor with something broken')
  await page.close()
})

test('nothing went wrong on any page', () => assert.deepEqual(club.wrong(), []))
