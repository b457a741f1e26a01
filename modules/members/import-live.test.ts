// Imports on open screens: how far they are is told while they run; and nobody sees them who may not.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { theHouse } from '#kernel/ctx.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { csv, type Importer, importer } from '#tests/fixtures/importing.ts'
import { openWorld, type SignedInOperator, system, type World } from '#tests/world.ts'

let world: World
let mei: Importer
let owner: SignedInOperator
before(async () => {
  world = await openWorld({ live: true })
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  owner = await world.operator('Mei', 'owner')
  mei = importer(world, owner)
})
after(() => world.close())

/** What the console is told from now on. */
async function listening() {
  const { port } = world.app.server.address() as AddressInfo
  const path = `/api/communities/${world.club.id}/live?as=operator`
  const request = http.get({ host: '127.0.0.1', port, path, headers: { cookie: owner.cookie } })
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  let text = ''
  response.setEncoding('utf8').on('data', chunk => void (text += chunk))
  response.on('error', () => {})
  while (!text.includes('event: hello')) await pause(5)
  const told = () => [...text.matchAll(/event: members\.import-moved\ndata: (.*)\n/g)].map(match => JSON.parse(match[1] ?? ''))
  return { told, close: () => request.destroy() }
}
const until = async (id: string, state: string): Promise<any> => {
  for (let tries = 0; tries < 3_000; tries++) {
    const it = await mei.get(id)
    if (it.state === state) return it
    await pause(20)
  }
  throw new Error(`it did not become ${state}`)
}

test('while an import runs, open consoles hear how far it is, about twice a second by the clock of the house', async () => {
  const screen = await listening()
  // Ten times as fast as the wall.
  const startedAt = world.clock.now().getTime()
  const ticking = setInterval(() => world.clock.moveTo(new Date(world.clock.now().getTime() + 200)), 20)
  const rows = Array.from({ length: 8_000 }, (_, n) => [`成员${n}`, `live${n}@example.com`])
  const { body } = await mei.upload(csv(['姓名', '邮箱'], ...rows))
  await until(body.importId, 'ready')
  await mei.call(`POST /member-imports/${body.importId}/run`)
  const done = await until(body.importId, 'done')
  while (screen.told().at(-1)?.state !== 'done') await pause(20)
  clearInterval(ticking)
  screen.close()
  assert.equal(done.created, 8_000)
  const told = screen.told()
  const running = told.filter(one => one.state === 'running')
  assert.deepEqual([told[0].state, told.at(-1).done], ['uploaded', 8_000])
  assert.ok(
    running.some(one => one.done > 0 && one.done < 8_000),
    'heard on the way',
  )
  assert.deepEqual(
    running.map(one => one.done),
    running.map(one => one.done).toSorted((one, other) => one - other),
  )
  const halfSeconds = (world.clock.now().getTime() - startedAt) / 500
  assert.ok(told.length <= halfSeconds + 12, `${told.length} times in ${halfSeconds} half seconds`)
  assert.ok(!JSON.stringify(told).includes('example.com'), 'no names and no addresses')
})

test('only who may import sees imports, and only those of his community', async () => {
  const it = (await mei.upload(csv(['email'], ['secret@example.org']))).body
  await until(it.importId, 'ready')
  const eye = importer(world, await world.operator('Bo', 'analyst'))
  for (const route of [
    'GET /member-imports',
    `GET /member-imports/${it.importId}`,
    `POST /member-imports/${it.importId}/run`,
    `GET /member-imports/${it.importId}/rejected`,
  ])
    assert.equal((await eye.call(route)).status, 403, route)
  assert.equal((await eye.upload(csv(['email'], ['x@example.org']))).status, 403)
  assert.equal((await eye.call('POST /member-exports', {})).status, 403)
  const { fileId } = await world.house.db
    .selectFrom('membersImports')
    .select('fileId')
    .where('id', '=', it.importId)
    .executeTakeFirstOrThrow()
  assert.equal(await mei.text(`GET /files/${fileId}`), 'email\nsecret@example.org')
  assert.doesNotMatch(await eye.text(`GET /files/${fileId}`), /secret/)
  const other = await openCommunity(world.ctx(system, theHouse), {
    slug: 'other',
    name: '别处',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const elsewhere = importer(world, await world.operator('Hao', 'owner'), { ...world.club, id: other.id })
  assert.equal((await elsewhere.call(`GET /member-imports/${it.importId}`)).status, 404)
  assert.equal((await elsewhere.call(`POST /member-imports/${it.importId}/run`)).status, 404)
})
