// Leading a group from a seat whose role allows it: roles, bans, announcement, mute, applications.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, idOf, PageQuery, page, prose } from '#kernel/shapes.ts'
import * as no from './refusals.ts'
import { Application, Ban } from './shapes.ts'
import { ApplicationState, GroupId, MemberId, Reason, Role } from './words.ts'

const here = (path = '') => inCommunity(`/groups/:groupId${path}`)
const params = z.object({ groupId: GroupId })
const seatParams = params.extend({ memberId: MemberId })
const member = { who: 'member' } as const
const overSeats = [no.NoSeat, no.NoSuchSeat, no.RankTooLow, no.OwnerStays] as const

export const leadEndpoints = {
  changeRole: endpoint({
    ...member,
    method: 'PUT',
    path: here('/seats/:memberId/role'),
    summary: 'Change the role of a seat',
    params: seatParams,
    body: z.object({ role: Role }),
    returns: Done,
    refuses: [...overSeats, no.OwnerByHandOver],
  }),
  remove: endpoint({
    ...member,
    method: 'POST',
    path: here('/seats/:memberId/removal'),
    summary: 'Remove a member from the group, with a reason',
    params: seatParams,
    body: z.object({ reason: Reason }),
    returns: Done,
    refuses: overSeats,
  }),
  ban: endpoint({
    ...member,
    method: 'POST',
    path: here('/bans'),
    summary: 'Ban a member from the group',
    params,
    body: z.object({ memberId: MemberId, reason: Reason }),
    returns: Done,
    refuses: [...overSeats, no.NoSuchMember],
  }),
  unban: endpoint({
    ...member,
    method: 'DELETE',
    path: here('/bans/:memberId'),
    summary: 'Lift a ban',
    params: seatParams,
    returns: Done,
    refuses: [no.NoSeat],
  }),
  bans: endpoint({
    ...member,
    method: 'GET',
    path: here('/bans'),
    summary: 'Who is banned from the group',
    params,
    query: PageQuery,
    returns: page(Ban),
    refuses: [no.NoSeat],
  }),
  handOver: endpoint({
    ...member,
    method: 'POST',
    path: here('/hand-over'),
    summary: 'Hand the group over to another seat',
    params,
    body: z.object({ memberId: MemberId }),
    returns: Done,
    refuses: [no.NoSeat, no.NoSuchSeat],
  }),
  announce: endpoint({
    ...member,
    method: 'PUT',
    path: here('/announcement'),
    summary: 'Write the announcement; an empty one takes it down',
    params,
    body: z.object({ text: prose(1000).meta({ title: '群公告 | Announcement' }) }),
    returns: Done,
    refuses: [no.NoSeat],
  }),
  mute: endpoint({
    ...member,
    method: 'PUT',
    path: here('/mute'),
    summary: 'Mute all but teachers and hosts',
    params,
    body: z.object({ reason: Reason.default('') }),
    returns: Done,
    refuses: [no.NoSeat],
  }),
  unmute: endpoint({
    ...member,
    method: 'DELETE',
    path: here('/mute'),
    summary: 'Lift the mute',
    params,
    returns: Done,
    refuses: [no.NoSeat],
  }),
  applications: endpoint({
    ...member,
    method: 'GET',
    path: here('/applications'),
    summary: 'Applications to decide',
    params,
    query: PageQuery.extend({ state: ApplicationState.default('waiting') }),
    returns: page(Application),
    refuses: [no.NoSeat],
  }),
  decide: endpoint({
    ...member,
    method: 'POST',
    path: here('/applications/:applicationId/decision'),
    summary: 'Approve or refuse an application',
    params: params.extend({ applicationId: idOf('apl') }),
    body: z.object({ approve: z.boolean(), reason: Reason.default('') }),
    returns: Application,
    refuses: [no.NoSeat, no.ApplicationSettled, ...no.entryRefusals],
  }),
}
