// The first owner takes the house: the one-time link is used up in the transaction that makes him owner.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { LinkDead, type Welcome } from '../contract.ts'
import { hashOfKey } from '../rules.ts'
import { findKey, takeKey } from '../store/keys.ts'
import { hasOwner } from '../store/operators.ts'
import { enrol } from './add-operator.ts'
import { enter, type Step } from './enter.ts'
import { newPasswordHash } from './keep-password.ts'

export async function welcomeOwner(ctx: Ctx, wish: z.output<typeof Welcome>): Promise<Step> {
  const keyHash = hashOfKey(wish.key)
  // Looked at first, so that strangers cannot make the house hash passwords.
  if (!(await findKey(ctx.db, ['welcome'], keyHash, ctx.now))) refuse(LinkDead)
  const { key: _, password, ...who } = wish
  const passwordHash = await newPasswordHash(ctx, password, who)
  return within(ctx, async ctx => {
    if (!(await takeKey(ctx.db, 'welcome', keyHash, ctx.now)) || (await hasOwner(ctx.db))) refuse(LinkDead)
    const id = await enrol(ctx, { ...who, passwordHash, roles: [{ communityId: 'house', role: 'owner' }] }, 'welcome')
    return (await enter(ctx, { id, name: who.name, epoch: 0 }, 'welcome')) ?? refuse(LinkDead)
  })
}
