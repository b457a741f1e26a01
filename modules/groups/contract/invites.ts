// Invites: made by who may, shown to anyone who holds the code.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, PageQuery, page } from '#kernel/shapes.ts'
import * as no from './refusals.ts'
import { Invite, Landing } from './shapes.ts'
import { GroupId, InviteCode } from './words.ts'

const member = { who: 'member' } as const

export const inviteEndpoints = {
  invite: endpoint({
    ...member,
    method: 'POST',
    path: inCommunity('/invites'),
    summary: 'Make an invite to one or several groups',
    body: z.object({
      groupIds: z.array(GroupId).min(1).max(5),
      usesMax: z.int().min(1).max(200).default(20).meta({ title: '可用次数 | Uses' }),
      days: z.int().min(1).max(30).default(7).meta({ title: '有效天数 | Days' }),
    }),
    returns: Invite,
    refuses: [no.NoSeat],
    rate: { per: 'actor', max: 30, windowSeconds: 3600 },
  }),
  myInvites: endpoint({
    ...member,
    method: 'GET',
    path: inCommunity('/invites'),
    summary: 'Invites I made',
    query: PageQuery,
    returns: page(Invite),
  }),
  revokeInvite: endpoint({
    ...member,
    method: 'DELETE',
    path: inCommunity('/invites/:code'),
    summary: 'Withdraw an invite I made',
    params: z.object({ code: InviteCode }),
    returns: Done,
  }),
  landing: endpoint({
    who: 'anyone',
    method: 'GET',
    path: inCommunity('/invites/:code'),
    summary: 'What an invite opens: shown before signing in',
    params: z.object({ code: InviteCode }),
    returns: Landing,
    refuses: no.inviteRefusals,
    rate: { per: 'ip', max: 60, windowSeconds: 60 },
  }),
  inviteQr: endpoint({
    who: 'anyone',
    method: 'GET',
    path: inCommunity('/invites/:code/qr'),
    summary: 'The invite as a QR code (SVG)',
    params: z.object({ code: InviteCode }),
    returns: z.any(),
    refuses: no.inviteRefusals,
    carries: 'download',
    rate: { per: 'ip', max: 60, windowSeconds: 60 },
  }),
}
