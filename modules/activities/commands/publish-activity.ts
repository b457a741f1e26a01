// Publishing: the rules are shown beforehand with what stands against them; then they are fixed, hashed, and the table is laid.
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import { later } from '#kernel/jobs/define.ts'
import { type Currency, moneyText } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { checkPolicy, enforcePolicy } from '#modules/policies/index.ts'
import { type ActivityDraft, MovedOn, NoSuchActivity, OverBudget, RulesChanged, WrongSettings } from '../contract.ts'
import { published } from '../facts.ts'
import { chanceOf, commitmentOf } from '../rules/chance.ts'
import { rewardStock } from '../rules/referee.ts'
import { linesOf, recordOf, type Setting } from '../rules/rules-page.ts'
import { isEndedBy, mostOf, questionsOf, worstOf } from '../rules/worst.ts'
import { insertRules, lockActivity, moveActivityTo } from '../store/activities.ts'
import { countInvited } from '../store/seats.ts'
import { layTable } from '../store/tables.ts'
import { namedInAll, namesOf } from './invite.ts'
import { type Sound, setupOf, soundOf } from './keep-draft.ts'
import { closeInTime, openActivity, openInTime } from './run-activity.ts'

export const currencyOf = async (ctx: Ctx): Promise<string> => (await findCommunity(ctx.db, ctx.community.id))?.currency ?? 'CNY'
export const settingOf = async (ctx: Ctx, audience: ActivityDraft['audience']): Promise<Setting> => ({
  locale: ctx.locale,
  timeZone: ctx.community.timeZone,
  currency: await currencyOf(ctx),
  invited: await namesOf(ctx, audience),
})

/** What stops publishing, in words. */
function problemsOf(ctx: Ctx, { setup, play, settings }: Sound): string[] {
  const { rewards, opensAt, closesAt, costPoints } = setup
  const told =
    play.check?.(settings, { rewards: rewards.map(one => one.key), opensAt, closesAt, prizes: rewards, costPoints }) ?? []
  if (closesAt <= ctx.now) told.unshift({ zh: '结束时间已经过了。', en: 'Its end is over already.' })
  return told.map(text => textIn(text, ctx.locale))
}

export async function previewActivity(ctx: Ctx, draft: Omit<ActivityDraft, 'crew'>) {
  const sound = await soundOf(ctx, draft)
  const { setup, play, settings } = sound
  const setting = await settingOf(ctx, setup.audience)
  const rules = linesOf(setup, play, settings, setting)
  const { timeZone } = ctx.community
  const about = { subject: '', settings, lines: rules, currency: setting.currency, timeZone }
  const answers = await Promise.all(questionsOf(setup, play, about).map(question => checkPolicy(ctx, question)))
  const invited = await countInvited(ctx, setup.audience, await namedInAll(ctx, setup.audience))
  const worst = mostOf(setup, play, settings, { timeZone, invited: setup.audience.length === 0 ? null : invited })
  const dear = overBudget(ctx, sound, setting.currency)
  return {
    rules,
    rulesHash: recordOf(setup, timeZone).hash,
    problems: [...problemsOf(ctx, sound), ...(dear ? [fill(textIn(OverBudget.text, ctx.locale), dear)] : [])],
    findings: answers
      .flatMap(answer => answer.hits)
      .map(({ rule, title, text, effect }) => ({
        ...{ rule, title: textIn(title, ctx.locale), text: textIn(text, ctx.locale), stops: effect === 'refuse' },
      })),
    invited,
    worst: worst.all,
    worstBy: worst.by,
    worstByReward: worst.byReward,
  }
}

/** `rulesHash`: of the rules as they were looked at; null when nobody needs to (a series goes on by rules that were). */
export const publishActivity = (ctx: Ctx, activityId: string, rulesHash: string | null): Promise<void> =>
  within(ctx, async ctx => {
    if (rulesHash !== null) operatorOf(ctx)
    const activity = (await lockActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
    if (activity.state !== 'draft') refuse(MovedOn)
    const sound = await soundOf(ctx, setupOf(activity))
    const rules = recordOf(sound.setup, ctx.community.timeZone)
    if (rulesHash !== null && rules.hash !== rulesHash) refuse(RulesChanged)
    const problems = problemsOf(ctx, sound)
    if (problems.length > 0) refuse(WrongSettings, { count: problems.length, problems: problems.join(' ') })
    await needLawful(ctx, activityId, sound)
    await lay(ctx, activityId, sound)
    await insertRules(ctx, activityId, rules)
    if (!(await moveActivityTo(ctx, activityId, 'scheduled', { publishedAt: ctx.now, rulesHash: rules.hash }))) refuse(MovedOn)
    await later(ctx, closeInTime, { activityId }, { at: activity.closesAt, key: activityId })
    const { play, title } = activity
    await record(ctx, published, activityId, { activityId, play, title, hash: rules.hash })
    if (activity.opensAt <= ctx.now) await openActivity(ctx, activityId)
    else await later(ctx, openInTime, { activityId }, { at: activity.opensAt, key: activityId })
  })

/** What is sure to be possible must be within the budget; where nothing else ends it, the budget is the stop. */
function overBudget(ctx: Ctx, { setup, play, settings }: Sound, currency: string): { worst: string; budget: string } | null {
  const worst = worstOf(setup, play, settings, ctx.community.timeZone).all
  if (setup.budget === null || worst === null || worst <= setup.budget) return null
  if (isEndedBy(setup.budget, worst, play, settings)) return null
  const say = (amount: number) => moneyText({ amount, currency: currency as Currency }, ctx.locale)
  return { worst: say(worst), budget: say(setup.budget) }
}
async function needLawful(ctx: Ctx, subject: string, sound: Sound): Promise<void> {
  const { setup, play, settings } = sound
  const setting = await settingOf(ctx, setup.audience)
  const dear = overBudget(ctx, sound, setting.currency)
  if (dear) refuse(OverBudget, dear)
  const lines = linesOf(setup, play, settings, setting)
  const about = { subject, settings, lines, currency: setting.currency, timeZone: ctx.community.timeZone }
  for (const question of questionsOf(setup, play, about)) await enforcePolicy(ctx, question)
}

async function lay(ctx: Ctx, activityId: string, { setup, play, settings }: Sound): Promise<void> {
  const seed = ctx.random.bytes(32).toString('hex')
  const counted = setup.rewards.flatMap(({ key, units }) => (units === null ? [] : [[rewardStock(key), units] as const]))
  await layTable(ctx, activityId, {
    ...{ seed, commitment: commitmentOf(seed), budgetLeft: setup.budget },
    deck: play.deck?.(settings, chanceOf(seed, 'deck')) ?? null,
    table: play.lay?.(settings) ?? null,
    stock: { ...play.stock?.(settings), ...Object.fromEntries(counted) },
  })
}
