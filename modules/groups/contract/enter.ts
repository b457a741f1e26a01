// A member at the door and in his seat: find a group, do what it asks, sit down, get up.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, flag, line, PageQuery, page } from '#kernel/shapes.ts'
import * as no from './refusals.ts'
import { Application, Group, GroupCard, Seat, SeatTaken } from './shapes.ts'
import { AnswersGiven, CardWish, GroupId, InviteCode, SeatQuery } from './words.ts'

const here = (path = '') => inCommunity(`/groups/:groupId${path}`)
const params = z.object({ groupId: GroupId })
const member = { who: 'member' } as const
/** A group seen only by its own is found by who holds an invite. */
const byInvite = z.object({ invite: InviteCode.optional() })

export const enterEndpoints = {
  list: endpoint({
    ...member,
    method: 'GET',
    path: inCommunity('/groups'),
    summary: 'Groups the member sees, his own first',
    query: PageQuery.extend({ mine: flag.optional(), parentId: GroupId.optional(), q: line(40).optional() }),
    returns: page(GroupCard),
  }),
  get: endpoint({
    ...member,
    method: 'GET',
    path: here(),
    summary: 'A group: my seat, what I may, what stands between us',
    params,
    query: byInvite,
    returns: Group,
    refuses: no.inviteRefusals,
  }),
  takeSeat: endpoint({
    ...member,
    method: 'POST',
    path: here('/seats'),
    summary: 'Take a seat',
    params,
    body: z.object({ pledgeVersion: z.int().min(1).optional(), inviteCode: InviteCode.optional(), card: CardWish.optional() }),
    returns: SeatTaken,
    refuses: [...no.entryRefusals, no.NormsMoved, no.NoNorms],
  }),
  sayPassword: endpoint({
    ...member,
    method: 'POST',
    path: here('/password'),
    summary: 'Say the entry password; a wrong one is counted',
    params,
    query: byInvite,
    body: z.object({ password: line(60) }),
    returns: z.object({ right: z.boolean(), triesLeft: z.int() }),
    refuses: [no.StepNotAsked, no.TooManyTries, ...no.inviteRefusals],
  }),
  signNorms: endpoint({
    ...member,
    method: 'POST',
    path: here('/pledges'),
    summary: 'Sign the norms in the version I have read',
    params,
    query: byInvite,
    body: z.object({ version: z.int().min(1) }),
    returns: Done,
    refuses: [no.NormsMoved, no.NoNorms, ...no.inviteRefusals],
  }),
  apply: endpoint({
    ...member,
    method: 'POST',
    path: here('/applications'),
    summary: 'Apply for a seat; applying again changes the answers',
    params,
    body: z.object({
      answers: AnswersGiven,
      pledgeVersion: z.int().min(1).optional(),
      inviteCode: InviteCode.optional(),
      card: CardWish.optional(),
    }),
    returns: Application,
    refuses: [...no.entryRefusals, no.StepNotAsked, no.AnswersMissing, no.NormsMoved, no.NoNorms],
  }),
  withdraw: endpoint({
    ...member,
    method: 'DELETE',
    path: here('/applications/mine'),
    summary: 'Withdraw my application',
    params,
    returns: Done,
    refuses: [no.ApplicationSettled],
  }),
  leave: endpoint({
    ...member,
    method: 'DELETE',
    path: here('/seats/mine'),
    summary: 'Leave the group',
    params,
    returns: Done,
    refuses: [no.NoSeat, no.OwnerStays],
  }),
  changeMyCard: endpoint({
    ...member,
    method: 'PATCH',
    path: here('/seats/mine'),
    summary: 'Change my name card',
    params,
    body: CardWish,
    returns: SeatTaken,
    refuses: [no.NoSeat],
  }),
  previewMyCard: endpoint({
    ...member,
    method: 'POST',
    path: here('/card-preview'),
    summary: 'See the name card before it is mine',
    params,
    query: byInvite,
    body: CardWish,
    returns: z.object({ cardName: z.string() }),
    refuses: no.inviteRefusals,
  }),
  seats: endpoint({
    ...member,
    method: 'GET',
    path: here('/seats'),
    summary: 'Who sits in the group',
    params,
    query: SeatQuery,
    returns: page(Seat),
    refuses: [no.NoSeat],
  }),
}
