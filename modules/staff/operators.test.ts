// Operators and their roles: changed, disabled, let in again, listed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Ctx, theHouse } from '#kernel/ctx.ts'
import { ctxFor } from '#kernel/house.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { ask } from '../../tests/ask.ts'
import { openWorld, operatorPassword, type SignedInOperator, system, type World } from '../../tests/world.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const house = (): Ctx => ctxFor(world.house, { actor: system, community: theHouse })
const as = (who: SignedInOperator, route: string, body?: object) => ask(world, route, { cookie: who.cookie, body })
const keyIn = (url: string): string => /\?key=([\w-]{43})$/.exec(url)?.[1] ?? assert.fail(url)
const inHouse = (role: string) => ({ communityId: 'house', role })

test('only an owner manages the staff, and only freshly confirmed', async () => {
  const [mei, hao] = [await world.operator('梅', 'owner'), await world.operator('浩', 'manager')]
  const calls: [string, object?][] = [
    ['GET /staff/operators'],
    ['GET /staff/invitations'],
    ['POST /staff/invitations', { email: 'x@example.com', name: 'x', roles: [inHouse('owner')] }],
    [`PUT /staff/operators/${hao.operatorId}/roles`, { roles: [inHouse('owner')] }],
    [`POST /staff/operators/${mei.operatorId}/disable`],
    [`POST /staff/operators/${mei.operatorId}/enable`],
    [`POST /staff/operators/${mei.operatorId}/reset`],
    [`DELETE /staff/operators/${mei.operatorId}/second-factors`],
  ]
  for (const [route, body] of calls) assert.equal((await as(hao, route, body)).body.code, 'house.forbidden', route)
  for (const [route, body] of calls) assert.equal((await ask(world, route, { body })).body.code, 'house.sign-in-needed', route)
  // An owner of one community is no owner of the house.
  const ling = await world.operator('凌', 'owner', world.club.id)
  for (const [route, body] of calls) assert.equal((await as(ling, route, body)).body.code, 'house.forbidden', route)
  await world.advance(10 * 60_000)
  for (const [route, body] of calls.slice(2)) assert.equal((await as(mei, route, body)).body.code, 'staff.confirm-first', route)
})

test('a role counts in its community and nowhere else', async () => {
  const other = await openCommunity(house(), {
    slug: 'evening',
    name: '晚',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const hao = await world.operator('浩', 'manager', world.club.id)
  const rename = (id: string) => as(hao, `PATCH /communities/${id}`, { name: '新名' })
  assert.equal((await rename(world.club.id)).status, 200)
  assert.equal((await rename(other.id)).body.code, 'house.forbidden')
  assert.equal(
    (await as(hao, 'POST /communities', { slug: 'more', name: 'x', intro: '', timeZone: 'UTC', locale: 'en' })).body.code,
    'house.forbidden',
  )
  assert.deepEqual((await as(hao, `GET /staff/me?communityId=${other.id}`)).body.rights, [])
})

test('a change of roles ends his sessions and counts at once', async () => {
  const [mei, hao] = [await world.operator('梅', 'owner'), await world.operator('浩', 'manager')]
  assert.equal((await as(hao, `PATCH /communities/${world.club.id}`, { name: '晨声' })).status, 200)
  const changed = await as(mei, `PUT /staff/operators/${hao.operatorId}/roles`, {
    roles: [{ communityId: world.club.id, role: 'analyst' }],
  })
  assert.deepEqual(changed.body.roles, [{ communityId: world.club.id, role: 'analyst' }])
  assert.equal((await as(hao, 'GET /staff/me')).status, 401)
  const again = await ask(world, 'POST /staff/sign-in', { body: { email: hao.email, password: operatorPassword } })
  assert.equal(
    (await ask(world, `PATCH /communities/${world.club.id}`, { cookie: again.cookie!, body: { name: 'x' } })).body.code,
    'house.forbidden',
  )
  const twice = { roles: [inHouse('editor'), inHouse('analyst')] }
  assert.equal((await as(mei, `PUT /staff/operators/${hao.operatorId}/roles`, twice)).status, 422)
  const unknown = { roles: [{ communityId: 'com_00000000000000000000000000', role: 'editor' }] }
  assert.equal((await as(mei, `PUT /staff/operators/${hao.operatorId}/roles`, unknown)).body.code, 'staff.unknown-community')
})

test('who is disabled is out at once, everywhere, and his links with him', async () => {
  const [mei, hao] = [await world.operator('梅', 'owner'), await world.operator('浩', 'owner')]
  const invited = (
    await as(hao, 'POST /staff/invitations', { email: 'friend@example.com', name: '友', roles: [inHouse('owner')] })
  ).body.url
  const reset = (await as(mei, `POST /staff/operators/${hao.operatorId}/reset`)).body.url
  const gone = await as(mei, `POST /staff/operators/${hao.operatorId}/disable`)
  assert.equal(gone.body.disabledAt, world.clock.now().toISOString())
  assert.equal((await as(hao, 'GET /staff/me')).status, 401)
  const signIn = () => ask(world, 'POST /staff/sign-in', { body: { email: hao.email, password: operatorPassword } })
  assert.equal((await signIn()).body.code, 'staff.sign-in-refused')
  for (const [route, url] of [
    ['accept', invited],
    ['reset', reset],
  ] as const) {
    const path = route === 'accept' ? '/staff/invitations/accept' : '/staff/reset'
    assert.equal(
      (await ask(world, `POST ${path}`, { body: { key: keyIn(url), name: 'x', password: 'seven-herons-and-1-reed' } })).body.code,
      'staff.link-dead',
    )
  }
  assert.equal((await as(mei, `POST /staff/operators/${hao.operatorId}/reset`)).body.code, 'staff.operator-disabled')
  assert.equal((await as(mei, `POST /staff/operators/${hao.operatorId}/disable`)).status, 200, 'twice is as good as once')
  const back = await as(mei, `POST /staff/operators/${hao.operatorId}/enable`)
  assert.equal(back.body.disabledAt, null)
  assert.equal((await as(hao, 'GET /staff/me')).status, 401, 'old sessions stay ended')
  assert.equal((await signIn()).body.next, 'in')
})

test('a sign-in under way when he is disabled opens nothing', async () => {
  const [mei, hao] = [await world.operator('梅', 'owner'), await world.operator('浩', 'editor')]
  for (let round = 0; round < 6; round++) {
    await as(mei, `POST /staff/operators/${hao.operatorId}/enable`)
    const both = await Promise.all([
      ask(world, 'POST /staff/sign-in', { body: { email: hao.email, password: operatorPassword } }),
      as(mei, `POST /staff/operators/${hao.operatorId}/disable`),
    ])
    assert.equal(both[1].status, 200)
    if (both[0].cookie) assert.equal((await ask(world, 'GET /staff/me', { cookie: both[0].cookie })).status, 401)
    const { rows } = await world.house.database.pool.query('select 1 from kernel_sessions where subject = $1', [hao.operatorId])
    assert.equal(rows.length, 0)
  }
})

test('the list of operators is paged and searched, and tells no hash', async () => {
  const fresh = await openWorld()
  try {
    const mei = await fresh.operator('梅', 'owner')
    for (let i = 0; i < 7; i++) await fresh.operator(`第${i}位`, 'analyst')
    const names: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await ask(fresh, `GET /staff/operators?limit=3${cursor}`, { cookie: mei.cookie })
      assert.ok(!JSON.stringify(body).includes('argon2'))
      names.push(...body.items.map((o: { name: string }) => o.name))
      if (!body.next) break
      cursor = `&cursor=${encodeURIComponent(body.next)}`
    }
    assert.equal(new Set(names).size, 8)
    const found = (await ask(fresh, `GET /staff/operators?text=${encodeURIComponent('第3')}`, { cookie: mei.cookie })).body.items
    assert.deepEqual(
      found.map((o: { name: string }) => o.name),
      ['第3位'],
    )
    assert.equal((await ask(fresh, 'GET /staff/operators?text=%25', { cookie: mei.cookie })).body.items.length, 0)
    assert.equal((await ask(fresh, 'GET /staff/operators?cursor=forged', { cookie: mei.cookie })).status, 400)
  } finally {
    await fresh.close()
  }
})
