// Pushes as they really come: twice, at once, in the wrong order, from the banned, and while the tables are busy.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { banMember } from '#modules/members/index.ts'
import { type Correspondence, openCorrespondence } from '../../tests/correspondence.ts'

let here: Correspondence
let callback: string
let accountId: string
before(async () => {
  here = await openCorrespondence()
  ;({ callback, accountId } = await here.connect())
  await here.desk('POST /keywords', { words: ['签到'], text: '签到成功' })
  await here.desk('PUT /greetings/subscribe', { text: '你好，这里是晨声社。' })
})
after(() => here.close())

const text = (content: string, from: string) => ({ type: 'text', from, content }) as const
const event = (name: string, from: string, more: object = {}) => ({ type: 'event', from, event: name, ...more }) as const
const inbox = async (from: string) =>
  here.world.house.db
    .selectFrom('channelsMessages')
    .select(['id', 'state', 'why', 'body', 'memberId', 'repliedBy'])
    .where('address', '=', from)
    .where('direction', '=', 'in')
    .orderBy('id')
    .execute()
const follower = async (openid: string) =>
  here.world.house.db.selectFrom('channelsFollowers').selectAll().where('openid', '=', openid).executeTakeFirst()
const facts = async (name: string, memberId: string | null | undefined) =>
  (await here.world.house.db.selectFrom('kernelFacts').select('payload').where('name', '=', name).execute()).filter(
    row => (row.payload as { memberId: string }).memberId === memberId,
  ).length
const said = (told: { reply: { kind: string; text?: string } | undefined }) => told.reply?.text

test('one message delivered six times at once is one row, one hit, one fact, and the same reply six times', async () => {
  const told = await here.wechat.push(callback, text('签到', 'oLing'), { deliverTimes: 6, together: true })
  assert.deepEqual(
    told.deliveries.map(d => [d.outcome, said(d as never)]),
    Array.from({ length: 6 }, () => ['replied', '签到成功']),
  )
  const rows = await inbox('oLing')
  assert.equal(rows.length, 1)
  await here.world.advance(60_000)
  assert.equal(await facts('channels.message-handled', rows[0]?.memberId), 1)
  const { body } = await here.desk('GET /keywords')
  assert.equal(body.items[0].hits, 1)
  assert.equal(here.wechat.sent.length, 0, 'what was answered within the push is not said again')
  const members = await here.world.house.db
    .selectFrom('membersIdentities')
    .select('personId')
    .where('subject', 'like', '%oLing')
    .execute()
  assert.equal(members.length, 1)
})

test('a repeat after the keyword was changed still gets the first reply', async () => {
  const message = { ...text('签到', 'oBo'), messageId: '7400000000000000001' }
  assert.equal(said((await here.wechat.push(callback, message)) as never), '签到成功')
  const { body } = await here.desk('GET /keywords')
  await here.desk(`PUT /keywords/${body.items[0].id}`, { words: ['签到'], text: '改了' })
  assert.equal(said((await here.wechat.push(callback, message)) as never), '签到成功')
  assert.equal(said((await here.wechat.push(callback, text('签到', 'oBo'))) as never), '改了')
  assert.equal((await inbox('oBo')).length, 2)
})

test('forty followers who write for the first time at once become forty members, each answered', async () => {
  const told = await Promise.all(Array.from({ length: 40 }, (_, i) => here.wechat.push(callback, text('签到', `oCrowd${i}`))))
  for (const one of told) assert.equal(one.outcome, 'replied', one.complaint)
  const { count } = await here.world.house.db
    .selectFrom('channelsFollowers')
    .select(eb => eb.fn.count<number>('memberId').distinct().as('count'))
    .where('openid', 'like', 'oCrowd%')
    .executeTakeFirstOrThrow()
  assert.equal(Number(count), 40)
})

test('a new follower is greeted, leaves, and comes back; a late word of his leaving changes nothing', async () => {
  const now = here.world.clock.now()
  const minutes = (n: number) => new Date(now.getTime() + n * 60_000)
  const greeted = await here.wechat.push(callback, event('subscribe', 'oChen', { eventKey: 'qrscene_poster-1', sentAt: now }))
  assert.equal(said(greeted as never), '你好，这里是晨声社。')
  const first = await follower('oChen')
  assert.equal(first?.scene, 'poster-1')
  const left = await here.wechat.push(callback, event('unsubscribe', 'oChen', { sentAt: minutes(1) }))
  assert.equal(left.outcome, 'acknowledged')
  assert.deepEqual((await follower('oChen'))?.leftAt, minutes(1))
  await here.wechat.push(callback, event('subscribe', 'oChen', { sentAt: minutes(3) }))
  await here.wechat.push(callback, event('unsubscribe', 'oChen', { sentAt: minutes(2) }))
  const again = await follower('oChen')
  assert.equal(again?.leftAt, null)
  assert.equal(again?.memberId, first?.memberId)
  await here.world.settle()
  assert.equal(await facts('channels.followed', first?.memberId), 2)
  assert.equal(await facts('channels.unfollowed', first?.memberId), 1)
})

test('a banned follower is not answered, and what he sends is kept as ignored', async () => {
  await here.wechat.push(callback, text('签到', 'oDan'))
  const memberId = (await inbox('oDan'))[0]?.memberId ?? ''
  await banMember(here.world.ctx(), memberId, '广告')
  await here.world.advance(1_000)
  const told = await here.wechat.push(callback, text('签到', 'oDan'))
  assert.equal(told.outcome, 'acknowledged')
  assert.deepEqual(
    (await inbox('oDan')).map(row => [row.state, row.why]),
    [
      ['handled', ''],
      ['ignored', 'banned'],
    ],
  )
})

/** Holds a table as a long statement of somebody else would. */
async function holding<T>(table: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(here.world.house.database.connection)
  await client.connect()
  await client.query(`begin; lock table ${table} in access exclusive mode`)
  try {
    return await work()
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

test('while the keywords are locked a push is acknowledged in time, and the answer follows as a message', async () => {
  const before = here.wechat.sent.length
  const told = await holding('channels_keywords', () => here.wechat.push(callback, text('签到', 'oSlow')))
  assert.equal(told.outcome, 'acknowledged')
  assert.equal(told.deliveries.length, 1, 'WeChat needs not ask again')
  assert.ok(told.elapsedMs < 4_500, `${told.elapsedMs} ms`)
  assert.equal((await inbox('oSlow'))[0]?.state, 'received')
  await here.world.advance(15_000)
  assert.deepEqual(
    here.wechat.sent.slice(before).map(m => [m.touser, m.text?.content]),
    [['oSlow', '改了']],
  )
  const [row] = await inbox('oSlow')
  assert.deepEqual([row?.state, row?.repliedBy], ['handled', 'message'])
  const { body } = await here.desk(`GET /messages?with=${row?.id}`)
  assert.deepEqual(
    body.items.map((m: { direction: string; state: string }) => [m.direction, m.state]),
    [
      ['out', 'sent'],
      ['in', 'handled'],
    ],
  )
})

test('a push that could not even be stored is not acknowledged, so WeChat brings it again', async () => {
  let pushing: ReturnType<typeof here.wechat.push> | undefined
  await holding('channels_messages', async () => {
    pushing = here.wechat.push(callback, text('签到', 'oLocked'))
    await pause(3_000)
  })
  // The lock is gone with the second attempt at the latest, which is stored and answered.
  const told = (await pushing) ?? assert.fail()
  assert.equal(told.deliveries[0]?.outcome, 'unanswered')
  assert.equal(told.outcome, 'replied', told.complaint)
  assert.equal((await inbox('oLocked')).length, 1)
})

test('voice is heard by its words, a menu click by its key; what nobody knows is counted', async () => {
  const voice = await here.wechat.push(callback, { type: 'voice', from: 'oLing', mediaId: 'm1', format: 'amr' })
  assert.equal(voice.outcome, 'acknowledged')
  const click = await here.wechat.push(callback, event('CLICK', 'oLing', { eventKey: '签到' }))
  assert.equal(said(click as never), '改了')
  await here.wechat.push(callback, text('有没有雨', 'oLing'))
  await here.wechat.push(callback, text('有没有雨', 'oBo'))
  const { body } = await here.desk('GET /keywords/hits')
  assert.deepEqual([body.unknown[0].text, body.unknown[0].times], ['有没有雨', 2])
  assert.ok(body.days[0].hits >= 40)
  assert.equal((await here.desk(`GET /accounts/${accountId}`)).body.followers > 40, true)
})
