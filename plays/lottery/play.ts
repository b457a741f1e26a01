// 抽奖: whoever enters stands in a row, and when it closes the prizes are drawn, so that anyone can do the draw again.
import { z } from 'zod'
import { type Json, move, no, play } from '#modules/activities/contract.ts'
import { drawPrizes } from './draw.ts'
import { checkLottery, LotterySettings, lotteryRules, unitsOf } from './settings.ts'

/** Tickets; 0 for whoever has left. The score says the same, so that it stands in the list of entries. */
interface Mine {
  tickets: number
}
/** All entries in the order of coming, side by side. */
interface Row {
  isHeld: boolean
  seqs: number[]
  members: string[]
  weights: number[]
}
interface Drawn {
  seq: number
  memberId: string
}
export interface PrizeResult {
  prize: string
  round: number
  units: number
  winners: Drawn[]
  reserves: Drawn[]
}

const lotteryMove = move<LotterySettings, Mine, null>()
const enter = lotteryMove({
  title: { zh: '参加', en: 'Enter' },
  by: 'player',
  input: z.object({}),
  decide({ settings, mine }) {
    const tickets = (mine?.tickets ?? 0) + 1
    if (tickets > settings.ticketsMax && settings.ticketsMax === 1)
      no('entered', '你已经参加了，等开奖吧。', 'You have entered already; now wait for the draw.')
    if (tickets > settings.ticketsMax)
      no('enough-tickets', '每人最多 {max} 张券，你已经拿满。', 'Each may hold {max} tickets, and you do.', {
        max: settings.ticketsMax,
      })
    return { outcome: { tickets }, mine: { tickets }, score: tickets }
  },
})
const leave = lotteryMove({
  title: { zh: '退出', en: 'Leave' },
  by: 'player',
  input: z.object({}),
  free: true,
  decide({ settings, mine }) {
    if (!settings.mayLeave) no('no-leaving', '这次抽奖参加后不能退出。', 'This draw cannot be left.')
    if (!mine || mine.tickets === 0) no('not-in', '你还没有参加。', 'You have not entered.')
    return { outcome: { tickets: 0 }, mine: { tickets: 0 }, score: 0 }
  },
})

/** What of the result is this member's: which prizes he has won, and where he stands in reserve. */
export function partOf(
  result: readonly PrizeResult[],
  memberId: string,
): { won: string[]; reserve: { prize: string; place: number }[] } {
  return {
    won: result.filter(row => row.winners.some(one => one.memberId === memberId)).map(row => row.prize),
    reserve: result.flatMap(row => {
      const place = row.reserves.findIndex(one => one.memberId === memberId)
      return place < 0 ? [] : [{ prize: row.prize, place: place + 1 }]
    }),
  }
}

export const lottery = play<LotterySettings, Mine, null, Row>({
  key: 'lottery',
  title: { zh: '抽奖', en: 'Lottery' },
  about: {
    zh: '参加即有机会，到点自动开奖，谁都可以复算。',
    en: 'Enter and have a chance; drawn by itself at the end, and anyone can do the draw again.',
  },
  settings: LotterySettings,
  check: checkLottery,
  rules: lotteryRules,
  worst: (settings, players) => {
    // Nobody wins the same prize twice, and with one prize each there are no more prizes than people.
    const most = settings.prizes.map(prize => ({ ...prize, units: Math.min(prize.units, players) }))
    return unitsOf({ ...settings, prizes: most })
  },
  moves: { enter, leave },
  settle: {
    begin: ({ settings }) => ({ isHeld: settings.weighs === 'held', seqs: [], members: [], weights: [] }),
    add(row, { seq, memberId, mine, weight }) {
      row.seqs.push(seq)
      row.members.push(memberId)
      row.weights.push((mine?.tickets ?? 0) * (row.isHeld ? weight : 1))
      return row
    },
    end(row, { settings, chance }) {
      const named = (place: number): Drawn => ({ seq: row.seqs[place] as number, memberId: row.members[place] as string })
      const units = settings.prizes.map(prize => prize.units)
      const drawn = drawPrizes(row.weights, units, settings, chance.below)
      const result: PrizeResult[] = settings.prizes.map((prize, n) => ({
        prize: prize.reward,
        round: prize.round,
        units: prize.units,
        winners: drawn[n]?.winners.map(named) ?? [],
        reserves: drawn[n]?.reserves.map(named) ?? [],
      }))
      const awards = result.flatMap(({ prize, winners }) =>
        winners.map(({ memberId }) => ({ memberId, reward: prize, orLess: true })),
      )
      return { result: result as unknown as Json, awards }
    },
  },
  isDraw: true,
  tell(result) {
    const drawn = result as unknown as PrizeResult[]
    const count = drawn.reduce((sum, row) => sum + row.winners.length, 0)
    return {
      zh: `抽奖已开：${drawn.length} 个奖项，${count} 份奖品有了主人。抽法和名单都在收据里，谁都可以复算。`,
      en: `Drawn: ${count} won, of ${drawn.length} prizes. How, and from which list, stands in the receipt; anyone can draw it again.`,
    }
  },
  show({ settings, phase, result }, { mine, memberId }) {
    const drawn = phase === 'settled' ? (result as unknown as PrizeResult[]) : null
    const { prizes, ticketsMax, weighs, onceEach, reserves, mayLeave } = settings
    return {
      ...{ prizes, ticketsMax, weighs, onceEach, reserves, mayLeave },
      tickets: mine?.tickets ?? 0,
      phase,
      drawn: drawn as unknown as Json,
      part: drawn && memberId ? partOf(drawn, memberId) : null,
    }
  },
})
