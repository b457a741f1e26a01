// Answers to followers by an operator, and text messages: what goes where asking twice is, or is not, harmless.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addMember } from '#modules/members/index.ts'
import { type Correspondence, openCorrespondence } from '../../tests/correspondence.ts'
import { putTemplate, sendMessage } from './index.ts'

let here: Correspondence
before(async () => void (here = await openCorrespondence()))
after(() => here.close())

const look = async (id: string) => (await here.desk(`GET /messages/${id}`)).body
const minute = 60_000

test('an operator answers a follower within 48 hours, five times, and not after', async () => {
  const { callback } = await here.connect()
  await here.desk('PUT /greetings/unknown', { text: '收到，请稍候。', handover: true })
  const told = await here.wechat.push(callback, { type: 'text', from: 'oLing', content: '怎么加入？' })
  assert.equal(told.reply?.kind === 'text' && told.reply.text, '收到，请稍候。')
  const waiting = (await here.desk('GET /messages?direction=in&state=waiting')).body.items
  assert.deepEqual([waiting.length, waiting[0].excerpt], [1, '怎么加入？'])
  const id = waiting[0].id
  const reply = (text: string) => here.desk(`POST /messages/${id}/replies`, { text })
  const article = { title: '入群须知', description: '', picUrl: '', url: '/c/morning/join' }
  assert.equal((await here.desk(`POST /messages/${id}/replies`, { article })).status, 200)
  await here.world.settle()
  assert.equal(here.wechat.sent.at(-1)?.news?.articles[0]?.['url'], 'http://localhost/c/morning/join')
  const { state, steps } = await look(id)
  assert.equal(state, 'handled')
  assert.ok(
    steps.some((one: any) => one.by.startsWith('opr_') && one.byName === '梅'),
    JSON.stringify(steps),
  )
  for (const n of [2, 3, 4, 5]) {
    assert.equal((await reply(`第 ${n} 条`)).status, 200)
    await here.world.settle()
  }
  assert.equal(here.wechat.sent.length, 5)
  assert.equal((await reply('第六条')).body.code, 'channels.window-spent')
  await here.wechat.push(callback, { type: 'text', from: 'oLing', content: '谢谢' })
  await here.world.advance(minute)
  await here.wechat.push(callback, { type: 'text', from: 'oLing', content: '再问一句' })
  assert.equal((await reply('好的')).status, 200, 'whoever writes again opens a new window')
  await here.world.settle()
  await here.world.advance(48 * 60 * minute + 1000)
  assert.equal((await reply('还在吗')).body.code, 'channels.window-closed')
  assert.equal((await here.desk(`PUT /messages/${waiting[0].id}/settled`)).body.code, 'channels.not-this-state')
})

test('a custom message whose answer was lost is in doubt, and is not sent again by itself', async () => {
  const before = here.wechat.sent.length
  const { items } = (await here.desk('GET /messages?direction=in')).body
  const callback = `${here.url}/hooks/wechat/${items[0].accountId}`
  await here.wechat.push(callback, { type: 'text', from: 'oLing', content: '又来了' })
  const [newest] = (await here.desk('GET /messages?direction=in')).body.items
  const asked = async () => (await here.desk(`POST /messages/${newest.id}/replies`, { text: '好' })).body.id
  here.wechat.failNext('/cgi-bin/message/custom/send', { errcode: -1 })
  const busy = await asked()
  await here.world.settle()
  assert.equal((await look(busy)).state, 'waiting', 'busy is certainly not sent')
  await here.world.advance(minute)
  assert.equal((await look(busy)).state, 'sent')
  here.wechat.failNext('/cgi-bin/message/custom/send', { errcode: 45015 })
  const closed = await asked()
  await here.world.settle()
  assert.deepEqual([(await look(closed)).state, (await look(closed)).why], ['failed', 'window-closed'])
  here.wechat.failNext('/cgi-bin/message/custom/send', 'silent')
  const lost = await asked()
  await here.world.advance(60 * minute)
  assert.deepEqual([(await look(lost)).state, (await look(lost)).why, (await look(lost)).attempts], ['in-doubt', 'no-answer', 1])
  assert.equal(here.wechat.sent.length, before + 1)
})

test('a text message goes through the bridge once, even when its answer was lost', async () => {
  const identities = [{ kind: 'phone', subject: '13800138000' }] as const
  const memberId = await addMember(here.world.ctx(), {
    name: '凌',
    intro: '',
    identities,
    values: {},
    tagIds: [],
    source: 'test',
  })
  const words = { subjectZh: '', subjectEn: '', bodyZh: '{member}，明早 6:20 见。', bodyEn: '{member}, see you at 6:20.' }
  await putTemplate(here.world.ctx(), 'sms', 'morning', words)
  here.bridge.failNext('cut-after-taking')
  const id = await sendMessage(here.world.ctx(), {
    channel: 'sms',
    key: 'sms:1',
    purpose: 'transactional',
    memberId,
    template: 'morning',
  })
  await here.world.settle()
  assert.equal((await look(id)).state, 'waiting')
  await here.world.advance(minute)
  assert.equal((await look(id)).state, 'sent')
  assert.deepEqual(
    here.bridge.messages.map(m => [m.phone, m.text, m.requestId]),
    [['+8613800138000', '凌，明早 6:20 见。', id]],
  )
})
