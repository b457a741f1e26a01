// What a community looks like from outside: its name, its time, its language.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { refusal } from '#kernel/refusal.ts'
import { Instant, idOf, Locale, line, prose, TimeZone } from '#kernel/shapes.ts'

export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/)
  .meta({ description: 'Letters, digits and dashes; part of the address.' })
export const Currency = z.enum(['CNY', 'USD', 'EUR', 'HKD', 'JPY'])

export const Community = z
  .object({
    id: idOf('com'),
    slug: Slug,
    name: z.string(),
    intro: z.string(),
    timeZone: z.string(),
    locale: Locale,
    currency: Currency,
    /** Its people and their activity are openly fictional. */
    demo: z.boolean(),
    openedAt: Instant,
  })
  .meta({ id: 'Community' })
export type Community = z.output<typeof Community>

export const CommunitySettings = z
  .object({
    name: line(40).meta({ title: '名称 | Name' }),
    intro: prose(500).meta({ title: '介绍 | Introduction' }),
    timeZone: TimeZone.meta({ title: '时区 | Time zone' }),
    locale: Locale.meta({ title: '主要语言 | Main language' }),
  })
  .meta({ id: 'CommunitySettings' })

export const NewCommunity = CommunitySettings.extend({
  slug: Slug,
  currency: Currency.default('CNY'),
}).meta({ id: 'NewCommunity' })

export const NoSuchCommunity = refusal('communities.none', 404, '没有这个社群。', 'There is no such community.')
export const SlugTaken = refusal(
  'communities.slug-taken',
  409,
  '地址 {slug} 已被使用，换一个吧。',
  'The address {slug} is taken; choose another.',
)

export const Examination = z
  .object({
    at: Instant,
    tookMs: z.int(),
    /** All that must hold, with the breaches that were found; those that hold have none. */
    laws: z.array(
      z.object({
        name: z.string(),
        text: z.string(),
        count: z.int(),
        /** The first of what breaks it, by id. */
        what: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Examination' })
export type Examination = z.output<typeof Examination>

const examines = { who: 'operator', right: 'communities.examine' } as const

export const communitiesContract = {
  /** The community a visitor sees: the one named, or the only (or first) one of the house. */
  front: endpoint({
    method: 'GET',
    path: '/front',
    summary: 'The community shown at the front door',
    who: 'anyone',
    query: z.object({ slug: Slug.optional() }),
    returns: Community,
    refuses: [NoSuchCommunity],
  }),
  list: endpoint({
    method: 'GET',
    path: '/communities',
    summary: 'List communities',
    who: 'operator',
    returns: z.array(Community),
  }),
  open: endpoint({
    method: 'POST',
    path: '/communities',
    summary: 'Open a community',
    who: 'operator',
    right: 'communities.open',
    body: NewCommunity,
    returns: Community,
    refuses: [SlugTaken],
  }),
  get: endpoint({ method: 'GET', path: inCommunity(''), summary: 'Get a community', who: 'anyone', returns: Community }),
  change: endpoint({
    method: 'PATCH',
    path: inCommunity(''),
    summary: 'Change a community',
    who: 'operator',
    right: 'communities.change',
    body: CommunitySettings.partial(),
    returns: Community,
  }),
  examination: endpoint({
    ...examines,
    method: 'GET',
    path: inCommunity('/console/examination'),
    summary: 'What the doctor found last; null before the first time',
    returns: Examination.nullable(),
  }),
  examine: endpoint({
    ...examines,
    method: 'POST',
    path: inCommunity('/console/examination'),
    summary: 'Let the doctor look now',
    returns: Examination,
    rate: { per: 'actor', max: 6, windowSeconds: 60 },
    apart: true,
  }),
}
