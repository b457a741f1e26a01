// A member agrees to a purpose, to the very words that were shown, and may withdraw it as easily.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { textIn } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { ConsentTextChanged } from '../contract/refusals.ts'
import { ConsentPurpose } from '../contract/shapes.ts'
import { consentGiven, consentWithdrawn } from '../facts.ts'
import { consentTexts } from '../rules.ts'
import { endConsent, insertConsent } from '../store/consents.ts'

export const consentTextsFor = (ctx: Ctx) =>
  ConsentPurpose.options.map(purpose => {
    const { version, title, text } = consentTexts[purpose]
    return { purpose, version, title: textIn(title, ctx.locale), text: textIn(text, ctx.locale) }
  })

export const giveConsent = (ctx: Ctx, purpose: ConsentPurpose, version: string): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    if (consentTexts[purpose].version !== version) refuse(ConsentTextChanged)
    const isNew = await insertConsent(ctx.db, {
      communityId: ctx.community.id,
      id: newId(ctx, 'con'),
      memberId,
      purpose,
      textVersion: version,
      givenAt: ctx.now,
      givenHow: 'member',
      // What proves it: the words as he read them, and the request in which he agreed.
      evidence: JSON.stringify({
        text: textIn(consentTexts[purpose].text, ctx.locale),
        locale: ctx.locale,
        requestId: ctx.requestId,
        callerHash: ctx.callerHash,
        agent: ctx.doorway.agent.slice(0, 200),
      }),
    })
    if (isNew) await record(ctx, consentGiven, memberId, { memberId, purpose })
  })

export const withdrawConsent = (ctx: Ctx, purpose: ConsentPurpose): Promise<void> =>
  within(ctx, ctx => withdrawConsentOf(ctx, memberIdOf(ctx), purpose, 'member'))

/** For rooms that offer a way out of their own, such as the unsubscribe link of a mail. */
export async function withdrawConsentOf(
  ctx: Ctx,
  memberId: string,
  purpose: ConsentPurpose,
  how: 'member' | 'operator' | 'link',
): Promise<void> {
  if ((await endConsent(ctx.db, ctx.community.id, memberId, purpose, ctx.now, how)) > 0)
    await record(ctx, consentWithdrawn, memberId, { memberId, purpose })
}
