// A session that ends takes the open screens with it, at once and over a real connection.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { ask } from '../../tests/ask.ts'
import { openWorld, operatorPassword, type SignedInOperator, type World } from '../../tests/world.ts'

let world: World
let port: number
let mei: SignedInOperator
before(async () => {
  world = await openWorld({ live: true })
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  port = (world.app.server.address() as AddressInfo).port
  mei = await world.operator('梅', 'owner')
})
after(() => world.close())

interface Screen {
  text(): string
  ended: Promise<number>
  close(): void
}

/** Opens the stream of a community and waits for its greeting. */
async function screen(cookie: string, since = ''): Promise<Screen> {
  const path = `/api/communities/${world.club.id}/live?as=operator${since && `&lastEventId=${since}`}`
  const request = http.get({ host: '127.0.0.1', port, path, headers: { cookie } })
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  assert.equal(response.statusCode, 200)
  let text = ''
  response.setEncoding('utf8').on('data', chunk => void (text += chunk))
  // Closing from this side shows as an error here, which is none.
  response.on('error', () => {})
  const ended = new Promise<number>(resolve => response.on('close', () => resolve(performance.now())))
  while (!text.includes('event: hello')) await pause(5)
  return { text: () => text, ended, close: () => request.destroy() }
}

async function endsWithin(ms: number, shown: Screen, act: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  await act()
  const at = await Promise.race([shown.ended, pause(ms + 2_000).then(() => Number.POSITIVE_INFINITY)])
  assert.ok(at - started <= ms, `ended after ${Math.round(at - started)} ms`)
}
const as = (who: { cookie: string }, route: string, body?: object) => ask(world, route, { cookie: who.cookie, body })

test('an operator hears the console of communities in which he has a role, and of no other', async () => {
  const bo = await world.operator('博', 'editor', world.club.id)
  const open = await screen(bo.cookie)
  assert.ok(open.text().includes(`console:${world.club.id}`))
  open.close()
  await as(mei, `PUT /staff/operators/${bo.operatorId}/roles`, { roles: [] })
  const again = await ask(world, 'POST /staff/sign-in', { body: { email: bo.email, password: operatorPassword } })
  const mute = await screen(again.cookie ?? '')
  assert.ok(!mute.text().includes('console:'))
  mute.close()
})

test('disabled: the page, the API and the open screen are gone within a second', async () => {
  const hao = await world.operator('浩', 'manager')
  const open = await screen(hao.cookie)
  await endsWithin(1_000, open, async () => {
    assert.equal((await as(mei, `POST /staff/operators/${hao.operatorId}/disable`)).status, 200)
    assert.equal((await as(hao, 'GET /staff/me')).status, 401)
  })
  assert.match(open.text(), /event: bye/)
})

test('a change of roles, the end of a session, a new password and a sign-out close what they end, and nothing else', async () => {
  const acts: [string, (who: SignedInOperator, other: string) => Promise<unknown>][] = [
    ['roles', who => as(mei, `PUT /staff/operators/${who.operatorId}/roles`, { roles: [] })],
    ['others', (_who, other) => ask(world, 'DELETE /staff/me/sessions', { cookie: other })],
    [
      'password',
      (_who, cookie) =>
        ask(world, 'POST /staff/me/password', { cookie, body: { current: operatorPassword, next: 'seven-herons-and-1-reed' } }),
    ],
    ['out', who => as(who, 'POST /staff/sign-out')],
  ]
  const bystander = await screen(mei.cookie)
  for (const [what, act] of acts) {
    const who = await world.operator('浩', 'manager')
    const other =
      (await ask(world, 'POST /staff/sign-in', { body: { email: who.email, password: operatorPassword } })).cookie ?? ''
    const [first, second] = [await screen(who.cookie), await screen(other)]
    await endsWithin(1_000, first, () => act(who, other))
    if (what !== 'roles') {
      assert.equal((await ask(world, 'GET /staff/me', { cookie: other })).status, 200, what)
      assert.ok(!second.text().includes('event: bye'), what)
    }
    second.close()
  }
  assert.ok(!bystander.text().includes('event: bye'))
  bystander.close()
})

test('a console that names what it had heard when it asked who it is hears what was told before its line was open', async () => {
  const open = await screen(mei.cookie)
  const { heard } = (await as(mei, `GET /staff/me?communityId=${world.club.id}`)).body
  assert.match(heard, /^[a-z]{3}_[0-9a-z]{26}$/)
  await world.member('晨')
  const told = (shown: Screen) => shown.text().includes('event: members.joined')
  for (let i = 0; i < 200 && !told(open); i++) await pause(10)
  assert.ok(told(open), 'nothing is told at all')
  const [late, unaware] = [await screen(mei.cookie, heard), await screen(mei.cookie)]
  for (let i = 0; i < 100 && !told(late); i++) await pause(10)
  assert.ok(told(late), late.text())
  assert.ok(!told(unaware))
  for (const one of [open, late, unaware]) one.close()
})
