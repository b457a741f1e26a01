// Mei asks for what a dispatch list or a file of tracking numbers cannot do now: she reads what it is, in her language.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { beginPayment } from '#modules/payments/commands/begin-payment.ts'
import { ask } from '#tests/ask.ts'
import { payIt } from '#tests/till.ts'
import { openWorld, type SignedInOperator, type World } from '#tests/world.ts'
import { gatherDispatch } from './commands/gather-dispatch.ts'
import { placeOrder } from './commands/place-order.ts'
import { cancelTracking } from './commands/run-tracking.ts'
import { uploadTracking } from './commands/upload-tracking.ts'
import { putThing } from './fixtures/stall.ts'

let world: World
let mei: SignedInOperator
const folder = mkdtempSync(join(tmpdir(), 'qunluo-not-now-'))
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
})
after(() => {
  rmSync(folder, { recursive: true })
  return world.close()
})

const title = async (path: string, locale: string): Promise<string> =>
  (
    await ask(world, `POST /communities/${world.club.id}/console${path}`, {
      cookie: mei.cookie,
      headers: { 'accept-language': locale },
    })
  ).body.title

test('a list that was taken back is not packed, and says that it was taken back', async () => {
  const ling = await world.member('凌')
  const { variantId } = await putThing(world.ctx(), { title: '书箱', price: 2_000, onHand: 10, delivery: 'parcel' })
  const address = { name: '凌', phone: '13800138000', region: '上海市', detail: '某路 1 号', postcode: '' }
  const wish = { lines: [{ variantId, units: 1, offerId: null }], address, note: '', credit: 0, key: 'not-now-0001' }
  const { orderId } = await placeOrder(world.ctx(ling.actor), wish)
  const { id } = await beginPayment(world.ctx(ling.actor), orderId, `pay-${orderId}`, { provider: 'sandbox', way: 'page' })
  await payIt(world, id)
  const filter = { productId: null, offerId: null, paidFrom: null, paidUntil: null }
  const list = await gatherDispatch(world.ctx(mei.actor), { ...filter, pack: true })
  assert.equal(await title(`/dispatches/${list.id}/packing`, 'zh-CN'), '发货单现在的状态是「打包中」，不能这样做。')
  assert.equal(
    await title(`/dispatches/${list.id}/packing`, 'en'),
    'The dispatch list is “being packed” now, so this cannot be done.',
  )
})

test('a file that was ended does not run, and says that it has ended', async () => {
  const path = join(folder, 'numbers.csv')
  writeFileSync(path, '订单号,快递公司,运单号\n1,顺丰,SF1\n')
  const it = await uploadTracking(world.ctx(mei.actor), { path, fileName: 'numbers.csv', mime: 'text/csv', bytes: 60 })
  await cancelTracking(world.ctx(mei.actor), it.id)
  assert.equal(await title(`/tracking-imports/${it.id}/run`, 'zh-CN'), '导入现在的状态是「已结束」，不能这样做。')
  assert.equal(await title(`/tracking-imports/${it.id}/run`, 'en'), 'The import is “ended” now, so this cannot be done.')
})
