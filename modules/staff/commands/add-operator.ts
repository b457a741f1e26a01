// Puts a new operator on the list, with his first roles.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { breaks } from '#kernel/db/connect.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import type { Locale } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { EmailTaken, type HeldRole } from '../contract.ts'
import { operatorJoined } from '../facts.ts'
import { foldEmail } from '../rules.ts'
import { addRoles, insertOperator } from '../store/operators.ts'
import { newPasswordHash } from './keep-password.ts'

export interface NewOperator {
  email: string
  name: string
  locale: Locale
  passwordHash: string
  roles: HeldRole[]
}

/** Within a transaction, by a command that has made sure it may. */
export async function enrol(ctx: Ctx, wish: NewOperator, givenBy: string): Promise<string> {
  const { roles, ...who } = wish
  const id = newId(ctx, 'opr')
  try {
    await insertOperator(ctx.db, { ...who, id, emailFolded: foldEmail(who.email), createdAt: ctx.now })
  } catch (error) {
    if (breaks(error, 'staff_operators_email_folded_key')) refuse(EmailTaken, { email: who.email })
    throw error
  }
  await addRoles(ctx.db, id, roles, { givenBy, givenAt: ctx.now })
  await record(ctx, operatorJoined, id, { operatorId: id })
  return id
}

/** Without an invitation: for the command line, the demo and tests. */
export async function addOperator(ctx: Ctx, wish: Omit<NewOperator, 'passwordHash'> & { password: string }): Promise<string> {
  needRight(ctx, 'staff.manage')
  const { password, ...who } = wish
  const passwordHash = await newPasswordHash(ctx, password, who)
  return within(ctx, ctx => enrol(ctx, { ...who, passwordHash }, actorName(ctx.actor)))
}
