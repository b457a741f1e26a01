// The operator's desk around one member, by screen: where he sits and is signed in; who did what by name; norms of before;
// work laid aside; and a home page that misses nothing of what happened while it was being drawn.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Club, isFine, openClub, type Person, press } from './club.ts'

let club: Club
let desk: Page
let ling: Person
let groupId: string
let slug: string

before(async () => {
  club = await openClub()
  const bo = await club.member('博', 'bo@example.com')
  ling = await club.member('凌', 'ling@example.com')
  groupId = await club.groupId('听友大群')
  slug = (await club.mei.get('/front')).slug
  await club.seat(groupId, [
    [bo, 'host'],
    [ling, 'teacher'],
  ])
  desk = (await club.open(club.mei, { size: 'desk' })).page
})
after(() => club?.close())

const community = () => `${club.url}/console/c/${slug}`
/** The same page on the narrowest phone, by night, in English. */
async function onPhone(path: string, shown: (page: Page) => Promise<void>, where: string): Promise<void> {
  const { page, context } = await club.open(club.mei, { size: 'small-phone', locale: 'en', dark: true })
  await page.goto(path)
  await shown(page)
  await isFine(page, where)
  await context.close()
}

test('the page of a member leads to the groups he sits in, and signs him out everywhere', async () => {
  const path = `${community()}/members/${ling.memberId}`
  await desk.goto(path)
  const seat = desk.getByRole('link', { name: /听友大群/ }).first()
  await seat.waitFor()
  assert.match(await seat.innerText(), /2 号[\s\S]*老师/)
  await desk.getByRole('heading', { name: '登录中的设备' }).waitFor()
  await isFine(desk, 'a member at the desk')
  await onPhone(path, page => page.getByRole('heading', { name: 'Signed in on' }).waitFor(), 'a member on the phone')
  assert.equal((await ling.visitor.fetch(`/api${club.at('/me')}`)).status, 200)
  await press(desk, '全部退出')
  const sure = desk.getByRole('dialog')
  await sure.waitFor()
  await isFine(desk, 'signing a member out')
  await sure.getByRole('button', { name: '全部退出' }).click()
  await desk.getByText('现在没有登录。').waitFor()
  assert.equal((await ling.visitor.fetch(`/api${club.at('/me')}`)).status, 401)
  await seat.click()
  await desk.waitForURL(/\/groups\/grp_/)
})

test('a ban and a removal tell by whom', async () => {
  const change = { action: 'ban', reason: '刷屏' }
  const changes = club.at(`/console/groups/${groupId}/seats/changes`)
  await club.mei.post(changes, { memberIds: [ling.memberId], change, preview: false })
  await desk.goto(`${community()}/groups/${groupId}/bans`)
  await desk.getByRole('cell', { name: /梅 ·/ }).waitFor()
  await isFine(desk, 'the bans of a group')
  await desk.goto(`${community()}/groups/${groupId}/seats`)
  await desk.getByRole('cell', { name: '梅', exact: true }).waitFor()
})

test('what the norms said before can be opened and read', async () => {
  await club.mei.put(club.at(`/console/groups/${groupId}/norms`), { text: '一、守时。\n二、说自己的话。' })
  await club.mei.put(club.at(`/console/groups/${groupId}/norms`), { text: '一、守时。\n二、说自己的话。\n三、不发广告。' })
  const path = `${community()}/groups/${groupId}/norms`
  await desk.goto(path)
  const second = desk.locator('summary', { hasText: '第 2 版' })
  await second.waitFor()
  assert.match(await second.innerText(), /梅/)
  await second.click()
  await desk.getByText('二、说自己的话。').last().waitFor()
  await isFine(desk, 'earlier norms at the desk')
  const opened = async (page: Page) => page.locator('summary', { hasText: 'Version 2' }).click()
  await onPhone(path, opened, 'earlier norms on the phone')
})

test('work laid aside is shown to the owner, tried again or discarded, and then gone from the page', async () => {
  await desk.goto(community())
  await desk.getByRole('heading', { name: '等你处理' }).waitFor()
  assert.equal(await desk.getByRole('heading', { name: /搁下的/ }).count(), 0)
  const { db, clock } = club.here.stage.house()
  const row = { payload: '{}', attempts: 12, diedAt: clock.now() }
  const told = 'Error: connect ECONNREFUSED 127.0.0.1:465 while the mail was handed over to smtp.example.com\n    at send'
  const dead = [
    { ...row, communityId: club.communityId, id: 'job_1', kind: 'channels.deliver', key: '1', lastError: told },
    { ...row, communityId: 'house', id: 'job_2', kind: 'round:staff.sweep', key: '2026-03-01', lastError: 'Error: no answer' },
  ]
  await db.insertInto('kernelDeadJobs').values(dead).execute()
  await desk.reload()
  await desk.getByRole('heading', { name: /搁下的/ }).waitFor()
  await isFine(desk, 'work laid aside at the desk')
  const shown = (page: Page) => page.getByText('no answer').waitFor()
  await onPhone(community(), shown, 'work laid aside on the phone')
  const line = (name: string) => desk.locator('li', { hasText: name })
  await line('staff').or(line('sweep')).getByRole('button', { name: '再试一次' }).click()
  await desk.getByText('no answer').waitFor({ state: 'detached' })
  await line('ECONNREFUSED').getByRole('button', { name: '丢弃' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '丢弃' }).click()
  await desk.getByRole('heading', { name: /搁下的/ }).waitFor({ state: 'detached' })
  assert.deepEqual(await db.selectFrom('kernelDeadJobs').select('id').execute(), [])
})

test('what happens while the home page is being drawn, before its live line is open, appears without a reload', async () => {
  const { page, context } = await club.open(club.mei, { size: 'desk' })
  // Somebody else listens, so that the news is told and not merely noted as missed.
  await desk.goto(community())
  await desk.getByRole('heading', { name: '最近的动静' }).waitFor()
  let drawn = () => {}
  const isDrawn = new Promise<void>(resolve => {
    drawn = resolve
  })
  await page.route('**/live?as=operator**', async route => {
    await isDrawn
    await route.continue()
  })
  await page.goto(community())
  await page.getByRole('heading', { name: '最近的动静' }).waitFor()
  await page
    .getByRole('link', { name: /博.*加入/ })
    .first()
    .waitFor()
  await club.member('晨', 'chen@example.com')
  await desk
    .getByRole('link', { name: /晨.*加入/ })
    .first()
    .waitFor()
  assert.equal(await page.getByRole('link', { name: /晨.*加入/ }).count(), 0)
  drawn()
  await page
    .getByRole('link', { name: /晨.*加入/ })
    .first()
    .waitFor()
  await context.close()
})

test('nothing went wrong behind the screens', () => assert.deepEqual(club.wrong(), []))
