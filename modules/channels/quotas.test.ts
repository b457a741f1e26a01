// Quotas: exact however many come at once, opened again by the calendar, and named when they refuse.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Correspondence, openCorrespondence } from '../../tests/correspondence.ts'
import { deliverMessage } from './commands/deliver-message.ts'
import { sendMessage } from './index.ts'
import { spanOf } from './rules/windows.ts'
import { takeQuota } from './store/quotas.ts'

let here: Correspondence
before(async () => void (here = await openCorrespondence({ startsAt: '2026-03-02T00:20:00Z' })))
after(() => here.close())

const accountOf = async (kind: string): Promise<string> =>
  (await here.desk('GET /accounts')).body.find((a: { kind: string }) => a.kind === kind).id
const quota = async (what: string) => (await here.desk('GET /quotas')).body.find((q: { what: string }) => q.what === what)
const look = async (id: string) => (await here.desk(`GET /messages/${id}`)).body
let keys = 0
const mail = (memberId: string) =>
  sendMessage(here.world.ctx(), {
    channel: 'email',
    key: `q:${++keys}`,
    purpose: 'transactional',
    memberId,
    words: { subject: '早', text: '早安' },
  })
const minute = 60_000

test('of two hundred that take from twelve at once, twelve get one', async () => {
  const { house, club } = here.world
  const accountId = await accountOf('email')
  const span = { from: new Date('2026-03-01T00:00:00Z'), until: new Date('2026-03-02T00:00:00Z') }
  const usage = { communityId: club.id, accountId, what: 'race', recipient: '', ...span }
  const took = await Promise.all(Array.from({ length: 200 }, () => takeQuota(house.db, usage, 12)))
  assert.equal(took.filter(Boolean).length, 12)
  assert.equal(await takeQuota(house.db, { ...usage, what: 'none' }, 0), false)
})

test('twenty mails at once against a quota of seven: seven go, the others wait for the next hour', async () => {
  const accountId = await accountOf('email')
  const set = await here.desk(`PUT /quotas/${accountId}/mail-hour`, { max: 7 })
  assert.deepEqual([set.body.max, set.body.over, set.body.source], [7, 'wait', 'operator'])
  const ling = await here.world.member('凌')
  const ids = await Promise.all(Array.from({ length: 20 }, () => mail(ling.memberId)))
  await Promise.all(ids.map(messageId => deliverMessage.run(here.world.ctx(), { messageId })))
  const states = async () => (await Promise.all(ids.map(look))).map(m => m.state).sort()
  assert.deepEqual(await states(), [...Array(7).fill('sent'), ...Array(13).fill('waiting')])
  assert.equal(here.mailbox.messages.length, 7)
  const waiting = (await Promise.all(ids.map(look))).find(m => m.state === 'waiting')
  assert.deepEqual([waiting.why, waiting.dueAt, waiting.attempts], ['quota:mail-hour', '2026-03-02T01:00:00.000Z', 0])
  assert.match(waiting.whyText, /Mails an hour/)
  const shown = await quota('mail-hour')
  assert.deepEqual([shown.used, shown.max, shown.opensAt], [7, 7, '2026-03-02T01:00:00.000Z'])
  await here.world.advance(new Date('2026-03-02T01:00:30Z'))
  assert.equal(here.mailbox.messages.length, 14)
  await here.world.advance(new Date('2026-03-02T02:00:30Z'))
  assert.equal(here.mailbox.messages.length, 20)
  assert.deepEqual(await states(), Array(20).fill('sent'))
})

test('what certainly did not go gives its place back', async () => {
  const bo = await here.world.member('博')
  const used = async () => (await quota('mail-hour')).used
  const before = await used()
  here.mailbox.refuse(bo.email, 450)
  await mail(bo.memberId)
  await here.world.settle()
  assert.equal(await used(), before)
  here.mailbox.accept(bo.email)
  await here.world.advance(minute)
  assert.equal(await used(), before + 1)
})

test('a quota for one recipient refuses, naming the rule, and counts each alone', async () => {
  const accountId = await accountOf('email')
  await here.desk(`PUT /quotas/${accountId}/mail-hour`, { max: 500 })
  await here.desk(`PUT /quotas/${accountId}/mail-recipient-day`, { max: 2 })
  const [chen, dan] = [await here.world.member('晨'), await here.world.member('丹')]
  const ids: string[] = []
  for (const who of [chen, chen, chen, dan]) {
    ids.push(await mail(who.memberId))
    await here.world.settle()
  }
  const ends = (await Promise.all(ids.map(look))).map(m => [m.state, m.why])
  assert.deepEqual(ends, [
    ['sent', ''],
    ['sent', ''],
    ['failed', 'quota:mail-recipient-day'],
    ['sent', ''],
  ])
  // The calendar's next day in Shanghai, eight hours before that of Greenwich.
  await here.world.advance(new Date('2026-03-02T16:00:01Z'))
  const tomorrow = await mail(chen.memberId)
  await here.world.settle()
  assert.equal((await look(tomorrow)).state, 'sent')
})

test('published figures name their source; an unknown quota is refused', async () => {
  const { accountId } = await here.connect()
  const day = await quota('custom-message-day')
  assert.deepEqual([day.max, day.window, day.over], [500_000, 'day', 'wait'])
  assert.match(day.source, /developers\.weixin\.qq\.com/)
  assert.match(day.sourceOf, /^\d{4}-\d\d-\d\d$/)
  assert.equal((await quota('custom-message-window')).max, 5)
  assert.equal((await here.desk(`PUT /quotas/${accountId}/mail-hour`, { max: 1 })).body.code, 'channels.no-quota')
  assert.equal((await here.desk(`PUT /quotas/cha_${'0'.repeat(26)}/mail-hour`, { max: 1 })).body.code, 'channels.no-account')
  assert.equal((await here.desk(`PUT /quotas/${accountId}/custom-message-day`, { max: -1 })).status, 422)
})

test('a day is the calendar’s, also where the clocks change', () => {
  const at = (text: string) => new Date(text)
  const day = (now: string, zone: string) => {
    const span = spanOf('day', at(now), zone, null)
    return span && [span.from.toISOString(), (span.until.getTime() - span.from.getTime()) / 3_600_000]
  }
  assert.deepEqual(day('2026-03-01T23:30:00Z', 'Asia/Shanghai'), ['2026-03-01T16:00:00.000Z', 24])
  assert.deepEqual(day('2026-03-29T12:00:00Z', 'Europe/Berlin'), ['2026-03-28T23:00:00.000Z', 23])
  assert.deepEqual(day('2026-10-25T12:00:00Z', 'Europe/Berlin'), ['2026-10-24T22:00:00.000Z', 25])
  assert.deepEqual(spanOf('hour', at('2026-03-01T23:30:00Z'), 'UTC', null)?.until, at('2026-03-02T00:00:00Z'))
  assert.equal(spanOf('reply-window', at('2026-03-01T23:30:00Z'), 'UTC', null), null)
})
