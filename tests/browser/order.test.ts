// Keeping order, by screen: a post is reported, the monitor settles it on the phone and the operator at the desk; a group gets a new owner.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Club, isFine, openClub, type Person, picture, press, putAway } from './club.ts'

let club: Club
let listeners: string
let ling: Person
let bo: Person
let chen: Person
let hao: Person

before(async () => {
  club = await openClub()
  listeners = await club.groupId('听友大群')
  ling = await club.member('凌', 'ling@qunluo.example')
  bo = await club.member('博', 'bo@qunluo.example')
  chen = await club.member('晨', 'chen@qunluo.example')
  hao = await club.member('浩', 'hao@qunluo.example')
  await club.seat(listeners, [
    [hao, 'owner'],
    [chen, 'monitor'],
    [ling, 'member'],
    [bo, 'member'],
  ])
})
after(() => club?.close())

const postBy = ({ visitor }: Person, text: string) => visitor.post(club.at('/posts'), { groupId: listeners, text })
const opened = async (person: Person, path: string): Promise<Page> => {
  const { page } = await club.open(person.visitor)
  await page.goto(club.url + path)
  return page
}

async function report(page: Page, text: string, reason: string): Promise<void> {
  const post = page.getByRole('article').filter({ hasText: text })
  await post.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '举报' }).click()
  await page.getByRole('dialog').getByText(reason).click()
}

test('Ling reports two posts of Bo; the monitor hears of it on the open phone', async () => {
  await postBy(bo, '加我微信，日赚三百。')
  await postBy(bo, '我昨天没睡好，早上没听完。')
  const lead = await opened(chen, `/groups/${listeners}/lead`)
  await lead.getByText('没有待处理的举报').waitFor()
  await isFine(lead, 'leading, nothing to do')
  const page = await opened(ling, `/groups/${listeners}`)
  await report(page, '日赚三百', '广告或刷屏')
  await page.getByLabel('说明').fill('他在每个群里都发。')
  await isFine(page, 'reporting')
  await page.getByRole('dialog').getByRole('button', { name: '举报' }).click()
  await page.getByText('已收到，主持人会尽快看').waitFor()
  await report(page, '没睡好', '不实信息')
  await page.getByRole('dialog').getByRole('button', { name: '举报' }).click()
  await lead.getByText('凌举报了博的内容').nth(1).waitFor()
  await isFine(lead, 'leading, two reports')

  await lead.getByRole('listitem').filter({ hasText: '日赚三百' }).getByRole('button', { name: '收起内容' }).click()
  await lead.getByText('凌举报了博的内容').nth(1).waitFor({ state: 'hidden' })
  await page.getByText('日赚三百').waitFor({ state: 'hidden' })
  await lead.close()
  await putAway(page)
})

test('Bo is told which of his posts was taken down, and why', async () => {
  const page = await opened(bo, '/inbox')
  await page.getByText('你的内容被收起了').waitFor()
  await page.getByText('原因：广告或刷屏', { exact: true }).waitFor()
  await picture(page, 'told why')
  await putAway(page)
})

test('Mei hears the other report at the desk and dismisses it: the post stays', async () => {
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(`${club.url}/console/c/chenguang/moderation`)
  await page.getByText('凌 举报').waitFor()
  await picture(page, 'the reports')
  await press(page, '驳回')
  await picture(page, 'dismissing')
  await page.getByRole('dialog').getByRole('button', { name: '驳回' }).click()
  await page.getByText('没有待处理的举报').waitFor()
  await page.getByRole('tab', { name: '已驳回' }).click()
  await page.getByText('没睡好').waitFor()
  await page.getByRole('tab', { name: '已成立' }).click()
  await page.getByText('日赚三百').waitFor()
  await picture(page, 'the upheld reports')
  await putAway(page)
  const { items } = await ling.visitor.get(club.at(`/groups/${listeners}/stream`))
  assert.deepEqual(
    items.map((post: { text: string }) => post.text),
    ['我昨天没睡好，早上没听完。'],
  )
})

test('what Mei writes when she upholds a report is what its author reads, and she is told so', async () => {
  const { id } = await postBy(bo, '她家住在解放路 12 号。')
  await ling.visitor.post(club.at(`/posts/${id}/reports`), { reason: 'private', text: '' })
  const { page } = await club.open(club.mei, { size: 'desk' })
  await page.goto(`${club.url}/console/c/chenguang/moderation`)
  await press(page, '成立，收起它')
  const sheet = page.getByRole('dialog')
  await sheet.getByText('作者会看到', { exact: false }).waitFor()
  await isFine(page, 'upholding')
  await sheet.getByRole('textbox').fill('别写别人的住址。')
  await sheet.getByRole('button', { name: '成立，收起它' }).click()
  await page.getByText('已成立，内容收起了').waitFor()
  await putAway(page)
  const phone = await opened(bo, '/inbox')
  await phone.getByText('原因：别写别人的住址。').waitFor()
  await phone.close()
})

test('Hao hands the group over to Chen on his phone; Mei hands it on to Ling at the desk', async () => {
  const page = await opened(hao, `/groups/${listeners}`)
  await press(page, '更多操作')
  await page.getByRole('menuitem', { name: '管理' }).click()
  await page.getByRole('link', { name: '去成员列表' }).click()
  await page.getByRole('button', { name: /晨/ }).click()
  await isFine(page, 'a seat')
  await page.getByRole('dialog').getByRole('button', { name: '移交群主' }).click()
  await page.getByText('你成为主持人', { exact: false }).waitFor()
  await picture(page, 'handing over')
  await page.getByRole('dialog').getByRole('button', { name: '移交群主' }).click()
  await page.getByText('已移交').waitFor()
  await page.getByRole('button', { name: /晨.*群主/s }).waitFor()
  await putAway(page)

  const desk = (await club.open(club.mei, { size: 'desk' })).page
  await desk.goto(`${club.url}/console/c/chenguang/groups/${listeners}/seats`)
  await desk.getByRole('row', { name: /凌/ }).getByRole('checkbox').check()
  await isFine(desk, 'a chosen seat')
  await press(desk, '移交群主')
  await desk.getByRole('dialog').getByRole('button', { name: '移交群主' }).click()
  await desk.getByRole('row', { name: /凌.*群主/s }).waitFor()
  await putAway(desk)
  const { items } = await ling.visitor.get(club.at(`/groups/${listeners}/seats`))
  const roles = new Map(items.map((seat: { memberId: string; role: string }) => [seat.memberId, seat.role]))
  assert.deepEqual(
    [ling, chen, hao].map(({ memberId }) => roles.get(memberId)),
    ['owner', 'host', 'host'],
  )
})

test('the new owner announces and mutes where she leads; Bo reads why he cannot write', async () => {
  const page = await opened(ling, `/groups/${listeners}/lead`)
  await page.getByLabel('群公告').fill('今晚八点，一起聊睡眠。')
  await press(page, '发布公告')
  await page.getByText('公告已发布').waitFor()
  await page.getByLabel('告诉大家为什么').fill('老师讲课')
  await press(page, '开始禁言')
  await page.getByRole('button', { name: '解除禁言' }).waitFor()
  await page.getByText('· 老师讲课').waitFor()
  await isFine(page, 'leading, all set')
  await putAway(page)
  const phone = await opened(bo, `/groups/${listeners}`)
  await phone.getByText('老师讲课').waitFor()
  await isFine(phone, 'a muted group')
  await phone.goto(`${club.url}/groups/${listeners}/write`)
  await phone.getByText('现在不能在这里发言').waitFor()
  await phone.getByText('只有老师和主持人', { exact: false }).waitFor()
  await isFine(phone, 'writing is closed')
  await phone.close()
})

test('nothing went wrong behind the screens', () => assert.deepEqual(club.wrong(), []))
