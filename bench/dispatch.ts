// A dispatch list of 500,000 parcels in one go, as CSV and as XLSX; then all of it packed, and sent by a file of tracking numbers.
//   node bench/dispatch.ts [--rows=500000] [--send=50000]
// The floor of the files is COPY TO STDOUT of the same columns of the same rows; before and after, the better counts. `memory` is
// how much larger the process was at its largest while the file flowed.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Download } from '#kernel/contract.ts'
import { ctxFor } from '#kernel/house.ts'
import { shop } from '#modules/shop/index.ts'
import { copyOut } from './copy-out.ts'
import { openGround } from './ground.ts'
import { seedHouse } from './seed.ts'
import { perSecond, printTable, type Row, times } from './table.ts'

const given = (name: string, otherwise: number): number =>
  Number(process.argv.find(a => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const count = given('rows', 500_000)
const sent = Math.min(given('send', 50_000), count)

const ground = await openGround()
const url = await ground.database('dispatch')
const seeded = await seedHouse(url, { members: 8, posts: 1, comments: 1 })
const community = (await seeded.house.findCommunity(seeded.communityId)) ?? process.exit(1)
const rights = new Set(['shop.sell', 'shop.read'])
const ctx = () =>
  ctxFor(seeded.house, { actor: { kind: 'operator', operatorId: `opr_${'0'.repeat(26)}`, name: 'bench', rights }, community })
const admin = new pg.Client({ connectionString: url })
await admin.connect()
const variantId = `var_${'0'.repeat(26)}`
await admin.query(
  `with product as (insert into shop_products (community_id, id, kind, title, delivery, state, created_at, changed_at)
     values ($1, $2, 'goods', '书箱', 'parcel', 'on-sale', now(), now()))
   insert into shop_variants (community_id, id, product_id, name, price, created_at) values ($1, $3, $2, '', 49900, now())`,
  [community.id, `prd_${'0'.repeat(26)}`, variantId],
)
await admin.query(
  `insert into shop_orders (community_id, id, member_id, key, wish_hash, state, currency, goods, payable, paid, delivery, address,
                            placed_at, pay_until, paid_at)
   select $1, 'ord_' || lpad(n::text, 26, '0'), (select member_id from members_cards where community_id = $1 limit 1),
          'bench-key-' || n, '', 'paid', 'CNY', 49900, 49900, 49900, 'parcel',
          jsonb_build_object('name', '凌' || n, 'phone', (13800000000 + n)::text, 'region', '上海市 静安区',
                             'detail', '某某路 ' || n || ' 号', 'postcode', ''), now(), now(), now()
     from generate_series(1, $2::int) n`,
  [community.id, count],
)
await admin.query(
  `insert into shop_lines (community_id, order_id, line, variant_id, title, units, price, amount, at)
   select community_id, id, 1, $2, '书箱', 1, 49900, 49900, now() from shop_orders where community_id = $1`,
  [community.id, variantId],
)
await admin.query('vacuum analyze')

const plain = (dispatchId: string) => `copy (
  select i.number, i.ref, o.address ->> 'name', o.address ->> 'phone', o.address ->> 'region', o.address ->> 'detail',
         o.address ->> 'postcode', l.title, l.units, o.note, m.name, o.paid_at
    from shop_dispatch_items i join shop_orders o on o.community_id = i.community_id and o.id = i.order_id
    join shop_lines l on l.community_id = o.community_id and l.order_id = o.id
    join members_cards m on m.community_id = o.community_id and m.member_id = o.member_id
   where i.community_id = '${community.id}' and i.dispatch_id = '${dispatchId}' order by i.number) to stdout (format csv)`

/** As through the door, without the door. */
const call = async (name: string, input: { params?: object; body?: object; upload?: object } = {}): Promise<any> =>
  shop.handlers[name]?.(ctx(), input)
const jobNamed = (kind: string) => shop.jobs?.find(one => one.kind === kind) ?? process.exit(1)

async function timed<T>(work: () => Promise<T>): Promise<{ rate: number; seconds: number; memoryMb: number }> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const started = performance.now()
  await work()
  const seconds = (performance.now() - started) / 1_000
  clearInterval(watch)
  return { rate: count / seconds, seconds, memoryMb: (most - before) / 2 ** 20 }
}
async function drained(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let sum = 0
  for await (const piece of bytes) sum += piece.length
  return sum
}

const rows: Row[] = []
const say = (what: string, floor: number | null, ours: number, target = '', met = true) =>
  rows.push({
    ...{ what, floor: floor === null ? '' : perSecond(floor), ours: perSecond(ours) },
    ...{ ratio: floor === null ? '' : times(ours / floor), target, met },
  })

const all = { productId: null, offerId: null, paidFrom: null, paidUntil: null, pack: false }
let id = ''
const gathered = await timed(async () => {
  id = (await call('gatherDispatch', { body: all })).id
})
const file = async (format: 'csv' | 'xlsx') => {
  const { body } = (await call('exportDispatch', { params: { dispatchId: id }, body: { format } })) as Download
  return drained(body as AsyncIterable<Uint8Array>)
}
const copied = async () => (await timed(() => copyOut(admin, plain(id)))).rate
const first = await copied()
const csv = await timed(() => file('csv'))
const xlsx = await timed(() => file('xlsx'))
const best = Math.max(first, await copied())
say(`${count.toLocaleString('en')} parcels put on a list`, null, gathered.rate)
say(
  `the list as CSV (${csv.seconds.toFixed(1)} s, memory +${csv.memoryMb.toFixed(0)} MB)`,
  best,
  csv.rate,
  '≤ 150 MB',
  csv.memoryMb <= 150,
)
say(
  `the list as XLSX (${xlsx.seconds.toFixed(1)} s, memory +${xlsx.memoryMb.toFixed(0)} MB)`,
  best,
  xlsx.rate,
  '≤ 150 MB',
  xlsx.memoryMb <= 150,
)

await call('packDispatch', { params: { dispatchId: id } })
const packed = await timed(async () => {
  for (;;) {
    const { state } = await call('dispatch', { params: { dispatchId: id } })
    if (state === 'packed') return
    const { rows } = await admin.query('select attempt from shop_dispatches where id = $1', [id])
    await jobNamed('shop.work-dispatch').run(ctx(), { dispatchId: id, attempt: rows[0].attempt })
  }
})
say('all of it marked as packed, each buyer told', null, packed.rate)
await admin.query('delete from kernel_outbox')

const path = join(ground.folder, 'numbers.csv')
writeFileSync(
  path,
  `订单号,快递公司,运单号\n${Array.from({ length: sent }, (_, n) => `${String(n + 1).padStart(26, '0')},顺丰,SF${10_000_000 + n}`).join('\n')}\n`,
)
const { id: trackingId } = await call('uploadTracking', { upload: { path, fileName: 'numbers.csv', mime: 'text/csv', bytes: 1 } })
const looked = await timed(() => jobNamed('shop.look-through-tracking').run(ctx(), { trackingId, attempt: 0 }))
const about = { params: { trackingId } }
await call('runTracking', about)
const run = await timed(async () => {
  while ((await call('tracking', about)).state === 'running')
    await jobNamed('shop.run-tracking').run(ctx(), { trackingId, attempt: 1 })
})
const done = await call('tracking', about)
if (done.sent !== sent) throw new Error(`${done.sent} of ${sent} were sent`)
say(`a file of ${sent.toLocaleString('en')} tracking numbers looked through`, null, sent / looked.seconds)
say('the same run: parcels, orders sent, money earned', null, sent / run.seconds)
printTable('dispatch', rows)
await admin.end()
await seeded.close()
await ground.end()
