// The rules by screen: Mei reads them, makes one stricter, is told why not looser, tries a text, and reads who changed what.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Club, isFine, openClub, press, putAway } from './club.ts'

let club: Club
let slug = ''
before(async () => {
  club = await openClub()
  slug = (await club.mei.get('/communities')).find((one: { id: string }) => one.id === club.communityId).slug
})
after(() => club?.close())

const desk = (path: string) => `${club.url}/console/c/${slug}${path}`

test('the rules are read with their law and date, and one is made stricter', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(desk('/policies'))
  await page.getByText('依照「中国大陆」的规则').waitFor()
  const cap = page.getByRole('listitem').filter({ hasText: 'cn.prize-cap' })
  await cap.getByText('反不正当竞争法（2025 年修订）').waitFor()
  await isFine(page, 'the rules')
  const tighten = async (yuan: string) => {
    await cap.getByRole('button', { name: '收紧 · 奖项上限' }).click()
    await page.getByRole('spinbutton', { name: '奖项上限' }).fill(yuan)
    await page.getByLabel('原因').fill('稳妥一些')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click()
  }
  await tighten('10000')
  await cap.getByText('这里更严').waitFor()
  await cap.getByText('¥10,000.00').waitFor()
  await tighten('60000')
  await page.getByText('规则只能收紧，不能放宽', { exact: false }).waitFor()
  await isFine(page, 'a rule that is not made looser')
  await putAway(page)
})

test('a text is tried, on a phone and in English', async () => {
  const { page } = await club.open(club.mei, { size: 'small-phone', locale: 'en', dark: true })
  await page.goto(desk('/policies/try'))
  await page.getByLabel('Text', { exact: true }).fill('本卡概 不 退款。')
  await press(page, /Check$/)
  await page.getByText('The text says “概 不 退款”.').waitFor()
  await isFine(page, 'a text that says what it should not')
  await page.getByLabel('Text', { exact: true }).fill('付款后七天内可以退。')
  await press(page, /Check$/)
  await page.getByText('Nothing was found', { exact: false }).waitFor()
  await putAway(page)
})

test('who changed what stands there; a region is chosen with a reason', async () => {
  const { page } = await club.open(club.mei, { size: 'phone' })
  await page.goto(desk('/policies/history'))
  await page.getByText('稳妥一些').waitFor()
  await isFine(page, 'changes of the rules')
  await page.goto(desk('/policies/decisions'))
  // The tiers and the deal of the playbook were let open by the rules of that day.
  await page.locator('.c-policy-small').first().waitFor()
  await isFine(page, 'what was let open')
  await page.goto(desk('/policies'))
  await press(page, '换地区')
  await page.getByRole('combobox', { name: '地区' }).click()
  await page.getByTitle('各地通用').last().click()
  await page.getByLabel('原因').fill('成员都在海外')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await page.getByText('依照「各地通用」的规则').waitFor()
  assert.equal(await page.getByText('cn.prize-cap').count(), 0)
  await putAway(page)
})

test('nothing went wrong on any page', () => assert.deepEqual(club.wrong(), []))
