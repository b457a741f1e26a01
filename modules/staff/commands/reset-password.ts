// A lost password: another owner (or the command line) makes a link that works once, and its reader sets a new one.
import type { z } from 'zod'
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { LinkDead, OperatorDisabled, type Reset } from '../contract.ts'
import { foldEmail, hashOfKey, times } from '../rules.ts'
import { findKey, forgetTries, takeKey } from '../store/keys.ts'
import { findOperator, findOperatorByEmail } from '../store/operators.ts'
import { replacePassword } from './change-password.ts'
import { enterOrProve, type Step } from './enter.ts'
import type { ToldLink } from './invite-operator.ts'
import { newPasswordHash } from './keep-password.ts'
import { linkTo, makeKey } from './make-key.ts'
import { needFresh } from './need-fresh.ts'

export const makeResetLink = (ctx: Ctx, operatorId: string): Promise<ToldLink> =>
  within(ctx, async ctx => {
    needRight(ctx, 'staff.manage')
    await needFresh(ctx)
    const operator = (await findOperator(ctx.db, operatorId)) ?? refuse(NotFound)
    if (operator.disabledAt) refuse(OperatorDisabled)
    const { secret, expiresAt } = await makeKey(ctx, { purpose: 'reset', lastsMs: times.resetLinkMs, operatorId })
    return { url: linkTo(ctx, 'reset', secret), expiresAt, mailed: false }
  })

/** For the command line: whoever can start the house may let an owner in again. Null when nobody has this address. */
export async function resetLinkFor(ctx: Ctx, email: string): Promise<string | null> {
  const operator = await findOperatorByEmail(ctx.db, foldEmail(email))
  return operator ? (await makeResetLink(ctx, operator.id)).url : null
}

export async function resetPassword(ctx: Ctx, { key, password }: z.output<typeof Reset>): Promise<Step> {
  const keyHash = hashOfKey(key)
  const link = (await findKey(ctx.db, ['reset'], keyHash, ctx.now)) ?? refuse(LinkDead)
  const operator = (await findOperator(ctx.db, link.operatorId ?? '')) ?? refuse(LinkDead)
  const passwordHash = await newPasswordHash(ctx, password, operator)
  return within(ctx, async ctx => {
    if (!(await takeKey(ctx.db, 'reset', keyHash, ctx.now))) refuse(LinkDead)
    if (!(await replacePassword(ctx, operator, passwordHash))) refuse(LinkDead)
    await forgetTries(ctx.db, hashOfKey(operator.emailFolded))
    // The second factor is asked for all the same: a link alone opens nothing.
    return (await enterOrProve(ctx, { ...operator, epoch: operator.epoch + 1 }, 'reset')) ?? refuse(LinkDead)
  })
}
