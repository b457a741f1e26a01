// A member is told that a tier of his ends soon: in his list, and by e-mail where he can be reached.
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { record } from '#kernel/facts.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import { Refused } from '#kernel/refusal.ts'
import { sendMessage } from '#modules/channels/index.ts'
import { contactOf } from '#modules/members/index.ts'
import type { Plan } from '../contract.ts'
import { tierEnding } from '../facts.ts'
import { type HoldingRow, insertReminder } from '../store/holdings.ts'
import { findPlan } from '../store/plans.ts'

const subject = {
  zh: '你的「{plan}」还有 {days} 天到期',
  en: 'Your {plan} ends in {days:one day|{days} days}',
}
const body = {
  zh: '{member}，你好：\n\n你在{community}的「{plan}」将在 {day} 到期，还有 {days} 天。到期前续费，时间会从到期日接着算，一天也不少。\n\n{url}',
  en: 'Hello {member},\n\nYour {plan} in {community} ends on {day}, in {days:one day|{days} days}. Renew before that and the new term begins where this one ends; no day is lost.\n\n{url}',
}

export async function remind(ctx: Ctx, held: HoldingRow, until: Date, days: number): Promise<void> {
  const messageId = await tell(ctx, held, until, days)
  if (!(await insertReminder(ctx, held, days, messageId))) return
  const { id: holdingId, memberId, planId } = held
  await record(ctx, tierEnding, memberId, { holdingId, memberId, planId, days, until: until.toISOString() })
}

/** The id of the message; null when he cannot be reached, and finds it in his list alone. */
async function tell(ctx: Ctx, held: HoldingRow, until: Date, days: number): Promise<string | null> {
  const [contact, plan] = [await contactOf(ctx, held.memberId), await findPlan(ctx, held.planId, held.version)]
  if (!contact?.isPresent) return null
  const locale = contact.locale ?? ctx.community.locale
  const words = {
    member: contact.name,
    community: ctx.community.name,
    plan: (plan as Plan).name,
    days,
    day: dayIn(until, ctx.community.timeZone),
    url: `${ctx.house.settings.publicUrl}/c/${ctx.community.slug}/tiers`,
  }
  try {
    return await sendMessage(ctx, {
      channel: 'email',
      key: `tiers.ending:${held.id}:${days}`,
      purpose: 'transactional',
      memberId: held.memberId,
      words: { subject: fill(textIn(subject, locale), words), text: fill(textIn(body, locale), words) },
    })
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}
