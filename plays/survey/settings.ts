// How a survey is set up: its questions, and when each of them is asked.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { RewardKey } from '#modules/activities/contract.ts'
import type { Steps } from '../steps.ts'

export const Choice = z.object({
  title: line(60).meta({ title: '选项 | Option' }),
  quota: z.int().min(1).max(10_000_000).nullable().default(null).meta({ title: '名额（留空不限） | Places; empty: no limit' }),
})
export const Question = z.object({
  title: line(120).meta({ title: '问题 | Question' }),
  kind: z
    .enum(['single', 'several', 'stars', 'scale', 'number', 'text', 'ranking'])
    .default('single')
    .meta({
      title: '题型 | Kind',
      titles: {
        single: '单选 | One',
        several: '多选 | Several',
        stars: '1–5 星 | 1–5 stars',
        scale: '0–10 分 | 0–10',
        number: '数字 | A number',
        text: '文字 | Text',
        ranking: '排序 | A ranking',
      },
    }),
  options: z.array(Choice).max(30).default([]).meta({ title: '选项（单选、多选、排序要填） | Options (one, several, ranking)' }),
  isRequired: z.boolean().default(true).meta({ title: '必答 | Must be answered' }),
  most: z.int().min(1).max(30).nullable().default(null).meta({ title: '多选最多几个 | Several: at most' }),
  least: z.int().min(-1_000_000_000).max(1_000_000_000).nullable().default(null).meta({ title: '数字最小 | Number from' }),
  largest: z.int().min(-1_000_000_000).max(1_000_000_000).nullable().default(null).meta({ title: '数字最大 | Number to' }),
  showIf: z
    .object({
      question: z.int().min(1).max(60).meta({ title: '第几题 | Question' }),
      answer: z.int().min(0).max(30).meta({ title: '选了第几项（打分题填分数） | Its option, or score' }),
    })
    .nullable()
    .default(null)
    .meta({ title: '只在前面这样答时才问 | Asked only after this answer' }),
})
export type Question = z.output<typeof Question>
export const Settings = z
  .object({
    questions: z.array(Question).min(1).max(60).meta({ title: '题目 | Questions' }),
    isAnonymous: z.boolean().default(false).meta({ title: '匿名 | Anonymous' }),
    mayChange: z.boolean().default(true).meta({ title: '截止前可以改（匿名时不能） | May be changed (not when anonymous)' }),
    results: z
      .enum(['desk', 'after-answering', 'after-closing'])
      .default('after-answering')
      .meta({
        title: '谁看结果 | Results are seen',
        titles: {
          desk: '只有我们 | By us alone',
          'after-answering': '答完可看 | After answering',
          'after-closing': '结束后可看 | After closing',
        },
      }),
    reward: RewardKey.nullable().default(null).meta({ title: '答完的奖励 | Reward for answering' }),
    thanks: line(120, 0).default('').meta({ title: '答完后的感谢话（可留空） | Words of thanks; may be empty' }),
  })
  .meta({ lastsHours: 168 })
export type Settings = z.output<typeof Settings>

/** By number of the question, from 0: an option, options, a score, a number, a text; of a ranking the options in order. */
export type Answer = number | string | readonly number[]
export type Answers = Readonly<Record<string, Answer>>
export interface Mine {
  /** null where nobody may know: it is only kept that he has answered. */
  answers: Answers | null
}
/** What is known of one question: how many answered, and counts by option or score. A ranking counts points: of four options the first
 * gets three (J.-C. de Borda, 1784). Numbers count only sum and sum of squares. */
export type Tally = {
  answers: number
  counts: number[]
  sum: number
  squares: number
}
export interface Table {
  people: number
  tallies: Tally[]
  /** A fair sample of texts without names, in the order of their letters; only of anonymous surveys, where no move keeps them. */
  texts: { question: number; text: string }[]
  /** How many texts the sample stands for. */
  textsAll: number
  /** Of anonymous surveys, while they are open. */
  steps?: Steps<{ people: number; tallies: Tally[] }>
}
