// What is swept up each night: keys that expired, set-ups that were never finished.
import { round } from '#kernel/jobs/define.ts'
import { times } from './rules.ts'
import { sweepTotp } from './store/factors.ts'
import { sweepKeys } from './store/keys.ts'

export const sweep = round('staff.sweep', '41 3 * * *', 'UTC', async ctx => {
  await sweepKeys(ctx.db, ctx.now)
  await sweepTotp(ctx.db, new Date(ctx.now.getTime() - times.totpSetUpMs))
})
