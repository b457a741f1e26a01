// Settling: once, whole or not at all, however many took part; and whoever doubts the draw can do it again without us.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type DrandNetwork, openDrand, startDrand } from '#gateways/drand/index.ts'
import { beaconService } from '#gateways/services.ts'
import { Services } from '#kernel/services.ts'
import { lottery } from '#plays/lottery/play.ts'
import { openWorld, type World } from '#tests/world.ts'
import { settleActivity } from './commands/settle-activity.ts'
import { receiptFile, showReceipt } from './commands/show-receipt.ts'
import { ActivityDraft } from './contract.ts'
import { byPage, byScript } from './fixtures/verifiers.ts'
import { makeDraft, playShelf, publishActivity } from './index.ts'

let world: World
let network: DrandNetwork
let services: Services
let folder: string
const broken = { is: false }
/** As the lottery, but breaks off at the very end when told so. */
const fragile = {
  ...lottery,
  key: 'fragile',
  isDraw: false,
  settle: {
    ...lottery.settle,
    end(...of: Parameters<NonNullable<typeof lottery.settle>['end']>) {
      const done = lottery.settle?.end(...of)
      return broken.is ? { ...done, awards: [...(done?.awards ?? []), { memberId: 'mem_x', reward: 'gone' }] } : done
    },
  },
} as unknown as typeof lottery

before(async () => {
  services = new Services().provide(playShelf, [lottery, fragile])
  world = await openWorld({ services })
  network = await startDrand({ now: () => world.clock.now() })
  folder = mkdtempSync(join(tmpdir(), 'qunluo-receipt-'))
})
after(async () => {
  await network.close()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const draft = (play: string, more: object = {}) => {
  const now = world.clock.now().getTime()
  return ActivityDraft.parse({
    play,
    title: '周五抽奖',
    opensAt: new Date(now).toISOString(),
    closesAt: new Date(now + 3_600_000).toISOString(),
    rewards: [
      { key: 'lamp', title: '台灯', kind: 'goods', units: 3 },
      { key: 'badge', title: '好运章', kind: 'badge' },
    ],
    settings: {
      prizes: [
        { reward: 'lamp', units: 3 },
        { reward: 'badge', units: 40, round: 2 },
      ],
      weighs: 'held',
      ticketsMax: 5,
    },
    told: {
      ...{
        organiser: '晨声社',
        contact: '010-0000000',
        claim: '凭会员码',
        delivery: '现场领取',
        forfeiture: '三十天未领视为放弃',
      },
    },
    ...more,
  })
}
/** An open one with so many entries of different weight. */
async function opened(play: string, entries: number, more: object = {}): Promise<string> {
  const { activityId } = await makeDraft(world.ctx(), draft(play, more))
  await publishActivity(world.ctx(), activityId, null)
  await world.settle()
  await sql`
    insert into activities_players (community_id, activity_id, member_id, seq, weight, mine, score, token, joined_at, moved_at)
    select ${world.club.id}, ${activityId}, 'mem_' || lpad(n::text, 26, '0'), n, 1 + n % 3, jsonb_build_object('tickets', n % 6),
           n % 6, md5(n::text), ${world.clock.now()}, ${world.clock.now()} from generate_series(0, ${entries - 1}) n`.execute(
    world.house.db,
  )
  await sql`update activities_tables set players = ${entries} where activity_id = ${activityId}`.execute(world.house.db)
  return activityId
}
const awardsOf = async (activityId: string) =>
  (
    await sql<{ cause: string; reward: string; state: string }>`
      select cause, reward, state from activities_awards where activity_id = ${activityId} order by cause`.execute(world.house.db)
  ).rows
const stateOf = async (activityId: string) =>
  (await sql<{ state: string }>`select state from activities_activities where id = ${activityId}`.execute(world.house.db)).rows[0]
    ?.state
async function fileOf(activityId: string): Promise<any> {
  const { body } = await receiptFile(world.ctx(), activityId)
  const parts: Buffer[] = []
  for await (const part of body as AsyncIterable<Buffer>) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString())
}
/** Both verifiers as anybody would run them; they must be of one mind. */
async function verify(receipt: unknown, ...more: string[]): Promise<{ holds: boolean; said: string }> {
  const [script, page] = [await byScript(folder, receipt, more), await byPage(receipt)]
  assert.equal(page.holds, script.holds, `${script.said}\n${page.said}`)
  return script
}
async function refused(receipt: unknown, why: RegExp): Promise<void> {
  const { holds, said } = await verify(receipt)
  assert.equal(holds, false, said)
  assert.match(said, why)
}

test('20,000 entries: drawn once when it closes, paid, and confirmed by the verifier', async () => {
  const activityId = await opened('lottery', 20_000)
  assert.equal((await showReceipt(world.ctx(), activityId)).seed, null, 'the seed stays hidden')
  await assert.rejects(receiptFile(world.ctx(), activityId), /not-settled/)
  await world.advance(3_600_000)
  assert.equal(await stateOf(activityId), 'settled')
  const awards = await awardsOf(activityId)
  assert.equal(awards.length, 43)
  assert.deepEqual([...new Set(awards.map(one => `${one.reward} ${one.state}`))].sort(), ['badge paid', 'lamp owed'])
  const receipt = await fileOf(activityId)
  assert.equal(receipt.entries.length, 20_000)
  assert.equal(receipt.named.length, 47)
  const { holds, said } = await verify(receipt)
  assert.equal(holds, true, said)
  assert.match(said, /drawn again, the same have won/)
})

test('one entry more, one less, another weight, ticket or winner, another seed, rule or name: refused', async () => {
  const activityId = await opened('lottery', 300)
  await world.advance(3_600_000)
  const receipt = await fileOf(activityId)
  assert.equal((await verify(receipt)).holds, true)
  const { entries, result, named } = receipt
  const [prize, ...rest] = result
  const other = entries.find((row: number[]) => !named.some((one: number[]) => one[0] === row[0]))[0]
  const swapped = { seq: other, memberId: `mem_${String(other).padStart(26, '0')}` }
  await refused({ ...receipt, entryCount: 301, entries: [...entries, [300, 'x', 9, 5, 'y']] }, /✗.*those that were frozen/)
  await refused({ ...receipt, entryCount: 299, entries: entries.slice(0, -1) }, /✗.*those that were frozen/)
  await refused({ ...receipt, entries: entries.with(7, entries[7].with(2, 99)) }, /✗.*those that were frozen/)
  await refused({ ...receipt, entries: entries.with(7, entries[7].with(3, 99)) }, /✗.*those that were frozen/)
  await refused(
    { ...receipt, result: [{ ...prize, winners: [swapped, ...prize.winners.slice(1)] }, ...rest] },
    /✗.*the same have won/,
  )
  const posing = { ...prize.winners[0], memberId: swapped.memberId }
  await refused(
    { ...receipt, result: [{ ...prize, winners: [posing, ...prize.winners.slice(1)] }, ...rest] },
    /✗.*are those in the list/,
  )
  await refused({ ...receipt, seed: receipt.seed.replace(/^./, (c: string) => (c === '0' ? '1' : '0')) }, /✗.*bound beforehand/)
  await refused({ ...receipt, settleSeed: receipt.commitment }, /✗.*follows from these/)
  await refused({ ...receipt, rulesText: receipt.rulesText.replace('"units":3', '"units":2') }, /✗.*hash was published/)
})

test('with a beacon it waits for a number that nobody knew when the entries were frozen', async () => {
  services.provide(beaconService, openDrand({ baseUrl: network.url, chain: network.chain, timeoutMs: 500 }))
  const activityId = await opened('lottery', 50)
  await world.advance(3_600_000)
  assert.equal(await stateOf(activityId), 'settling')
  const waiting = await showReceipt(world.ctx(), activityId)
  assert.equal(waiting.seed, null)
  assert.equal(waiting.entries, 50)
  assert.match(waiting.entriesRoot ?? '', /^[0-9a-f]{64}$/)
  const change = (what: ReturnType<typeof sql>) => what.execute(world.house.db)
  const frozen = /frozen/
  await assert.rejects(
    change(sql`update activities_players set weight = 99 where activity_id = ${activityId} and seq = 3`),
    frozen,
  )
  await assert.rejects(
    change(sql`update activities_players set mine = '{}' where activity_id = ${activityId} and seq = 3`),
    frozen,
  )
  await assert.rejects(change(sql`delete from activities_players where activity_id = ${activityId} and seq = 49`), frozen)
  const joins = sql`
    insert into activities_players (community_id, activity_id, member_id, seq, mine, token, joined_at, moved_at)
    values (${world.club.id}, ${activityId}, 'mem_late', 50, null, 'late', ${world.clock.now()}, ${world.clock.now()})`
  await assert.rejects(change(joins), frozen)
  await change(sql`update activities_players set charged = 5 where activity_id = ${activityId} and seq = 3`)
  network.failNext({ status: 503 })
  await assert.rejects(world.advance(70_000), /answered 503/, 'a network that is away is asked again')
  assert.equal(await stateOf(activityId), 'settling')
  await world.advance(120_000)
  assert.equal(await stateOf(activityId), 'settled')
  const receipt = await fileOf(activityId)
  assert.ok(Date.parse(receipt.beacon.at) >= Date.parse(receipt.frozenAt) + 60_000)
  const { holds, said } = await verify(receipt, `${network.url}/${network.chain.hash}`)
  assert.equal(holds, true, said)
  assert.match(said, /✓.*came after the entries were frozen[\s\S]*✓.*the network tells the same/)
  await refused({ ...receipt, beacon: { ...receipt.beacon, signature: '00'.repeat(64) } }, /✗.*hash of its signature/)
  await refused({ ...receipt, beacon: null }, /✗.*follows from these/)
  services.provide(beaconService, undefined as never)
})

test('settled twice at once, by processes and hands, it is settled once', async () => {
  const activityId = await opened('fragile', 2_000)
  await sql`update activities_activities set state = 'closed' where id = ${activityId}`.execute(world.house.db)
  const mei = await world.operator('梅', 'owner')
  const ends = await Promise.allSettled([
    ...Array.from({ length: 6 }, () => settleActivity(world.ctx(), activityId)),
    ...Array.from({ length: 3 }, () => settleActivity(world.ctx(mei.actor), activityId)),
  ])
  for (const end of ends) if (end.status === 'rejected') assert.match(String(end.reason), /moved-on/)
  assert.equal((await awardsOf(activityId)).length, 43)
  await world.settle()
  const { rows } = await sql<{ lamps: number; facts: number; paid: number }>`
    select (t.stock ->> 'reward:lamp')::int as lamps,
           (select count(*)::int from kernel_facts where subject = ${activityId} and name = 'activities.settled') as facts,
           (select count(*)::int from activities_awards where activity_id = ${activityId} and state in ('paid', 'owed')) as paid
      from activities_tables t where t.activity_id = ${activityId}`.execute(world.house.db)
  assert.deepEqual(rows, [{ lamps: 0, facts: 1, paid: 43 }])
  assert.equal((await verify(await fileOf(activityId))).holds, true)
})

test('broken off in the midst, nothing has happened, and it is settled whole when it goes on', async () => {
  const activityId = await opened('fragile', 500)
  await sql`update activities_activities set state = 'closed' where id = ${activityId}`.execute(world.house.db)
  broken.is = true
  await assert.rejects(settleActivity(world.ctx(), activityId), /gone/)
  assert.equal(await stateOf(activityId), 'closed')
  assert.deepEqual(await awardsOf(activityId), [])
  assert.equal((await showReceipt(world.ctx(), activityId)).frozenAt, null)
  broken.is = false
  await settleActivity(world.ctx(), activityId)
  assert.equal((await awardsOf(activityId)).length, 43)
  await world.settle()
})
