// All that this room and the facts know of a member, for himself to take along.
import type { Download } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { timelineOf } from '#kernel/timeline.ts'
import { activityOf } from '../store/activity.ts'
import { listConsents } from '../store/consents.ts'
import { listMoves } from '../store/stages.ts'
import { ownRecord } from './change-profile.ts'
import { listOwnSessions, needFresh } from './own-sessions.ts'
import { showMe } from './show-member.ts'

const factsMax = 5_000
const movesMax = 1_000

export async function exportMe(ctx: Ctx): Promise<Download> {
  await needFresh(ctx)
  const member = await ownRecord(ctx)
  const { id: communityId, name } = ctx.community
  const facts = await timelineOf(ctx, member.id, { limit: factsMax })
  const all = {
    community: { id: communityId, name },
    exportedAt: ctx.now,
    profile: await showMe(ctx),
    source: member.source,
    consents: await listConsents(ctx.db, communityId, member.id),
    stageMoves: await listMoves(ctx.db, communityId, member.id, movesMax),
    activity: await activityOf(ctx.db, communityId, member.id),
    sessions: await listOwnSessions(ctx),
    facts: facts.map(({ at, name, actor, subject, payload }) => ({ at, name, byMe: actor === member.id, subject, payload })),
  }
  return {
    body: `${JSON.stringify(all, null, 2)}\n`,
    mime: 'application/json; charset=utf-8',
    fileName: `${ctx.community.slug}-me.json`,
  }
}
