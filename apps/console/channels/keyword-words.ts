// A keyword in a line: its words, what it answers, when it holds.
import type { Answer } from '#kernel/contract.ts'
import { date, say } from '#ui/i18n.ts'
import type { Rooms } from '../routes.gen.ts'
import { replyTexts } from './reply-texts.ts'

export type Keyword = Answer<Rooms['channels']['keywords']>['items'][number]

export const wordsOf = (keyword: Pick<Keyword, 'words'>): string => keyword.words.join(say({ zh: '、', en: ', ' }))
export const answerOf = (keyword: Pick<Keyword, 'text' | 'article'>): string => keyword.article?.title ?? keyword.text
const dayOf = (day: string): string => date(`${day}T00:00:00Z`, 'date', 'UTC')

export function termOf({ from, until }: Pick<Keyword, 'from' | 'until'>): string {
  if (from && until) return from === until ? dayOf(from) : say(replyTexts.between, { from: dayOf(from), until: dayOf(until) })
  if (from) return say(replyTexts.from, { from: dayOf(from) })
  if (until) return say(replyTexts.until, { until: dayOf(until) })
  return say(replyTexts.always)
}
