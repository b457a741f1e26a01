// How a quiz is set up, what must hold before it goes out, and its rules in words.
import { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import { line, prose } from '#kernel/shapes.ts'
import type { Reward } from '#modules/activities/contract.ts'
import { RewardKey } from '#modules/activities/contract.ts'

export const Question = z.object({
  text: prose(500, 1).meta({ title: '题目 | Question' }),
  kind: z
    .enum(['single', 'several', 'text'])
    .default('single')
    .meta({ title: '题型 | Kind', titles: { single: '单选 | One option', several: '多选 | Several', text: '填空 | In words' } }),
  options: z
    .array(
      z.object({
        text: line(120).meta({ title: '选项 | Option' }),
        isRight: z.boolean().default(false).meta({ title: '是答案 | It is right' }),
      }),
    )
    .max(10)
    .default([])
    .meta({ title: '选项（填空不用） | Options; none for words' }),
  accepted: z.array(line(80)).max(20).default([]).meta({ title: '填空可以接受的写法 | Accepted answers in words' }),
  points: z.int().min(1).max(1_000).default(10).meta({ title: '分值 | Points' }),
  seconds: z.int().min(3).max(3_600).nullable().default(20).meta({ title: '限时几秒（留空不限） | Seconds; empty: no limit' }),
  note: prose(500).default('').meta({ title: '答后说明 | Told after the answer' }),
})
export type Question = z.output<typeof Question>

export const QuizSettings = z.object({
  questions: z.array(Question).min(1).max(200).meta({ title: '题目 | Questions' }),
  asked: z.int().min(1).max(200).nullable().default(null).meta({ title: '每人抽几题（留空全答） | Questions each; empty: all' }),
  shuffles: z.boolean().default(true).meta({ title: '每人题目和选项的顺序不同 | Each meets them in another order' }),
  attempts: z.int().min(1).max(20).default(1).meta({ title: '每人可答几遍（取最好） | Attempts; the best counts' }),
  reveals: z
    .enum(['at-once', 'at-end'])
    .default('at-once')
    .meta({
      title: '什么时候公布答案 | Answers are told',
      titles: { 'at-once': '答完一题就公布 | At once', 'at-end': '活动结束后 | At the end' },
    }),
  top: z
    .array(z.object({ places: z.int().min(1).max(1_000).default(1).meta({ title: '几名 | Places' }), reward: RewardKey }))
    .max(20)
    .default([])
    .meta({ title: '名次奖励（从第一名起） | Rewards by rank, from the first' }),
  mark: z.int().min(1).max(1_000_000).nullable().default(null).meta({ title: '达标分 | The mark to reach' }),
  markReward: RewardKey.nullable().default(null).meta({ title: '达标奖励 | Reward for reaching it' }),
})
export type QuizSettings = z.output<typeof QuizSettings>

/** The most that can be reached. */
export const fullMark = ({ questions, asked }: QuizSettings): number =>
  questions
    .map(question => question.points)
    .sort((a, b) => b - a)
    .slice(0, asked ?? questions.length)
    .reduce((sum, points) => sum + points, 0)

export function checkQuiz(
  settings: QuizSettings,
  { rewards, prizes }: { rewards: readonly string[]; prizes?: readonly Reward[] },
): Text[] {
  const { questions, asked, top, mark, markReward, attempts, reveals } = settings
  const problems: Text[] = questions.flatMap((question, n) => {
    const wrong = wrongWith(question)
    return wrong ? [{ zh: `第 ${n + 1} 题：${wrong.zh}`, en: `Question ${n + 1}: ${wrong.en}` }] : []
  })
  const say = (zh: string, en: string) => problems.push({ zh, en })
  const named = [...top.map(one => one.reward), ...(markReward === null ? [] : [markReward])]
  for (const key of new Set(named))
    if (!rewards.includes(key)) say(`「${key}」不在奖励清单里。`, `“${key}” is not among the rewards.`)
  if (asked !== null && asked > questions.length)
    say(
      `只有 ${questions.length} 题，不能每人抽 ${asked} 题。`,
      `There are ${questions.length} questions, and ${asked} are to be asked.`,
    )
  if (attempts > 1 && reveals === 'at-once')
    say('可以答几遍时，答案要到结束才公布。', 'With several attempts the answers can be told only at the end.')
  if ((mark === null) !== (markReward === null)) say('达标分和达标奖励要一起填。', 'The mark and its reward belong together.')
  if (mark !== null && mark > fullMark(settings)) say('达标分比满分还高。', 'The mark is higher than can be reached.')
  if (prizes?.find(one => one.key === markReward && one.value > 0)?.units === null)
    say('达标奖励请填份数，先到名次者先得。', 'Say how many of the reward for the mark there are; the best come first.')
  return problems
}

function wrongWith({ kind, options, accepted }: Question): Text | null {
  const right = options.filter(option => option.isRight).length
  if (kind === 'text')
    return accepted.length === 0
      ? { zh: '填空至少要有一种可以接受的写法。', en: 'an answer in words needs a form that is accepted.' }
      : null
  if (options.length < 2) return { zh: '至少要有两个选项。', en: 'there have to be two options at least.' }
  if (kind === 'single' && right !== 1) return { zh: '单选题要有且只有一个答案。', en: 'exactly one option has to be right.' }
  return right === 0 ? { zh: '还没有标出答案。', en: 'no option is marked as right.' } : null
}

export function quizRules(settings: QuizSettings, rewardTitle: (key: string) => string): Text[] {
  const { questions, asked, shuffles, attempts, reveals, top, mark, markReward } = settings
  const count = asked ?? questions.length
  const hasTime = questions.some(question => question.seconds !== null)
  let from = 1
  const ranks = top.map(({ places, reward }) => {
    const places_ = { first: from, last: from + places - 1 }
    from += places
    const span = places === 1 ? `${places_.first}` : `${places_.first}–${places_.last}`
    return { zh: `第 ${span} 名：${rewardTitle(reward)}。`, en: `Rank ${span}: ${rewardTitle(reward)}.` }
  })
  return [
    {
      zh: `共 ${count} 题，满分 ${fullMark(settings)} 分${asked !== null && asked < questions.length ? `，从 ${questions.length} 题中随机抽取` : ''}。`,
      en: `${count} questions, ${fullMark(settings)} points at most${asked !== null && asked < questions.length ? `, drawn from ${questions.length}` : ''}.`,
    },
    ...(shuffles
      ? [{ zh: '每个人题目和选项的顺序不同。', en: 'Everyone meets questions and options in an order of his own.' }]
      : []),
    ...(hasTime
      ? [
          {
            zh: '限时以服务器时间为准，超时算没答上，离开页面也照常计时。',
            en: 'Time is the server’s; what comes late counts as not answered, and the clock runs on while one is away.',
          },
        ]
      : []),
    {
      zh: '多选题要全部选对才得分；填空不分大小写、全角半角和空格标点。',
      en: 'Of several options all and only the right ones must be chosen; in words, case, width, spaces and marks do not matter.',
    },
    {
      zh: attempts === 1 ? '每人答一遍。' : `每人最多答 ${attempts} 遍，取最好的一遍。`,
      en: attempts === 1 ? 'One attempt each.' : `Up to ${attempts} attempts each; the best counts.`,
    },
    reveals === 'at-once'
      ? { zh: '答完一题就公布答案。', en: 'The answer to a question is told once one has answered it.' }
      : { zh: '答案在结束后公布。', en: 'Answers are told when it is over.' },
    {
      zh: '名次先看得分，同分看用时，再看谁先参加。',
      en: 'Ranks go by points, then by the time that was taken, then by who came first.',
    },
    ...ranks,
    ...(mark === null || markReward === null
      ? []
      : [
          {
            zh: `达到 ${mark} 分：${rewardTitle(markReward)}，有限份时按名次先得。`,
            en: `From ${mark} points: ${rewardTitle(markReward)}; where there are not enough, by rank.`,
          },
        ]),
  ]
}
