// Activities as members and operators see them.
import { z } from 'zod'
import { Instant } from '#kernel/shapes.ts'
import { ActivityDraft, Reward } from './draft.ts'
import { ActivityId, ActivityState, AwardId, AwardState, FileId, GroupId, MemberId, RewardKind, SeriesId } from './words.ts'

export const ActivityCard = z
  .object({
    id: ActivityId,
    play: z.string(),
    /** What the play is called, in the language of whoever asks. */
    playTitle: z.string().optional(),
    title: z.string(),
    intro: z.string(),
    pictureFileId: FileId.nullable(),
    groupId: GroupId.nullable(),
    state: ActivityState,
    opensAt: Instant,
    closesAt: Instant,
    players: z.int(),
    costPoints: z.int(),
    seriesId: SeriesId.nullable(),
    seriesNth: z.int().nullable(),
    /** Of whoever asks: whether he is invited, and how often he has played; null for guests. */
    mine: z.object({ isInvited: z.boolean(), moves: z.int() }).nullable(),
  })
  .meta({ id: 'ActivityCard' })
export type ActivityCard = z.output<typeof ActivityCard>

export const RewardShown = Reward.pick({
  key: true,
  title: true,
  kind: true,
  amount: true,
  value: true,
  units: true,
  expiresDays: true,
})
  .extend({
    /** How many are left; null: as many as anyone wants. */
    left: z.int().nullable(),
  })
  .meta({ id: 'RewardShown' })

export const AwardShown = z
  .object({
    id: AwardId,
    activityId: ActivityId,
    title: z.string(),
    kind: RewardKind,
    units: z.int(),
    amount: z.int(),
    state: AwardState,
    at: Instant,
  })
  .meta({ id: 'AwardShown' })
export type AwardShown = z.output<typeof AwardShown>

export const MoveShown = z
  .object({
    nth: z.int(),
    move: z.string(),
    /** null: an operator. */
    member: z.object({ memberId: MemberId, name: z.string(), avatarFileId: FileId.nullable() }).nullable(),
    isMine: z.boolean(),
    input: z.unknown(),
    outcome: z.unknown(),
    files: z.array(
      z.object({
        fileId: FileId,
        kind: z.enum(['picture', 'voice', 'document']),
        name: z.string(),
        mime: z.string(),
        bytes: z.int(),
      }),
    ),
    at: Instant,
  })
  .meta({ id: 'MoveShown' })
export type MoveShown = z.output<typeof MoveShown>

export const EntrantShown = z
  .object({
    memberId: MemberId,
    name: z.string(),
    avatarFileId: FileId.nullable(),
    seq: z.int(),
    score: z.int(),
    /** By score; the same for those who are level. */
    rank: z.int(),
    isMine: z.boolean(),
    /** What the play says of him; see Play.showEntrant. */
    shown: z.unknown(),
  })
  .meta({ id: 'EntrantShown' })
export type EntrantShown = z.output<typeof EntrantShown>

/** Why a member may not move at all just now; '' when he may. */
export const MayNot = z
  .enum(['', 'sign-in', 'not-invited', 'not-yet', 'over', 'enough-moves', 'enough-today', 'full', 'cancelled'])
  .meta({ id: 'ActivityMayNot' })
export const ActivityView = ActivityCard.extend({
  /** The rules in words, made from the record; the same that were hashed when it was published. */
  rules: z.array(z.string()),
  rulesHash: z.string(),
  commitment: z.string(),
  rewards: z.array(RewardShown),
  limits: ActivityDraft.shape.limits,
  /** What the play lets this viewer see; see Play.show. */
  shown: z.unknown(),
  result: z.unknown(),
  endNote: z.string(),
  mayNot: MayNot,
  me: z
    .object({
      crew: z.string(),
      seq: z.int().nullable(),
      weight: z.int(),
      score: z.int(),
      moves: z.int(),
      movesToday: z.int(),
      /** Under which he stands in the public list of entries. */
      token: z.string().nullable(),
      awards: z.array(AwardShown),
    })
    .nullable(),
  now: Instant,
  settledAt: Instant.nullable(),
}).meta({ id: 'ActivityView' })
export type ActivityView = z.output<typeof ActivityView>

export const Receipt = z
  .object({
    activityId: ActivityId,
    play: z.string(),
    title: z.string(),
    rulesHash: z.string(),
    /** The rules' record, word for word; its SHA-256 is rulesHash. Empty until it is settled where the settings hold answers. */
    rulesText: z.string(),
    publishedAt: Instant,
    commitment: z.string(),
    /** Told when it is settled. */
    seed: z.string().nullable(),
    entries: z.int().nullable(),
    entriesRoot: z.string().nullable(),
    frozenAt: Instant.nullable(),
    beacon: z
      .object({ source: z.string(), round: z.int(), at: Instant, randomness: z.string(), signature: z.string() })
      .nullable(),
    /** The seed of the settling's chance: HMAC-SHA256 of the seed over root, rules' hash and beacon. */
    settleSeed: z.string().nullable(),
    result: z.unknown(),
  })
  .meta({ id: 'ActivityReceipt' })
export type Receipt = z.output<typeof Receipt>
