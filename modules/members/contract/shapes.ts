// The shapes of people: identities, fields, stages, tags, consents, and what is shown of a member to whom.
import { z } from 'zod'
import { Day, Instant, idOf, Locale, line, prose } from '#kernel/shapes.ts'

export const MemberId = idOf('mem')
export const TagId = idOf('tag')
export const SegmentId = idOf('seg')
export const IdentityId = idOf('ide')

/** 受众 → 用户 → 粉丝 → 社群 */
export const Stage = z.enum(['audience', 'user', 'fan', 'community']).meta({ id: 'Stage' })
export type Stage = z.output<typeof Stage>
export const stages = Stage.options

/** external: the id in a system people were brought from, as `ghost:64f…`. */
export const IdentityKind = z.enum(['email', 'phone', 'wechat_openid', 'external']).meta({ id: 'IdentityKind' })
export type IdentityKind = z.output<typeof IdentityKind>
export const Identity = z
  .object({ id: IdentityId, kind: IdentityKind, subject: z.string(), verifiedAt: Instant.nullable() })
  .meta({ id: 'Identity' })
export type Identity = z.output<typeof Identity>
export const NewIdentity = z.object({ kind: IdentityKind, subject: line(320) }).meta({ id: 'NewIdentity' })

export const FieldKind = z.enum(['text', 'long-text', 'number', 'date', 'yes-no', 'choice', 'choices']).meta({ id: 'FieldKind' })
/** everyone: all members · self: the member and the operators · operators: they alone. */
export const SeenBy = z.enum(['everyone', 'self', 'operators']).meta({ id: 'SeenBy' })
export const FieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/)
  // Values are kept by key in a plain object, which answers to this name without having been told.
  .refine(key => key !== 'constructor', { message: 'reserved' })
export const FieldOption = z.object({ key: FieldKey, zh: line(40), en: line(40) }).meta({ id: 'FieldOption' })
export const FieldSettings = z
  .object({
    titleZh: line(30).meta({ title: '名称（中文） | Title (Chinese)' }),
    titleEn: line(60).meta({ title: '名称（英文） | Title (English)' }),
    hintZh: line(120, 0).default('').meta({ title: '提示（中文） | Hint (Chinese)' }),
    hintEn: line(160, 0).default('').meta({ title: '提示（英文） | Hint (English)' }),
    options: z.array(FieldOption).max(100).default([]).meta({ title: '选项 | Options' }),
    required: z.boolean().default(false).meta({ title: '必填 | Required' }),
    seenBy: SeenBy.default('self').meta({ title: '谁能看到 | Seen by' }),
    askedAtSignUp: z.boolean().default(false).meta({ title: '加入时填写 | Asked when joining' }),
  })
  .meta({ id: 'FieldSettings' })
export const NewField = FieldSettings.extend({ key: FieldKey, kind: FieldKind }).meta({ id: 'NewField' })
export type NewField = z.output<typeof NewField>
export const Field = NewField.extend({ position: z.int() }).meta({ id: 'Field' })
export type Field = z.output<typeof Field>
/** By key: text, number, true/false, a day, one option or several. What fits is decided by the field. */
export const FieldValues = z.record(z.string(), z.any()).meta({ id: 'FieldValues' })
export type FieldValue = string | number | boolean | string[]
export type FieldValues = Record<string, FieldValue>

export const ConsentPurpose = z.enum(['service', 'marketing', 'research']).meta({ id: 'ConsentPurpose' })
export type ConsentPurpose = z.output<typeof ConsentPurpose>
export const Consent = z
  .object({ purpose: ConsentPurpose, textVersion: z.string(), givenAt: Instant, withdrawnAt: Instant.nullable() })
  .meta({ id: 'Consent' })
export const ConsentText = z
  .object({ purpose: ConsentPurpose, version: z.string(), title: z.string(), text: z.string() })
  .meta({ id: 'ConsentText' })

export const Tag = z.object({ id: TagId, name: z.string(), members: z.int() }).meta({ id: 'Tag' })
export const NewTag = z.object({ name: line(30).meta({ title: '标签 | Tag' }) }).meta({ id: 'NewTag' })

export const Name = line(40).meta({ title: '称呼 | Name' })
export const Intro = prose(500).meta({ title: '介绍 | Introduction' })

/** What every member may see of another. */
export const MemberCard = z
  .object({ memberId: MemberId, name: z.string(), photo: z.string().nullable(), intro: z.string(), values: FieldValues })
  .meta({ id: 'MemberCard' })

/** The member himself. `missing`: keys of required fields without a value. */
export const Me = z
  .object({
    memberId: MemberId,
    name: z.string(),
    photo: z.string().nullable(),
    intro: z.string(),
    locale: Locale,
    stage: Stage,
    joinedAt: Instant,
    values: FieldValues,
    missing: z.array(z.string()),
    identities: z.array(Identity),
    consents: z.array(Consent),
  })
  .meta({ id: 'Me' })
export type Me = z.output<typeof Me>
export const MyProfile = z
  .object({ name: Name, intro: Intro, locale: Locale, values: FieldValues })
  .partial()
  .meta({ id: 'MyProfile' })

export const MemberState = z.enum(['present', 'banned', 'left', 'erased']).meta({ id: 'MemberState' })
/** A line of the operators' directory. */
export const MemberRow = z
  .object({
    memberId: MemberId,
    name: z.string(),
    photo: z.string().nullable(),
    stage: Stage,
    state: MemberState,
    source: z.string(),
    joinedAt: Instant,
    activeAt: Instant,
    email: z.string().nullable(),
    phone: z.string().nullable(),
    tagIds: z.array(z.string()),
    values: FieldValues,
  })
  .meta({ id: 'MemberRow' })
export type MemberRow = z.output<typeof MemberRow>

export const StageMove = z
  .object({
    id: z.string(),
    from: Stage,
    to: Stage,
    rule: z.string().nullable(),
    reason: z.string(),
    movedBy: z.string(),
    movedByName: z.string().nullable(),
    at: Instant,
  })
  .meta({ id: 'StageMove' })

/** Everything an operator may see of one member. */
export const MemberDetail = MemberRow.extend({
  intro: z.string(),
  locale: Locale,
  notes: z.string(),
  identities: z.array(Identity),
  consents: z.array(Consent),
  stageKeptUntil: Instant.nullable(),
  stageMoves: z.array(StageMove),
  bannedAt: Instant.nullable(),
  bannedWhy: z.string().nullable(),
  bannedBy: z.string().nullable(),
  bannedByName: z.string().nullable(),
  leftAt: Instant.nullable(),
  missing: z.array(z.string()),
}).meta({ id: 'MemberDetail' })
/** Where a member is signed in, as far as an operator needs to know it. */
export const MemberSession = z
  .object({ id: z.string(), agent: z.string(), openedAt: Instant, seenAt: Instant })
  .meta({ id: 'MemberSession' })
export const MemberChange = z
  .object({ name: Name, intro: Intro, locale: Locale, notes: prose(5000).meta({ title: '备注 | Notes' }), values: FieldValues })
  .partial()
  .meta({ id: 'MemberChange' })
export const NewMember = z
  .object({
    name: Name,
    intro: Intro.default(''),
    locale: Locale.optional(),
    identities: z.array(NewIdentity).max(10).default([]),
    values: FieldValues.default({}),
    tagIds: z.array(TagId).max(50).default([]),
    source: z
      .string()
      .regex(/^[\w.:-]{1,60}$/)
      .default('operator'),
  })
  .meta({ id: 'NewMember' })

export const FieldWish = z.object({
  key: FieldKey,
  /** The value itself; for several options any of them; `from`/`to` for numbers and days. */
  is: z.union([z.string().max(200), z.number(), z.boolean()]).optional(),
  from: z.union([z.number(), Day]).optional(),
  to: z.union([z.number(), Day]).optional(),
  /** true: has any value · false: has none */
  filled: z.boolean().optional(),
})
/** Who is meant: what a directory is narrowed to and a segment keeps. All that is named must hold. */
export const MemberFilter = z
  .strictObject({
    text: line(60, 0).optional(),
    stages: z.array(Stage).max(4).optional(),
    tagsAny: z.array(TagId).max(50).optional(),
    tagsAll: z.array(TagId).max(50).optional(),
    tagsNone: z.array(TagId).max(50).optional(),
    fields: z.array(FieldWish).max(20).optional(),
    sources: z.array(z.string().max(60)).max(50).optional(),
    /** Absent: present members only. */
    states: z.array(MemberState).max(4).optional(),
    joinedFrom: Instant.optional(),
    joinedTo: Instant.optional(),
    /** No sign of life for this many days. */
    silentDays: z.int().min(1).max(3650).optional(),
    /** Has agreed, and not withdrawn. */
    consent: ConsentPurpose.optional(),
  })
  .meta({ id: 'MemberFilter' })
export type MemberFilter = z.output<typeof MemberFilter>
export const emptyFilter: MemberFilter = {}

/** A filter as it travels in an address: JSON text. */
export const FilterText = z
  .string()
  .max(6000)
  .transform((text, ctx) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      ctx.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(MemberFilter)

export const Segment = z
  .object({ id: SegmentId, name: z.string(), filter: MemberFilter, count: z.int(), changedAt: Instant })
  .meta({ id: 'Segment' })
export const NewSegment = z
  .object({ name: line(60).meta({ title: '人群名称 | Segment name' }), filter: MemberFilter })
  .meta({ id: 'NewSegment' })
