// Wish wall 心愿墙: everyone hangs up one wish; at the end chance picks the wishes that are granted.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { move, no, play, RewardKey } from '#modules/activities/contract.ts'

const Settings = z
  .object({
    prompt: line(60)
      .default('今年最想实现的一件小事')
      .meta({ title: '问什么 | What is asked', inEnglish: 'A small wish for this year' }),
    granted: z.int().min(1).max(1000).default(3).meta({ title: '实现几个心愿 | Wishes granted' }),
    reward: RewardKey.nullable().default(null).meta({ title: '被实现的人得到 | What they get' }),
  })
  .meta({ lastsHours: 168 })
type Settings = z.output<typeof Settings>
interface Mine {
  wish: string
}
export interface Shown {
  prompt: string
  granted: number
  mine: string | null
  result: { granted: { memberId: string; wish: string }[] } | null
}
const moveOf = move<Settings, Mine, null>()

interface Sum {
  all: { memberId: string; wish: string }[]
}

export const wish = play<Settings, Mine, null, Sum>({
  key: 'wish',
  title: { zh: '心愿墙', en: 'Wish wall' },
  about: {
    zh: '每人挂上一个心愿，结束时抽几个，由主办方来实现。',
    en: 'Everyone hangs up a wish; at the end some are drawn and granted.',
  },
  settings: Settings,
  isDraw: true,
  check: ({ reward }, { rewards }) =>
    reward !== null && !rewards.includes(reward)
      ? [{ zh: `「${reward}」不在奖励清单里。`, en: `“${reward}” is not among the rewards.` }]
      : [],
  rules: ({ granted, reward }, title) => [
    {
      zh: '每人挂一个心愿，结束前可以改，人人看得到。',
      en: 'One wish each. It may be changed until the end, and everyone sees it.',
    },
    {
      zh: `结束时从所有心愿里抽 ${granted} 个，每个心愿的机会相同。`,
      en: `At the end ${granted} of all wishes are drawn, each with the same chance.`,
    },
    ...(reward ? [{ zh: `抽中的人得到「${title(reward)}」。`, en: `Whose wish is drawn gets “${title(reward)}”.` }] : []),
  ],
  worst: ({ granted, reward }, players) => (reward ? { [reward]: Math.min(granted, players) } : {}),
  moves: {
    hang: moveOf({
      title: { zh: '挂上心愿', en: 'Hang up a wish' },
      by: 'player',
      input: z.object({ wish: line(60).meta({ title: '心愿 | Wish' }) }),
      isPublic: true,
      decide({ mine }, { wish }) {
        if (mine?.wish === wish) no('same', '心愿没有变。', 'That is your wish already.')
        return { outcome: { wish }, mine: { wish } }
      },
    }),
  },
  settle: {
    begin: () => ({ all: [] }),
    add(sum, { memberId, mine }) {
      sum.all.push({ memberId, wish: mine.wish })
      return sum
    },
    end({ all }, { settings, chance, left }) {
      const granted = chance.shuffled(all).slice(0, settings.granted)
      const { reward } = settings
      const awards = reward ? granted.slice(0, left(reward)).map(({ memberId }) => ({ memberId, reward })) : []
      return { result: { granted }, awards }
    },
  },
  tell: result => {
    const { granted } = result as unknown as NonNullable<Shown['result']>
    const wishes = granted.map(one => one.wish)
    return { zh: `被抽中的心愿：${wishes.join('；')}`, en: `Wishes that come true: ${wishes.join('; ')}` }
  },
  show: ({ settings: { prompt, granted }, result }, { mine }) => ({ prompt, granted, mine: mine?.wish ?? null, result }),
})
