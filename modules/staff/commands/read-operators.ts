// Reads operators as screens show them: with roles, second factors and sessions.
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import type { Page, PageWish } from '#kernel/pages.ts'
import { NotFound, refuse, SignInNeeded } from '#kernel/refusal.ts'
import type { Operator } from '../contract.ts'
import { hashOfKey, rightsOf } from '../rules.ts'
import { factorsOf, factorsOfOne } from '../store/factors.ts'
import { findKey } from '../store/keys.ts'
import { findEntrance, findOperator, listOperators, type OperatorRow, rolesOf } from '../store/operators.ts'
import { freshUntil } from './need-fresh.ts'

async function withRoles(ctx: Ctx, rows: OperatorRow[]): Promise<Operator[]> {
  const ids = rows.map(row => row.id)
  const [roles, factors] = [await rolesOf(ctx.db, ids), await factorsOf(ctx.db, ids)]
  return rows.map(row => ({
    ...row,
    roles: roles.filter(r => r.operatorId === row.id),
    factors: factors.get(row.id) ?? { totp: false, passkeys: 0, recoveryCodesLeft: 0 },
  }))
}

export async function readOperator(ctx: Ctx, id: string): Promise<Operator> {
  const row = (await findOperator(ctx.db, id)) ?? refuse(NotFound)
  return (await withRoles(ctx, [row]))[0] ?? refuse(NotFound)
}

export async function readOperators(ctx: Ctx, wish: PageWish & { text?: string | undefined }): Promise<Page<Operator>> {
  const page = await listOperators(ctx.db, wish)
  return { items: await withRoles(ctx, page.items), next: page.next }
}

export async function readMe(ctx: Ctx, communityId: string) {
  const { operatorId } = operatorOf(ctx)
  // Before anything is read: what is told from here on may be missing in it.
  const heard = ctx.house.live.latest()
  const entrance = (await findEntrance(ctx.db, operatorId, communityId)) ?? refuse(SignInNeeded)
  const me = (await findOperator(ctx.db, operatorId)) ?? refuse(SignInNeeded)
  return {
    ...me,
    roles: await rolesOf(ctx.db, [operatorId]),
    rights: [...rightsOf(entrance.roles)].sort(),
    factors: await factorsOfOne(ctx.db, operatorId),
    freshUntil: await freshUntil(ctx),
    heard,
  }
}

export async function readSessions(ctx: Ctx) {
  const { sessions } = ctx.house
  const current = await sessions.current(ctx, 'operator')
  const open = await sessions.list(ctx, 'operator', operatorOf(ctx).operatorId)
  return open.map(({ tokenHash, ...session }) => ({
    ...session,
    id: tokenHash.toString('base64url'),
    current: current?.tokenHash.equals(tokenHash) === true,
  }))
}

/** Whom a link is meant for, without using it up; null when it opens nothing. */
export async function lookAtLink(ctx: Ctx, secret: string) {
  const key = await findKey(ctx.db, ['welcome', 'invite', 'reset'], hashOfKey(secret), ctx.now)
  if (!key) return null
  const operator = key.operatorId ? await findOperator(ctx.db, key.operatorId) : undefined
  const { email, name } = operator ?? key
  return { purpose: key.purpose as 'welcome' | 'invite' | 'reset', email, name, expiresAt: key.expiresAt }
}
