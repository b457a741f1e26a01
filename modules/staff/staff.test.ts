// The staff's room from outside: the first owner, signing in, and what an operator does is noted.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '../../tests/world.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

test('an operator changes a community, and it is noted', async () => {
  const mei = await world.operator('梅', 'owner')
  const changed = await world.app.inject({ method: 'PATCH', url: `/api/communities/${world.club.id}`, headers: mei.headers, payload: { name: '晨声' } })
  assert.equal(changed.statusCode, 200, changed.body)
  const log = await world.app.inject({ url: `/api/communities/${world.club.id}/audit`, headers: mei.headers })
  assert.equal(log.statusCode, 200, log.body)
  console.log(log.json())
})
