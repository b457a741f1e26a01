// Who comes at the same time is written together, and nobody fails, waits or is mixed up for it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { openWorld, type World } from '#tests/world.ts'
import type { Ctx } from '../ctx.ts'
import { together } from './together.ts'
import { within } from './within.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** Doubles numbers, one gate a batch; refuses to take 13 along. */
function stage(most = 8, atOnce = 1) {
  const batches: number[][] = []
  const gates: (() => void)[] = []
  const write = async (_ctx: Ctx, ones: readonly number[]): Promise<number[]> => {
    batches.push([...ones])
    await new Promise<void>(open => gates.push(open))
    if (ones.includes(13)) throw Object.assign(new Error('thirteen'), { code: '23514' })
    if (ones.includes(99)) throw new Error('out of reach')
    return ones.map(one => one * 2)
  }
  const release = async () => {
    while (gates.length > 0) {
      gates.shift()?.()
      await turn()
      await turn()
    }
  }
  return { batches, release, double: together({ write, most, atOnce }) }
}

test('who speaks in one turn goes together, who comes meanwhile with the next, each with his own outcome', async () => {
  const { batches, release, double } = stage()
  const all = [double(world.ctx(), 0), double(world.ctx(), 1)]
  await turn()
  assert.deepEqual(batches, [[0, 1]])
  for (let n = 2; n < 13; n++) all.push(double(world.ctx(), n))
  await turn()
  assert.deepEqual(batches, [[0, 1]])
  await release()
  assert.deepEqual(batches, [
    [0, 1],
    [2, 3, 4, 5, 6, 7, 8, 9],
    [10, 11, 12],
  ])
  assert.deepEqual(
    await Promise.all(all),
    all.map((_, n) => n * 2),
  )
})

test('when a batch fails, each is tried alone: only the one at fault fails', async () => {
  const { batches, release, double } = stage()
  const results = Promise.allSettled([1, 12, 13, 14].map(n => double(world.ctx(), n)))
  await turn()
  await release()
  assert.deepEqual(batches, [[1, 12, 13, 14], [1], [12], [13], [14]])
  assert.deepEqual(
    (await results).map(r => (r.status === 'fulfilled' ? r.value : String(r.reason))),
    [2, 24, 'Error: thirteen', 28],
  )
})

test('when the database is out of reach, all of the batch are told at once and it is not asked again', async () => {
  const { batches, release, double } = stage()
  const results = Promise.allSettled([1, 2, 99].map(n => double(world.ctx(), n)))
  await turn()
  await release()
  assert.deepEqual(batches, [[1, 2, 99]])
  assert.deepEqual(
    (await results).map(r => (r.status === 'fulfilled' ? r.value : String(r.reason))),
    ['Error: out of reach', 'Error: out of reach', 'Error: out of reach'],
  )
})

test('communities do not wait for each other, and a transaction that is open writes its own', async () => {
  const { batches, release, double } = stage()
  const other = { ...world.club, id: 'com_other' }
  const pending = [double(world.ctx(), 1), double(world.ctx(undefined, other), 2)]
  pending.push(within(world.ctx(), ctx => double(ctx, 3)))
  await turn()
  while (batches.length < 3) await turn()
  assert.deepEqual(batches.flat().sort(), [1, 2, 3])
  await release()
  assert.deepEqual(await Promise.all(pending), [2, 4, 6])
})
