// What a playbook would change. Looks only.
import { type CommunityRef, type Ctx, needRight, theHouse } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { textIn } from '#kernel/i18n.ts'
import { refuse } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { findDeskGroup } from '#modules/groups/index.ts'
import { checkPolicy } from '#modules/policies/index.ts'
import { type Plan, type PlanChange, type Playbook, PlaybookUnreadable } from '../contract.ts'
import { fingerprintOf } from '../rules/compare.ts'
import { editionOf } from '../rules/edition.ts'
import { countSeatsHeld } from '../store.ts'
import type { Look, Part, Step } from './part.ts'
import { activitiesPart } from './part-activities.ts'
import { calendarPart } from './part-calendar.ts'
import { greetingsPart, keywordsPart } from './part-channels.ts'
import { communityPart, fieldsPart } from './part-community.ts'
import { dealsPart } from './part-deals.ts'
import { groupsPart } from './part-groups.ts'
import { couponsPart, offersPart } from './part-offers.ts'
import { postagePart, productsPart } from './part-shop.ts'
import { benefitsPart, roundsPart, tiersPart } from './part-tiers.ts'
import { textOf } from './read-shelf.ts'

export interface PlaybookWish {
  id?: string | undefined
  text?: string | undefined
  slug?: string | undefined
  name?: string | undefined
  startsOn?: string | undefined
  edition?: string | undefined
}
export interface Planned {
  plan: Plan
  book: Playbook
  text: string
  steps: Step[]
  /** The ctx of the community, or of the house when it is yet to be opened. */
  ctx: Ctx
}

// In the order in which they must be made: slots name groups, variants name rounds, offers name variants.
const parts: readonly Part[] = [
  ...[communityPart, fieldsPart, groupsPart, calendarPart, keywordsPart, greetingsPart],
  ...[tiersPart, roundsPart, benefitsPart, postagePart, productsPart, offersPart, couponsPart, dealsPart, activitiesPart],
]

export async function makePlan(ctx: Ctx, wish: PlaybookWish): Promise<Planned> {
  needRight(ctx, 'playbooks.launch')
  const text = wish.text ?? (await textOf(wish.id ?? ''))
  const book = await bookOf(ctx, text, wish)
  const community = (await findCommunity(ctx.db, book.community.slug)) ?? null
  const inside = community ? { ...ctx, community } : ctx
  const { timeZone } = book.community
  const look: Look = { fresh: community === null, startsOn: wish.startsOn ?? dayIn(ctx.now, timeZone) }
  const looks = []
  for (const part of parts) looks.push(await part(inside, book, look))
  const steps = looks.flatMap(look => look.steps)
  const changes: PlanChange[] = steps.map(step => step.change)
  const plan: Plan = {
    playbook: book.playbook,
    version: book.version,
    communityId: community?.id ?? null,
    slug: book.community.slug,
    changes,
    kept: looks.reduce((sum, look) => sum + look.kept, 0),
    vacancies: await vacanciesOf(inside, book, look.fresh),
    rules: await rulesOn(inside, book, steps),
    fingerprint: fingerprintOf([text, book.community, community?.id ?? null, changes]),
  }
  return { plan, book, text, steps, ctx: inside }
}

async function bookOf(ctx: Ctx, text: string, wish: PlaybookWish): Promise<Playbook> {
  // Most starts read no playbook, and YAML is many modules: it is loaded with the first file.
  const { readPlaybook } = await import('../rules/read.ts')
  const { playbook, mistakes } = readPlaybook(text, ctx.locale)
  if (!playbook) return refuse(PlaybookUnreadable, { count: mistakes.length, mistakes })
  const { community } = playbook
  return {
    ...editionOf(playbook, wish.edition),
    community: { ...community, slug: wish.slug ?? community.slug, name: wish.name ?? community.name },
  }
}

/** What the rules of the place say beforehand. A community that is yet to be opened is asked about as it would be. */
async function rulesOn(ctx: Ctx, book: Playbook, steps: readonly Step[]): Promise<Plan['rules']> {
  const { timeZone, locale } = book.community
  const yetToBe: CommunityRef = { ...theHouse, id: '', timeZone, locale }
  const there = ctx.community.id === theHouse.id ? { ...ctx, community: yetToBe } : ctx
  const told: Plan['rules'] = []
  for (const { change, asking } of steps)
    for (const question of asking?.questions ?? [])
      for (const { rule, effect, text, source, nearest } of (await checkPolicy(there, question)).hits)
        told.push({
          ...{ part: change.part, ref: change.ref, title: change.title, rule, effect },
          ...{
            what: textIn(text, ctx.locale),
            source: textIn(source, ctx.locale),
            nearest: nearest && textIn(nearest, ctx.locale),
          },
        })
  return told
}

/** Roles that the file asks for and nobody holds yet. */
async function vacanciesOf(ctx: Ctx, book: Playbook, fresh: boolean): Promise<Plan['vacancies']> {
  const vacancies: Plan['vacancies'] = []
  for (const { group, role, needed, duty } of book.roles) {
    const there = fresh ? null : await findDeskGroup(ctx, group)
    const held = there ? await countSeatsHeld(ctx.db, ctx.community.id, there.id, role) : 0
    const name = book.groups.find(g => g.ref === group)?.name ?? group
    if (held < needed) vacancies.push({ group: name, role, needed, held, duty })
  }
  return vacancies
}
