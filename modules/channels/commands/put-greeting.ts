// What a new follower is told, and he whose words no keyword knows.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import type { NewGreeting } from '../contract.ts'
import { greetingChanged } from '../facts.ts'
import { allGreetings, type GreetingRow, saveGreeting } from '../store/words.ts'

/** Writes a greeting; false when it says that already. An empty one says nothing. */
export const setGreeting = (
  ctx: Ctx,
  occasion: GreetingRow['occasion'],
  wish: Partial<NewGreeting>,
  ref: string | null = null,
): Promise<boolean> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    const { text = '', article = null, handover = false } = wish
    const there = (await allGreetings(ctx.db, ctx.community.id)).find(g => g.occasion === occasion)
    if (there && sameAs(there) === sameAs({ text, article, handover })) return false
    const row = { occasion, ref: ref ?? there?.ref ?? null, text, article, handover, changedAt: ctx.now }
    await saveGreeting(ctx.db, ctx.community.id, row, actorName(ctx.actor))
    await record(ctx, greetingChanged, occasion, { occasion })
    return true
  })

const sameAs = ({ text, article, handover }: NewGreeting): string =>
  JSON.stringify([text, article && [article.title, article.description, article.picUrl, article.url], handover])
