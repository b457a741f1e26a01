// What tests of the shop do again and again: put something on sale, write an address, pay in the sandbox.
import type { Page } from 'playwright-core'
import { type Club, press } from './club.ts'

export interface Sold {
  id: string
  variants: { id: string }[]
}
export async function putOnSale(club: Club, product: object, pictures: string[] = []): Promise<Sold> {
  const { id } = await club.mei.post(club.at('/console/products'), { ...product, pictures })
  return club.mei.post(club.at(`/console/products/${id}/sale`))
}

export async function fillAddress(page: Page, name: string): Promise<void> {
  await page.getByLabel('收货人').fill(name)
  await page.getByLabel('手机号').fill('13800138000')
  await page.getByLabel('所在地区').fill('浙江省 杭州市 西湖区')
  await page.getByLabel('详细地址').fill('龙井路 1 号')
}

/** On the provider's page, and back. */
export async function payInSandbox(page: Page): Promise<void> {
  await page.getByRole('dialog').getByText('模拟支付').waitFor()
  await press(page, /^付 ¥/)
  await page.waitForURL(/\/hooks\/pay\//)
  await page.locator('button[value="pay"]').click()
  await page.locator('a').click()
  await page.waitForURL(/\/orders\/ord_/)
}
