// Reactions: once a member, post and kind, however many come at once; and the counts are what the rows are.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { Refused } from '#kernel/refusal.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { deleteComment } from './commands/delete-comment.ts'
import { putBackComment, putBackPost } from './commands/put-back.ts'
import { takeDownComment, takeDownPost } from './commands/take-down.ts'
import { ReactionKind } from './contract.ts'
import { broken, editor, groupOf, words } from './fixtures/cast.ts'
import { react, readPost, writeComment, writePost } from './index.ts'

let world: World
let cast: SignedInMember[]
let group: string
before(async () => {
  world = await openWorld()
  cast = await Promise.all(['凌', '博', '晨', '丹'].map(name => world.member(name)))
  group = await groupOf(world.ctx(), '晨读一群', ...cast.map(one => one.memberId))
})
after(() => world.close())
const ctxOf = (n: number) => world.ctx(cast[n % cast.length]?.actor)

test('reacting twice is reacting once, at the same moment too; taking back likewise', async () => {
  const id = await writePost(ctxOf(0), words('一篇', group))
  await Promise.all(Array.from({ length: 24 }, (_, n) => react(ctxOf(n), id, 'like', true)))
  assert.equal((await readPost(world.ctx(), id))?.reactions.like, 4)
  await Promise.all(Array.from({ length: 24 }, (_, n) => react(ctxOf(n), id, n % 2 ? 'cheer' : 'like', n % 2 === 1)))
  assert.deepEqual((await readPost(world.ctx(), id))?.reactions, { like: 2, thanks: 0, insight: 0, cheer: 2 })
  const mine = await react(ctxOf(1), id, 'thanks', true)
  assert.deepEqual(mine, { counts: { like: 2, thanks: 1, insight: 0, cheer: 2 }, mine: ['cheer', 'like', 'thanks'] })
  assert.deepEqual(await broken(world.house), [])
})

test('however many react in a second, open screens are told once, and of the last count', async () => {
  const id = await writePost(ctxOf(0), words('热闹', group))
  const told = async () =>
    (
      await world.house.database.pool.query(
        "select 1 from kernel_facts where name = 'content.reactions-changed' and subject = $1",
        [id],
      )
    ).rowCount
  for (let n = 0; n < 4; n++) await react(ctxOf(n), id, 'like', true)
  await world.settle()
  assert.equal(await told(), 0)
  await world.advance(1_000)
  assert.equal(await told(), 1)
  await react(ctxOf(0), id, 'cheer', true)
  await world.advance(1_000)
  assert.equal(await told(), 2)
})

test('nobody reacts to what was taken down', async () => {
  const id = await writePost(ctxOf(0), words('离题', group))
  await takeDownPost(world.ctx(editor), id, { how: 'hidden', reason: '离题' })
  await assert.rejects(react(ctxOf(1), id, 'like', true), /content\.post-closed/)
})

/** Anything that touches a count, in any order and at the same time. */
const moves = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('react'), who: fc.nat(3), kind: fc.constantFrom(...ReactionKind.options), on: fc.boolean() }),
    fc.record({ do: fc.constant('comment'), who: fc.nat(3) }),
    fc.record({ do: fc.constantFrom('delete', 'hide', 'show'), nth: fc.nat(9) }),
    fc.record({ do: fc.constantFrom('down', 'up') }),
  ),
  { minLength: 6, maxLength: 24 },
)
type Move = { do: string; who?: number; kind?: ReactionKind; on?: boolean; nth?: number }

test('whatever happens at once, the counts are what the rows are', async () => {
  const run = async (all: readonly Move[]) => {
    const id = await writePost(ctxOf(0), words('数一数', group))
    const made = await Promise.all([0, 1, 2].map(n => writeComment(ctxOf(n), id, { text: `评 ${n}`, replyTo: null })))
    const step = async (move: Move): Promise<unknown> => {
      const comment = made[(move.nth ?? 0) % made.length]
      const author = cast.find(one => one.memberId === comment?.author.memberId)
      if (move.do === 'react') return react(ctxOf(move.who ?? 0), id, move.kind ?? 'like', move.on ?? true)
      if (move.do === 'comment') return writeComment(ctxOf(move.who ?? 0), id, { text: '又一评', replyTo: comment?.id ?? null })
      if (move.do === 'delete') return deleteComment(world.ctx(author?.actor), comment?.id ?? '')
      if (move.do === 'hide') return takeDownComment(world.ctx(editor), comment?.id ?? '', { how: 'hidden', reason: '吵' })
      if (move.do === 'show') return putBackComment(world.ctx(editor), comment?.id ?? '')
      if (move.do === 'down') return takeDownPost(world.ctx(editor), id, { how: 'hidden', reason: '吵' })
      return putBackPost(world.ctx(editor), id)
    }
    const results = await Promise.allSettled(all.map(step))
    for (const r of results) if (r.status === 'rejected' && !(r.reason instanceof Refused)) throw r.reason
    assert.deepEqual(await broken(world.house), [])
  }
  await fc.assert(fc.asyncProperty(moves, run), { numRuns: 25, seed: 20260302 })
})
