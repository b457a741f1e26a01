// The console over people in groups: seats, bans, applications, invites.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, idOf, PageQuery, page, prose } from '#kernel/shapes.ts'
import * as no from './refusals.ts'
import { BulkChange } from './settings.ts'
import { Application, BulkLine, DeskBan, Invite, Seat, SeatEnding, SeatOfMember } from './shapes.ts'
import { ApplicationState, GroupId, InviteCode, MemberId, Reason, SeatQuery } from './words.ts'

const one = (path = '') => inCommunity(`/console/groups/:groupId${path}`)
const params = z.object({ groupId: GroupId })
const reads = { who: 'operator', right: 'groups.read' } as const
const edits = { who: 'operator', right: 'groups.edit' } as const

export const deskPeopleEndpoints = {
  deskSeats: endpoint({
    ...reads,
    method: 'GET',
    path: one('/seats'),
    summary: 'Who sits in the group',
    params,
    query: SeatQuery,
    returns: page(Seat),
  }),
  seatsOfMember: endpoint({
    ...reads,
    method: 'GET',
    path: inCommunity('/members/:memberId/seats'),
    summary: 'In which groups a member sits, the longest first',
    params: z.object({ memberId: MemberId }),
    returns: z.array(SeatOfMember),
    refuses: [no.NoSuchMember],
  }),
  endings: endpoint({
    ...reads,
    method: 'GET',
    path: one('/endings'),
    summary: 'Who left, was removed or banned, when and why',
    params,
    query: PageQuery,
    returns: page(SeatEnding),
  }),
  changeSeats: endpoint({
    ...edits,
    method: 'POST',
    path: one('/seats/changes'),
    summary: 'Seat, remove, ban, move or promote many at once; with preview nothing changes',
    params,
    body: z.object({ memberIds: z.array(MemberId).min(1).max(200), change: BulkChange, preview: z.boolean().default(true) }),
    returns: z.object({ lines: z.array(BulkLine), done: z.int(), refused: z.int() }),
  }),
  deskBans: endpoint({
    ...reads,
    method: 'GET',
    path: one('/bans'),
    summary: 'Who is banned from the group',
    params,
    query: PageQuery,
    returns: page(DeskBan),
  }),
  deskUnban: endpoint({
    ...edits,
    method: 'DELETE',
    path: one('/bans/:memberId'),
    summary: 'Lift a ban',
    params: params.extend({ memberId: MemberId }),
    returns: Done,
  }),
  deskHandOver: endpoint({
    ...edits,
    method: 'POST',
    path: one('/hand-over'),
    summary: 'Give the group an owner',
    params,
    body: z.object({ memberId: MemberId }),
    returns: Done,
    refuses: [no.NoSuchSeat],
  }),
  deskAnnounce: endpoint({
    ...edits,
    method: 'PUT',
    path: one('/announcement'),
    summary: 'Write the announcement',
    params,
    body: z.object({ text: prose(1000) }),
    returns: Done,
  }),
  deskMute: endpoint({
    ...edits,
    method: 'PUT',
    path: one('/mute'),
    summary: 'Mute all but teachers and hosts',
    params,
    body: z.object({ reason: Reason.default('') }),
    returns: Done,
  }),
  deskUnmute: endpoint({
    ...edits,
    method: 'DELETE',
    path: one('/mute'),
    summary: 'Lift the mute',
    params,
    returns: Done,
  }),
  deskApplications: endpoint({
    ...reads,
    method: 'GET',
    path: inCommunity('/console/group-applications'),
    summary: 'Applications of all groups, or of one',
    query: PageQuery.extend({ groupId: GroupId.optional(), state: ApplicationState.default('waiting') }),
    returns: page(Application),
  }),
  deskDecide: endpoint({
    ...edits,
    method: 'POST',
    path: inCommunity('/console/group-applications/:applicationId/decision'),
    summary: 'Approve or refuse an application',
    params: z.object({ applicationId: idOf('apl') }),
    body: z.object({ approve: z.boolean(), reason: Reason.default('') }),
    returns: Application,
    refuses: [no.ApplicationSettled, ...no.entryRefusals],
  }),
  deskInvites: endpoint({
    ...reads,
    method: 'GET',
    path: inCommunity('/console/invites'),
    summary: 'All invites, the newest first',
    query: PageQuery.extend({ groupId: GroupId.optional() }),
    returns: page(Invite),
  }),
  deskInvite: endpoint({
    ...edits,
    method: 'POST',
    path: inCommunity('/console/invites'),
    summary: 'Make an invite to one or several groups',
    body: z.object({
      groupIds: z.array(GroupId).min(1).max(20),
      usesMax: z.int().min(1).max(100_000).default(100).meta({ title: '可用次数 | Uses' }),
      days: z.int().min(1).max(366).default(30).meta({ title: '有效天数 | Days' }),
    }),
    returns: Invite,
  }),
  deskRevokeInvite: endpoint({
    ...edits,
    method: 'DELETE',
    path: inCommunity('/console/invites/:code'),
    summary: 'Withdraw an invite',
    params: z.object({ code: InviteCode }),
    returns: Done,
  }),
}
