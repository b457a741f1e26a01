// Endpoints of the operators' desk: the directory, one member and his story, stages and bans.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Day, Done, Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import { IdentityTaken, NoSuchMember, NotAnAddress, SameStage } from './refusals.ts'
import {
  FilterText,
  IdentityId,
  MemberChange,
  MemberDetail,
  MemberId,
  MemberRow,
  MemberSession,
  NewIdentity,
  NewMember,
  Stage,
} from './shapes.ts'

const OneMember = z.object({ memberId: MemberId })
export const Filtered = z.object({ filter: FilterText.default({}).meta({ description: 'A MemberFilter as JSON text.' }) })
export const MemberSort = z.enum(['joined', 'active', 'name'])
const reading = { who: 'operator', right: 'members.read' } as const
const editing = { who: 'operator', right: 'members.edit' } as const
const banning = { who: 'operator', right: 'members.ban' } as const

/** One thing that happened; `byThem`: the member did it, rather than had it done. */
export const TimelineItem = z
  .object({
    id: z.string(),
    at: Instant,
    name: z.string(),
    actor: z.string(),
    actorName: z.string().nullable(),
    subject: z.string(),
    byThem: z.boolean(),
    payload: z.any(),
  })
  .meta({ id: 'TimelineItem' })
export const MemberFigures = z
  .object({
    present: z.int(),
    banned: z.int(),
    stages: z.array(z.object({ stage: Stage, members: z.int() })),
    joinedLast7Days: z.int(),
    activeLast7Days: z.int(),
  })
  .meta({ id: 'MemberFigures' })

export const deskContract = {
  list: endpoint({
    method: 'GET',
    path: inCommunity('/members'),
    summary: 'The directory: search, filter, sort',
    ...reading,
    query: PageQuery.extend({ ...Filtered.shape, sort: MemberSort.default('joined') }),
    /** `total` only with the first page. */
    returns: page(MemberRow).extend({ total: z.int().nullable() }),
  }),
  figures: endpoint({
    method: 'GET',
    path: inCommunity('/members/figures'),
    summary: 'How many, at which stage',
    ...reading,
    returns: MemberFigures,
  }),
  arrivals: endpoint({
    method: 'GET',
    path: inCommunity('/members/arrivals'),
    summary: 'How many came on each of the last days, in the time zone of the community',
    ...reading,
    query: z.object({ days: z.coerce.number<number | string>().int().min(2).max(90).default(30) }),
    returns: z.array(z.object({ day: Day, members: z.int() })),
  }),
  get: endpoint({
    method: 'GET',
    path: inCommunity('/members/:memberId'),
    summary: 'One member',
    ...reading,
    params: OneMember,
    returns: MemberDetail,
    refuses: [NoSuchMember],
  }),
  timeline: endpoint({
    method: 'GET',
    path: inCommunity('/members/:memberId/timeline'),
    summary: 'What happened to a member and what he did, newest first',
    ...reading,
    params: OneMember,
    query: PageQuery,
    returns: page(TimelineItem),
    refuses: [NoSuchMember],
  }),
  add: endpoint({
    method: 'POST',
    path: inCommunity('/members'),
    summary: 'Add a member by hand',
    ...editing,
    body: NewMember,
    returns: MemberDetail,
    refuses: [NotAnAddress, IdentityTaken],
  }),
  change: endpoint({
    method: 'PATCH',
    path: inCommunity('/members/:memberId'),
    summary: 'Change a member’s profile, fields and notes',
    ...editing,
    params: OneMember,
    body: MemberChange,
    returns: MemberDetail,
    refuses: [NoSuchMember],
  }),
  noteIdentity: endpoint({
    method: 'POST',
    path: inCommunity('/members/:memberId/identities'),
    summary: 'Note an address of a member; it counts as unproved until its owner proves it',
    ...editing,
    params: OneMember,
    body: NewIdentity,
    returns: MemberDetail,
    refuses: [NoSuchMember, NotAnAddress, IdentityTaken],
  }),
  dropIdentity: endpoint({
    method: 'DELETE',
    path: inCommunity('/members/:memberId/identities/:identityId'),
    summary: 'Remove an address that was never proved',
    ...editing,
    params: OneMember.extend({ identityId: IdentityId }),
    returns: MemberDetail,
    refuses: [NoSuchMember],
  }),
  moveStage: endpoint({
    method: 'POST',
    path: inCommunity('/members/:memberId/stage'),
    summary: 'Move a member to a stage by hand; rules leave him there for `keepDays`',
    ...editing,
    params: OneMember,
    body: z.object({
      to: Stage,
      reason: line(200).meta({ title: '理由 | Reason' }),
      keepDays: z.int().min(0).max(3650).default(90).meta({ title: '保持天数 | Days to keep' }),
    }),
    returns: MemberDetail,
    refuses: [NoSuchMember, SameStage],
  }),
  ban: endpoint({
    method: 'POST',
    path: inCommunity('/members/:memberId/ban'),
    summary: 'Ban a member; takes effect on every surface at once',
    ...banning,
    params: OneMember,
    body: z.object({ why: line(200).meta({ title: '原因，本人会看到 | Why; the member will see it' }) }),
    returns: MemberDetail,
    refuses: [NoSuchMember],
  }),
  readmit: endpoint({
    method: 'DELETE',
    path: inCommunity('/members/:memberId/ban'),
    summary: 'Let a banned member in again',
    ...banning,
    params: OneMember,
    returns: MemberDetail,
    refuses: [NoSuchMember],
  }),
  sessions: endpoint({
    method: 'GET',
    path: inCommunity('/members/:memberId/sessions'),
    summary: 'Where a member is signed in, the latest used first',
    ...reading,
    params: OneMember,
    returns: z.array(MemberSession),
    refuses: [NoSuchMember],
  }),
  signOutMember: endpoint({
    method: 'DELETE',
    path: inCommunity('/members/:memberId/sessions'),
    summary: 'Sign a member out everywhere; he may sign in again',
    ...banning,
    params: OneMember,
    returns: z.object({ ended: z.int() }),
    refuses: [NoSuchMember],
  }),
  erase: endpoint({
    method: 'POST',
    path: inCommunity('/members/:memberId/erasure'),
    summary: 'Erase a person at his request, from every community of the house',
    ...editing,
    params: OneMember,
    body: z.object({ sure: z.literal(true) }),
    returns: Done,
    refuses: [NoSuchMember],
  }),
}
