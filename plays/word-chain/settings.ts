// How an idiom chain is set up, and what is kept of it.
import { z } from 'zod'
import { RewardKey } from '#modules/activities/contract.ts'

export const ChainSettings = z
  .object({
    turns: z
      .enum(['free', 'round'])
      .default('free')
      .meta({ title: '怎么轮 | Turns', titles: { free: '抢接 | Whoever is first', round: '轮流 | In a round' } }),
    seconds: z
      .int()
      .min(10)
      .max(86_400)
      .default(120)
      .meta({ title: '多少秒没人接就断 | Seconds until the chain breaks or the turn passes' }),
    seats: z.int().min(2).max(30).default(12).meta({ title: '轮流时最多几人 | Seats in a round' }),
    linksMost: z.int().min(10).max(300).default(100).meta({ title: '一条最长接几个 | The longest chain' }),
    finish: z
      .int()
      .min(0)
      .max(20)
      .default(2)
      .meta({ title: '接到无人能接，另加几分 | More points for an idiom that nobody can follow' }),
    each: RewardKey.nullable().default(null).meta({ title: '每接上一个的奖励 | For each idiom' }),
    places: z
      .array(z.object({ reward: RewardKey, places: z.int().min(1).max(50).meta({ title: '几名 | Places' }) }))
      .max(5)
      .default([])
      .meta({ title: '结束时按分数给谁 | By score at the end, the best first' }),
  })
  .meta({ lastsHours: 168 })
export type ChainSettings = z.output<typeof ChainSettings>

export type Sitting = { memberId: string; name: string; missed: number }
export interface Table {
  /** As one word; see words.ts. */
  chain: string
  /** Who came last: he does not follow himself. */
  last: { memberId: string; name: string } | null
  /** When it breaks, or the turn passes; null while nobody has begun. */
  dueAt: string | null
  best: string
  /** Chains that are over. */
  over: number
  /** Why the one before this is over. */
  ended: '' | 'nobody-came' | 'nobody-can' | 'long-enough'
  round: Sitting[]
  turn: number
}
export interface Mine {
  links: number
}
