// The audit log: written with the deed or not at all, never changed, found again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { theHouse } from '#kernel/ctx.ts'
import { ctxFor } from '#kernel/house.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { ask } from '../../tests/ask.ts'
import { openWorld, operatorPassword, type SignedInOperator, system, type World } from '../../tests/world.ts'
import { noteAudit } from './index.ts'

let world: World
let mei: SignedInOperator
before(async () => {
  world = await openWorld({ startsAt: '2026-03-02T15:30:00Z' })
  mei = await world.operator('梅', 'owner')
})
after(() => world.close())

const as = (who: SignedInOperator, route: string, body?: object) => ask(world, route, { cookie: who.cookie, body })
const audit = async (query = '') => (await as(mei, `GET /staff/audit${query}`)).body.items as Record<string, any>[]
const count = async () =>
  (await world.house.database.pool.query('select count(*)::int as n from staff_audit')).rows[0].n as number

test('a changing call of an operator in any room leaves a line: who, where, what, with what, from where', async () => {
  const changed = await ask(world, `PATCH /communities/${world.club.id}`, {
    cookie: mei.cookie,
    body: { intro: '新的介绍' },
    ip: '192.0.2.44',
  })
  assert.equal(changed.status, 200)
  const [line] = await audit('?what=communities.')
  assert.equal(line!['operatorId'], mei.operatorId)
  assert.equal(line!['operatorName'], '梅')
  assert.equal(line!['communityId'], world.club.id)
  assert.equal(line!['what'], 'communities.change')
  assert.equal(line!['summary'], '{"intro":"新的介绍"}')
  assert.match(line!['requestId'], /^req_/)
  assert.match(line!['callerHash'], /^[\w-]{22}$/)
  assert.ok(!JSON.stringify(line).includes('192.0.2.44'))
})

test('reading leaves none, nor does what was refused', async () => {
  const before = await count()
  await as(mei, 'GET /communities')
  await as(mei, `PATCH /communities/${world.club.id}`, { timeZone: 'Mars/Olympus' })
  await as(mei, 'POST /communities', { slug: 'morning', name: 'x', intro: '', timeZone: 'UTC', locale: 'en' })
  assert.equal(await count(), before)
})

test('if the line cannot be written, nothing happened', async () => {
  const { pool } = world.house.database
  await pool.query(`create function no_ink() returns trigger language plpgsql as $$ begin raise exception 'no ink'; end $$`)
  await pool.query('create trigger no_ink before insert on staff_audit for each row execute function no_ink()')
  try {
    const changed = await as(mei, `PATCH /communities/${world.club.id}`, { name: '不留痕' })
    assert.equal(changed.status, 500)
    assert.notEqual((await ask(world, `GET /communities/${world.club.id}`)).body.name, '不留痕')
    const next = { current: operatorPassword, next: 'seven-herons-and-1-reed' }
    assert.equal((await as(mei, 'POST /staff/me/password', next)).status, 500)
    assert.equal(
      (await ask(world, 'POST /staff/sign-in', { body: { email: mei.email, password: operatorPassword } })).status,
      500,
    )
  } finally {
    await pool.query('drop trigger no_ink on staff_audit')
  }
  const into = await ask(world, 'POST /staff/sign-in', { body: { email: mei.email, password: operatorPassword } })
  assert.equal(into.body.next, 'in', 'the old password still counts')
})

test('a line is never changed nor removed, not even by the database’s owner in passing', async () => {
  const { pool } = world.house.database
  const before = await count()
  for (const statement of [`update staff_audit set what = 'nothing'`, 'delete from staff_audit', 'truncate staff_audit'])
    await assert.rejects(pool.query(statement), /only added to/, statement)
  assert.equal(await count(), before)
})

test('signing in, confirming and the five calls that keep their own books are noted too', async () => {
  const hao = await world.operator('浩', 'editor')
  await ask(world, 'POST /staff/sign-in', { body: { email: hao.email, password: operatorPassword } })
  await as(hao, 'POST /staff/me/confirm', { password: operatorPassword })
  const { secret } = (await as(hao, 'POST /staff/me/totp')).body
  const { totpCode } = await import('./rules/totp.ts')
  await as(hao, 'POST /staff/me/totp/confirm', { code: await totpCode(secret, world.clock.now()) })
  await as(hao, 'POST /staff/me/password', { current: operatorPassword, next: 'seven-herons-and-1-reed' })
  const lines = await audit(`?operatorId=${hao.operatorId}`)
  const noted = new Set(lines.map(line => line['what']))
  for (const what of ['staff.signIn', 'staff.confirm', 'staff.beginTotp', 'staff.confirmTotp', 'staff.changePassword'])
    assert.ok(noted.has(what), what)
  const text = JSON.stringify(lines)
  for (const kept of [operatorPassword, 'herons', secret]) assert.ok(!text.includes(kept))
})

test('it is searched by operator, action, target, words and days of the community', async () => {
  const hao = await world.operator('浩', 'manager')
  await as(mei, `PUT /staff/operators/${hao.operatorId}/roles`, { roles: [{ communityId: 'house', role: 'editor' }] })
  assert.deepEqual(
    (await audit(`?target=${hao.operatorId}`)).map(l => l['what']),
    ['staff.changeRoles'],
  )
  assert.deepEqual(await audit('?target=opr_nobody'), [])
  assert.ok((await audit(`?text=${encodeURIComponent('新的介绍')}`)).every(l => l['what'] === 'communities.change'))
  assert.equal((await audit('?text=%25%25')).length, 0, 'a per cent sign is a letter')
  assert.ok((await audit(`?operatorId=${mei.operatorId}&what=staff.change`)).length >= 1)
  // 15:30 UTC on the 2nd is 23:30 in Shanghai; half an hour later it is the 3rd there.
  await world.advance(40 * 60_000)
  await as(mei, `PATCH /communities/${world.club.id}`, { intro: '三号凌晨' })
  const days = async (query: string) =>
    (await as(mei, `GET /communities/${world.club.id}/audit?${query}`)).body.items.map((l: any) => l.summary)
  assert.deepEqual(await days('from=2026-03-03'), ['{"intro":"三号凌晨"}'])
  assert.ok((await days('until=2026-03-02')).includes('{"intro":"新的介绍"}'))
  assert.ok(!(await days('until=2026-03-02')).includes('{"intro":"三号凌晨"}'))
  assert.deepEqual(
    (await audit('?from=2026-03-03')).map(l => l['summary']),
    [],
    'the house counts in UTC',
  )
})

test('pages follow each other without gap or repeat', async () => {
  const ctx = ctxFor(world.house, { actor: system, community: theHouse })
  for (let i = 0; i < 25; i++) await noteAudit(ctx, 'test.page', { i })
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await as(mei, `GET /staff/audit?what=test.page&limit=10${cursor}`)
    seen.push(...body.items.map((l: { id: string }) => l.id))
    if (!body.next) break
    cursor = `&cursor=${encodeURIComponent(body.next)}`
  }
  assert.equal(seen.length, 25)
  assert.equal(new Set(seen).size, 25)
  assert.equal((await as(mei, 'GET /staff/audit?cursor=forged')).status, 400)
})

test('a manager reads the log of his community and no other', async () => {
  const house = ctxFor(world.house, { actor: system, community: theHouse })
  const other = await openCommunity(house, {
    slug: 'evening',
    name: '晚',
    intro: '',
    timeZone: 'UTC',
    locale: 'en',
    currency: 'CNY',
  })
  await as(mei, `PATCH /communities/${other.id}`, { intro: 'only here' })
  const hao = await world.operator('浩', 'manager', world.club.id)
  const mine = await as(hao, `GET /communities/${world.club.id}/audit?limit=100`)
  assert.equal(mine.status, 200)
  assert.ok(mine.body.items.length > 0 && mine.body.items.every((l: any) => l.communityId === world.club.id))
  assert.equal((await as(hao, `GET /communities/${other.id}/audit`)).status, 403)
  assert.equal((await as(hao, 'GET /staff/audit')).status, 403)
  const bo = await world.operator('博', 'moderator', world.club.id)
  assert.equal((await as(bo, `GET /communities/${world.club.id}/audit`)).status, 403)
})
