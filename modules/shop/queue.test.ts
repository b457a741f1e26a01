// More come than can be settled: each gets a number, and they are let in, in their order.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { arrive, leave, openQueue } from './rules/queue.ts'

test('those who fit go in; the others wait in the order of their arrival', () => {
  const queue = openQueue('morning')
  assert.deepEqual([arrive(queue, null, 2, 0).kind, arrive(queue, null, 2, 0).kind], ['in', 'in'])
  const bo = arrive(queue, null, 2, 1)
  const chen = arrive(queue, null, 2, 2)
  assert.ok(bo.kind === 'waits' && chen.kind === 'waits')
  assert.deepEqual([bo.number, bo.ahead, chen.number, chen.ahead], [1, 1, 2, 2])
  leave(queue, 1_000)
  const dan = arrive(queue, null, 2, 1_001)
  assert.equal(dan.kind, 'waits', 'a free place is for those who wait, not for who comes last')
  assert.equal(arrive(queue, chen.number, 2, 1_002).kind, 'waits')
  assert.equal(arrive(queue, bo.number, 2, 1_003).kind, 'in')
  leave(queue, 1_100)
  assert.equal(arrive(queue, chen.number, 2, 1_101).kind, 'in')
})

test('who does not come back keeps the others waiting for less than a minute', () => {
  const queue = openQueue('morning')
  arrive(queue, null, 1, 0)
  arrive(queue, null, 1, 0)
  const chen = arrive(queue, null, 1, 0)
  assert.ok(chen.kind === 'waits')
  leave(queue, 1_000)
  assert.equal(arrive(queue, chen.number, 1, 2_000).kind, 'waits', 'it is the turn of the one before him')
  assert.equal(arrive(queue, chen.number, 1, 50_000).kind, 'in')
})

test('however they come and go, no more are inside than there are places, and the numbers are let in, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('new', 'again', 'leave'), { maxLength: 300 }), moves => {
      const queue = openQueue('x')
      const waiting: number[] = []
      for (const [n, move] of moves.entries()) {
        if (move === 'leave' && queue.inside > 0) leave(queue, n * 100_000)
        if (move === 'new') {
          const arrival = arrive(queue, null, 3, n)
          if (arrival.kind === 'waits') waiting.push(arrival.number)
          else assert.equal(queue.admitted, queue.issued)
        }
        const first = waiting[0]
        if (move === 'again' && first !== undefined && arrive(queue, first, 3, n).kind === 'in') waiting.shift()
        assert.ok(queue.inside >= 0 && queue.inside <= 3, `${queue.inside} inside`)
        assert.ok(queue.admitted <= queue.issued)
      }
    }),
  )
})
