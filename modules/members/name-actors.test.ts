// Who did it is told by name: an operator, a host; and naming a hundred lines asks no more than naming one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Ctx } from '#kernel/ctx.ts'
import { ask } from '#tests/ask.ts'
import { csv, importer } from '#tests/fixtures/importing.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { namesOfActors, withNames } from './index.ts'

let world: World
let mei: SignedInOperator
let hao: SignedInOperator
let ling: SignedInMember
before(async () => {
  world = await openWorld()
  ;[mei, hao] = [await world.operator('梅', 'owner'), await world.operator('浩', 'manager')]
  ling = await world.member('凌')
})
after(() => world.close())

const as = (who: SignedInOperator, method: string, rest: string, body?: object) =>
  ask(world, `${method} /communities/${world.club.id}${rest}`, { cookie: who.cookie, ...(body && { body }) })

/** The same ctx, and how many statements it has sent. */
function counting(ctx: Ctx): { ctx: Ctx; sent: () => number } {
  let sent = 0
  const db = ctx.db.withPlugin({
    transformQuery: ({ node }) => {
      sent++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { ctx: { ...ctx, db }, sent: () => sent }
}

test('operators and members are named in one question each, however many lines there are', async () => {
  const { ctx, sent } = counting(world.ctx())
  const actors = [mei.operatorId, ling.memberId, 'system:start', 'anyone', `opr_${'0'.repeat(26)}`]
  const lines = Array.from({ length: 100 }, (_, n) => ({ n, endedBy: actors[n % actors.length] as string }))
  const named = await withNames(ctx, lines, 'endedBy')
  assert.deepEqual(
    named.slice(0, 5).map(one => [one.n, one.endedBy, one.endedByName]),
    [
      [0, mei.operatorId, '梅'],
      [1, ling.memberId, '凌'],
      [2, 'system:start', null],
      [3, 'anyone', null],
      [4, `opr_${'0'.repeat(26)}`, null],
    ],
  )
  assert.equal(named.length, 100)
  assert.equal(sent(), 2)
})

test('nothing is asked where there is nobody to name, and a member of another community has no name here', async () => {
  const { ctx, sent } = counting(world.ctx())
  assert.deepEqual(await withNames(ctx, [], 'by'), [])
  assert.equal((await namesOfActors(ctx, [null, 'system:start'])).size, 0)
  assert.equal(sent(), 0)
  const elsewhere = { ...world.club, id: 'com_elsewhere' }
  assert.equal((await namesOfActors(world.ctx(undefined, elsewhere), [ling.memberId])).size, 0)
})

test('the page of a member names who moved and who banned him, and his story who did it', async () => {
  await as(hao, 'POST', `/members/${ling.memberId}/stage`, { to: 'fan', reason: '常来' })
  const { body } = await as(mei, 'POST', `/members/${ling.memberId}/ban`, { why: '刷屏' })
  assert.deepEqual([body.stageMoves[0].movedByName, body.bannedBy, body.bannedByName], ['浩', mei.operatorId, '梅'])
  await world.settle()
  const story = (await as(mei, 'GET', `/members/${ling.memberId}/timeline`)).body.items
  const did = story.filter((one: any) => !one.byThem).map((one: any) => `${one.name} ${one.actorName}`)
  assert.ok(did.includes('members.banned 梅') && did.includes('members.stage-moved 浩'), did.join(', '))
})

test('an import names who brought the file, in the list and by itself', async () => {
  const { importId } = await importer(world, hao).ready(csv(['姓名', '邮箱'], ['晨', 'chen@example.com']))
  assert.equal((await as(mei, 'GET', `/member-imports/${importId}`)).body.createdByName, '浩')
  assert.equal((await as(mei, 'GET', '/member-imports')).body.items[0].createdByName, '浩')
})
