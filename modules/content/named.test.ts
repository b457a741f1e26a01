// Operators are told by name who took a post down, who settled a report, and who wrote what a post said before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changeRole } from '#modules/groups/index.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { groupOf, words } from './fixtures/cast.ts'
import { writePost } from './index.ts'

let world: World
let mei: SignedInOperator
let [ling, bo, hao]: SignedInMember[] = []
let group: string
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ;[ling, bo, hao] = await Promise.all(['凌', '博', '浩'].map(name => world.member(name)))
  group = await groupOf(world.ctx(), '晨读一群', ...[ling, bo, hao].map(one => one?.memberId as string))
  await changeRole(world.ctx(), group, hao?.memberId as string, 'host')
})
after(() => world.close())

const call = async (who: { cookie: string } | undefined, route: string, body?: unknown) => {
  const [method, path] = route.split(' ')
  const parts = { cookie: who?.cookie ?? '', ...(body === undefined ? {} : { body }) }
  return (await ask(world, `${method} /communities/${world.club.id}${path}`, parts)).body
}
const post = () => writePost(world.ctx(ling?.actor), words('一篇', group))

test('a takedown names the operator or the host who did it, alone and in the list', async () => {
  const [first, second] = [await post(), await post()]
  const down = await call(mei, `POST /content/posts/${first}/takedown`, { reason: '广告' })
  assert.deepEqual([down.takedown.by, down.takedown.byName], [mei.operatorId, '梅'])
  await call(hao, `POST /posts/${second}/takedown`, { reason: '跑题' })
  assert.equal((await call(mei, `GET /content/posts/${second}`)).post.takedown.byName, '浩')
  const listed = (await call(mei, 'GET /content/posts?state=hidden')).items
  assert.deepEqual(listed.map((one: any) => one.takedown.byName).sort(), ['梅', '浩'])
})

test('a settled report names who settled it, to operators alone', async () => {
  const id = await post()
  await call(bo, `POST /posts/${id}/reports`, { reason: 'spam' })
  const [report] = (await call(mei, 'GET /content/reports?state=open')).items
  assert.equal(report.settledByName, null)
  assert.equal((await call(mei, `POST /content/reports/${report.id}`, { verdict: 'dismissed' })).settledByName, '梅')
  assert.equal((await call(mei, 'GET /content/reports?state=dismissed')).items[0].settledByName, '梅')
  const [seen] = (await call(hao, `GET /groups/${group}/reports?state=dismissed`)).items
  assert.deepEqual([seen.id, 'settledByName' in seen], [report.id, false])
})

test('earlier words of a post name who replaced them', async () => {
  const id = await post()
  await world.advance(60_000)
  await call(ling, `PATCH /posts/${id}`, { text: '改过的一篇' })
  const { earlier } = await call(mei, `GET /content/posts/${id}`)
  assert.deepEqual([earlier[0]?.text, earlier[0]?.byName], ['一篇', '凌'])
})
