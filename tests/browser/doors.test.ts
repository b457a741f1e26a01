// The doors, by screen: a passkey for the operator; the phone's code and the mail's link for members, and the way out for good.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { type SmsGateway, startSmsGateway } from '#gateways/sms/index.ts'
import { type Club, isFine, openClub, type Person, picture, press } from './club.ts'

let club: Club
let bridge: SmsGateway

before(async () => {
  bridge = await startSmsGateway({ token: 'a-secret-of-the-bridge' })
  club = await openClub({ hostName: 'localhost', bridge: { gateway: bridge, token: 'a-secret-of-the-bridge' } })
})
after(async () => {
  await club?.close()
  await bridge?.close()
})

/** A device that makes passkeys and knows its holder's finger. */
async function giveDevice(page: Page): Promise<CDPSession> {
  const line = await page.context().newCDPSession(page)
  await line.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  await line.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return line
}

test('Mei registers a passkey in her account, keeps her recovery codes, and signs in with it alone', async () => {
  const { page, context } = await club.open(club.mei, { size: 'desk' })
  await giveDevice(page)
  await page.goto(`${club.url}/console/account`)
  await picture(page, 'the account')
  await press(page, '添加通行密钥')
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox').fill('书房的电脑')
  await picture(page, 'naming a passkey')
  await sheet.getByRole('button', { name: '添加通行密钥' }).click()
  await press(page, '我收好了')
  await page.getByText('书房的电脑').waitFor()
  await page.getByText('从未使用').waitFor()
  await picture(page, 'the account with a passkey')

  // As on another day, at the same desk.
  await context.clearCookies()
  await page.goto(`${club.url}/console/account`)
  await page.waitForURL(/\/console\/sign-in/)
  await isFine(page, 'the sign-in of the console')
  await press(page, '用通行密钥登录')
  await page.waitForURL(/\/console\/account/)
  await page.getByText('书房的电脑').waitFor()
  assert.match(await page.locator('.c-line', { hasText: '书房的电脑' }).innerText(), /最近使用/)
  await page.close()
})

test('Bo signs in with the code that went to his phone', async () => {
  const { page } = await club.open(null)
  await page.goto(`${club.url}/sign-in`)
  await page.getByRole('tab', { name: '手机号' }).click()
  await page.getByLabel('手机号', { exact: true }).last().fill('138 0013 8000')
  await isFine(page, 'the sign-in by phone')
  await press(page, '获取验证码')
  const text = await bridge.waitFor('+8613800138000')
  await page.getByLabel('六位数验证码').fill(text.params['code'] ?? '')
  await page.getByLabel('称呼').fill('博')
  await isFine(page, 'the name')
  await press(page, '继续')
  await page.waitForURL(url => url.pathname === '/')
  await page.goto(`${club.url}/me`)
  await page.getByText('博', { exact: true }).first().waitFor()
  await page.goto(`${club.url}/me/account`)
  await page.getByText('138', { exact: false }).first().waitFor()
  await picture(page, 'ways in')
  await page.close()
})

test('Ling signs in by the link in her mail, on another device; it opens once', async () => {
  const email = 'ling@qunluo.example'
  const asking = await club.open(null)
  await asking.page.goto(`${club.url}/sign-in`)
  await asking.page.getByLabel('邮箱', { exact: true }).last().fill(email)
  await press(asking.page, '获取验证码')
  const mail = await club.here.mailbox.waitFor(email)
  const link = /\S+#link=[\w-]+/.exec(mail.text)?.[0] ?? ''
  assert.ok(link.startsWith(club.url), link)
  await asking.page.close()

  const { page } = await club.open(null)
  await page.goto(link)
  await page.getByRole('heading', { name: '从邮件登录' }).waitFor()
  // The secret does not stay in the address.
  await page.waitForURL(url => url.hash === '')
  await isFine(page, 'the link')
  await press(page, '进入')
  await page.getByLabel('称呼').fill('凌')
  await press(page, '继续')
  await page.waitForURL(url => /^\/(c\/\w+\/?)?$/.test(url.pathname))
  await page.close()

  const again = await club.open(null)
  await again.page.goto(link)
  await press(again.page, '进入')
  await again.page.getByRole('alert').first().waitFor()
  await isFine(again.page, 'the link a second time')
  await again.page.getByRole('button', { name: '重新获取验证码' }).click()
  await again.page.getByLabel('邮箱', { exact: true }).last().waitFor()
  await again.page.close()
})

test('Dan erases himself: he is told what goes and what stays, proves it is he, and is let out with a word', async () => {
  const dan: Person = await club.member('丹', 'dan@qunluo.example')
  const { page } = await club.open(dan.visitor)
  await page.goto(`${club.url}/me`)
  await page.getByRole('link', { name: /授权与隐私/ }).click()
  await press(page, '删除我的一切')
  const sheet = page.getByRole('dialog')
  await sheet.getByText('不能撤销', { exact: false }).first().waitFor()
  await isFine(page, 'before erasing')
  const erase = sheet.getByRole('button', { name: '删除我的一切' })
  assert.equal(await erase.isDisabled(), true, 'a press that does nothing')
  await sheet.getByText('我知道不能撤销').click()
  await club.here.stage.moveTo(new Date(club.here.stage.clock.now().getTime() + 3_600_000).toISOString())
  const before = club.here.mailbox.messages.length
  await erase.click()
  await press(page, '发到 dan@qunluo.example')
  const mail = await club.here.mailbox.waitFor('dan@qunluo.example', { since: before })
  await page.getByText('验证码已发到 dan@qunluo.example', { exact: false }).waitFor()
  await isFine(page, 'proving before erasing')
  await page.getByLabel('六位数验证码').fill(/\b(\d{6})\b/.exec(mail.text)?.[1] ?? '')
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await page.getByText('写过的内容以化名留着', { exact: false }).waitFor()
  await isFine(page, 'after erasing')
  const { items } = await club.mei.get(club.at('/members?limit=50'))
  assert.deepEqual(items.map((one: { name: string }) => one.name).sort(), ['凌', '博'])
  await page.close()
})

test('nothing went wrong behind the screens', () => assert.deepEqual(club.wrong(), []))
