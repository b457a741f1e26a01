// How a vote is set up, and what a voter's part is in the record.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { RewardKey } from '#modules/activities/contract.ts'
import type { Steps } from '../steps.ts'

export const Option = z.object({
  title: line(60).meta({ title: '选项 | Option' }),
  about: line(200, 0).default('').meta({ title: '说明（可留空） | About it; may be empty' }),
  cost: z.int().min(0).max(1_000_000_000).default(0).meta({ title: '要花多少（只用于预算投票） | Its cost (budget votes only)' }),
})
export const Settings = z
  .object({
    question: line(120).default('大家怎么选？').meta({ title: '问题 | Question', inEnglish: 'What do we choose?' }),
    kind: z
      .enum(['single', 'several', 'approval', 'ranked', 'budget'])
      .default('single')
      .meta({
        title: '选票 | Ballot',
        titles: {
          single: '单选 | One',
          several: '多选 | Several',
          approval: '赞成 | Approval',
          ranked: '排序 | Ranked',
          budget: '分预算 | Budget',
        },
      }),
    options: z.array(Option).min(2).max(40).meta({ title: '选项 | Options' }),
    most: z.int().min(1).max(40).default(3).meta({ title: '最多选几个（只用于多选） | Choices at most (several only)' }),
    budget: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .default(100)
      .meta({ title: '一共可以花多少（只用于分预算） | What may be spent (budget only)' }),
    winners: z
      .int()
      .min(1)
      .max(40)
      .default(1)
      .meta({ title: '选出几个（排序只选一个，分预算看钱） | How many win (ranked: one)' }),
    quorum: z.int().min(0).max(100_000_000).default(0).meta({ title: '至少多少人投票才有效 | Voters needed for it to count' }),
    isSecret: z.boolean().default(true).meta({ title: '不记名 | Secret ballot' }),
    mayChange: z.boolean().default(true).meta({ title: '截止前可以改票 | A vote may be changed until closing' }),
    mayDelegate: z.boolean().default(false).meta({ title: '可以委托别人投 | A vote may be left to another member' }),
    results: z
      .enum(['live', 'sealed'])
      .default('sealed')
      .meta({
        title: '票数什么时候能看 | Counts are seen',
        titles: { live: '随时 | At any time', sealed: '结束后 | At the end' },
      }),
    reward: RewardKey.nullable().default(null).meta({ title: '参与的奖励 | Reward for taking part' }),
  })
  .meta({ lastsHours: 72 })
export type Settings = z.output<typeof Settings>

export interface Mine {
  /** Numbers of options; of a ranked ballot in the voter's order. null: no vote of his own. */
  choices: number[] | null
  weight: number
  /** To whom the vote is left. */
  to: { memberId: string; name: string } | null
  /** Who left theirs to him: how many, and what they weigh. They count where he votes himself. */
  load: { people: number; weight: number }
  /** The receipt: SHA-256 of ballot and nonce, told to the voter and published without a name. */
  code: string
  nonce: string
  isRewarded: boolean
}
/** Counters, moved by the difference with every move. */
export interface Table {
  /** Weight by option; of ranked ballots their first choices. */
  counts: number[]
  /** Whose voice counts, those included who left it to somebody who votes. */
  voters: number
  weight: number
  /** Of secret ballots whose counts are seen at any time. */
  steps?: Steps<{ counts: number[]; weight: number }>
  /** Of such: one counts more than one, by weight or by what was left to it, and in the counts it would tell whose it is. */
  isUneven?: boolean
}
/** Published of a secret ballot. What it counts is left out: an unusual weight would name whose it is. */
export type Listed = [code: string, choices: string]
export type Round = {
  counts: number[]
  /** Which option leaves; null in the last round. */
  out: number | null
  byLot: boolean
}
export type Result = {
  counts: number[]
  voters: number
  weight: number
  isQuorate: boolean
  winners: number[]
  /** Level at the edge: drawn by the activity's chance. */
  byLot: boolean
  rounds: Round[]
  spent: number
  list: Listed[]
  /** Ballots beyond those that are listed. */
  unlisted: number
}
