// What leaves the groups: a group as a visitor, a member and an operator see it; seats, applications, invites.
import { z } from 'zod'
import { Instant, idOf } from '#kernel/shapes.ts'
import {
  ApplicationState,
  CardPattern,
  GroupId,
  GroupKind,
  GroupPurpose,
  GroupState,
  MemberId,
  Question,
  Role,
  SeatEnd,
  SeenBy,
  Standing,
  StepKind,
} from './words.ts'

/** What a viewer may do in a group; screens show only what works. */
export const GroupAbilities = z
  .object({
    post: z.boolean(),
    announce: z.boolean(),
    mute: z.boolean(),
    invite: z.boolean(),
    approve: z.boolean(),
    handOver: z.boolean(),
    leave: z.boolean(),
  })
  .meta({ id: 'GroupAbilities' })
export type GroupAbilities = z.output<typeof GroupAbilities>
export const SeatAbilities = z
  .object({ remove: z.boolean(), ban: z.boolean(), changeRole: z.boolean(), handOver: z.boolean() })
  .meta({ id: 'SeatAbilities' })
export type SeatAbilities = z.output<typeof SeatAbilities>

export const MySeat = z.object({
  number: z.int(),
  cardName: z.string(),
  role: Role,
  takenAt: Instant,
  card: z.object({ name: z.string().nullable(), answers: z.record(z.string(), z.string()) }),
})
export const GroupCard = z
  .object({
    id: GroupId,
    parentId: GroupId.nullable(),
    kind: GroupKind,
    purpose: GroupPurpose,
    name: z.string(),
    intro: z.string(),
    state: GroupState,
    seatsMax: z.int(),
    seatsTaken: z.int(),
    muted: z.boolean(),
    openedAt: Instant,
    /** Whole weeks since it opened: the rings of its emblem. */
    ageWeeks: z.int(),
    /** The viewer's own seat, if he has one. */
    role: Role.nullable(),
    number: z.int().nullable(),
  })
  .meta({ id: 'GroupCard' })
export type GroupCard = z.output<typeof GroupCard>

export const Norms = z.object({ version: z.int(), text: z.string(), changedAt: Instant, signedVersion: z.int().nullable() })
/** One text that the norms have had; `signed`: how many pledged to it. An empty text asked for no signature. */
export const NormsVersion = z
  .object({
    version: z.int(),
    text: z.string(),
    changedAt: Instant,
    changedBy: z.string(),
    changedByName: z.string().nullable(),
    signed: z.int(),
  })
  .meta({ id: 'GroupNormsVersion' })
export const Group = GroupCard.extend({
  cardPattern: z.string(),
  /** What the pattern asks of a member, besides number and name. */
  cardFields: z.array(z.string()),
  announcement: z.object({ text: z.string(), announcedAt: Instant }).nullable(),
  mute: z.object({ reason: z.string(), mutedAt: Instant }).nullable(),
  norms: Norms.nullable(),
  seat: MySeat.nullable(),
  standing: Standing,
  can: GroupAbilities,
  /** Why the viewer may read but not write; null when he may. */
  writeRefusal: z.object({ code: z.string(), title: z.string() }).nullable(),
}).meta({ id: 'Group' })
export type Group = z.output<typeof Group>

export const Seat = z
  .object({
    memberId: MemberId,
    name: z.string(),
    avatarFileId: z.string().nullable(),
    number: z.int(),
    cardName: z.string(),
    role: Role,
    takenAt: Instant,
    can: SeatAbilities,
  })
  .meta({ id: 'Seat' })
export type Seat = z.output<typeof Seat>
/** A seat as the page of its member shows it: where it is, and since when. */
export const SeatOfMember = z
  .object({
    groupId: GroupId,
    groupName: z.string(),
    state: GroupState,
    seatsMax: z.int(),
    seatsTaken: z.int(),
    ageWeeks: z.int(),
    number: z.int(),
    cardName: z.string(),
    role: Role,
    takenAt: Instant,
  })
  .meta({ id: 'SeatOfMember' })
export type SeatOfMember = z.output<typeof SeatOfMember>
export const SeatTaken = z
  .object({ groupId: GroupId, memberId: MemberId, number: z.int(), cardName: z.string(), role: Role, takenAt: Instant })
  .meta({ id: 'SeatTaken' })
export type SeatTaken = z.output<typeof SeatTaken>
export const SeatEnding = z
  .object({
    memberId: MemberId,
    number: z.int(),
    cardName: z.string(),
    role: Role,
    takenAt: Instant,
    endedAt: Instant,
    why: SeatEnd,
    reason: z.string(),
    endedBy: z.string(),
    endedByName: z.string().nullable(),
  })
  .meta({ id: 'SeatEnding' })

export const Application = z
  .object({
    id: idOf('apl'),
    groupId: GroupId,
    groupName: z.string(),
    memberId: MemberId,
    name: z.string(),
    avatarFileId: z.string().nullable(),
    answers: z.array(z.object({ ask: z.string(), answer: z.string() })),
    inviterName: z.string().nullable(),
    state: ApplicationState,
    appliedAt: Instant,
    decidedAt: Instant.nullable(),
    reason: z.string(),
  })
  .meta({ id: 'GroupApplication' })
export type Application = z.output<typeof Application>

export const Invite = z
  .object({
    code: z.string(),
    /** The whole address, for copying and for the QR code. */
    url: z.string(),
    groups: z.array(z.object({ id: GroupId, name: z.string() })),
    usesMax: z.int(),
    uses: z.int(),
    madeAt: Instant,
    expiresAt: Instant,
    revokedAt: Instant.nullable(),
    inviterName: z.string().nullable(),
  })
  .meta({ id: 'GroupInvite' })
export type Invite = z.output<typeof Invite>
/** What a stranger who holds the code is shown: enough to decide, nothing of who sits inside. */
export const Landing = z
  .object({
    code: z.string(),
    expiresAt: Instant,
    usesLeft: z.int(),
    inviter: z.object({ name: z.string(), avatarFileId: z.string().nullable() }).nullable(),
    groups: z.array(
      z.object({
        id: GroupId,
        name: z.string(),
        intro: z.string(),
        state: GroupState,
        ageWeeks: z.int(),
        seatsMax: z.int(),
        seatsLeft: z.int(),
        norms: z.object({ version: z.int(), text: z.string() }).nullable(),
        steps: z.array(z.object({ kind: StepKind, questions: z.array(Question), right: z.string().nullable() })),
        cardFields: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'InviteLanding' })
export type Landing = z.output<typeof Landing>

export const Ban = z
  .object({ memberId: MemberId, name: z.string(), reason: z.string(), bannedAt: Instant, bannedBy: z.string() })
  .meta({ id: 'GroupBan' })
/** To operators it is also told who did it. */
export const DeskBan = Ban.extend({ bannedByName: z.string().nullable() }).meta({ id: 'DeskGroupBan' })

/** A line of the operators' tree; parents come before their children. */
export const TreeGroup = GroupCard.omit({ role: true, number: true })
  .extend({ seenBy: SeenBy, depth: z.int(), waiting: z.int(), unsigned: z.int() })
  .meta({ id: 'TreeGroup' })
export type TreeGroup = z.output<typeof TreeGroup>
export const DeskGroup = TreeGroup.extend({
  ref: z.string().nullable(),
  cardPattern: CardPattern,
  cardFields: z.array(z.string()),
  announcement: z.string(),
  norms: NormsVersion.omit({ signed: true }).nullable(),
  admission: z.array(
    z.object({ kind: StepKind, questions: z.array(Question), phraseSet: z.boolean(), right: z.string().nullable() }),
  ),
  mute: z.object({ reason: z.string(), mutedAt: Instant, mutedBy: z.string(), mutedByName: z.string().nullable() }).nullable(),
  closing: z
    .object({ reason: z.string(), closedAt: Instant, closedBy: z.string(), closedByName: z.string().nullable() })
    .nullable(),
  owner: z.object({ memberId: MemberId, cardName: z.string() }).nullable(),
}).meta({ id: 'DeskGroup' })
export type DeskGroup = z.output<typeof DeskGroup>

/** One line of a bulk change, before (`will`) or after (`did`) it is done; `refusal` says why not. */
export const BulkLine = z
  .object({
    memberId: z.string(),
    cardName: z.string(),
    outcome: z.enum(['will', 'did', 'refused']),
    refusal: z.object({ code: z.string(), title: z.string() }).nullable(),
  })
  .meta({ id: 'SeatChangeLine' })
export type BulkLine = z.output<typeof BulkLine>
export const GroupPlan = z
  .object({
    /** host: someone of the inner circle leads no group yet · grow: nearly full, open another · none: nothing is due. */
    advice: z.enum(['none', 'grow', 'host']),
    seatsWithoutGroup: z.int(),
    /** Who of this group hosts no group yet, longest seated first. */
    hosts: z.array(z.object({ memberId: MemberId, cardName: z.string(), number: z.int(), takenAt: Instant })),
  })
  .meta({ id: 'GroupPlan' })
export type GroupPlan = z.output<typeof GroupPlan>
