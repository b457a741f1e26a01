// What a contest is set up with, and what is kept of it.
import { z } from 'zod'
import { line, prose } from '#kernel/shapes.ts'
import { RewardKey } from '#modules/activities/contract.ts'

const share = z.int().min(0).max(100)
const Hours = z.int().min(1).max(8_784).nullable().default(null)
const Moment = z.iso.datetime({ offset: true }).nullable().default(null)

export const Criterion = z.object({
  name: line(20).meta({ title: '评分项 | Criterion' }),
  weight: z.int().min(1).max(100).default(1).meta({ title: '权重 | Weight' }),
})
export const Prize = z.object({
  title: line(30).meta({ title: '奖项 | Prize' }),
  reward: RewardKey.nullable().default(null).meta({ title: '奖品 | Reward' }),
  places: z.int().min(1).max(100).default(1).meta({ title: '几名 | Places' }),
})

export const Settings = z
  .object({
    theme: prose(500).default('').meta({ title: '主题和要求 | Theme and what is asked' }),
    submitUntil: Moment.meta({ title: '投稿截止（留空为活动过半） | Works until; empty: half of the time' }),
    reviewUntil: Moment.meta({
      title: '教练点评和改稿截止（留空则不设这一段） | Coaching and revising until; empty: no such stage',
    }),
    submitHours: Hours.meta({
      title: '投稿几小时，从开始算（上面写了日期就不用） | Hours for works, from opening; instead of the date',
    }),
    reviewHours: Hours.meta({
      title: '点评和改稿几小时，从投稿截止算（同上） | Hours for coaching, after works are due; instead of the date',
    }),
    textMax: z.int().min(0).max(3000).default(1000).meta({ title: '正文最多几字 | Characters of text at most' }),
    picturesMax: z.int().min(0).max(9).default(3).meta({ title: '图片最多几张 | Pictures at most' }),
    takesVoice: z.boolean().default(false).meta({ title: '可以交录音 | A voice may be handed in' }),
    takesFile: z.boolean().default(false).meta({ title: '可以交文件 | A file may be handed in' }),
    juryShare: share
      .default(60)
      .meta({ title: '评委占百分之几（其余为大众投票） | Per cent of the jury; the rest is the public’s' }),
    criteria: z
      .array(Criterion)
      .min(1)
      .max(8)
      .default([
        { name: '创意', weight: 40 },
        { name: '表达', weight: 30 },
        { name: '完成度', weight: 30 },
      ])
      .meta({
        title: '评委打分项，每项 1–10 分 | What the jury marks, 1–10 each',
        inEnglish: [
          { name: 'Idea', weight: 40 },
          { name: 'Expression', weight: 30 },
          { name: 'Finish', weight: 30 },
        ],
      }),
    isBlind: z.boolean().default(true).meta({ title: '盲审：公布结果前不显示作者 | Blind: no names before the result' }),
    votesPerDay: z.int().min(1).max(20).default(3).meta({ title: '每人每天几票 | Votes a day for each' }),
    takesPaperVotes: z
      .boolean()
      .default(false)
      .meta({ title: '线下也能投：票数由工作人员录入 | Votes are cast elsewhere too, and entered by the desk' }),
    showsVotes: z.boolean().default(true).meta({ title: '投票时公开票数 | Votes are seen while they come in' }),
    prizes: z
      .array(Prize)
      .max(10)
      .default([
        { title: '一等奖', reward: null, places: 1 },
        { title: '二等奖', reward: null, places: 2 },
        { title: '三等奖', reward: null, places: 3 },
      ])
      .meta({
        title: '奖项 | Prizes',
        inEnglish: ['First', 'Second', 'Third'].map((title, n) => ({ title, reward: null, places: n + 1 })),
      }),
    joinReward: RewardKey.nullable().default(null).meta({ title: '投稿就有的奖励 | For every work' }),
    sponsor: line(40, 0).default('').meta({ title: '赞助品牌 | Sponsor' }),
    sponsorWord: line(80, 0).default('').meta({ title: '赞助商的一句话 | A word of the sponsor' }),
  })
  .meta({ lastsHours: 336 })
export type Settings = z.output<typeof Settings>

export type Stage = 'submit' | 'review' | 'judge' | 'finals' | 'over'
export type Work = {
  title: string
  text: string
  pictures: readonly string[]
  voice: string | null
  file: string | null
  /** The author's, as it stands on the certificate. */
  name: string
  version: number
  at: string
}
export type Note = { name: string; word: string; at: string; version: number }
/** A juror's marks, one for each criterion. */
export type Marks = readonly number[]
export type Entry = {
  work: Work
  notes: readonly Note[]
  votes: number
  /** By juror. */
  sheets: Readonly<Record<string, Marks>>
  finalVotes: number
  finalSheets: Readonly<Record<string, Marks>>
  /** Cast elsewhere, by the place where they were counted; they are not among `votes`. */
  paper?: Readonly<Record<string, number>>
  finalPaper?: Readonly<Record<string, number>>
  /** Taken out by the desk: nobody sees it any more but the author, who reads why, and no vote or mark for it counts. */
  out?: Out | null
}
export type Out = { reason: string; at: string }
export type Mine = {
  entry: Entry | null
  /** Of this day: to which works I have given a vote, each by the number of its author. */
  day: string
  voted: readonly number[]
  /** Of the days before, in this stage: how many I gave to which. */
  past?: { stage: Stage; votes: Readonly<Record<string, number>> }
}
/** Works are named by the number of their author: of an author's id nobody hears while it is blind. */
export type Table = {
  works: number
  /** null before there are finals. (Contests that were in their finals before works had numbers name them by their authors' ids.) */
  finalists: readonly (number | string)[] | null
  /** Whose works were taken out. */
  out?: readonly { seq: number; memberId: string }[]
}

export type Placed = {
  memberId: string
  name: string
  title: string
  place: number
  isTied: boolean
  isFinalist: boolean
  /** In hundredths of a point, 0 … 10,000. */
  total: number
  jury: number
  audience: number
  votes: number
  jurors: number
  prize: string
}
export type Result = { works: number; votes: number; placed: readonly Placed[] }
/** What is printed on a certificate. */
export type Certificate = { place: number; prize: string; title: string; name: string; date: string; sponsor: string }

export type Cast = { place: string; votes: number }
export type EntryShown = {
  work: Omit<Work, 'name'>
  /** null while they are kept back. */
  votes: number | null
  finalVotes: number | null
  /** How many of them were cast where, elsewhere. */
  paper: readonly Cast[]
  finalPaper: readonly Cast[]
  /** For coaches, the desk and the author. */
  notes: readonly Note[] | null
  /** My own sheets as a juror. */
  marks: Marks | null
  finalMarks: Marks | null
  /** For the desk: how many jurors have marked it, and their score so far in hundredths. */
  jury: { jurors: number; score: number; finalJurors: number; finalScore: number } | null
  /** For the author and the desk. */
  out: Out | null
}
export type Shown = {
  stage: Stage
  submitUntil: string
  reviewUntil: string | null
  theme: string
  textMax: number
  picturesMax: number
  takesVoice: boolean
  takesFile: boolean
  juryShare: number
  criteria: readonly { name: string; weight: number }[]
  isBlind: boolean
  votesPerDay: number
  votesLeft: number
  /** To which works I have given a vote today. */
  voted: readonly number[]
  sponsor: string
  sponsorWord: string
  prizes: readonly { title: string; reward: string | null; places: number }[]
  works: number
  mine: EntryShown | null
  takesPaperVotes: boolean
  may: Record<'submit' | 'revise' | 'vote' | 'judge' | 'coach' | 'finals' | 'count' | 'takeOut' | 'putBack', boolean>
  finalists: readonly number[] | null
  result: Result | null
  certificate: Certificate | null
}
