// A playbook: a community as one file. Each part is the very shape that its room takes, so what a room refuses is refused here.
import { z } from 'zod'
import { Locale, line, prose, TimeZone } from '#kernel/shapes.ts'
import { Currency, Slug } from '#modules/communities/contract.ts'
import { NewSlot } from '#modules/content/contract.ts'
import { Admission, AdmissionStep, NewGroup, Question, Role } from '#modules/groups/contract.ts'
import { FieldOption, NewField } from '#modules/members/contract.ts'
import { PlaybookActivity } from './activities.ts'
import { Ref } from './ref.ts'
import { PlaybookCoupon, PlaybookDeal, PlaybookOffer, PlaybookShop, PlaybookTier } from './sale.ts'

export * from './activities.ts'
export * from './ref.ts'
export * from './sale.ts'

const Both = (max: number) => z.strictObject({ zh: prose(max, 1), en: prose(max, 1) })

export const PlaybookCommunity = z.strictObject({
  slug: Slug,
  name: line(40),
  intro: prose(500),
  timeZone: TimeZone,
  locale: Locale,
  currency: Currency.default('CNY'),
})
// A room leaves out keys that it does not know; in a file each of them is a slip of the pen.
const [invite, password, application, tier] = AdmissionStep.options
const PlaybookStep = z.discriminatedUnion('kind', [
  invite.strict(),
  password.strict(),
  application.extend({ questions: z.array(Question.strict()).max(8).default([]) }).strict(),
  tier.strict(),
])
// What has been read once has its defaults, which the door's own shape would take as well.
const DoorAsRead = Admission as unknown as z.ZodType<Admission, Admission>
const PlaybookField = NewField.extend({ options: z.array(FieldOption.strict()).max(100).default([]) }).strict()
const groupFields = NewGroup.omit({ parentId: true, hostId: true })
export const PlaybookGroup = z.strictObject({
  ref: Ref,
  parent: Ref.optional().meta({ description: 'The group above; it stands earlier in the file.' }),
  ...groupFields.shape,
  admission: z.array(PlaybookStep).max(4).default([]).pipe(DoorAsRead),
  announcement: prose(1000).default(''),
  mute: prose(200, 1).optional().meta({ description: 'From the launch on only hosts and teachers speak; why.' }),
})
export type PlaybookGroup = z.output<typeof PlaybookGroup>
export const PlaybookRole = z.strictObject({
  group: Ref,
  role: Role,
  needed: z.int().min(1).max(500).default(1),
  duty: line(200).meta({ description: 'What this person does, in a sentence.' }),
})
export const PlaybookSlot = z.strictObject({
  ref: Ref,
  title: NewSlot.shape.title,
  kind: NewSlot.shape.kind,
  group: Ref.nullable().default(null).meta({ description: 'The group whose stream it fills; left out: the community’s.' }),
  weekdays: NewSlot.shape.weekdays,
  time: NewSlot.shape.time,
})
export type PlaybookSlot = z.output<typeof PlaybookSlot>
export const PlaybookArticle = z.strictObject({
  title: line(64),
  description: prose(120).default(''),
  url: z.url({ protocol: /^https?$/ }),
  picUrl: z.url({ protocol: /^https?$/ }).optional(),
})
export const PlaybookKeyword = z
  .strictObject({
    ref: Ref,
    words: z.array(line(30)).min(1).max(20),
    match: z.enum(['exact', 'contains', 'starts']).default('exact'),
    text: prose(600, 1).optional(),
    article: PlaybookArticle.optional(),
  })
  .refine(k => (k.text === undefined) !== (k.article === undefined), { message: 'either text or article', path: ['text'] })
export type PlaybookKeyword = z.output<typeof PlaybookKeyword>

export const Playbook = z
  .strictObject({
    playbook: Ref,
    version: z.int().min(1),
    title: Both(40),
    summary: Both(300),
    pattern: line(60, 0).default('').meta({ description: 'Whose way of working this follows.' }),
    community: PlaybookCommunity,
    fields: z.array(PlaybookField).max(50).default([]),
    groups: z.array(PlaybookGroup).max(200).default([]),
    roles: z.array(PlaybookRole).max(200).default([]),
    calendar: z.array(PlaybookSlot).max(200).default([]),
    keywords: z.array(PlaybookKeyword).max(500).default([]),
    welcome: z
      .strictObject({
        subscribe: prose(600, 1).optional().meta({ description: 'What a new follower of the official account reads.' }),
        otherwise: prose(600, 1).optional().meta({ description: 'What is answered when no keyword fits.' }),
      })
      .default({}),
    tiers: z.array(PlaybookTier).max(50).default([]),
    shop: PlaybookShop,
    offers: z.array(PlaybookOffer).max(200).default([]),
    coupons: z.array(PlaybookCoupon).max(200).default([]),
    deals: z.array(PlaybookDeal).max(100).default([]),
    activities: z.array(PlaybookActivity).max(200).default([]),
  })
  .meta({ id: 'Playbook' })
export type Playbook = z.output<typeof Playbook>
