// A voice made by hand: recorded on a phone with the browser's microphone, heard before it is sent, and heard by the others.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Club, isFine, openClub, type Person, picture, press } from './club.ts'

let club: Club
let listeners: string
let ling: Person
let bo: Person

before(async () => {
  club = await openClub()
  listeners = await club.groupId('听友大群')
  ling = await club.member('凌', 'ling@qunluo.example')
  bo = await club.member('博', 'bo@qunluo.example')
  await club.seat(listeners, [
    [ling, 'member'],
    [bo, 'member'],
  ])
})
after(() => club?.close())

async function toWrite(person: Person): Promise<Page> {
  const { page } = await club.open(person.visitor, { size: 'small-phone' })
  await page.goto(`${club.url}/groups/${listeners}/write`)
  await page.getByRole('tab', { name: '语音' }).click()
  return page
}
const secondsOf = async (page: Page): Promise<number> => {
  const name = await page.getByRole('group', { name: /秒$/ }).first().getAttribute('aria-label')
  return Number(/(\d+) 秒$/.exec(name ?? '')?.[1])
}

test('Ling records three seconds, listens, sends; Bo hears them on his open phone, as long as they are', async () => {
  const { page: listening } = await club.open(bo.visitor)
  await listening.goto(`${club.url}/groups/${listeners}`)
  await listening.getByText('还没有', { exact: false }).or(listening.getByRole('article')).first().waitFor()
  const page = await toWrite(ling)
  await picture(page, 'the recorder')
  await press(page, '开始录音')
  await page
    .getByText(/还剩 57 秒/)
    .first()
    .waitFor()
  await isFine(page, 'recording')
  await press(page, '录好了')
  await page.getByRole('button', { name: '就用这段' }).waitFor()
  const seconds = await secondsOf(page)
  assert.ok(seconds >= 3 && seconds <= 12, `${seconds} s`)
  await isFine(page, 'listening before sending')
  await press(page, '播放')
  await page.waitForFunction(() => [...document.querySelectorAll('audio')].some(audio => audio.currentTime > 0.2))
  await press(page, '就用这段')
  await page.getByRole('button', { name: '换一段' }).waitFor()
  await page.getByLabel('正文').fill('我也录了一段。')
  await picture(page, 'a voice that is sent')
  await press(page, '发布')
  await page.waitForURL(url => !url.pathname.endsWith('/write'))

  const post = listening.getByRole('article').filter({ hasText: '我也录了一段。' })
  await post.waitFor()
  const heard = await secondsOf(listening)
  assert.ok(Math.abs(heard - seconds) <= 1, `${heard} s measured, ${seconds} s recorded`)
  await isFine(listening, 'a voice in the stream')
  await post.getByRole('button', { name: '播放' }).click()
  await listening.waitForFunction(() => [...document.querySelectorAll('audio')].some(audio => audio.currentTime > 0.2))
  await page.close()
  await listening.close()
})

test('a recording ends by itself at sixty seconds', async () => {
  const page = await toWrite(ling)
  await page.clock.install()
  await press(page, '开始录音')
  await page.getByRole('button', { name: '录好了' }).waitFor()
  await page.clock.runFor(58_000)
  await page
    .getByText(/还剩 2 秒/)
    .first()
    .waitFor()
  await page.clock.runFor(2_500)
  await page.getByRole('button', { name: '就用这段' }).waitFor()
  const seconds = await secondsOf(page)
  assert.ok(seconds >= 59 && seconds <= 60, `${seconds} s`)
  await page.close()
})

test('who refuses the microphone is told what to do, and may bring a file', async () => {
  const { page, context } = await club.open(ling.visitor)
  await context.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await page.goto(`${club.url}/groups/${listeners}/write`)
  await page.getByRole('tab', { name: '语音' }).click()
  await press(page, '开始录音')
  await page.getByRole('alert').getByText('没有拿到麦克风', { exact: false }).waitFor()
  await page.getByRole('button', { name: '上传一段录好的声音' }).waitFor()
  await isFine(page, 'no microphone')
  await page.close()
})

test('nothing went wrong behind the screens', () => assert.deepEqual(club.wrong(), []))
