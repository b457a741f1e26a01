// The receipt of a packet table: whoever has it splits every packet of every member again, and sees that nothing was lost.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Services } from '#kernel/services.ts'
import { plays } from '#plays/index.ts'
import { openWorld } from '#tests/world.ts'
import { receiptFile } from './commands/show-receipt.ts'
import { ActivityDraft } from './contract.ts'
import { act, givePoints } from './fixtures/hall.ts'
import { byPage, byScript } from './fixtures/verifiers.ts'
import { makeDraft, playShelf, publishActivity } from './index.ts'

test('packets of members are split again from the seed; another amount, another split, a point less are refused', async () => {
  const world = await openWorld({ services: new Services().provide(playShelf, plays) })
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-packets-'))
  const now = world.clock.now()
  const closesAt = new Date(now.getTime() + 3_600_000).toISOString()
  const draft = ActivityDraft.parse({ play: 'packets', title: '红包桌', opensAt: now.toISOString(), closesAt, settings: {} })
  const { activityId } = await makeDraft(world.ctx(), draft)
  await publishActivity(world.ctx(), activityId, null)
  const people = await Promise.all(['凌', '博', '晨'].map(name => world.member(name)))
  for (const { memberId } of people) await givePoints(world.ctx(), memberId, 100)
  const [ling, bo, chen] = people.map(one => world.ctx(one.actor))
  if (!ling || !bo || !chen) throw new Error('three came')
  await act(ling, activityId, 'give', { points: 88, shares: 6, wish: '早', word: '芝麻' })
  await act(bo, activityId, 'give', { kind: 'even', points: 12, shares: 4 })
  for (const one of [ling, bo, chen]) {
    await act(one, activityId, 'grab', { no: 1, word: '芝麻' })
    await act(one, activityId, 'grab', { no: 2 })
  }
  await world.advance(3_600_000)
  const { body } = await receiptFile(world.ctx(), activityId)
  const parts: Buffer[] = []
  for await (const part of body as AsyncIterable<Buffer>) parts.push(part)
  const text = Buffer.concat(parts).toString()
  assert.equal(/芝麻|早/.test(text), false, 'neither passwords nor wishes stand in a receipt')
  const receipt = JSON.parse(text)
  const verdicts = async (of: unknown) => [await byScript(folder, of), await byPage(of)]
  for (const { holds, said } of await verdicts(receipt)) {
    assert.equal(holds, true, said)
    assert.match(said, /split again.*what was opened was in it/)
  }
  const { moves, result } = receipt
  const at = moves.findIndex(([, move]: [number, string]) => move === 'grab')
  const [nth, move, outcome] = moves[at]
  const wrong = [
    { ...receipt, moves: moves.with(at, [nth, move, { ...outcome, amount: outcome.amount + 1 }]) },
    { ...receipt, moves: moves.with(0, [moves[0][0] + 1, 'give', moves[0][2]]) },
    { ...receipt, result: { ...result, back: result.back - 1 } },
  ]
  for (const one of wrong) for (const { holds, said } of await verdicts(one)) assert.equal(holds, false, said)
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})
