// The community's own record, and the fields of its members' profiles.
import { changeCommunity, findCommunity } from '#modules/communities/index.ts'
import { addField, listFields } from '#modules/members/index.ts'
import { changeOf } from '../rules/compare.ts'
import { looked, type Part, stepOf } from './part.ts'

export const communityPart: Part = async (ctx, book, { fresh }) => {
  const { slug, currency: _, ...settings } = book.community
  const what = { part: 'community' as const, ref: slug, title: settings.name }
  const there = fresh ? null : ((await findCommunity(ctx.db, ctx.community.id)) ?? null)
  // A fresh community is opened with these very settings, before any part is made.
  return looked([
    stepOf(changeOf(what, there && { ...there }, settings), ctx => (fresh ? Promise.resolve() : changeCommunity(ctx, settings))),
  ])
}

export const fieldsPart: Part = async (ctx, book, { fresh }) => {
  const there = fresh ? [] : await listFields(ctx.db, ctx.community.id)
  return looked(
    book.fields.map(field => {
      const what = { part: 'fields' as const, ref: field.key, title: field.titleZh }
      // A field that is there is left as people have shaped it: its answers hang on it.
      if (there.some(f => f.key === field.key)) return null
      return stepOf(
        changeOf(what, null, { kind: field.kind, titleZh: field.titleZh, titleEn: field.titleEn, seenBy: field.seenBy }),
        ctx => addField(ctx, field),
      )
    }),
  )
}
