// What a mission is set up with, and what lies on its table.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { RewardKey } from '#modules/activities/contract.ts'

export const slotsMax = 500

export const Settings = z
  .object({
    pieces: z
      .array(line(60))
      .max(slotsMax)
      .default([])
      .meta({ title: '任务清单，一条一份（留空按下面两项编号） | The pieces, one each; empty: numbered as below' }),
    label: line(20)
      .default('第 {n} 章')
      .meta({ title: '编号的叫法，{n} 是数字 | What numbered pieces are called; {n} is the number', inEnglish: 'Chapter {n}' }),
    count: z.int().min(1).max(slotsMax).default(40).meta({ title: '编号共几份 | How many are numbered' }),
    takers: z
      .int()
      .min(1)
      .max(slotsMax)
      .default(1)
      .meta({ title: '每份可以有几人（队）各做一遍 | How many people or teams may each do a piece' }),
    teamMax: z
      .int()
      .min(1)
      .max(10)
      .default(1)
      .meta({ title: '一队最多几人（1 为单人） | People in a team; 1: everyone for himself' }),
    heldMax: z.int().min(1).max(50).default(1).meta({ title: '一人同时最多领几份 | Pieces one may hold at a time' }),
    days: z
      .int()
      .min(1)
      .max(365)
      .nullable()
      .default(7)
      .meta({ title: '领走后几天内交（留空到活动结束） | Days to hand it in; empty: until the end' }),
    asksPledge: z.boolean().default(false).meta({ title: '领的时候立军令状 | Claiming asks for a pledge and its day' }),
    isReviewed: z.boolean().default(true).meta({ title: '交上来先由工作人员验收 | What is handed in is reviewed' }),
    proofreads: z.int().min(0).max(5).default(0).meta({ title: '还要其他成员校对几遍 | Times it is read by other members' }),
    reward: RewardKey.nullable().default(null).meta({ title: '完成一份的奖励（每人） | For each who finishes a piece' }),
    proofReward: RewardKey.nullable().default(null).meta({ title: '校对一遍的奖励 | For each reading of what was finished' }),
    allReward: RewardKey.nullable()
      .default(null)
      .meta({ title: '全部完成时，每位完成者的奖励 | For all who took part, when everything is done' }),
  })
  .meta({ lastsHours: 336 })
export type Settings = z.output<typeof Settings>

export type State = 'open' | 'claimed' | 'handed' | 'proofing' | 'done'
export type Name = { id: string; name: string }
export type Claim = {
  holder: Name
  mates: readonly Name[]
  pledge: string
  /** From then on it goes back to the pool. */
  due: string | null
  /** When it came into its present state. */
  at: string
  /** How often it was handed in. */
  version: number
  /** Who found the present version good. */
  readers: readonly Name[]
}
/** Why it lies where it lies. */
export type Why = { kind: 'run-out' | 'given-back' | 'taken-back' | 'returned' | 'faulty'; name: string; word: string }
export type Slot = { state: State; claim: Claim | null; why: Why | null }
/** Of each piece as many slots as it has takers, one after the other. */
export type Table = { slots: readonly Slot[]; lapses: number }

export const piecesOf = ({ pieces, label, count }: Settings): readonly string[] =>
  pieces.length > 0
    ? pieces
    : Array.from({ length: count }, (_, at) =>
        label.includes('{n}') ? label.replace('{n}', String(at + 1)) : `${label} ${at + 1}`,
      )
export const stockKey = (piece: number): string => `piece-${piece}`

export type Hero = { memberId: string; name: string; done: number; read: number }
export type Result = { done: number; of: number; lapses: number; heroes: readonly Hero[] }
export type SlotShown = {
  slot: number
  piece: number
  title: string
  state: State
  holder: string
  mates: readonly string[]
  pledge: string
  due: string | null
  at: string | null
  version: number
  readers: readonly string[]
  why: Why | null
  isMine: boolean
  mayRead: boolean
  mayJoin: boolean
}
export type Shown = {
  slots: readonly SlotShown[]
  takers: number
  teamMax: number
  heldMax: number
  days: number | null
  asksPledge: boolean
  isReviewed: boolean
  proofreads: number
  /** By state. */
  counts: Readonly<Record<State, number>>
  /** How many I hold that are not handed in yet. */
  held: number
  mayReview: boolean
  heroes: readonly Hero[]
  isOver: boolean
}
