// What the room does by itself: weighs everyone once a day, and forgets what is no longer needed.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { job, later, round } from '#kernel/jobs/define.ts'
import { listCommunities } from '#modules/communities/index.ts'
import { emptyGoneField } from './commands/define-fields.ts'
import { deliverCode } from './commands/deliver-code.ts'
import { forgetOldImports } from './commands/forget-import.ts'
import { lookThrough } from './commands/look-through.ts'
import { weighSoon } from './commands/note-activity.ts'
import { carryOn } from './commands/run-import.ts'
import { takeBackAll } from './commands/undo-import.ts'
import { weighMembers } from './commands/weigh-stages.ts'
import { dayIn, dayMs, firstDayOf } from './rules.ts'
import { forgetCounted } from './store/activity.ts'
import { sweepCodes } from './store/codes.ts'
import { idsAfter } from './store/stages.ts'

const weighedAtOnce = 1_000

/** Weighs a thousand and puts the next thousand on the list, so that no job is long and none is lost. */
export const weighAll = job(
  'members.weigh-all',
  z.object({ after: z.string(), day: z.string() }),
  async (ctx, { after, day }) => {
    const ids = await idsAfter(ctx.db, ctx.community.id, after, weighedAtOnce)
    await weighMembers(ctx, ids)
    const last = ids.at(-1)
    if (last && ids.length === weighedAtOnce) await planWeighing(ctx, last, day)
  },
)

const planWeighing = (ctx: Ctx, after: string, day: string) => later(ctx, weighAll, { after, day }, { key: `${day}:${after}` })

const weighDaily = round('members.weigh-daily', '50 19 * * *', 'UTC', async ctx => {
  for (const community of await listCommunities(ctx.db)) {
    const here = { ...ctx, community }
    const today = dayIn(ctx.now, community.timeZone)
    await planWeighing(here, '', today)
    await forgetCounted(ctx.db, community.id, firstDayOf(today, 3))
  }
})

const sweep = round('members.sweep', '7 * * * *', 'UTC', ctx => sweepCodes(ctx.db, ctx.now, dayMs))

const forgetDaily = round('members.forget-imports', '35 19 * * *', 'UTC', forgetOldImports)

export const membersJobs = [deliverCode, weighSoon, weighAll, emptyGoneField, lookThrough, carryOn, takeBackAll]
export const membersRounds = [weighDaily, sweep, forgetDaily]
