// A sale goes on while the program and its database are killed without mercy: what was promised is there, once, and no hand is
// needed. SALE_ROUNDS=50 kills fifty times.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openBeside } from '#apps/cli/open-beside.ts'
import { theHouse } from '#kernel/ctx.ts'
import { examine } from '#kernel/doctor.ts'
import { ctxFor } from '#kernel/house.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { findOrAddMemberByIdentity } from '#modules/members/index.ts'
import { putOffer, putThing } from '#modules/shop/fixtures/stall.ts'
import { dataFolder, type Program, start } from '../program.ts'

const data = dataFolder()
after(() => data.remove())
const rounds = Number(process.env['SALE_ROUNDS'] ?? 3)
const buyers = 24
const units = 100_000

interface Stage {
  path: string
  cookies: string[]
  communityId: string
  wish: object
  stockId: string
}
const postgresPid = (): number =>
  Number(execFileSync('head', ['-1', join(data.path, 'postgres/postmaster.pid')], { encoding: 'utf8' }))

async function setStage(): Promise<Stage> {
  const beside = await openBeside(data.path)
  const { house } = beside
  const inHouse = ctxFor(house, { actor: { kind: 'system', name: 'test' }, community: theHouse })
  const club = await openCommunity(inHouse, {
    ...{ slug: 'sale', name: '晨声社', intro: '', timeZone: 'Asia/Shanghai', locale: 'zh-CN', currency: 'CNY' },
  })
  const ctx = ctxFor(house, { actor: { kind: 'system', name: 'test' }, community: club })
  const cookies: string[] = []
  for (let n = 0; n < buyers; n++) {
    const who = { kind: 'email', subject: `buyer-${n}@qunluo.example`, name: `Buyer ${n}`, source: 'test', proved: true } as const
    const { personId } = await findOrAddMemberByIdentity(ctx, who)
    cookies.push(`ql-member=${await house.sessions.open(ctx, 'member', personId, 'test')}`)
  }
  const box = await putThing(ctx, { title: '书箱', price: 49_900, onHand: units })
  const offerId = await putOffer(ctx, { variantId: box.variantId, price: 49_900, perMemberMax: 10_000 })
  await beside.close()
  return {
    path: `/api/communities/${club.id}/orders`,
    communityId: club.id,
    cookies,
    stockId: box.stockId as string,
    wish: { lines: [{ variantId: box.variantId, units: 1, offerId }] },
  }
}

/** Asks until there is an answer, as a phone does on a bad network: always with the same key. */
async function ask(url: () => string, stage: Stage, cookie: string, rest: string, key: string, body?: object): Promise<any> {
  for (let tries = 0; tries < 400; tries++) {
    const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'idempotency-key': key }
    const answer = await fetch(`${url()}${stage.path}${rest}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body ?? {}),
      signal: AbortSignal.timeout(8_000),
    }).catch(() => null)
    // 409: its first asking is still under way, or its order has moved on by that.
    if (answer && answer.status < 500 && answer.status !== 409) return { status: answer.status, body: await answer.json() }
    if (answer?.status === 409 && rest !== '') return { status: 409 }
    await pause(20 + randomInt(60))
  }
  throw new Error(`no answer to ${key}`)
}

test('nothing that was promised is lost, nothing is there twice, and the doctor finds nothing', { timeout: 600_000 }, async t => {
  let program: Program = await start(['--data', data.path])
  const stage = await setStage()
  const promised = new Map<string, string>()
  let over = false
  const url = () => program.url
  const buyer = async (n: number) => {
    for (let i = 0; !over; i++) {
      const key = `buyer-${n}-order-${i}`
      const { status, body } = await ask(url, stage, stage.cookies[n] as string, '', key, stage.wish)
      assert.equal(status, 200, JSON.stringify(body))
      promised.set(key, body.orderId)
      // Every third changes his mind.
      if (i % 3 === 0) await ask(url, stage, stage.cookies[n] as string, `/${body.orderId}/cancellation`, `${key}-off`)
    }
  }
  const running = Promise.all(stage.cookies.map((_, n) => buyer(n)))
  // If a buyer fails, his failure is told below; nobody else must fail for it first.
  running.catch(() => {})
  for (let round = 0; round < rounds; round++) {
    await pause(200 + randomInt(700))
    if (round % 2 === 0) {
      await program.end('SIGKILL')
      program = await start(['--data', data.path])
    } else process.kill(postgresPid(), 'SIGKILL')
  }
  await pause(500)
  over = true
  await running
  const beside = await openBeside(data.path)
  const community = await beside.house.findCommunity(stage.communityId)
  assert.ok(community)
  const { rows } = await beside.house.database.pool.query<{ key: string; id: string; state: string }>(
    'select key, id, state from shop_orders where community_id = $1',
    [community.id],
  )
  const there = new Map(rows.map(row => [row.key, row]))
  assert.equal(there.size, rows.length)
  for (const [key, orderId] of promised) assert.equal(there.get(key)?.id, orderId, key)
  assert.equal(rows.length, promised.size, 'every order belongs to an answer')
  const { rows: stock } = await beside.house.database.pool.query('select on_hand, reserved from shop_stocks where id = $1', [
    stage.stockId,
  ])
  assert.deepEqual(stock, [{ on_hand: units, reserved: rows.filter(row => row.state === 'awaiting').length }])
  const found = await examine(ctxFor(beside.house, { actor: { kind: 'system', name: 'test' }, community }))
  assert.deepEqual(
    found.mistakes.filter(m => !m.law.startsWith('kernel.jobs-in-time')),
    [],
  )
  t.diagnostic(`${rounds} kills, ${promised.size} orders promised`)
  await beside.close()
  assert.equal(await program.end(), 0)
})
