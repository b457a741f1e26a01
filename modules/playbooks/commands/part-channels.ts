// What the official account says by itself: keywords and greetings.
import { allGreetings, allKeywords, putKeyword, setGreeting } from '#modules/channels/index.ts'
import { changeOf } from '../rules/compare.ts'
import { looked, type Part, stepOf } from './part.ts'

const articleOf = (
  a: { title: string; description: string; url: string; picUrl?: string | null | undefined } | null | undefined,
) => (a ? { title: a.title, description: a.description, picUrl: a.picUrl ?? '', url: a.url } : null)

export const keywordsPart: Part = async (ctx, book, { fresh }) => {
  const there = fresh ? [] : await allKeywords(ctx.db, ctx.community.id)
  return looked(
    book.keywords.map(({ ref, words, match, text, article }) => {
      const now = there.find(k => k.ref === ref)
      const wanted = { words, match, text: text ?? '', article: articleOf(article) }
      const change = changeOf(
        { part: 'keywords', ref, title: words.join('、') },
        now ? { ...now, article: articleOf(now.article) } : null,
        wanted,
      )
      return stepOf(change, ctx => putKeyword(ctx, { ref, ...wanted }))
    }),
  )
}

export const greetingsPart: Part = async (ctx, book, { fresh }) => {
  const there = fresh ? [] : await allGreetings(ctx.db, ctx.community.id)
  const said = [
    ['subscribe', book.welcome.subscribe],
    ['unknown', book.welcome.otherwise],
  ] as const
  return looked(
    said.flatMap(([occasion, text]) => {
      if (text === undefined) return []
      const now = there.find(g => g.occasion === occasion)
      const change = changeOf(
        { part: 'welcome', ref: occasion, title: text.split('\n')[0] ?? '' },
        now ? { text: now.text } : null,
        { text },
      )
      return [stepOf(change, ctx => setGreeting(ctx, occasion, { text }, book.playbook))]
    }),
  )
}
