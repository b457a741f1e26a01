// What an operator sets: a new group, a change of one, a change of many seats.
import { z } from 'zod'
import { line, prose } from '#kernel/shapes.ts'
import { Admission, CardPattern, GroupId, GroupKind, GroupPurpose, MemberId, Reason, Role, SeenBy } from './words.ts'

/** The fields themselves, without defaults. */
export const GroupSettings = z.object({
  name: line(40).meta({ title: '群名 | Name' }),
  intro: prose(500).meta({ title: '介绍 | Introduction' }),
  kind: GroupKind,
  purpose: GroupPurpose,
  seenBy: SeenBy,
  seatsMax: z.int().min(1).max(100_000).meta({ title: '席位 | Seats' }),
  cardPattern: CardPattern,
})
// Partial of shapes without defaults: a default would quietly overwrite what the caller left out.
export const GroupChange = GroupSettings.partial().meta({ id: 'GroupChange' })
export type GroupChange = z.output<typeof GroupChange>
const settings = GroupSettings.shape
export const NormsText = prose(5000).meta({ title: '群规（留空则无须签署） | Norms (empty: nothing to sign)' })
export const NewGroup = z
  .object({
    name: settings.name,
    intro: settings.intro.default(''),
    kind: settings.kind.default('ring'),
    purpose: settings.purpose.default('open'),
    seenBy: settings.seenBy.default('members'),
    seatsMax: settings.seatsMax.default(150),
    cardPattern: settings.cardPattern.default('{number:3}-{name}'),
    parentId: GroupId.nullable().default(null),
    /** Takes the first seat, as host; in a hosted group he sits in the group above as well. */
    hostId: MemberId.optional().meta({ title: '主持人 | Host' }),
    norms: NormsText.default(''),
    admission: Admission.default([]),
  })
  .meta({ id: 'NewGroup' })
export type NewGroup = z.output<typeof NewGroup>
export const BulkChange = z
  .discriminatedUnion('action', [
    z.object({ action: z.literal('seat') }),
    z.object({ action: z.literal('remove'), reason: Reason }),
    z.object({ action: z.literal('ban'), reason: Reason }),
    z.object({ action: z.literal('role'), role: Role }),
    z.object({ action: z.literal('move'), toGroupId: GroupId }),
  ])
  .meta({ id: 'SeatsChange' })
export type BulkChange = z.output<typeof BulkChange>
