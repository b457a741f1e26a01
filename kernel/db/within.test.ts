// One transaction for a command: joined when nested, started over after a conflict, with its after-effects only when it stands.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '#tests/world.ts'
import type { Ctx } from '../ctx.ts'
import { within } from './within.ts'

let world: World
before(async () => {
  world = await openWorld()
  await sql`create table test_shelf (name text primary key, n int not null default 0)`.execute(world.house.db)
})
after(() => world.close())
beforeEach(async () => {
  await sql`truncate test_shelf`.execute(world.house.db)
  await sql`insert into test_shelf (name) values ('left'), ('right')`.execute(world.house.db)
})

const add = (ctx: Ctx, name: string) => sql`update test_shelf set n = n + 1 where name = ${name}`.execute(ctx.db)
const shelf = async () =>
  Object.fromEntries(
    (await sql<{ name: string; n: number }>`select name, n from test_shelf`.execute(world.house.db)).rows.map(r => [r.name, r.n]),
  )

test('two that deadlock both succeed, and each counts once', async () => {
  let met = 0
  let together: () => void = () => {}
  const both = new Promise<void>(done => {
    together = done
  })
  const tries: string[] = []
  const after: string[] = []
  const carry = (first: string, second: string) =>
    within(world.ctx(), async ctx => {
      tries.push(first)
      ctx.afterCommit(() => after.push(first))
      await add(ctx, first)
      if (++met === 2) together()
      await both
      await add(ctx, second)
      return first
    })
  assert.deepEqual(await Promise.all([carry('left', 'right'), carry('right', 'left')]), ['left', 'right'])
  assert.deepEqual(await shelf(), { left: 2, right: 2 })
  assert.ok(tries.length > 2, 'one of them was started over')
  assert.deepEqual(after.sort(), ['left', 'right'])
})

test('a conflict that does not end is told after a few tries', async () => {
  let tries = 0
  const conflict = within(world.ctx(), async ctx => {
    tries++
    await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(ctx.db)
  })
  await assert.rejects(conflict, /again/)
  assert.equal(tries, 4)
})

test('other errors are not tried again, and undo everything, also what was done in a nested one', async () => {
  let tries = 0
  const broken = within(world.ctx(), async ctx => {
    tries++
    await add(ctx, 'left')
    await within(ctx, async inner => {
      assert.equal(inner.db, ctx.db)
      await add(inner, 'right')
    })
    throw new Error('no')
  })
  await assert.rejects(broken, /no/)
  assert.equal(tries, 1)
  assert.deepEqual(await shelf(), { left: 0, right: 0 })
})

test('after-effects come after the commit of the outermost, in order, and not at all when it is undone', async () => {
  const after: string[] = []
  const seen: Promise<unknown>[] = []
  const work = (end: () => void) =>
    within(world.ctx(), async ctx => {
      ctx.afterCommit(() => after.push('first'))
      await within(ctx, async inner => {
        await add(inner, 'left')
        inner.afterCommit(() => {
          after.push('second')
          seen.push(shelf())
        })
      })
      assert.deepEqual(after, [])
      end()
    })
  await assert.rejects(
    work(() => {
      throw new Error('undone')
    }),
  )
  assert.deepEqual(after, [])
  await work(() => {})
  assert.deepEqual(after, ['first', 'second'])
  assert.deepEqual(await Promise.all(seen), [{ left: 1, right: 0 }])
})

test('an after-effect that breaks neither undoes what stands nor keeps the others from coming', async () => {
  const after: string[] = []
  const result = await within(world.ctx(), async ctx => {
    await add(ctx, 'left')
    ctx.afterCommit(() => {
      throw new Error('nobody is listening')
    })
    ctx.afterCommit(() => after.push('came'))
    return 'kept'
  })
  assert.equal(result, 'kept')
  assert.deepEqual(after, ['came'])
  assert.deepEqual(await shelf(), { left: 1, right: 0 })
})

test('outside a transaction an after-effect comes at once', () => {
  let came = false
  world.ctx().afterCommit(() => {
    came = true
  })
  assert.ok(came)
})
