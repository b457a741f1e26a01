// The staff: owner and operators, how they sign in, what they may, and what they did.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Day, Done, idOf, line, PageQuery, page } from '#kernel/shapes.ts'
import { laidAsideContract } from './contract/laid-aside.ts'
import { meContract } from './contract/me.ts'
import * as no from './contract/refusals.ts'
import { AuditEntry, HeldRoles, Invitation, Invite, OnceLink, Operator, RoleRights } from './contract/shapes.ts'
import { signInContract } from './contract/sign-in.ts'

export * from './contract/laid-aside.ts'
export * from './contract/passkeys.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'

const oneOperator = z.object({ operatorId: idOf('opr') })
const managing = { who: 'operator', right: 'staff.manage' } as const

/** Dates are whole days in the time zone of the community asked, or of the house (UTC); `until` is included. */
const AuditQuery = PageQuery.extend({
  operatorId: idOf('opr').optional(),
  /** room.endpoint, or its beginning, e.g. `members.` */
  what: z
    .string()
    .max(80)
    .regex(/^[\w.-]+$/)
    .optional(),
  target: z.string().max(80).optional(),
  text: line(80, 0).optional(),
  from: Day.optional(),
  until: Day.optional(),
})

const operatorsContract = {
  roles: endpoint({
    method: 'GET',
    path: '/staff/roles',
    summary: 'Which role holds which rights',
    who: 'operator',
    returns: z.array(RoleRights),
  }),
  operators: endpoint({
    method: 'GET',
    path: '/staff/operators',
    summary: 'List operators',
    ...managing,
    query: PageQuery.extend({ text: line(80, 0).optional() }),
    returns: page(Operator),
  }),
  invitations: endpoint({
    method: 'GET',
    path: '/staff/invitations',
    summary: 'Invitations not yet accepted',
    ...managing,
    returns: z.array(Invitation),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/staff/invitations',
    summary: 'Invite an operator by a one-time link, shown once and mailed where mail is set up',
    ...managing,
    secret: true,
    body: Invite,
    returns: OnceLink,
    refuses: [no.ConfirmFirst, no.EmailTaken, no.UnknownCommunity],
  }),
  withdrawInvitation: endpoint({
    method: 'DELETE',
    path: '/staff/invitations/:invitationId',
    summary: 'Withdraw an invitation',
    ...managing,
    params: z.object({ invitationId: idOf('key') }),
    returns: Done,
  }),
  changeRoles: endpoint({
    method: 'PUT',
    path: '/staff/operators/:operatorId/roles',
    summary: 'Set the roles of an operator; his sessions end',
    ...managing,
    params: oneOperator,
    body: z.object({ roles: HeldRoles }),
    returns: Operator,
    refuses: [no.ConfirmFirst, no.LastOwner, no.UnknownCommunity],
  }),
  disable: endpoint({
    method: 'POST',
    path: '/staff/operators/:operatorId/disable',
    summary: 'Disable an operator; his sessions and links end',
    ...managing,
    params: oneOperator,
    returns: Operator,
    refuses: [no.ConfirmFirst, no.LastOwner, no.NotYourself],
  }),
  enable: endpoint({
    method: 'POST',
    path: '/staff/operators/:operatorId/enable',
    summary: 'Let a disabled operator in again',
    ...managing,
    params: oneOperator,
    returns: Operator,
    refuses: [no.ConfirmFirst],
  }),
  reset: endpoint({
    method: 'POST',
    path: '/staff/operators/:operatorId/reset',
    summary: 'Make a one-time link with which an operator sets a new password',
    ...managing,
    secret: true,
    params: oneOperator,
    returns: OnceLink,
    refuses: [no.ConfirmFirst, no.OperatorDisabled],
  }),
  removeFactors: endpoint({
    method: 'DELETE',
    path: '/staff/operators/:operatorId/second-factors',
    summary: 'Remove the second factors of an operator who lost them; his sessions end',
    ...managing,
    params: oneOperator,
    returns: Operator,
    refuses: [no.ConfirmFirst],
  }),
  audit: endpoint({
    method: 'GET',
    path: '/staff/audit',
    summary: 'What operators did, everywhere',
    who: 'operator',
    right: 'staff.audit',
    query: AuditQuery.extend({ communityId: z.union([z.literal('house'), idOf('com')]).optional() }),
    returns: page(AuditEntry),
  }),
  communityAudit: endpoint({
    method: 'GET',
    path: inCommunity('/audit'),
    summary: 'What operators did in a community',
    who: 'operator',
    right: 'staff.audit',
    query: AuditQuery,
    returns: page(AuditEntry),
  }),
}

export const staffContract = { ...signInContract, ...meContract, ...operatorsContract, ...laidAsideContract }
