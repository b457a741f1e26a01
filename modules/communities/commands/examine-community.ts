// The doctor's visit: on demand, and every night in each community.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { examine, type Examination as Found, lastExamination, lawsOf } from '#kernel/doctor.ts'
import { ctxFor } from '#kernel/house.ts'
import { textIn } from '#kernel/i18n.ts'
import type { Examination } from '../contract.ts'
import { listCommunities } from '../store.ts'

/** All laws, also those that hold; a law that is new since then is not listed yet. */
function told(ctx: Ctx, found: Found): Examination {
  const byLaw = new Map(found.mistakes.map(mistake => [mistake.law, mistake]))
  const laws = lawsOf(ctx.house).map(({ name, text }) => {
    const { count, what } = byLaw.get(name) ?? { count: 0, what: [] }
    return { name, text: textIn(text, ctx.locale), count, what }
  })
  return { at: found.at, tookMs: found.tookMs, laws: laws.toSorted((a, b) => b.count - a.count) }
}

/** An examination may last longer than a transaction may lie idle, so the audit line is written in one of its own. */
export async function examineCommunity(ctx: Ctx): Promise<Examination> {
  const found = await examine(ctx)
  const nothing = { params: undefined, body: undefined, upload: undefined }
  await within(ctx, ctx => ctx.house.doors.audit(ctx, 'communities.examine', nothing))
  return told(ctx, found)
}

export async function showExamination(ctx: Ctx): Promise<Examination | null> {
  const last = await lastExamination(ctx)
  return last && told(ctx, last)
}

export async function examineAll(ctx: Ctx): Promise<void> {
  for (const community of await listCommunities(ctx.db)) {
    const there = ctxFor(ctx.house, { actor: ctx.actor, community, requestId: ctx.requestId })
    const { mistakes } = await examine(there)
    if (mistakes.length > 0) ctx.log.error({ communityId: community.id, mistakes }, 'the doctor found what must never be')
  }
}
