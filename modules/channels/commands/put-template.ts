// Templates of messages: written in both languages, checked before they are kept, filled in when something is sent.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { type Locale, textIn } from '#kernel/i18n.ts'
import { refuse } from '#kernel/refusal.ts'
import { type ChannelKind, NoSuchTemplate, TemplateFlawed, type TemplateWords } from '../contract.ts'
import { templateChanged } from '../facts.ts'
import { askedFor, type Filled, filled, flawsOf } from '../rules/templates.ts'
import { deleteTemplate, findTemplate, saveTemplate, type TemplateRow } from '../store/words.ts'

/** Makes the template what it is said to be; a second call with the same words changes nothing. */
export const putTemplate = (
  ctx: Ctx,
  channel: ChannelKind,
  key: string,
  words: TemplateWords,
  ref: string | null = null,
): Promise<'added' | 'changed' | 'same'> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    refuseFlaws(ctx, channel, words)
    const there = await findTemplate(ctx.db, ctx.community.id, channel, key)
    if (there && sameAs(there) === sameAs(words)) return 'same'
    const { subjectZh, subjectEn, bodyZh, bodyEn } = words
    await saveTemplate(ctx.db, {
      communityId: ctx.community.id,
      channel,
      key,
      ref: ref ?? there?.ref ?? null,
      subjectZh,
      subjectEn,
      bodyZh,
      bodyEn,
      changedAt: ctx.now,
      changedBy: actorName(ctx.actor),
    })
    const change = there ? 'changed' : 'added'
    await record(ctx, templateChanged, `${channel}:${key}`, { channel, key, change })
    return change
  })

export const dropTemplate = (ctx: Ctx, channel: ChannelKind, key: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    if (!(await deleteTemplate(ctx.db, ctx.community.id, channel, key))) refuse(NoSuchTemplate)
    await record(ctx, templateChanged, `${channel}:${key}`, { channel, key, change: 'removed' })
  })

export function refuseFlaws(ctx: Ctx, channel: ChannelKind, words: TemplateWords): void {
  const flaws = flawsOf(channel, words)
  if (flaws.length === 0) return
  const errors = flaws.map(flaw => ({ path: flaw.path, message: textIn(flaw.text, ctx.locale) }))
  refuse(TemplateFlawed, { count: flaws.length, errors })
}

const sameAs = (w: TemplateWords): string => JSON.stringify([w.subjectZh, w.subjectEn, w.bodyZh, w.bodyEn])

export const shownTemplate = (row: TemplateRow) => ({ ...row, placeholders: askedFor(row) })

/** A template filled in for a look: the house's own places read as examples unless they are given. */
export async function previewTemplate(
  ctx: Ctx,
  channel: ChannelKind,
  key: string,
  wish: { locale: Locale; params: Record<string, string>; words?: TemplateWords | undefined },
): Promise<Filled> {
  if (wish.words) refuseFlaws(ctx, channel, wish.words)
  const words = wish.words ?? (await findTemplate(ctx.db, ctx.community.id, channel, key)) ?? refuse(NoSuchTemplate)
  const member = wish.locale === 'en' ? 'Ling' : '凌'
  return filled(words, wish.locale, { member, community: ctx.community.name, ...wish.params })
}
