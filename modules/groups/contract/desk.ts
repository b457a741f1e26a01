// The console over groups: the tree, their settings, their doors, and the next group.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { PageQuery, page } from '#kernel/shapes.ts'
import * as no from './refusals.ts'
import { GroupChange, NewGroup, NormsText } from './settings.ts'
import { DeskGroup, GroupPlan, NormsVersion, Seat, TreeGroup } from './shapes.ts'
import { Admission, CardPattern, GroupId, MemberId, Reason } from './words.ts'

const desk = (path = '') => inCommunity(`/console/groups${path}`)
const one = (path = '') => desk(`/:groupId${path}`)
const params = z.object({ groupId: GroupId })
const reads = { who: 'operator', right: 'groups.read' } as const
const edits = { who: 'operator', right: 'groups.edit' } as const
const seating = [no.NoSuchMember, no.AlreadySeated, no.BannedFromGroup, no.GroupClosed, no.GroupFull] as const
const tree = [no.TreeCircle, no.TreeTooDeep] as const

export const deskEndpoints = {
  tree: endpoint({
    ...reads,
    method: 'GET',
    path: desk(),
    summary: 'The tree of groups, with counts',
    returns: z.array(TreeGroup),
  }),
  open: endpoint({
    ...edits,
    method: 'POST',
    path: desk(),
    summary: 'Open a group',
    body: NewGroup,
    returns: DeskGroup,
    refuses: [...seating, ...tree, no.HostNeedsSeat, no.PhraseNeeded],
  }),
  look: endpoint({
    ...reads,
    method: 'GET',
    path: one(),
    summary: 'A group with all its settings',
    params,
    returns: DeskGroup,
  }),
  change: endpoint({
    ...edits,
    method: 'PATCH',
    path: one(),
    summary: 'Change the settings of a group',
    params,
    body: GroupChange,
    returns: DeskGroup,
    refuses: [no.SeatsBelowTaken],
  }),
  move: endpoint({
    ...edits,
    method: 'PUT',
    path: one('/parent'),
    summary: 'Move a group, with all below it, to another place in the tree',
    params,
    body: z.object({ parentId: GroupId.nullable() }),
    returns: DeskGroup,
    refuses: tree,
  }),
  close: endpoint({
    ...edits,
    method: 'PUT',
    path: one('/closing'),
    summary: 'Close a group: it is read, nobody enters, nobody writes',
    params,
    body: z.object({ reason: Reason.default('') }),
    returns: DeskGroup,
    refuses: [no.GroupClosed],
  }),
  reopen: endpoint({
    ...edits,
    method: 'DELETE',
    path: one('/closing'),
    summary: 'Open a closed group again',
    params,
    returns: DeskGroup,
    refuses: [no.GroupOpen],
  }),
  setNorms: endpoint({
    ...edits,
    method: 'PUT',
    path: one('/norms'),
    summary: 'Write the norms; a new text is a new version to sign',
    params,
    body: z.object({ text: NormsText }),
    returns: DeskGroup,
  }),
  norms: endpoint({
    ...reads,
    method: 'GET',
    path: one('/norms'),
    summary: 'Every text the norms have had, the newest first: who wrote it, when, and how many signed it',
    params,
    query: PageQuery,
    returns: page(NormsVersion),
  }),
  setAdmission: endpoint({
    ...edits,
    method: 'PUT',
    path: one('/admission'),
    summary: 'Set the rules of the door, in order',
    params,
    body: z.object({ steps: Admission }),
    returns: DeskGroup,
    refuses: [no.PhraseNeeded],
  }),
  unsigned: endpoint({
    ...reads,
    method: 'GET',
    path: one('/unsigned'),
    summary: 'Who has not signed the norms in force',
    params,
    query: PageQuery,
    returns: page(Seat),
  }),
  previewCard: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/card-pattern'),
    summary: 'What a name card pattern asks and gives',
    query: z.object({ pattern: CardPattern }),
    returns: z.object({ fields: z.array(z.string()), example: z.string() }),
  }),
  plan: endpoint({
    ...reads,
    method: 'GET',
    path: one('/plan'),
    summary: 'Who could host the next group',
    params,
    returns: GroupPlan,
  }),
  clone: endpoint({
    ...edits,
    method: 'POST',
    path: one('/copies'),
    summary: 'Open a group like this one, and move chosen members along',
    params,
    body: z.object({ name: NewGroup.shape.name, hostId: MemberId.optional(), memberIds: z.array(MemberId).max(200).default([]) }),
    returns: DeskGroup,
    refuses: [...seating, ...tree, no.HostNeedsSeat, no.NoSuchSeat, no.OwnerStays],
  }),
}
