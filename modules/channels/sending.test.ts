// What goes out: tried again where it may be, never twice where it may not, and not to those who did not agree.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { mailerService } from '#gateways/services.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { giveConsent } from '#modules/members/commands/give-consent.ts'
import { banMember } from '#modules/members/index.ts'
import { ask } from '../../tests/ask.ts'
import { type Correspondence, openCorrespondence } from '../../tests/correspondence.ts'
import type { SignedInMember } from '../../tests/world.ts'
import { deliverMessage } from './commands/deliver-message.ts'
import { putTemplate, type Sending, sendMessage } from './index.ts'

let here: Correspondence
let ctx: Ctx
before(async () => {
  here = await openCorrespondence()
  ctx = here.world.ctx()
  await putTemplate(ctx, 'email', 'welcome', {
    subjectZh: '{member}，欢迎来到{community}',
    subjectEn: 'Welcome to {community}, {member}',
    bodyZh: '你的编号是 {number}。',
    bodyEn: 'Your number is {number}.',
  })
})
after(() => here.close())
beforeEach(() => {
  ctx = here.world.ctx()
  here.mailbox.accept('*')
})

let keys = 0
const mail = (to: SignedInMember, more: Partial<Sending> = {}) =>
  sendMessage(ctx, {
    channel: 'email',
    key: `test:${++keys}`,
    purpose: 'transactional',
    memberId: to.memberId,
    template: 'welcome',
    params: { number: '007' },
    ...more,
  })
const look = async (id: string) => (await here.desk(`GET /messages/${id}`)).body
const mailsTo = (who: SignedInMember) => here.mailbox.messages.filter(m => m.to.includes(who.email))
const minute = 60_000

test('a template is filled in and sent once, however often it is wished under one key', async () => {
  const ling = await here.world.member('凌')
  const ids = await Promise.all(Array.from({ length: 5 }, () => mail(ling, { key: 'welcome:ling' })))
  assert.equal(new Set(ids).size, 1)
  await here.world.settle()
  const [sent, ...more] = mailsTo(ling)
  assert.equal(more.length, 0)
  assert.equal(sent?.subject, '凌，欢迎来到晨声社')
  assert.equal(sent?.text.trim(), '你的编号是 007。')
  assert.match(sent?.headers.get('message-id') ?? '', new RegExp(`^<${ids[0]}@localhost>$`))
  assert.equal(sent?.headers.has('list-unsubscribe'), false, 'what he asked for himself offers no way out')
  const message = await look(ids[0] as string)
  assert.deepEqual([message.state, message.attempts], ['sent', 1])
  assert.deepEqual(
    message.steps.map((s: { step: string }) => s.step),
    ['written', 'sending', 'sent'],
  )
})

test('a message without a value that its template needs is refused before it is written', async () => {
  const ling = await here.world.member('凌')
  await assert.rejects(mail(ling, { params: {} }), /channels.template-gap.*number/)
  await assert.rejects(mail(ling, { template: 'none' }), /channels.no-template/)
  await assert.rejects(mail(ling, { channel: 'sms', template: undefined as never, words: { text: '1' } }), /not-reachable/)
})

test('a 4xx is tried again after a while; a 5xx is final, until an operator tries once more', async () => {
  const [bo, dan] = [await here.world.member('博'), await here.world.member('丹')]
  here.mailbox.refuse(bo.email, 450)
  here.mailbox.refuse(dan.email, 550)
  const [soft, hard] = [await mail(bo), await mail(dan)]
  await here.world.settle()
  assert.deepEqual([(await look(soft)).state, (await look(soft)).why], ['waiting', 'busy'])
  const failed = await look(hard)
  assert.deepEqual([failed.state, failed.why, failed.attempts], ['failed', 'refused', 1])
  assert.match(failed.whyText, /550/)
  await here.world.advance(29_000)
  assert.equal((await look(soft)).attempts, 1, 'not before its time')
  here.mailbox.accept(bo.email)
  here.mailbox.accept(dan.email)
  await here.world.advance(2 * minute)
  assert.deepEqual([(await look(soft)).state, (await look(soft)).attempts], ['sent', 2])
  assert.equal((await look(hard)).state, 'failed', 'final is final')
  assert.equal((await here.desk(`POST /messages/${hard}/retries`)).body.state, 'waiting')
  await here.world.settle()
  assert.equal((await look(hard)).state, 'sent')
  assert.equal((await here.desk(`POST /messages/${hard}/retries`)).body.code, 'channels.not-this-state')
  const said = (locale: string) =>
    ask(here.world, `POST /communities/${here.world.club.id}/console/channels/messages/${hard}/retries`, {
      cookie: here.mei.cookie,
      headers: { 'accept-language': locale },
    })
  assert.equal((await said('zh-CN')).body.title, '这条消息现在是「已发出」，不能这样操作。')
  assert.equal((await said('en')).body.title, 'This message is now “sent”; that cannot be done with it.')
  assert.equal(mailsTo(dan).length, 1)
})

test('a server that stays away is given up after ten tries, not sooner', async () => {
  const bo = await here.world.member('博')
  here.mailbox.refuse(bo.email, 421)
  const id = await mail(bo)
  await here.world.advance(24 * 60 * minute)
  const message = await look(id)
  assert.deepEqual([message.state, message.why, message.attempts], ['failed', 'gave-up', 10])
})

/** A mailer that hands the mail over and then never says so: what a crash between sending and writing it down leaves. */
async function crashing<T>(work: () => Promise<T>): Promise<T> {
  const mailer = here.world.services.get(mailerService)
  here.world.services.provide(mailerService, {
    ...mailer,
    send: async letter => {
      await mailer.send(letter)
      return new Promise(() => {})
    },
  })
  try {
    return await work()
  } finally {
    here.world.services.provide(mailerService, mailer)
  }
}
const start = async (id: string, who: SignedInMember) => {
  const before = mailsTo(who).length
  void deliverMessage.run(ctx, { messageId: id })
  while (mailsTo(who).length === before) await new Promise(resolve => setTimeout(resolve, 10))
}

test('after a crash in the middle a transactional mail goes again under its Message-ID; an offer is left in doubt', async () => {
  const chen = await here.world.member('晨')
  await giveConsent(here.world.ctx(chen.actor), 'marketing', '1')
  const [asked, offer] = [await mail(chen), await mail(chen, { purpose: 'marketing' })]
  await crashing(async () => {
    await start(asked, chen)
    await start(offer, chen)
  })
  assert.deepEqual([(await look(asked)).state, (await look(offer)).state], ['sending', 'sending'])
  await here.world.advance(minute)
  assert.equal((await look(asked)).state, 'sending', 'its lease still holds')
  await here.world.advance(3 * minute)
  assert.deepEqual([(await look(asked)).state, (await look(asked)).attempts], ['sent', 2])
  const doubt = await look(offer)
  assert.deepEqual([doubt.state, doubt.why, doubt.attempts], ['in-doubt', 'crashed', 1])
  const ids = mailsTo(chen).map(m => m.headers.get('message-id'))
  assert.deepEqual([ids.length, new Set(ids).size], [3, 2])
  assert.equal((await here.desk('GET /messages/figures')).body.inDoubt, 1)
  await here.desk(`POST /messages/${offer}/retries`)
  await here.world.settle()
  assert.equal((await look(offer)).state, 'sent')
})

test('two workers at once send a message once', async () => {
  const ling = await here.world.member('凌')
  const id = await mail(ling)
  await Promise.all(Array.from({ length: 8 }, () => deliverMessage.run(here.world.ctx(), { messageId: id })))
  await here.world.settle()
  assert.equal(mailsTo(ling).length, 1)
})

test('without consent an offer is skipped; with it, it carries a way out that one click takes, and a look does not', async () => {
  const ling = await here.world.member('凌')
  const first = await mail(ling, { purpose: 'marketing' })
  await here.world.settle()
  assert.deepEqual([(await look(first)).state, (await look(first)).why], ['skipped', 'no-consent'])
  await giveConsent(here.world.ctx(ling.actor), 'marketing', '1')
  const second = await mail(ling, { purpose: 'marketing' })
  await here.world.settle()
  assert.equal((await look(second)).state, 'sent')
  const { headers } = mailsTo(ling)[0] ?? assert.fail()
  assert.equal(headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
  const way = new URL(/<(.+)>/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? '').pathname
  assert.ok(!way.includes(ling.memberId))
  const visit = (method: 'GET' | 'POST', url: string) =>
    here.world.app.inject({
      method,
      url,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      }),
    })
  const asked = await visit('GET', way)
  assert.equal(asked.statusCode, 200)
  assert.match(asked.body, /晨声社/)
  const third = await mail(ling, { purpose: 'marketing' })
  await here.world.settle()
  assert.equal((await look(third)).state, 'sent', 'a scanner that follows links takes nobody out')
  assert.equal((await visit('POST', way)).statusCode, 200)
  assert.equal((await visit('POST', way)).statusCode, 200, 'twice is no mistake')
  const fourth = await mail(ling, { purpose: 'marketing' })
  await here.world.settle()
  assert.equal((await look(fourth)).why, 'no-consent')
  assert.equal((await visit('POST', `${way.slice(0, -3)}abc`)).statusCode, 404)
})

test('consent, ban and address are looked at when it is sent, not when it was written', async () => {
  const bo = await here.world.member('博')
  await giveConsent(here.world.ctx(bo.actor), 'service', '1')
  const later = new Date(here.world.clock.now().getTime() + 60 * minute)
  const id = await mail(bo, { purpose: 'service', at: later })
  await here.world.settle()
  assert.equal((await look(id)).state, 'waiting')
  await banMember(here.world.ctx(), bo.memberId, '广告')
  await here.world.advance(later)
  assert.deepEqual([(await look(id)).state, (await look(id)).why], ['skipped', 'banned'])
  assert.equal(mailsTo(bo).length, 0)
})

test('what waits can be called off, once', async () => {
  const ling = await here.world.member('凌')
  const id = await mail(ling, { at: new Date(here.world.clock.now().getTime() + 60 * minute) })
  assert.equal((await here.desk(`DELETE /messages/${id}/sending`)).body.why, 'cancelled')
  assert.equal((await here.desk(`DELETE /messages/${id}/sending`)).body.code, 'channels.not-this-state')
  await here.world.advance(2 * 60 * minute)
  assert.equal(mailsTo(ling).length, 0)
})
