// How a guessing game is set up, what must hold before it goes out, and its rules in words.
import { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import { line } from '#kernel/shapes.ts'
import type { Reward } from '#modules/activities/contract.ts'
import { RewardKey } from '#modules/activities/contract.ts'

export const PredictionSettings = z.object({
  subject: line(120).meta({ title: '猜什么 | What is guessed' }),
  kind: z
    .enum(['choice', 'score', 'number', 'word'])
    .default('choice')
    .meta({
      title: '猜法 | Kind of guess',
      titles: {
        choice: '选一个 | An option',
        score: '比分 | A score',
        number: '最接近的数 | The closest number',
        word: '看图猜名 | A name',
      },
    }),
  options: z.array(line(60)).max(20).default([]).meta({ title: '选项（猜法为 choice 时） | Options, of a choice' }),
  home: line(30, 0).default('').meta({ title: '主队 | Home' }),
  away: line(30, 0).default('').meta({ title: '客队 | Away' }),
  unit: line(10, 0).default('').meta({ title: '数的单位，如「台」 | The number’s unit' }),
  numberMax: z.int().min(1).max(1_000_000_000_000).default(100_000_000).meta({ title: '最大的数 | The highest number' }),
  stake: z.int().min(0).max(1_000_000).default(0).meta({ title: '每猜一次投入积分 | Points staked on each guess' }),
  guessesMax: z.int().min(1).max(10).default(1).meta({ title: '每人最多猜几次 | Guesses each, at most' }),
  bonus: z.int().min(0).max(1_000_000_000).default(0).meta({ title: '主办方另加积分 | Points added by the house' }),
  pool: RewardKey.nullable().default(null).meta({ title: '积分池（积分奖励） | The pool: a reward of points' }),
  prize: RewardKey.nullable().default(null).meta({ title: '猜中另得 | Who is right also gets' }),
  prizesMax: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(1)
    .meta({ title: '另得几份（先猜中者先得） | How many; the first who were right' }),
  fallsBack: z.boolean().default(false).meta({ title: '没人猜中比分时，胜平负对的算中 | If no score is right, who won counts' }),
  odds: z
    .enum(['live', 'hidden'])
    .default('live')
    .meta({
      title: '大家怎么猜，什么时候能看 | What others guess is seen',
      titles: { live: '随时 | At any time', hidden: '结束后 | Afterwards' },
    }),
})
export type PredictionSettings = z.output<typeof PredictionSettings>

export function checkPrediction(
  settings: PredictionSettings,
  { rewards, prizes, costPoints }: { rewards: readonly string[]; prizes?: readonly Reward[]; costPoints?: number },
): Text[] {
  const { kind, options, stake, bonus, pool, prize, fallsBack } = settings
  const problems: Text[] = []
  const say = (zh: string, en: string) => problems.push({ zh, en })
  for (const key of [pool, prize])
    if (key !== null && !rewards.includes(key)) say(`「${key}」不在奖励清单里。`, `“${key}” is not among the rewards.`)
  if (kind === 'choice' && options.length < 2) say('至少要有两个选项。', 'There have to be two options at least.')
  if (new Set(options).size !== options.length) say('选项有重复。', 'Two options are the same.')
  if (fallsBack && kind !== 'score') say('只有猜比分可以退而求胜平负。', 'Only scores can fall back to who won.')
  if (pool === null && stake + bonus > 0)
    say('有投入或加码，就要选积分池的奖励。', 'Stakes and bonus need a reward for the pool.')
  const there = prizes?.find(one => one.key === pool)
  if (there && (there.kind !== 'points' || there.amount > 1 || there.units !== null))
    say('积分池要用积分奖励：「每份多少」填 1，「份数」留空。', 'The pool is a reward of points: 1 each, without a count.')
  else if (there && stake > 0 && there.value > 0)
    say('池里是成员自己的积分，「市场价」请填 0，不占预算。', 'The pool is the members’ own points: worth 0, outside the budget.')
  if (stake > 0 && (costPoints ?? 0) > 0)
    say('投入已经在玩法里收取，请把每次消耗积分设为 0。', 'The stake is taken by the play: let each time cost nothing.')
  return problems
}

const howRight: Record<PredictionSettings['kind'], Text> = {
  choice: { zh: '选中结果的人猜中。', en: 'Whoever chose what comes true is right.' },
  score: { zh: '比分完全一致算猜中。', en: 'Whoever named the exact score is right.' },
  number: { zh: '最接近结果的人猜中，同样接近的并列。', en: 'Whoever is closest is right; those who are as close are level.' },
  word: {
    zh: '名字与公布的任一写法一致算猜中，不分大小写、全角半角和空格标点。',
    en: 'Whoever wrote one of the accepted names is right; case, width, spaces and marks do not matter.',
  },
}
export function predictionRules(settings: PredictionSettings, rewardTitle: (key: string) => string): Text[] {
  const { subject, kind, options, stake, guessesMax, bonus, pool, prize, prizesMax, fallsBack } = settings
  return [
    { zh: `猜：${subject}`, en: `To be guessed: ${subject}` },
    ...(kind === 'choice' ? [{ zh: `选项：${options.join('、')}。`, en: `Options: ${options.join(', ')}.` }] : []),
    howRight[kind],
    ...(fallsBack
      ? [
          {
            zh: '没有人猜中比分时，猜中胜平负的人算猜中。',
            en: 'If nobody named the score, whoever named the winner, or the draw, is right.',
          },
        ]
      : []),
    {
      zh: `每人最多猜 ${guessesMax} 次，截止前可以改。`,
      en: `${guessesMax === 1 ? 'One guess' : `Up to ${guessesMax} guesses`} each; it can be changed until the end.`,
    },
    ...(stake > 0
      ? [{ zh: `每猜一次投入 ${stake} 积分，全部进池。`, en: `Each guess stakes ${stake} points, which all go into the pool.` }]
      : []),
    ...(bonus > 0 ? [{ zh: `主办方另加 ${bonus} 积分。`, en: `The house adds ${bonus} points.` }] : []),
    ...(pool === null
      ? []
      : [
          {
            zh: `池中全部积分（${rewardTitle(pool)}）由猜中的人按猜中次数分，除不尽的零头先给余数大的，再按参加先后，每人一分，合计与池中分毫不差。`,
            en: `All points in the pool (${rewardTitle(pool)}) go to those who were right, by the number of right guesses; single points that are left over go to the largest remainders, then to those who came first, so that the sum is exact.`,
          },
        ]),
    ...(stake > 0 ? [{ zh: '没有人猜中时，投入如数退回。', en: 'If nobody is right, all stakes go back.' }] : []),
    ...(prize === null
      ? []
      : [
          {
            zh: `猜中的前 ${prizesMax} 人另得：${rewardTitle(prize)}。`,
            en: `The first ${prizesMax} who were right also get: ${rewardTitle(prize)}.`,
          },
        ]),
    {
      zh: '结果由主办方在结束后录入；录入后不能再猜。',
      en: 'The house enters the result afterwards; from then on no guess is taken.',
    },
  ]
}
