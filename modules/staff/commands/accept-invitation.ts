// An invited operator joins with the roles he was invited to.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Accept, LinkDead } from '../contract.ts'
import { hashOfKey } from '../rules.ts'
import { findKey, takeKey } from '../store/keys.ts'
import { enrol } from './add-operator.ts'
import { enter, type Step } from './enter.ts'
import { newPasswordHash } from './keep-password.ts'

export async function acceptInvitation(ctx: Ctx, wish: z.output<typeof Accept>): Promise<Step> {
  const keyHash = hashOfKey(wish.key)
  const { email } = (await findKey(ctx.db, ['invite'], keyHash, ctx.now)) ?? refuse(LinkDead)
  const { name, locale } = wish
  const passwordHash = await newPasswordHash(ctx, wish.password, { email, name })
  return within(ctx, async ctx => {
    const invitation = (await takeKey(ctx.db, 'invite', keyHash, ctx.now)) ?? refuse(LinkDead)
    const { roles, createdBy } = invitation
    const id = await enrol(ctx, { email, name, locale, passwordHash, roles }, createdBy)
    return (await enter(ctx, { id, name, epoch: 0 }, 'invitation')) ?? refuse(LinkDead)
  })
}
