// Endpoints of a member about himself, and the directory of the others.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, flag, line, PageQuery, page } from '#kernel/shapes.ts'
import { Code, CodeId, CodeOnItsWay, CodeWish } from './entrance.ts'
import {
  CodeGone,
  CodeWrong,
  ConfirmFirst,
  ConsentTextChanged,
  IdentityTaken,
  LastIdentity,
  NoSuchMember,
  NotAnAddress,
  NotAnImage,
  TooManyCodes,
  WayNotSet,
} from './refusals.ts'
import { ConsentPurpose, Field, Identity, IdentityId, Me, MemberCard, MemberId, MemberSession, MyProfile } from './shapes.ts'

export const SessionRow = MemberSession.extend({ isThis: z.boolean() }).meta({ id: 'SessionRow' })
const me = (path = '') => inCommunity(`/me${path}`)
const codeRate = { per: 'actor', max: 20, windowSeconds: 600 } as const
const tryRate = { per: 'actor', max: 30, windowSeconds: 300 } as const

export const ownContract = {
  me: endpoint({ method: 'GET', path: me(), summary: 'Who I am here', who: 'member', returns: Me }),
  changeMe: endpoint({ method: 'PATCH', path: me(), summary: 'Change my profile', who: 'member', body: MyProfile, returns: Me }),
  myFields: endpoint({
    method: 'GET',
    path: me('/fields'),
    summary: 'The fields of my profile that I fill in',
    who: 'member',
    returns: z.array(Field),
  }),
  setPhoto: endpoint({
    method: 'POST',
    path: me('/photo'),
    summary: 'Set my picture',
    who: 'member',
    carries: 'upload',
    uploadMaxBytes: 10_000_000,
    returns: Me,
    refuses: [NotAnImage],
    rate: { per: 'actor', max: 10, windowSeconds: 600 },
  }),
  dropPhoto: endpoint({ method: 'DELETE', path: me('/photo'), summary: 'Remove my picture', who: 'member', returns: Me }),

  sendIdentityCode: endpoint({
    method: 'POST',
    path: me('/identities/codes'),
    summary: 'Send a code to an address I want to add',
    who: 'member',
    body: CodeWish,
    returns: CodeOnItsWay,
    refuses: [WayNotSet, NotAnAddress, TooManyCodes, ConfirmFirst],
    rate: codeRate,
  }),
  addIdentity: endpoint({
    method: 'POST',
    path: me('/identities'),
    summary: 'Add the address, proved by its code',
    who: 'member',
    body: z.object({ codeId: CodeId, code: Code }),
    returns: z.array(Identity),
    refuses: [CodeWrong, CodeGone, IdentityTaken, ConfirmFirst],
    rate: tryRate,
  }),
  removeIdentity: endpoint({
    method: 'DELETE',
    path: me('/identities/:identityId'),
    summary: 'Remove an address; never the last way in',
    who: 'member',
    params: z.object({ identityId: IdentityId }),
    returns: z.array(Identity),
    refuses: [LastIdentity, ConfirmFirst],
  }),
  sendConfirmCode: endpoint({
    method: 'POST',
    path: me('/confirmation/codes'),
    summary: 'Send a code to one of my addresses, to confirm that it is me',
    who: 'member',
    body: z.object({ identityId: IdentityId }),
    returns: CodeOnItsWay,
    refuses: [WayNotSet, TooManyCodes],
    rate: codeRate,
  }),
  confirm: endpoint({
    method: 'POST',
    path: me('/confirmation'),
    summary: 'Confirm that it is me; good for ten minutes',
    who: 'member',
    body: z.object({ codeId: CodeId, code: Code }),
    returns: Done,
    refuses: [CodeWrong, CodeGone],
    rate: tryRate,
  }),

  giveConsent: endpoint({
    method: 'PUT',
    path: me('/consents/:purpose'),
    summary: 'Agree to one purpose, to the text as it was shown',
    who: 'member',
    params: z.object({ purpose: ConsentPurpose }),
    body: z.object({ version: line(20) }),
    returns: Me,
    refuses: [ConsentTextChanged],
  }),
  withdrawConsent: endpoint({
    method: 'DELETE',
    path: me('/consents/:purpose'),
    summary: 'Withdraw my agreement',
    who: 'member',
    params: z.object({ purpose: ConsentPurpose }),
    returns: Me,
  }),

  mySessions: endpoint({
    method: 'GET',
    path: me('/sessions'),
    summary: 'Where I am signed in',
    who: 'member',
    returns: z.array(SessionRow),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: me('/sessions/:sessionId'),
    summary: 'Sign out one device',
    who: 'member',
    params: z.object({ sessionId: z.string().regex(/^[0-9a-f]{32}$/) }),
    returns: Done,
  }),
  endSessions: endpoint({
    method: 'DELETE',
    path: me('/sessions'),
    summary: 'Sign out everywhere else, or with `here` everywhere',
    who: 'member',
    query: z.object({ here: flag.default(false) }),
    returns: Done,
  }),
  leave: endpoint({ method: 'POST', path: me('/departure'), summary: 'Leave this community', who: 'member', returns: Done }),
  exportMe: endpoint({
    method: 'GET',
    path: me('/export'),
    summary: 'All that is kept about me here, as JSON',
    who: 'member',
    carries: 'download',
    returns: z.void(),
    refuses: [ConfirmFirst],
    rate: { per: 'actor', max: 6, windowSeconds: 3600 },
  }),
  eraseMe: endpoint({
    method: 'POST',
    path: me('/erasure'),
    summary: 'Erase me from every community of this house; what I wrote stays under a pseudonym',
    who: 'member',
    body: z.object({ sure: z.literal(true) }),
    returns: Done,
    refuses: [ConfirmFirst],
  }),

  directory: endpoint({
    method: 'GET',
    path: inCommunity('/directory'),
    summary: 'The members, as members see each other',
    who: 'member',
    query: PageQuery.extend({ text: line(60, 0).optional() }),
    returns: page(MemberCard),
  }),
  card: endpoint({
    method: 'GET',
    path: inCommunity('/directory/:memberId'),
    summary: 'One member, as members see each other',
    who: 'member',
    params: z.object({ memberId: MemberId }),
    returns: MemberCard,
    refuses: [NoSuchMember],
  }),
}
