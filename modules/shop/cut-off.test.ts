// The line to the database is cut at every moment of a purchase. Asked again with the same key, the buyer gets the first result;
// there is one order, and the doctor finds nothing.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { systemClock } from '#kernel/clock.ts'
import { theHouse } from '#kernel/ctx.ts'
import { examine } from '#kernel/doctor.ts'
import { ctxFor, type House } from '#kernel/house.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { findOrAddMemberByIdentity } from '#modules/members/index.ts'
import { type Cut, type Cutting, cutting } from '#tests/cutting.ts'
import { freshDatabase } from '#tests/database.ts'
import { raise } from '#tests/raise.ts'
import { placeOrder } from './commands/place-order.ts'
import { putOffer, putThing, stockNow } from './fixtures/stall.ts'

let house: House
let way: Cutting
let close: () => Promise<void>
before(async () => {
  const database = await freshDatabase()
  way = await cutting({ connectionString: database.url })
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-cut-'))
  const raised = await raise({ databaseUrl: way.url, folder, clock: systemClock })
  house = raised.house
  close = async () => {
    await raised.app.close()
    await house.stop()
    await way.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
})
after(() => close())

// Where there is plenty the whole transaction is one message; where there is little, the shelf is locked by one before.
for (const [what, onHand, messages] of [
  ['of plenty', 10_000, 2],
  ['of little', 200, 2],
] as const)
  test(`${what}: at whatever moment it is cut, the same key gives the same order`, async t => {
    const system = { kind: 'system', name: 'test' } as const
    const club = await openCommunity(ctxFor(house, { actor: system, community: theHouse }), {
      ...{ slug: `cut-${onHand}`, name: '晨声社', intro: '', timeZone: 'Asia/Shanghai', locale: 'zh-CN', currency: 'CNY' },
    })
    const ctx = () => ctxFor(house, { actor: system, community: club })
    const who = { kind: 'email', subject: 'ling@qunluo.example', name: 'Ling', source: 'test', proved: true } as const
    const { memberId, personId } = await findOrAddMemberByIdentity(ctx(), who)
    const box = await putThing(ctx(), { title: '书箱', price: 100, onHand })
    const offerId = await putOffer(ctx(), { variantId: box.variantId, price: 90, perMemberMax: 10_000 })
    const lines = [{ variantId: box.variantId, units: 1, offerId }]
    const buy = (key: string) =>
      placeOrder(ctxFor(house, { actor: { kind: 'member', memberId, personId }, community: club }), {
        ...{ key, lines, address: null, note: '', credit: 0 },
      })
    await buy('the-first-of-all')
    let orders = 1
    for (const how of ['message lost', 'message torn', 'answer lost'] satisfies Cut[])
      for (let nth = 1; ; nth++) {
        const key = `${how.replace(' ', '-')}-${nth}`
        way.cutAt(nth, how)
        const first = await buy(key).catch(() => null)
        const wasCut = way.heal()
        const again = await retried(() => buy(key))
        if (first) assert.equal(again.orderId, first.orderId)
        assert.equal((await buy(key)).orderId, again.orderId)
        orders++
        const rows = await house.database.pool.query('select id from shop_orders where community_id = $1 and key = $2', [
          club.id,
          key,
        ])
        assert.deepEqual(rows.rows, [{ id: again.orderId }], key)
        if (!wasCut) {
          t.diagnostic(`${how}: cut at ${nth - 1} moments`)
          assert.ok(nth > messages, `only ${nth - 1} messages`)
          break
        }
      }
    assert.deepEqual(await stockNow(ctx(), box.stockId as string), { onHand, reserved: orders })
    assert.deepEqual(
      (await examine(ctx())).mistakes.filter(m => !m.law.startsWith('kernel.')),
      [],
    )
  })

/** Connections that broke while they were idle fail the first who takes them. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 20) throw error
    }
  }
}
