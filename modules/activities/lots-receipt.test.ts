// The receipt of places given by lot: whoever has it draws all lots again and sees who was offered a place, and learns nobody's name.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Services } from '#kernel/services.ts'
import { application } from '#plays/application/play.ts'
import { openWorld, type World } from '#tests/world.ts'
import { makeDeskMove } from './commands/make-move.ts'
import { settleActivity } from './commands/settle-activity.ts'
import { showEntrants } from './commands/show-lists.ts'
import { receiptFile } from './commands/show-receipt.ts'
import { ActivityDraft } from './contract.ts'
import { act, key } from './fixtures/hall.ts'
import { byPage, byScript } from './fixtures/verifiers.ts'
import { makeDraft, playShelf, publishActivity } from './index.ts'

let world: World
let folder: string
before(async () => {
  world = await openWorld({ services: new Services().provide(playShelf, [application]) })
  folder = mkdtempSync(join(tmpdir(), 'qunluo-lots-'))
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const hourMs = 3_600_000
const told = { organiser: '凑一桌', contact: '010-0000000', claim: '到店', delivery: '到店', forfeiture: '没确认就给下一位' }
async function invite(settings: object): Promise<string> {
  const now = world.clock.now().getTime()
  const times = { opensAt: new Date(now).toISOString(), closesAt: new Date(now + 72 * hourMs).toISOString() }
  const draft = ActivityDraft.parse({ play: 'application', title: '周五有人请客', ...times, told, settings })
  const { activityId } = await makeDraft(world.ctx(), draft)
  await publishActivity(world.ctx(), activityId, null)
  return activityId
}
async function fileOf(activityId: string): Promise<{ receipt: any; text: string }> {
  const parts: Buffer[] = []
  for await (const part of (await receiptFile(world.ctx(), activityId)).body as AsyncIterable<Buffer>) parts.push(part)
  const text = Buffer.concat(parts).toString()
  return { receipt: JSON.parse(text), text }
}
const verdictsOf = async (receipt: unknown) => [await byScript(folder, receipt), await byPage(receipt)]
async function refused(receipt: unknown, why: RegExp): Promise<void> {
  for (const { holds, said } of await verdictsOf(receipt)) {
    assert.equal(holds, false, said)
    assert.match(said, why)
  }
}

test('lots are drawn again by whoever has the receipt; another winner, an entry more, another number are refused', async () => {
  const mei = (await world.operator('梅', 'owner')).actor
  const names = ['凌', '博', '晨', '丹', '浩', '苏', '青', '禾', '南', '北']
  const people = await Promise.all(names.map(name => world.member(name)))
  const ctxOf = (nth: number) => world.ctx(people[nth]?.actor)
  // Ling stays away once, and is let in again by the desk, whose record of it holds her name.
  const before = await invite({ seats: 1, way: 'first-come' })
  await act(ctxOf(0), before, 'apply')
  const desk = (of: string, move: string, input: object) =>
    makeDeskMove(world.ctx(mei), { activityId: of, move, input, key: key() })
  await desk(before, 'mark', { memberId: people[0]?.memberId, came: false })
  await world.advance(73 * hourMs)
  await settleActivity(world.ctx(), before)

  const activityId = await invite({ seats: 4, way: 'draw', applyHours: 24, confirmHours: 12, partyMax: 3, waitingMax: 2 })
  await desk(activityId, 'forgive', { memberId: people[0]?.memberId })
  for (const nth of people.keys()) await act(ctxOf(nth), activityId, 'apply', { party: 1 + (nth % 3) })
  await act(ctxOf(2), activityId, 'withdraw')
  await act(ctxOf(5), activityId, 'withdraw')
  await act(ctxOf(2), activityId, 'apply', { party: 2 })
  const list = await showEntrants(ctxOf(1), activityId, { limit: 20, order: 'seq' })
  assert.deepEqual(
    list.items.map(one => one.name),
    names.map(name => (name === '博' ? '博' : '')),
    'the receipt tells which entry was drawn, so the list does not tell whose it is',
  )
  await world.advance(24 * hourMs)
  await act(ctxOf(3), activityId, 'withdraw').catch(() => null)
  await world.advance(49 * hourMs)
  await settleActivity(world.ctx(), activityId)

  const { receipt, text } = await fileOf(activityId)
  for (const { name, memberId } of people.map((one, nth) => ({ name: names[nth] as string, memberId: one.memberId })))
    assert.equal(text.includes(`"${name}"`) || text.includes(memberId), false, `${name} is named`)
  const { draw } = receipt.result
  assert.equal(draw.offered.length > 0 && draw.offered.length + draw.waiting.length <= 6, true)
  for (const { holds, said } of await verdictsOf(receipt)) {
    assert.equal(holds, true, said)
    assert.match(said, /ots drawn again.*the same are offered places/)
  }
  const [first, ...others] = draw.offered
  const swapped = { offered: [draw.waiting[0], ...others], waiting: [first, ...draw.waiting.slice(1)] }
  await refused({ ...receipt, result: { ...receipt.result, draw: swapped } }, /✗.*ots drawn again/)
  const more = [...receipt.entries, [10, 'x', 1, 99, 'y']]
  await refused({ ...receipt, entryCount: 11, entries: more }, /✗.*those that were frozen/)
  await refused(
    { ...receipt, moves: [...receipt.moves, [99, 'apply', { state: 'applied', no: 99, party: 1 }]] },
    /✗.*every application/i,
  )
})
