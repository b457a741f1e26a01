// Idiom chain: every idiom begins with the character that the last one ended with.
import { z } from 'zod'
import { type Award, type Entrant, move, type Play, play } from '#modules/activities/contract.ts'
import { follow, opened, pass, rise, sit, waysOn } from './rules.ts'
import { ChainSettings, type Mine, type Table } from './settings.ts'
import { lastOf, linksIn, openings, wordsIn } from './words.ts'

const step = move<ChainSettings, Mine, Table>()
interface Ranked {
  memberId: string
  score: number
  seq: number
}
const seatsOf = ({ places }: ChainSettings): number => places.reduce((sum, one) => sum + one.places, 0)
const better = (a: Ranked, b: Ranked): number => b.score - a.score || a.seq - b.seq
/** The chain is started by the rules' own word; the first of chance comes when one is over. */
const firstWord = (settings: ChainSettings): string =>
  openings[(settings.seconds * 7 + settings.linksMost) % openings.length] as string

export const wordChain: Play = play<ChainSettings, Mine, Table, Ranked[]>({
  key: 'word-chain',
  title: { zh: '成语接龙', en: 'Idiom chain' },
  about: {
    zh: '上一个成语的末字，是下一个成语的首字；抢接或轮流，看一条能接多长。',
    en: 'Each idiom begins with the character the last one ended with: how long can it grow?',
  },
  settings: ChainSettings,
  ranks: true,
  check: ({ each, places }, { rewards }) =>
    [...(each === null ? [] : [each]), ...places.map(one => one.reward)]
      .filter(key => !rewards.includes(key))
      .map(key => ({ zh: `没有名为「${key}」的奖励。`, en: `There is no reward called “${key}”.` })),
  rules: ({ turns, seconds, linksMost, finish, each, places }, titleOf) => [
    {
      zh: '下一个成语的第一个字，要和上一个的最后一个字相同；同音不同字不算。',
      en: 'Each idiom begins with the very character that the last one ended with; the same sound is not enough.',
    },
    {
      zh: '只认词表里的四字成语，同一条里不能重复。',
      en: 'Only idioms of four characters from the list count, each once in a chain.',
    },
    turns === 'free'
      ? {
          zh: `谁先接算谁的，但不能接自己的；${seconds} 秒没人接，这一条就断，换新的开头。`,
          en: `Whoever comes first follows, but nobody follows himself; after ${seconds} seconds without one the chain breaks and a new one begins.`,
        }
      : {
          zh: `入座后轮流接，每次 ${seconds} 秒；没接上就过，连续两次没接上要离座。`,
          en: `Those who sit follow in turn, ${seconds} seconds each; who misses twice in a row loses the seat.`,
        },
    {
      zh: `接上一个得 1 分；接到无人能接另加 ${finish} 分。一条最长 ${linksMost} 个。`,
      en: `Each idiom is a point; one that nobody can follow brings ${finish} more. A chain has ${linksMost} at most.`,
    },
    ...(each === null
      ? []
      : [
          { zh: `每接上一个得「${titleOf(each)}」，发完为止。`, en: `Each idiom brings “${titleOf(each)}” while there are any.` },
        ]),
    ...places.map(({ reward, places: count }, at) => ({
      zh: `结束时按分数，第 ${at + 1} 档 ${count} 名得「${titleOf(reward)}」；同分先来的在前。`,
      en: `At the end, by score, tier ${at + 1} of ${count} gets “${titleOf(reward)}”; of equals the earlier comes first.`,
    })),
  ],
  worst({ each, places }, players, _days, plays = Number.POSITIVE_INFINITY) {
    const most: Record<string, number> = {}
    for (const { reward, places: count } of places) most[reward] = (most[reward] ?? 0) + count
    if (each !== null) most[each] = (most[each] ?? 0) + players * plays
    return most
  },
  endsWithBudget: ({ each }) => each !== null,
  lay: settings => ({
    ...{ chain: firstWord(settings), last: null, dueAt: null, best: '', over: 0, ended: '', round: [], turn: 0 },
  }),
  moves: {
    follow: step({
      title: { zh: '接', en: 'Follow' },
      by: 'player',
      input: z.object({ word: z.string().trim().min(1).max(20).meta({ title: '成语 | Idiom' }) }),
      isPublic: true,
      decide: (scene, { word }) => follow(scene, word),
    }),
    sit: step({
      title: { zh: '入座', en: 'Take a seat' },
      by: 'player',
      free: true,
      input: z.object({}),
      decide: scene => ({ ...sit(scene), mine: scene.mine ?? { links: 0 } }),
    }),
    rise: step({ title: { zh: '离座', en: 'Leave the seat' }, by: 'player', free: true, input: z.object({}), decide: rise }),
    restart: step({
      title: { zh: '换一个开头', en: 'Begin anew' },
      by: 'desk',
      input: z.object({}),
      decide: ({ table, chance }) => {
        const chain = opened(chance)
        return { outcome: { chain }, table: { ...table, chain, last: null, dueAt: null, over: table.over + 1, ended: '' } }
      },
    }),
  },
  due: ({ table }) => (table.dueAt === null ? null : new Date(table.dueAt)),
  tick: pass,
  settle: {
    begin: () => [],
    add: (best, { memberId, score, seq }: Entrant<Mine>) =>
      (score > 0 ? [...best, { memberId, score, seq }].sort(better) : best).slice(0, 250),
    end(best, { settings, table, left }) {
      const awards: Award[] = []
      const given = new Map<string, number>()
      const order = settings.places.flatMap(one => Array<string>(one.places).fill(one.reward))
      best.slice(0, seatsOf(settings)).forEach(({ memberId }, at) => {
        const reward = order[at] as string
        const units = (given.get(reward) ?? 0) + 1
        if (left(reward) < units) return
        given.set(reward, units)
        awards.push({ memberId, reward })
      })
      const longest = linksIn(table.chain) > linksIn(table.best) ? table.chain : table.best
      return {
        result: { best: wordsIn(longest), winners: best.slice(0, 10).map(({ memberId, score }) => ({ memberId, score })) },
        awards,
      }
    },
  },
  show: ({ settings, table, phase }, { mine, memberId }) => ({
    words: wordsIn(table.chain).slice(-8),
    links: linksIn(table.chain),
    first: lastOf(table.chain),
    lastBy: table.last?.name ?? null,
    dueAt: table.dueAt,
    best: linksIn(table.best) >= linksIn(table.chain) ? wordsIn(table.best) : wordsIn(table.chain),
    over: table.over,
    ended: table.ended,
    turns: settings.turns,
    seats: settings.seats,
    round: table.round.map((one, at) => ({
      name: one.name,
      isMine: one.memberId === memberId,
      isNext: at === table.turn,
      missed: one.missed,
    })),
    myLinks: mine?.links ?? 0,
    ways: phase === 'open' || phase === 'scheduled' ? [] : waysOn(table.chain),
  }),
})
