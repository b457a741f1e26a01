// The receipt of a red packet: whoever has it splits it again, and sees that what was taken is what was sealed.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Services } from '#kernel/services.ts'
import { redPacket } from '#plays/red-packet/play.ts'
import { openWorld } from '#tests/world.ts'
import { receiptFile } from './commands/show-receipt.ts'
import { ActivityDraft } from './contract.ts'
import { byPage, byScript } from './fixtures/verifiers.ts'
import { makeDraft, playShelf, publishActivity } from './index.ts'

test('a lucky packet is split again from its seed; another amount is refused', async () => {
  const world = await openWorld({ services: new Services().provide(playShelf, [redPacket]) })
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-packet-'))
  const now = world.clock.now()
  const draft = ActivityDraft.parse({
    ...{ play: 'red-packet', title: '开业红包', opensAt: now.toISOString() },
    closesAt: new Date(now.getTime() + 3_600_000).toISOString(),
    rewards: [{ key: 'packet', title: '积分', kind: 'points', amount: 1 }],
    settings: { total: 1_000, shares: 7, kind: 'lucky' },
  })
  const { activityId } = await makeDraft(world.ctx(), draft)
  await publishActivity(world.ctx(), activityId, null)
  await sql`
    insert into activities_players (community_id, activity_id, member_id, seq, mine, token, joined_at, moved_at)
    select ${world.club.id}, ${activityId}, 'mem_' || n, n, jsonb_build_object('share', n, 'amount', t.deck -> n), md5(n::text), ${now}, ${now}
      from activities_tables t, generate_series(0, 2) n where t.activity_id = ${activityId}`.execute(world.house.db)
  await world.advance(3_600_000)
  const { body } = await receiptFile(world.ctx(), activityId)
  const parts: Buffer[] = []
  for await (const part of body as AsyncIterable<Buffer>) parts.push(part)
  const receipt = JSON.parse(Buffer.concat(parts).toString())
  const verdicts = async (of: unknown) => [await byScript(folder, of), await byPage(of)]
  for (const { holds, said } of await verdicts(receipt)) {
    assert.equal(holds, true, said)
    assert.match(said, /the shares make up the total/)
  }
  const { result } = receipt
  for (const { holds } of await verdicts({ ...receipt, result: { ...result, given: result.given + 1 } }))
    assert.equal(holds, false)
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})
