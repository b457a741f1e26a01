// What proves a person: hearsay and proof, adding and removing a way in, sessions, and other communities of the house.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openCommunity } from '#modules/communities/index.ts'
import { type Entrance, openEntrance } from '#tests/entrance.ts'
import type { World } from '#tests/world.ts'
import { addMember, noteIdentity } from './commands/add-member.ts'

let entrance: Entrance
let world: World
let call: Entrance['call']
let letterTo: Entrance['letterTo']
before(async () => {
  entrance = await openEntrance()
  ;({ world, call, letterTo } = entrance)
})
after(() => entrance.close())

const me = (browser: { cookie: string }) => call('GET', '/me', undefined, { cookie: browser.cookie })

test('hearsay opens a record that nobody claimed, and none that somebody did', async () => {
  const wish = { name: '陈晨', intro: '', values: {}, tagIds: [], source: 'test' }
  const phone = { kind: 'phone', subject: '13900139000' } as const
  const memberId = await addMember(world.ctx(), {
    ...wish,
    identities: [{ kind: 'email', subject: 'import@example.com' }, phone],
  })
  const claimed = await call('POST', '/sign-in', await letterTo('import@example.com'))
  assert.deepEqual([claimed.body.memberId, claimed.body.isNew], [memberId, false])
  const asked = await call('POST', '/sign-in/codes', phone)
  const code = await entrance.textTo('+8613900139000')
  const other = await call('POST', '/sign-in', { codeId: asked.body.codeId, code })
  assert.deepEqual([other.status, other.body.code], [409, 'members.identity-unproven'])
  // From inside, with the same proof, it becomes his.
  await world.advance(61_000)
  const adding = await call('POST', '/me/identities/codes', phone, claimed)
  assert.equal(adding.status, 200, JSON.stringify(adding.body))
  const again = await entrance.textTo('+8613900139000', 1)
  const list = await call('POST', '/me/identities', { codeId: adding.body.codeId, code: again }, claimed)
  assert.equal(list.status, 200, JSON.stringify(list.body))
  assert.deepEqual(
    list.body.map((one: { verifiedAt: string | null }) => one.verifiedAt !== null),
    [true, true],
  )
})

test('what someone has proved goes over to nobody else, though he proves it too', async () => {
  const ling = await call('POST', '/sign-in', await letterTo('ling@example.com'))
  const dan = await call('POST', '/sign-in', await letterTo('dan@example.com'))
  await world.advance(61_000)
  const since = entrance.mailbox.messages.length
  const asked = await call('POST', '/me/identities/codes', { kind: 'email', subject: 'ling@example.com' }, dan)
  assert.equal(asked.status, 200)
  await world.settle()
  const mail = await entrance.mailbox.waitFor('ling@example.com', { since })
  const code = /(\d{6})/.exec(mail.subject ?? '')?.[1]
  // The code was sent for Dan's own session; in any other it is worth nothing.
  assert.equal((await call('POST', '/me/identities', { codeId: asked.body.codeId, code }, ling)).body.code, 'members.code-gone')
  assert.equal((await call('POST', '/sign-in', { codeId: asked.body.codeId, code })).body.code, 'members.code-gone')
  assert.equal(
    (await call('POST', '/me/identities', { codeId: asked.body.codeId, code }, dan)).body.code,
    'members.identity-taken',
  )
})

test('what is dangerous asks for a fresh proof, and the last way in stays', async () => {
  const browser = await call('POST', '/sign-in', await letterTo('careful@example.com'))
  await noteIdentity(world.ctx(), browser.body.memberId, { kind: 'email', subject: 'careful-too@example.com' })
  const identities = (await me(browser)).body.identities as { id: string; subject: string }[]
  const proved = identities.find(one => one.subject === 'careful@example.com')?.id
  const remove = async () => (await call('DELETE', `/me/identities/${proved}`, undefined, browser)).body.code
  assert.equal(await remove(), 'members.last-identity')
  await world.advance(601_000)
  assert.equal(await remove(), 'members.confirm-first')
  for (const [method, rest, body] of [
    ['POST', '/me/erasure', { sure: true }],
    ['GET', '/me/export', undefined],
    ['POST', '/me/identities/codes', { kind: 'email', subject: 'thief@example.com' }],
  ] as const)
    assert.equal((await call(method, rest, body, browser)).body.code, 'members.confirm-first', rest)
  const since = entrance.mailbox.messages.length
  const asked = await call('POST', '/me/confirmation/codes', { identityId: proved }, browser)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  await world.settle()
  const mail = await entrance.mailbox.waitFor('careful@example.com', { since })
  assert.doesNotMatch(mail.text ?? '', /#link=/)
  const code = /(\d{6})/.exec(mail.subject ?? '')?.[1]
  // A code to confirm is none to sign in with.
  assert.equal((await call('POST', '/sign-in', { codeId: asked.body.codeId, code })).body.code, 'members.code-gone')
  assert.equal((await call('POST', '/me/confirmation', { codeId: asked.body.codeId, code }, browser)).status, 200)
  assert.equal(await remove(), 'members.last-identity')
})

test('two ways in, both removed at once: one stays', async () => {
  const browser = await call('POST', '/sign-in', await letterTo('twoways@example.com'))
  const { db } = world.house
  const mine = (await me(browser)).body.identities[0].id as string
  const row = await db.selectFrom('membersIdentities').selectAll().where('id', '=', mine).executeTakeFirstOrThrow()
  const second = { ...row, id: 'ide_00000000000000000000000000', kind: 'phone' as const, subject: '+8613500135000' }
  await db.insertInto('membersIdentities').values(second).execute()
  const ids = [mine, second.id, mine, second.id]
  const done = await Promise.all(ids.map(id => call('DELETE', `/me/identities/${id}`, undefined, browser)))
  assert.equal(done.filter(one => one.status === 200).length, 1)
  assert.equal((await db.selectFrom('membersIdentities').select('id').where('personId', '=', row.personId).execute()).length, 1)
})

test('one sign-in, several communities: the second is entered without a code', async () => {
  const browser = await call('POST', '/sign-in', await letterTo('walker@example.com'))
  const { id } = await openCommunity(world.ctx(), {
    slug: 'evening',
    name: '晚风',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const there = (method: 'GET' | 'POST', rest: string) => call(method, `/api/communities/${id}${rest}`, undefined, browser)
  assert.equal((await there('GET', '/me')).status, 401)
  const entered = await there('POST', '/entrance')
  assert.equal(entered.status, 200, JSON.stringify(entered.body))
  assert.equal((await there('GET', '/me')).status, 200)
  assert.equal((await there('POST', '/me/departure')).status, 200)
  assert.equal((await there('GET', '/me')).status, 401)
  assert.equal((await me(browser)).status, 200)
  assert.equal((await there('POST', '/entrance')).body.isNew, false)
})

test('sessions are listed, one is ended, all are ended', async () => {
  const first = await call('POST', '/sign-in', await letterTo('many@example.com'))
  await world.advance(61_000)
  const second = await call('POST', '/sign-in', await letterTo('many@example.com'))
  const list = (await call('GET', '/me/sessions', undefined, second)).body as { id: string; isThis: boolean }[]
  assert.deepEqual(list.map(one => one.isThis).sort(), [false, true])
  const other = list.find(one => !one.isThis)?.id
  assert.equal((await call('DELETE', `/me/sessions/${other}`, undefined, second)).status, 200)
  assert.equal((await me(first)).status, 401)
  assert.equal((await me(second)).status, 200)
  assert.equal((await call('POST', '/sign-out', undefined, second)).status, 200)
  assert.equal((await me(second)).status, 401)
  await world.advance(61_000)
  const third = await call('POST', '/sign-in', await letterTo('many@example.com'))
  assert.equal((await call('DELETE', '/me/sessions?here=true', undefined, third)).status, 200)
  assert.equal((await me(third)).status, 401)
})
