// 红包: one grab takes the next share of what was split and sealed before; or the closest number takes it all.
import { z } from 'zod'
import { folded } from '#kernel/text/fold.ts'
import { type Json, type MoveScene, move, no, play } from '#modules/activities/contract.ts'
import { bestOf, evenShare, luckyShares } from '../shares.ts'
import { checkPacket, PacketSettings, packetRules } from './settings.ts'

/** `share`: which of the row, and how much. `guess`: the number, where the closest wins. */
type Mine = { share: number; amount: number } | { guess: number }
interface Sum {
  taken: number
  given: number
  best: { seq: number; memberId: string; amount: number } | null
  target: number
  /** How far off the closest guess was, and whose it was. */
  off: number
  closest: { seq: number; memberId: string; guess: number }[]
}
export type PacketResult =
  | { kind: 'shares'; taken: number; given: number; total: number; best: Sum['best'] }
  | {
      kind: 'closest'
      target: number
      off: number | null
      winners: { seq: number; memberId: string; guess: number; amount: number }[]
    }

/** Shown with names only while a phone can hold them. */
const sharesShown = 200
const said = (word: string): string => folded(word).replace(/\s+/g, '')

function open({ settings, mine }: Pick<MoveScene<PacketSettings, Mine, null>, 'settings' | 'mine'>, word: string): void {
  if (mine !== null) no('opened', '你已经拆过这个红包了。', 'You have opened this packet already.')
  if (settings.password !== '' && said(word) !== said(settings.password))
    no('wrong-word', '口令不对，再想想。', 'That is not the password; try again.')
}

const packetMove = move<PacketSettings, Mine, null>()
const Word = z.string().max(80).default('')
const grab = packetMove({
  title: { zh: '拆红包', en: 'Open the packet' },
  by: 'player',
  input: z.object({ word: Word }),
  decide(scene, { word }) {
    const { settings, deck, player } = scene
    if (settings.kind === 'closest') no('guess-first', '这个红包要猜数。', 'This packet wants a number.')
    open(scene, word)
    const left = scene.left('shares')
    if (left < 1) no('empty', '手慢了，红包已经抢完。', 'Too late: the packet is empty.')
    const share = settings.shares - left
    const amount = settings.kind === 'even' ? evenShare(settings, share) : ((deck as number[])[share] as number)
    if (scene.left(settings.reward) < amount) no('empty', '手慢了，红包已经抢完。', 'Too late: the packet is empty.')
    return {
      outcome: { amount },
      mine: { share, amount },
      takes: { shares: 1 },
      awards: amount === 0 ? [] : [{ memberId: player.memberId, reward: settings.reward, amount }],
    }
  },
})
const guess = packetMove({
  title: { zh: '猜一个数', en: 'Guess a number' },
  by: 'player',
  input: z.object({ number: z.int().min(1).max(1_000_000), word: Word }),
  decide(scene, { number, word }) {
    if (scene.settings.kind !== 'closest')
      no('no-guessing', '这个红包不用猜数，直接拆。', 'This packet wants no number; just open it.')
    open(scene, word)
    if (number > scene.settings.numberMax)
      no('too-high', '请猜 1 到 {max} 之间的数。', 'Guess a number from 1 to {max}.', { max: scene.settings.numberMax })
    return { outcome: { guess: number }, mine: { guess: number } }
  },
})

/** A row of shares for who has taken them, and nothing of those that nobody took. */
const rowOf = (settings: PacketSettings, deck: Json, taken: number): number[] =>
  settings.kind === 'even'
    ? Array.from({ length: taken }, (_none, n) => evenShare(settings, n))
    : (deck as number[]).slice(0, taken)

export const redPacket = play<PacketSettings, Mine, null, Sum>({
  key: 'red-packet',
  title: { zh: '红包', en: 'Red packet' },
  about: {
    zh: '拼手气、平分、口令，或猜数最接近者得；金额事先封存，分毫不差。',
    en: 'Lucky, even, with a password, or to the closest number; split and sealed beforehand, exact to the last point.',
  },
  settings: PacketSettings,
  check: checkPacket,
  rules: packetRules,
  worst: ({ reward, kind, total, shares }, players) => ({
    // Of lucky shares the first who come may have nearly all.
    [reward]: kind === 'even' && players < shares ? players * Math.ceil(total / shares) : players === 0 ? 0 : total,
  }),
  stock: (settings): Record<string, number> => (settings.kind === 'closest' ? {} : { shares: settings.shares }),
  deck(settings, chance) {
    if (settings.kind === 'lucky') return luckyShares(settings, chance)
    return settings.kind === 'closest' ? 1 + chance.below(settings.numberMax) : null
  },
  moves: { grab, guess },
  settle: {
    begin: ({ deck }) => ({ taken: 0, given: 0, best: null, target: Number(deck), off: Number.POSITIVE_INFINITY, closest: [] }),
    add(sum, { seq, memberId, mine }) {
      if (mine === null) return sum
      if ('guess' in mine) {
        const off = Math.abs(mine.guess - sum.target)
        if (off < sum.off) Object.assign(sum, { off, closest: [] })
        if (off === sum.off) sum.closest.push({ seq, memberId, guess: mine.guess })
        return sum
      }
      sum.taken++
      sum.given += mine.amount
      if (mine.amount > (sum.best?.amount ?? 0)) sum.best = { seq, memberId, amount: mine.amount }
      return sum
    },
    end({ taken, given, best, target, off, closest }, { settings }) {
      const { kind, reward, total } = settings
      if (kind !== 'closest') return { result: { kind: 'shares', taken, given, total, best } as Json, awards: [] }
      const level = { total, shares: closest.length }
      const winners = closest.map((one, n) => ({ ...one, amount: evenShare(level, n) })).filter(one => one.amount > 0)
      return {
        result: { kind, target, off: closest.length === 0 ? null : off, winners } as Json,
        awards: winners.map(({ memberId, amount }) => ({ memberId, reward, amount, orLess: true })),
      }
    },
  },
  hidesSettings: ({ password, tellsPassword }) => password !== '' && !tellsPassword,
  provesMoves: true,
  tell(result) {
    const told = result as unknown as PacketResult
    if (told.kind === 'shares')
      return {
        zh: `红包领走 ${told.taken} 份，共 ${told.given}${told.best ? `，手气最佳 ${told.best.amount}` : ''}。`,
        en: `${told.taken} shares of the packet were taken, ${told.given} in all${told.best ? `, the best of them ${told.best.amount}` : ''}.`,
      }
    const { target, winners } = told
    return {
      zh: `封存的数是 ${target}，${winners.length === 0 ? '没有人猜' : `最接近的 ${winners.length} 人分得红包`}。`,
      en: `The sealed number was ${target}; ${winners.length === 0 ? 'nobody guessed' : `the closest share the packet (${winners.length})`}.`,
    }
  },
  show({ settings, deck, phase, result, left }, { mine }) {
    const { kind, reward, total, shares, password, tellsPassword, hint, numberMax, wish } = settings
    const inRow = kind === 'closest' ? 0 : left('shares')
    const isOver = phase === 'closed' || phase === 'settled' || (kind !== 'closest' && inRow === 0)
    const row = isOver && kind !== 'closest' && shares - inRow <= sharesShown ? rowOf(settings, deck, shares - inRow) : null
    return {
      ...{ kind, reward, total, shares, hint, numberMax, wish, phase, isOver },
      left: inRow,
      needsWord: password !== '',
      word: tellsPassword ? password : '',
      mine: mine as Json,
      // In the order of coming: the n-th is of the n-th who came.
      row,
      best: row && row.length > 0 ? bestOf(row) : null,
      result: phase === 'settled' ? result : null,
    }
  },
  showEntrant: ({ mine }, { phase }) => (phase === 'closed' || phase === 'settled' ? (mine as Json) : null),
})
