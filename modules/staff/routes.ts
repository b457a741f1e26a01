// Each endpoint of the staff.
import { operatorOf } from '#kernel/ctx.ts'
import { handlers } from '#kernel/http/handlers.ts'
import { refuse } from '#kernel/refusal.ts'
import { done } from '#kernel/shapes.ts'
import { acceptInvitation } from './commands/accept-invitation.ts'
import { addPasskey, passkeyOptions } from './commands/add-passkey.ts'
import { changePassword } from './commands/change-password.ts'
import { changeRoles } from './commands/change-roles.ts'
import { confirmByPasskey, confirmSelf } from './commands/confirm-self.ts'
import { disableOperator, enableOperator } from './commands/disable-operator.ts'
import { endOtherSessions, endSession, signOut } from './commands/end-sessions.ts'
import { inviteOperator, withdrawInvitation } from './commands/invite-operator.ts'
import { signInByCode } from './commands/prove-by-code.ts'
import { confirmPasskeyOptions, signInByPasskey, signInPasskeyOptions } from './commands/prove-by-passkey.ts'
import { readAudit } from './commands/read-audit.ts'
import { lookAtLink, readMe, readOperator, readOperators, readSessions } from './commands/read-operators.ts'
import { removeFactorsOf, removeMyPasskey, removeMyTotp } from './commands/remove-factors.ts'
import { renewRecoveryCodes } from './commands/renew-recovery-codes.ts'
import { makeResetLink, resetPassword } from './commands/reset-password.ts'
import { beginTotpHere, confirmTotpHere } from './commands/set-up-totp.ts'
import { discardJobs, readLaidAside, retryJobs } from './commands/settle-laid-aside.ts'
import { signIn } from './commands/sign-in.ts'
import { welcomeOwner } from './commands/welcome-owner.ts'
import { LinkDead, Role, staffContract } from './contract.ts'
import { siteOf } from './rules/passkeys.ts'
import { rightsOfRole } from './rules.ts'
import { listPasskeys } from './store/factors.ts'
import { listInvitations } from './store/keys.ts'
import { hasOwner } from './store/operators.ts'

export const staffHandlers = handlers(staffContract, {
  door: async ctx => ({ ownerKnown: await hasOwner(ctx.db), passkeys: siteOf(ctx.house.settings.publicUrl) !== null }),
  look: async (ctx, { body }) => (await lookAtLink(ctx, body.key)) ?? refuse(LinkDead),
  welcome: (ctx, { body }) => welcomeOwner(ctx, body),
  accept: (ctx, { body }) => acceptInvitation(ctx, body),
  resetPassword: (ctx, { body }) => resetPassword(ctx, body),
  signIn: (ctx, { body }) => signIn(ctx, body),
  signInCode: (ctx, { body }) => signInByCode(ctx, body),
  signInPasskeyOptions: (ctx, { body }) => signInPasskeyOptions(ctx, body.pending),
  signInPasskey: (ctx, { body }) => signInByPasskey(ctx, body.pending, body.proof),
  signOut: ctx => signOut(ctx),

  me: (ctx, { query }) => readMe(ctx, query.communityId ?? 'house'),
  confirm: async (ctx, { body }) => {
    await confirmSelf(ctx, body)
    return done
  },
  confirmPasskeyOptions: ctx => confirmPasskeyOptions(ctx),
  confirmPasskey: async (ctx, { body }) => {
    await confirmByPasskey(ctx, body.proof)
    return done
  },
  changePassword: async (ctx, { body }) => {
    await changePassword(ctx, body)
    return done
  },
  beginTotp: ctx => beginTotpHere(ctx),
  confirmTotp: async (ctx, { body }) => ({ recoveryCodes: await confirmTotpHere(ctx, body.code) }),
  removeTotp: async ctx => {
    await removeMyTotp(ctx)
    return done
  },
  renewRecoveryCodes: async ctx => ({ recoveryCodes: await renewRecoveryCodes(ctx) }),
  passkeys: ctx => listPasskeys(ctx.db, operatorOf(ctx).operatorId),
  passkeyOptions: ctx => passkeyOptions(ctx),
  addPasskey: async (ctx, { body }) => ({ recoveryCodes: await addPasskey(ctx, body) }),
  removePasskey: async (ctx, { params }) => {
    await removeMyPasskey(ctx, params.passkeyId)
    return done
  },
  sessions: ctx => readSessions(ctx),
  endSession: async (ctx, { params }) => {
    await endSession(ctx, params.sessionId)
    return done
  },
  endOtherSessions: async ctx => ({ ended: await endOtherSessions(ctx) }),

  roles: async () => Role.options.map(role => ({ role, rights: [...rightsOfRole[role]] })),
  operators: (ctx, { query }) => readOperators(ctx, query),
  invitations: ctx => listInvitations(ctx.db, ctx.now),
  invite: (ctx, { body }) => inviteOperator(ctx, body),
  withdrawInvitation: async (ctx, { params }) => {
    await withdrawInvitation(ctx, params.invitationId)
    return done
  },
  changeRoles: async (ctx, { params, body }) => {
    await changeRoles(ctx, params.operatorId, body.roles)
    return readOperator(ctx, params.operatorId)
  },
  disable: async (ctx, { params }) => {
    await disableOperator(ctx, params.operatorId)
    return readOperator(ctx, params.operatorId)
  },
  enable: async (ctx, { params }) => {
    await enableOperator(ctx, params.operatorId)
    return readOperator(ctx, params.operatorId)
  },
  reset: (ctx, { params }) => makeResetLink(ctx, params.operatorId),
  removeFactors: async (ctx, { params }) => {
    await removeFactorsOf(ctx, params.operatorId)
    return readOperator(ctx, params.operatorId)
  },
  laidAside: ctx => readLaidAside(ctx),
  retryJobs: async (ctx, { body }) => ({ count: await retryJobs(ctx, body) }),
  discardJobs: async (ctx, { body }) => ({ count: await discardJobs(ctx, body) }),
  audit: (ctx, { query }) => readAudit(ctx, query, query.communityId),
  communityAudit: (ctx, { query }) => readAudit(ctx, query, ctx.community.id),
})
