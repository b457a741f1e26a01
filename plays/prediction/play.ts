// 竞猜: guesses go in until the end, the desk enters what came true, and the pool goes to those who were right.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { type Award, type Json, move, no, play } from '#modules/activities/contract.ts'
import { countedAs, keptGuess, offBy, type Truth } from './guess.ts'
import { shareOut } from './pool.ts'
import { checkPrediction, PredictionSettings, predictionRules } from './settings.ts'

interface Mine {
  guesses: string[]
}
interface Table {
  /** All guesses, and how many of each option or score. */
  all: number
  counts: Record<string, number>
  truth: Truth | null
}
interface Right {
  seq: number
  memberId: string
  guess: string
  /** How many of his guesses were as good as that. */
  times: number
}
interface Sum {
  kind: PredictionSettings['kind']
  truth: Truth | null
  guesses: number
  /** Everyone with what he staked, for when it has to go back. */
  members: string[]
  times: number[]
  off: number
  right: Right[]
}
export interface PredictionResult {
  truth: string
  accepted: string[]
  guesses: number
  pool: number
  off: number | null
  refunded: boolean
  winners: (Right & { amount: number })[]
}

const predictionMove = move<PredictionSettings, Mine, Table>()
const counted = (table: Table, kind: PredictionSettings['kind'], guess: string, by: 1 | -1): Table => {
  const key = countedAs(kind, guess)
  const counts = key === '' ? table.counts : { ...table.counts, [key]: (table.counts[key] ?? 0) + by }
  return { ...table, all: table.all + by, counts }
}
const stillOpen = (table: Table): void => {
  if (table.truth) no('known', '结果已经录入，不能再猜了。', 'The result has been entered; no guess is taken any more.')
}
const Said = z.string().trim().min(1).max(60)

const guess = predictionMove({
  title: { zh: '竞猜', en: 'Guess' },
  by: 'player',
  input: z.object({ guess: Said }),
  decide({ settings, table, mine, player }, { guess: said }) {
    stillOpen(table)
    const guesses = mine?.guesses ?? []
    if (guesses.length >= settings.guessesMax)
      no(
        'guessed',
        '每人最多猜 {max} 次，可以改猜过的。',
        'Each may guess {max:once|{max} times}; you can change what you guessed.',
        {
          max: settings.guessesMax,
        },
      )
    const kept = keptGuess(settings, said)
    return {
      outcome: { guess: kept },
      mine: { guesses: [...guesses, kept] },
      table: counted(table, settings.kind, kept, 1),
      ...(settings.stake > 0 ? { charges: [{ memberId: player.memberId, points: settings.stake }] } : {}),
    }
  },
})
const change = predictionMove({
  title: { zh: '改猜', en: 'Change a guess' },
  by: 'player',
  input: z.object({ which: z.int().min(0).max(9).default(0), guess: Said }),
  free: true,
  decide({ settings, table, mine }, { which, guess: said }) {
    stillOpen(table)
    const before = mine?.guesses[which]
    if (!mine || before === undefined) no('not-guessed', '你还没有猜。', 'You have not guessed yet.')
    const kept = keptGuess(settings, said)
    return {
      outcome: { guess: kept },
      mine: { guesses: mine.guesses.map((one, n) => (n === which ? kept : one)) },
      table: counted(counted(table, settings.kind, before as string, -1), settings.kind, kept, 1),
    }
  },
})
const result = predictionMove({
  title: { zh: '录入结果', en: 'Enter the result' },
  by: 'desk',
  input: z.object({
    truth: Said.meta({ title: '结果（选项序号从 0 起，比分如 2:1） | What came true' }),
    accepted: z.array(line(60)).max(20).default([]).meta({ title: '名字的其他写法 | Other forms of the name' }),
  }),
  late: true,
  isPublic: true,
  decide({ settings, table }, { truth, accepted }) {
    // Until it is settled a slip can be put right; every entry stays among the moves.
    const known: Truth = { is: keptGuess(settings, truth), accepted: settings.kind === 'word' ? accepted : [] }
    return { outcome: { truth: known.is }, table: { ...table, truth: known } }
  },
})

export const prediction = play<PredictionSettings, Mine, Table, Sum>({
  key: 'prediction',
  title: { zh: '竞猜', en: 'Prediction' },
  about: {
    zh: '猜赛果、猜销量、看图猜新品；积分池由猜中的人分，分毫不差。',
    en: 'Guess a match, a number or a name from a poster; the pool goes to those who are right, to the last point.',
  },
  settings: PredictionSettings,
  check: checkPrediction,
  rules: predictionRules,
  worst({ stake, bonus, guessesMax, pool, prize, prizesMax }, players) {
    const stakes = stake === 0 ? 0 : players * guessesMax * stake
    return {
      ...(pool === null ? {} : { [pool]: stakes + bonus }),
      ...(prize === null ? {} : { [prize]: Math.min(prizesMax, players) }),
    }
  },
  lay: () => ({ all: 0, counts: {}, truth: null }),
  moves: { guess, change, result },
  settledByHand: true,
  settle: {
    begin: ({ settings, table }) => ({
      ...{ kind: settings.kind, truth: table.truth, guesses: 0 },
      ...{ members: [], times: [], off: Number.POSITIVE_INFINITY, right: [] },
    }),
    add(sum, { seq, memberId, mine }) {
      if (!mine || !sum.truth) return sum
      sum.guesses += mine.guesses.length
      sum.members.push(memberId)
      sum.times.push(mine.guesses.length)
      const truth = sum.truth
      const offs = mine.guesses.map(one => offBy(sum.kind, one, truth))
      const off = Math.min(...offs)
      if (off === Number.POSITIVE_INFINITY || off > sum.off) return sum
      if (off < sum.off) Object.assign(sum, { off, right: [] })
      const times = offs.filter(one => one === off).length
      sum.right.push({ seq, memberId, guess: mine.guesses[offs.indexOf(off)] as string, times })
      return sum
    },
    end(sum, { settings }) {
      const { truth, guesses, off } = sum
      if (!truth) return no('no-result', '先录入结果，再结算。', 'Enter the result first, then settle.')
      // Of numbers the closest is right however far it is; of scores who won is right only where the rules say so.
      const counts = off === 0 || settings.kind === 'number' || (settings.kind === 'score' && settings.fallsBack)
      const right = counts ? sum.right : []
      const { stake, bonus, pool, prize, prizesMax } = settings
      const points = pool === null || right.length === 0 ? 0 : stake * guesses + bonus
      const shares = shareOut(
        points,
        right.map(one => one.times),
      )
      const winners = right.map((one, n) => ({ ...one, amount: shares[n] as number }))
      const awards: Award[] = winners.flatMap(({ memberId, amount }) =>
        pool === null || amount === 0 ? [] : [{ memberId, reward: pool, amount, orLess: true }],
      )
      if (prize !== null)
        for (const { memberId } of winners.slice(0, prizesMax)) awards.push({ memberId, reward: prize, orLess: true })
      const refunded = right.length === 0 && stake > 0 && guesses > 0
      const told: PredictionResult = {
        ...{ truth: truth.is, accepted: truth.accepted, guesses, pool: points },
        ...{ off: right.length === 0 ? null : off, refunded, winners },
      }
      const back = (memberId: string, n: number) => ({ memberId, points: -stake * (sum.times[n] as number) })
      return { result: told as unknown as Json, awards, ...(refunded ? { charges: sum.members.map(back) } : {}) }
    },
  },
  tell(result, { kind, options, subject }) {
    const { truth, winners, pool, refunded } = result as unknown as PredictionResult
    const is = kind === 'choice' ? (options[Number(truth)] ?? truth) : truth
    const back = refunded ? { zh: '，投入已退回', en: ', and all stakes went back' } : { zh: '', en: '' }
    const won = pool > 0 ? { zh: `，分得 ${pool} 积分`, en: ` and share ${pool} points` } : { zh: '', en: '' }
    return winners.length === 0
      ? { zh: `${subject}：结果是 ${is}，没有人猜中${back.zh}。`, en: `${subject}: it was ${is}; nobody was right${back.en}.` }
      : {
          zh: `${subject}：结果是 ${is}，${winners.length} 人猜中${won.zh}。`,
          en: `${subject}: it was ${is}; ${winners.length} were right${won.en}.`,
        }
  },
  show({ settings, table, phase, result }, { mine }) {
    const { subject, kind, options, home, away, unit, numberMax, stake, guessesMax, bonus, pool, fallsBack, odds } = settings
    const isOver = phase === 'closed' || phase === 'settled' || table.truth !== null
    return {
      ...{ subject, kind, options, home, away, unit, numberMax, stake, guessesMax, fallsBack, phase, isOver },
      all: table.all,
      pool: pool === null ? null : stake * table.all + bonus,
      counts: odds === 'live' || isOver ? table.counts : null,
      mine: mine?.guesses ?? [],
      truth: table.truth as unknown as Json,
      result: phase === 'settled' ? result : null,
    }
  },
  showEntrant: ({ mine }, { phase }) => (phase === 'closed' || phase === 'settled' ? (mine as unknown as Json) : null),
})
