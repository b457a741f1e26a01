// Endpoints by which operators sort members: tags and saved segments.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done } from '#kernel/shapes.ts'
import { Filtered } from './desk.ts'
import { SegmentTaken, TagTaken } from './refusals.ts'
import { MemberFilter, MemberId, MemberRow, NewSegment, NewTag, Segment, SegmentId, Tag, TagId } from './shapes.ts'

const reading = { who: 'operator', right: 'members.read' } as const
const editing = { who: 'operator', right: 'members.edit' } as const

export const groupingsContract = {
  tags: endpoint({ method: 'GET', path: inCommunity('/member-tags'), summary: 'Tags', ...reading, returns: z.array(Tag) }),
  addTag: endpoint({
    method: 'POST',
    path: inCommunity('/member-tags'),
    summary: 'Make a tag',
    ...editing,
    body: NewTag,
    returns: Tag,
    refuses: [TagTaken],
  }),
  renameTag: endpoint({
    method: 'PATCH',
    path: inCommunity('/member-tags/:tagId'),
    summary: 'Rename a tag',
    ...editing,
    params: z.object({ tagId: TagId }),
    body: NewTag,
    returns: Tag,
    refuses: [TagTaken],
  }),
  dropTag: endpoint({
    method: 'DELETE',
    path: inCommunity('/member-tags/:tagId'),
    summary: 'Remove a tag from everyone',
    ...editing,
    params: z.object({ tagId: TagId }),
    returns: Done,
  }),
  tag: endpoint({
    method: 'POST',
    path: inCommunity('/member-tags/:tagId/members'),
    summary: 'Put a tag on members, or take it off',
    ...editing,
    params: z.object({ tagId: TagId }),
    body: z.object({ put: z.array(MemberId).max(500).default([]), take: z.array(MemberId).max(500).default([]) }),
    returns: z.object({ put: z.int(), taken: z.int() }).meta({ id: 'Tagged' }),
  }),

  segments: endpoint({
    method: 'GET',
    path: inCommunity('/member-segments'),
    summary: 'Saved segments, counted now',
    ...reading,
    returns: z.array(Segment),
  }),
  previewSegment: endpoint({
    method: 'GET',
    path: inCommunity('/member-segments/preview'),
    summary: 'Who a filter would mean: the count and the first few',
    ...reading,
    query: Filtered,
    returns: z.object({ count: z.int(), first: z.array(MemberRow) }).meta({ id: 'SegmentPreview' }),
  }),
  addSegment: endpoint({
    method: 'POST',
    path: inCommunity('/member-segments'),
    summary: 'Save a segment',
    ...editing,
    body: NewSegment,
    returns: Segment,
    refuses: [SegmentTaken],
  }),
  changeSegment: endpoint({
    method: 'PATCH',
    path: inCommunity('/member-segments/:segmentId'),
    summary: 'Change a segment',
    ...editing,
    params: z.object({ segmentId: SegmentId }),
    body: z.object({ name: NewSegment.shape.name, filter: MemberFilter }).partial(),
    returns: Segment,
    refuses: [SegmentTaken],
  }),
  dropSegment: endpoint({
    method: 'DELETE',
    path: inCommunity('/member-segments/:segmentId'),
    summary: 'Forget a segment; its members stay',
    ...editing,
    params: z.object({ segmentId: SegmentId }),
    returns: Done,
  }),
}
