// Operators and their roles: invited, changed, disabled, let in again; never without an owner.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mailerService } from '#gateways/services.ts'
import { type Ctx, theHouse } from '#kernel/ctx.ts'
import { ctxFor } from '#kernel/house.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { ask } from '../../tests/ask.ts'
import { openWorld, operatorPassword, type SignedInOperator, system, type World } from '../../tests/world.ts'
import { resetLinkFor } from './index.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const house = (): Ctx => ctxFor(world.house, { actor: system, community: theHouse })
const as = (who: SignedInOperator, route: string, body?: object) => ask(world, route, { cookie: who.cookie, body })
const keyIn = (url: string): string => /\?key=([\w-]{43})$/.exec(url)?.[1] ?? assert.fail(url)
const inHouse = (role: string) => ({ communityId: 'house', role })

test('an invited operator joins with the roles he was invited to, by a link that works once', async () => {
  const mei = await world.operator('梅', 'owner')
  const roles = [{ communityId: world.club.id, role: 'moderator' }]
  const invited = await as(mei, 'POST /staff/invitations', { email: 'Bo@example.com', name: '博', roles })
  assert.equal(invited.status, 200, JSON.stringify(invited.body))
  assert.equal(invited.body.mailed, false)
  assert.ok(invited.body.url.startsWith('http://localhost/console/#/join?key='))
  const list = (await as(mei, 'GET /staff/invitations')).body
  assert.deepEqual(
    list.map((i: any) => [i.email, i.name, i.roles, i.createdBy]),
    [['Bo@example.com', '博', roles, mei.operatorId]],
  )
  assert.ok(!JSON.stringify(list).includes(keyIn(invited.body.url)))
  const key = keyIn(invited.body.url)
  const looked = (await ask(world, 'POST /staff/links/look', { body: { key } })).body
  assert.deepEqual([looked.purpose, looked.email, looked.name], ['invite', 'Bo@example.com', '博'])
  const accept = () => ask(world, 'POST /staff/invitations/accept', { body: { key, name: '博', password: operatorPassword } })
  const answers = await Promise.all([accept(), accept(), accept(), accept()])
  const into = answers.filter(a => a.status === 200)
  assert.equal(into.length, 1)
  const bo = (await ask(world, `GET /staff/me?communityId=${world.club.id}`, { cookie: into[0]!.cookie! })).body
  assert.deepEqual(bo.roles, roles)
  assert.ok(bo.rights.includes('content.moderate') && !bo.rights.includes('communities.change'))
  assert.deepEqual((await as(mei, 'GET /staff/invitations')).body, [])
})

test('an invitation is mailed where mail is set up, and the link is in the mail alone', async () => {
  const sent: { to: unknown; subject: string; text: string }[] = []
  const mailing = await openWorld()
  mailing.services.provide(mailerService, {
    send: async mail => {
      sent.push(mail)
      return { messageId: '', accepted: [], rejected: [], response: '' }
    },
    verify: async () => {},
    close: () => {},
  })
  try {
    const mei = await mailing.operator('梅', 'owner')
    const body = { email: 'bo@example.com', name: 'Bo', roles: [inHouse('analyst')], locale: 'en' }
    const invited = await ask(mailing, 'POST /staff/invitations', { cookie: mei.cookie, body })
    assert.equal(invited.body.mailed, true)
    assert.equal(sent.length, 1)
    assert.equal(sent[0]!.to, 'bo@example.com')
    assert.ok(sent[0]!.text.includes(invited.body.url))
    const { rows } = await mailing.house.database.pool.query(
      'select (select count(*) from kernel_outbox o where o::text like $1) + (select count(*) from kernel_jobs j where j::text like $1) + (select count(*) from staff_audit a where a::text like $1) as n',
      [`%${keyIn(invited.body.url)}%`],
    )
    assert.equal(rows[0].n, 0)
    const refused = await ask(mailing, 'POST /staff/invitations', {
      cookie: mei.cookie,
      body: { ...body, roles: [{ communityId: 'com_00000000000000000000000000', role: 'editor' }] },
    })
    assert.equal(refused.body.code, 'staff.unknown-community')
    assert.equal(sent.length, 1, 'nothing is mailed for a refused invitation')
  } finally {
    await mailing.close()
  }
})

test('invitations end: replaced, withdrawn, after seven days, taken address', async () => {
  const mei = await world.operator('梅', 'owner')
  const invite = async (email: string) => {
    await as(mei, 'POST /staff/me/confirm', { password: operatorPassword })
    return as(mei, 'POST /staff/invitations', { email, name: '晨', roles: [inHouse('editor')] })
  }
  const dead = async (url: string) => {
    const { body } = await ask(world, 'POST /staff/invitations/accept', {
      body: { key: keyIn(url), name: '晨', password: operatorPassword },
    })
    assert.equal(body.code, 'staff.link-dead')
  }
  const first = (await invite('chen@example.com')).body.url
  const second = (await invite('CHEN@example.com')).body.url
  await dead(first)
  const list = (await as(mei, 'GET /staff/invitations')).body
  assert.equal(list.length, 1)
  assert.equal((await as(mei, `DELETE /staff/invitations/${list[0].id}`)).status, 200)
  assert.equal((await as(mei, `DELETE /staff/invitations/${list[0].id}`)).status, 404)
  await dead(second)
  const third = (await invite('chen@example.com')).body.url
  await world.advance(7 * 86_400_000)
  await dead(third)
  const hao = await world.operator('浩', 'owner')
  const again = await as(hao, 'POST /staff/invitations', {
    email: mei.email.toUpperCase(),
    name: '梅',
    roles: [inHouse('editor')],
  })
  assert.equal(again.body.code, 'staff.email-taken')
})

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

test('the last owner stays, alone and in a race', async () => {
  const alone = await openWorld()
  try {
    const mei = await alone.operator('梅', 'owner')
    const put = (by: SignedInOperator, id: string, roles: object[]) =>
      ask(alone, `PUT /staff/operators/${id}/roles`, { cookie: by.cookie, body: { roles } })
    const disable = (by: SignedInOperator, id: string) => ask(alone, `POST /staff/operators/${id}/disable`, { cookie: by.cookie })
    assert.equal((await put(mei, mei.operatorId, [inHouse('manager')])).body.code, 'staff.last-owner')
    assert.equal((await put(mei, mei.operatorId, [])).body.code, 'staff.last-owner')
    assert.equal((await disable(mei, mei.operatorId)).body.code, 'staff.not-yourself')
    const [bo, chen, dan] = [
      await alone.operator('博', 'owner'),
      await alone.operator('晨', 'owner'),
      await alone.operator('丹', 'owner'),
    ]
    const four = [mei, bo, chen, dan]
    // Each ends the office of the next, half by demotion and half by disabling.
    const answers = await Promise.all(
      four.map((by, i) =>
        (i % 2 ? disable : (b: SignedInOperator, id: string) => put(b, id, []))(by, four[(i + 1) % 4]!.operatorId),
      ),
    )
    const { rows } = await alone.house.database.pool.query(
      `select count(*)::int as n from staff_roles r join staff_operators o on o.id = r.operator_id where role = 'owner' and disabled_at is null`,
    )
    assert.ok(rows[0].n >= 1, JSON.stringify(answers.map(a => a.body.code ?? a.status)))
    assert.ok(answers.some(a => a.status !== 200))
    for (const a of answers)
      assert.ok(
        a.status === 200 || ['staff.last-owner', 'house.sign-in-needed', 'staff.confirm-first'].includes(a.body.code),
        JSON.stringify(a.body),
      )
  } finally {
    await alone.close()
  }
})

test('two owners who end each other at the same time: one remains, in ten rounds', async () => {
  const two = await openWorld()
  const { changeRoles } = await import('./commands/change-roles.ts')
  const { disableOperator } = await import('./commands/disable-operator.ts')
  try {
    const ctx = () => ctxFor(two.house, { actor: system, community: theHouse })
    const [a, b] = [await two.operator('梅', 'owner'), await two.operator('博', 'owner')]
    for (let round = 0; round < 10; round++) {
      const ended = await Promise.allSettled([
        disableOperator(ctx(), a.operatorId),
        round % 2 ? disableOperator(ctx(), b.operatorId) : changeRoles(ctx(), b.operatorId, []),
      ])
      assert.equal(ended.filter(e => e.status === 'fulfilled').length, 1, `round ${round}`)
      for (const e of ended) if (e.status === 'rejected') assert.match(String(e.reason), /staff\.last-owner/)
      await two.house.database.pool.query('update staff_operators set disabled_at = null')
      await changeRoles(ctx(), b.operatorId, [{ communityId: 'house', role: 'owner' }])
    }
  } finally {
    await two.close()
  }
})

test('a reset link sets a new password once, ends sessions and locks, and still asks for the second factor', async () => {
  const [mei, hao] = [await world.operator('梅', 'owner'), await world.operator('浩', 'editor')]
  for (let i = 0; i < 5; i++) await ask(world, 'POST /staff/sign-in', { body: { email: hao.email, password: 'wrong' } })
  const url = (await as(mei, `POST /staff/operators/${hao.operatorId}/reset`)).body.url
  const next = 'seven-herons-and-1-reed'
  const use = (password: string) => ask(world, 'POST /staff/reset', { body: { key: keyIn(url), password } })
  assert.equal((await use('5201314520')).body.code, 'staff.password-common')
  const answers = await Promise.all([use(next), use(next), use(next)])
  assert.equal(answers.filter(a => a.body.next === 'in').length, 1)
  assert.equal((await as(hao, 'GET /staff/me')).status, 401)
  assert.equal((await ask(world, 'POST /staff/sign-in', { body: { email: hao.email, password: next } })).body.next, 'in')
  assert.equal((await use(next)).body.code, 'staff.link-dead')
})

test('a reset link from the command line, and none for a stranger', async () => {
  const hao = await world.operator('浩', 'owner')
  const begun = (await as(hao, 'POST /staff/me/totp')).body
  const { totpCode } = await import('./rules/totp.ts')
  await as(hao, 'POST /staff/me/totp/confirm', { code: await totpCode(begun.secret, world.clock.now()) })
  const url = await resetLinkFor(house(), hao.email)
  assert.equal(await resetLinkFor(house(), 'nobody@example.com'), null)
  const step = await ask(world, 'POST /staff/reset', { body: { key: keyIn(url ?? ''), password: 'seven-herons-and-1-reed' } })
  assert.equal(step.body.next, 'totp')
  assert.equal(step.cookie, undefined)
  await world.advance(30_000)
  const into = await ask(world, 'POST /staff/sign-in/code', {
    body: { pending: step.body.pending, code: await totpCode(begun.secret, world.clock.now()) },
  })
  assert.equal(into.body.next, 'in')
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
