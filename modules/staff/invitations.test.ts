// Invitations: a link that works once, mailed where mail is set up, and that ends.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mailerService } from '#gateways/services.ts'
import { ask } from '../../tests/ask.ts'
import { openWorld, operatorPassword, type SignedInOperator, type World } from '../../tests/world.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

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
    list.map((i: any) => [i.email, i.name, i.roles, i.createdBy, i.createdByName]),
    [['Bo@example.com', '博', roles, mei.operatorId, '梅']],
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
