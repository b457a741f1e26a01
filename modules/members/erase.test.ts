// Erasure leaves no trace of who someone was, and all that others need.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openCommunity } from '#modules/communities/index.ts'
import { openWorld, type SignedInOperator, type World } from '#tests/world.ts'
import { memberOfPerson, noteActivity } from './index.ts'

let world: World
let mei: SignedInOperator
before(async () => {
  world = await openWorld()
  mei = await world.operator('Mei 梅', 'owner')
})
after(() => world.close())

/** Everything in the tables of this room, the answers kept for repeats, the facts and the jobs, as text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'
       and (tablename like 'members\\_%' or tablename in ('kernel_answers', 'kernel_outbox', 'kernel_facts', 'kernel_jobs', 'kernel_sessions'))`.execute(
    world.house.db,
  )
  assert.ok(rows.length > 15)
  const parts: string[] = []
  for (const { name } of rows) {
    const { rows: all } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(world.house.db)
    parts.push(...all.map(row => `${name}: ${row.text}`))
  }
  return parts.join('\n')
}

const canaries = [
  '凌霜canary',
  'lingshuang',
  'canary-phone',
  '+8613700137000',
  '爱吃松鼠桂鱼',
  '备注里的名字凌霜',
  '手动理由凌霜',
  '苏州平江路',
]

test('no name, address, number or word of his is left; others and the story stay', async () => {
  const ling = await world.member('凌霜canary')
  const bo = await world.member('博')
  const as = async (
    who: { headers: Record<string, string> },
    method: 'PATCH' | 'POST' | 'PUT',
    rest: string,
    payload: object,
    key?: string,
  ) => {
    const headers = { ...who.headers, ...(key && { 'idempotency-key': key }) }
    const answer = await world.app.inject({ method, url: `/api/communities/${world.club.id}${rest}`, headers, payload })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer
  }
  await as(mei, 'POST', '/member-fields', { key: 'street', kind: 'text', titleZh: '街道', titleEn: 'Street' })
  await as(ling, 'PATCH', '/me', { intro: '爱吃松鼠桂鱼', values: { street: '苏州平江路' } }, 'change-me-once')
  await as(mei, 'PATCH', `/members/${ling.memberId}`, { notes: '备注里的名字凌霜' })
  await as(mei, 'POST', `/members/${ling.memberId}/identities`, { kind: 'phone', subject: '13700137000' })
  await as(mei, 'POST', `/members/${ling.memberId}/stage`, { to: 'fan', reason: '手动理由凌霜' })
  await as(ling, 'PUT', '/me/consents/service', { version: '1' })
  await noteActivity(world.ctx(), ling.memberId, 'comment', 'fct_1')
  const evening = await openCommunity(world.ctx(), {
    slug: 'evening',
    name: '晚风',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const { member: there } = await memberOfPerson(world.ctx(undefined, evening), {
    personId: ling.personId,
    name: '凌霜canary',
    source: 'test',
  })
  await world.settle()
  const before = await everything()
  for (const canary of ['凌霜canary', ling.email, '+8613700137000', '爱吃松鼠桂鱼', '苏州平江路'])
    assert.ok(before.includes(canary), canary)

  await as(ling, 'POST', '/me/erasure', { sure: true }, 'erase-me-once')
  await world.settle()
  const left = await everything()
  for (const canary of [...canaries, ling.email, ling.personId]) {
    // Facts name a person by his id, which leads to nobody any more.
    const found = left
      .split('\n')
      .filter(row => row.includes(canary) && !(canary === ling.personId && /^kernel_(facts|jobs)/.test(row)))
    assert.deepEqual(found, [], canary)
  }
  assert.ok(left.includes('博'))
  assert.equal((await world.app.inject({ url: `/api/communities/${world.club.id}/me`, headers: ling.headers })).statusCode, 401)
  assert.equal((await world.app.inject({ url: `/api/communities/${world.club.id}/me`, headers: bo.headers })).statusCode, 200)
  const { rows: cards } = await sql<{ memberId: string; name: string; banned: boolean }>`
    select * from members_cards where member_id in (${ling.memberId}, ${there.id}) order by member_id`.execute(world.house.db)
  assert.deepEqual(
    cards.map(card => [/^已注销 \w{4}$/.test(card.name), card.banned]),
    [
      [true, false],
      [true, false],
    ],
  )
  const again = await world.app.inject({
    method: 'POST',
    url: `/api/communities/${world.club.id}/members/${ling.memberId}/erasure`,
    headers: mei.headers,
    payload: { sure: true },
  })
  assert.equal(again.json().code, 'members.none')
})

test('an own export holds what is known, as JSON', async () => {
  const chen = await world.member('晨光')
  await world.settle()
  const file = await world.app.inject({ url: `/api/communities/${world.club.id}/me/export`, headers: chen.headers })
  assert.equal(file.statusCode, 200, file.body)
  assert.match(String(file.headers['content-disposition']), /attachment; filename="morning-me\.json"/)
  const all = JSON.parse(file.body)
  assert.equal(all.profile.name, '晨光')
  assert.equal(all.profile.identities[0].subject, chen.email)
  assert.deepEqual(all.facts.map((fact: { name: string }) => fact.name).sort(), ['members.joined', 'members.stage-moved'])
})
