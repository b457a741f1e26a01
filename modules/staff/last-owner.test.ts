// The house is never without an owner who can sign in, whatever happens at the same time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { theHouse } from '#kernel/ctx.ts'
import { ctxFor } from '#kernel/house.ts'
import { ask } from '../../tests/ask.ts'
import { openWorld, type SignedInOperator, system } from '../../tests/world.ts'

const inHouse = (role: string) => ({ communityId: 'house', role })

test('the last owner stays, alone and in a race', async () => {
  const alone = await openWorld()
  try {
    const mei = await alone.operator('梅', 'owner')
    const put = (by: SignedInOperator, id: string, roles: object[]) =>
      ask(alone, `PUT /staff/operators/${id}/roles`, { cookie: by.cookie, body: { roles } })
    const disable = (by: SignedInOperator, id: string) => ask(alone, `POST /staff/operators/${id}/disable`, { cookie: by.cookie })
    assert.equal((await put(mei, mei.operatorId, [inHouse('manager')])).body.code, 'staff.last-owner')
    assert.equal((await put(mei, mei.operatorId, [])).body.code, 'staff.last-owner')
    assert.equal((await disable(mei, mei.operatorId)).body.code, 'staff.not-yourself')
    const [bo, chen, dan] = [
      await alone.operator('博', 'owner'),
      await alone.operator('晨', 'owner'),
      await alone.operator('丹', 'owner'),
    ]
    const four = [mei, bo, chen, dan]
    // Each ends the office of the next, half by demotion and half by disabling.
    const answers = await Promise.all(
      four.map((by, i) =>
        (i % 2 ? disable : (b: SignedInOperator, id: string) => put(b, id, []))(by, four[(i + 1) % 4]!.operatorId),
      ),
    )
    const { rows } = await alone.house.database.pool.query(
      `select count(*)::int as n from staff_roles r join staff_operators o on o.id = r.operator_id where role = 'owner' and disabled_at is null`,
    )
    assert.ok(rows[0].n >= 1, JSON.stringify(answers.map(a => a.body.code ?? a.status)))
    assert.ok(answers.some(a => a.status !== 200))
    // Whose office has ended by then is no longer let in, or no longer may.
    const noes = ['staff.last-owner', 'house.sign-in-needed', 'house.forbidden', 'staff.confirm-first']
    for (const a of answers) assert.ok(a.status === 200 || noes.includes(a.body.code), JSON.stringify(a.body))
  } finally {
    await alone.close()
  }
})

test('two owners who end each other at the same time: one remains, in ten rounds', async () => {
  const two = await openWorld()
  const { changeRoles } = await import('./commands/change-roles.ts')
  const { disableOperator } = await import('./commands/disable-operator.ts')
  try {
    const ctx = () => ctxFor(two.house, { actor: system, community: theHouse })
    const [a, b] = [await two.operator('梅', 'owner'), await two.operator('博', 'owner')]
    for (let round = 0; round < 10; round++) {
      const ended = await Promise.allSettled([
        disableOperator(ctx(), a.operatorId),
        round % 2 ? disableOperator(ctx(), b.operatorId) : changeRoles(ctx(), b.operatorId, []),
      ])
      assert.equal(ended.filter(e => e.status === 'fulfilled').length, 1, `round ${round}`)
      for (const e of ended) if (e.status === 'rejected') assert.match(String(e.reason), /staff\.last-owner/)
      await two.house.database.pool.query('update staff_operators set disabled_at = null')
      await changeRoles(ctx(), b.operatorId, [{ communityId: 'house', role: 'owner' }])
    }
  } finally {
    await two.close()
  }
})
