// A lost password: a link from another owner or from the command line.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Ctx, theHouse } from '#kernel/ctx.ts'
import { ctxFor } from '#kernel/house.ts'
import { ask } from '../../tests/ask.ts'
import { openWorld, type SignedInOperator, system, type World } from '../../tests/world.ts'
import { resetLinkFor } from './index.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const house = (): Ctx => ctxFor(world.house, { actor: system, community: theHouse })
const as = (who: SignedInOperator, route: string, body?: object) => ask(world, route, { cookie: who.cookie, body })
const keyIn = (url: string): string => /\?key=([\w-]{43})$/.exec(url)?.[1] ?? assert.fail(url)

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
