// Playbooks as the console meets them: the shelf, what one would change, and launching it.
import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { refusal } from '#kernel/refusal.ts'
import { Day, Instant, idOf } from '#kernel/shapes.ts'
import { Slug } from '#modules/communities/contract.ts'
import { Effect } from '#modules/policies/contract.ts'
import { Ref } from './contract/ref.ts'

export * from './contract/file.ts'

export const PlaybookUnreadable = refusal(
  'playbooks.unreadable',
  422,
  '剧本有 {count} 处写得不对，见每一行的说明。',
  'The playbook has {count} {count:mistake|mistakes}; each line says which.',
)
export const NoSuchPlaybook = refusal('playbooks.none', 404, '没有这个剧本。', 'There is no such playbook.')
export const PlanMoved = refusal(
  'playbooks.plan-moved',
  409,
  '预览之后社群有了变动，请重新预览再启动。',
  'The community has changed since the preview; look at the plan again.',
)

/** `why` and `code` are those of the room that said no. */
export const StepRefused = refusal('playbooks.step-refused', 409, '「{title}」做不了：{why}', '“{title}” cannot be done: {why}')
export const NoSuchRun = refusal('playbooks.no-run', 404, '没有这次启动。', 'There is no such launch.')

export const ShelfBook = z
  .object({
    id: Ref,
    version: z.int(),
    title: z.string(),
    summary: z.string(),
    pattern: z.string(),
    groups: z.int(),
    slots: z.int(),
    keywords: z.int(),
    slug: Slug,
    name: z.string(),
  })
  .meta({ id: 'ShelfBook' })
export type ShelfBook = z.output<typeof ShelfBook>

export const PlanPart = z
  .enum([
    ...['community', 'fields', 'groups', 'calendar', 'keywords', 'welcome'],
    ...['tiers', 'rounds', 'benefits', 'postage', 'products', 'offers', 'coupons', 'deals', 'activities'],
  ] as const)
  .meta({ id: 'PlanPart' })
export type PlanPart = z.output<typeof PlanPart>
/** One thing that would be made or changed; `from` is null where there is nothing yet. */
export const PlanChange = z
  .object({
    part: PlanPart,
    ref: z.string(),
    title: z.string(),
    action: z.enum(['create', 'change']),
    fields: z.array(z.object({ name: z.string(), from: z.string().nullable(), to: z.string() })),
  })
  .meta({ id: 'PlanChange' })
export type PlanChange = z.output<typeof PlanChange>
/** What the file asks of people, which no program can do: a role that somebody has to take. */
export const PlanVacancy = z
  .object({ group: z.string(), role: z.string(), needed: z.int(), held: z.int(), duty: z.string() })
  .meta({ id: 'PlanVacancy' })
/** What a rule of the place says about something that would be made; `refuse` keeps the playbook from being launched. */
export const PlanRule = z
  .object({
    part: PlanPart,
    ref: z.string(),
    title: z.string(),
    rule: z.string(),
    effect: Effect,
    what: z.string(),
    source: z.string(),
    nearest: z.string().nullable(),
  })
  .meta({ id: 'PlanRule' })
export const Plan = z
  .object({
    playbook: Ref,
    version: z.int(),
    communityId: idOf('com').nullable(),
    slug: Slug,
    changes: z.array(PlanChange),
    /** How many things stand already as the file says. */
    kept: z.int(),
    vacancies: z.array(PlanVacancy),
    rules: z.array(PlanRule),
    /** Names this plan; launching asks for it, so that nothing is changed that was not shown. */
    fingerprint: z.string(),
  })
  .meta({ id: 'Plan' })
export type Plan = z.output<typeof Plan>

export const Run = z
  .object({
    id: idOf('run'),
    communityId: idOf('com'),
    communityName: z.string(),
    playbook: Ref,
    version: z.int(),
    changes: z.int(),
    by: z.string(),
    /** Who that is; null for the program itself. */
    byName: z.string().nullable(),
    at: Instant,
  })
  .meta({ id: 'PlaybookRun' })
export type Run = z.output<typeof Run>

/** A book from the shelf, or the text of a file; the community's address and name may be other than the file's. */
export const Wish = z
  .object({
    id: Ref.optional(),
    text: z.string().max(200_000).optional(),
    slug: Slug.optional(),
    name: z.string().trim().min(1).max(40).optional(),
    /** Day 0 of what is new; today when it is left out. */
    startsOn: Day.optional(),
    /** Held once more in the same community: offers, coupons, deals and activities are made anew, beside those of before. */
    edition: z
      .string()
      .regex(/^[a-z0-9]{1,12}$/)
      .optional(),
  })
  .refine(w => (w.id === undefined) !== (w.text === undefined), { message: 'either id or text', path: ['id'] })

const launches = { who: 'operator', right: 'playbooks.launch' } as const
export const playbooksContract = {
  shelf: endpoint({
    method: 'GET',
    path: '/playbooks',
    summary: 'The playbooks on the shelf',
    who: 'operator',
    right: 'playbooks.read',
    returns: z.array(ShelfBook),
  }),
  text: endpoint({
    method: 'GET',
    path: '/playbooks/:playbookId/text',
    summary: 'The file of a playbook',
    who: 'operator',
    right: 'playbooks.read',
    params: z.object({ playbookId: Ref }),
    returns: z.object({ text: z.string() }),
    refuses: [NoSuchPlaybook],
  }),
  plan: endpoint({
    ...launches,
    method: 'POST',
    path: '/playbooks/plans',
    summary: 'What a playbook would change; changes nothing',
    body: Wish,
    returns: Plan,
    refuses: [NoSuchPlaybook, PlaybookUnreadable],
  }),
  apply: endpoint({
    ...launches,
    method: 'POST',
    path: '/playbooks/runs',
    summary: 'Launch a playbook: do what the plan says, whole or not at all',
    body: Wish.and(z.object({ fingerprint: z.string() })),
    returns: z.object({ run: Run.nullable(), plan: Plan }),
    refuses: [NoSuchPlaybook, PlaybookUnreadable, PlanMoved, StepRefused],
  }),
  drift: endpoint({
    ...launches,
    method: 'GET',
    path: '/playbooks/runs/:runId/drift',
    summary: 'What differs by now from what was launched then',
    params: z.object({ runId: idOf('run') }),
    returns: Plan,
    refuses: [NoSuchRun, PlaybookUnreadable],
  }),
  runs: endpoint({
    method: 'GET',
    path: '/playbooks/runs',
    summary: 'What was launched, when and by whom',
    who: 'operator',
    right: 'playbooks.read',
    returns: z.array(Run),
  }),
}
