// A treasure hunt in teams: check-points by code or place, photos, a live ranking; what is found offline is handed in at once.
import type { Text } from '#kernel/i18n.ts'
import { type Award, type Json, type Play, play } from '#modules/activities/contract.ts'
import { moves } from './moves.ts'
import { type Mine, pointsOf, ranked, signs, type Table, type Team } from './rules.ts'
import { Settings } from './settings.ts'
import { showHunt } from './show.ts'

const codeLength = 6

/** What each of a team has won, by team; and all awards so far. */
interface Sum {
  prizes: Map<string, string[]>
  awards: Award[]
}

function rulesOf(settings: Settings, rewardTitle: (key: string) => string): Text[] {
  const { points, order, teamsMax, teamSize, accuracyMaxMetres, graceMinutes, needsPresence } = settings
  const all = points.reduce((sum, one) => sum + one.worth + (one.task ? one.taskWorth : 0), 0)
  const prize = (zh: string, en: string, key: string | null): Text[] =>
    key ? [{ zh: `${zh}每人：${rewardTitle(key)}。`, en: `Each of ${en}: ${rewardTitle(key)}.` }] : []
  return [
    {
      zh: `共 ${points.length} 个点位，满分 ${all}；${order === 'fixed' ? '要按顺序找' : '顺序自由'}。最多 ${teamsMax} 队，每队最多 ${teamSize} 人，出发后不再加人。`,
      en: `${points.length} check-points, ${all} points in all; ${order === 'fixed' ? 'in their order' : 'in any order'}. Up to ${teamsMax} teams of ${teamSize}; nobody joins once a team is under way.`,
    },
    {
      zh: `同一点位每队只算一次。按位置的点位由服务器计算：距离不超过容差加手机报告的误差算到达，误差超过 ${accuracyMaxMetres} 米不算。`,
      en: `A check-point counts once a team. Of places the server decides: within the tolerance plus the error the phone reports, which may be ${accuracyMaxMetres} m at most.`,
    },
    {
      zh: `没有信号时记在手机里，恢复后一次补交；手机时间只在活动时间内且不晚于当时才采信，否则按收到的时间算。结束后 ${graceMinutes} 分钟内仍可补交。`,
      en: `Without a signal finds are kept on the phone and handed in at once. Its clock is believed only within the hours and not ahead; else the time of arrival counts. Handing in ends ${graceMinutes} min after the end.`,
    },
    {
      zh: '总分高者在前；同分看谁更早找到最后一个，再同则先交到服务器者在前。',
      en: 'More points come first; then the earlier last find; then whoever handed in first.',
    },
    ...(needsPresence
      ? [{ zh: '志愿者确认到场的队才参与排奖。', en: 'Only teams that volunteers marked present can win.' }]
      : []),
    ...prize('第一名', 'the first team', settings.firstReward),
    ...prize('第二名', 'the second team', settings.secondReward),
    ...prize('第三名', 'the third team', settings.thirdReward),
    ...prize('找齐全部点位的队', 'a team that found all', settings.allReward),
  ]
}

function worstOf(settings: Settings, players: number): Record<string, number> {
  const { teamSize, teamsMax, firstReward, secondReward, thirdReward, allReward } = settings
  const most: Record<string, number> = {}
  const add = (key: string | null, units: number) => {
    if (key) most[key] = (most[key] ?? 0) + Math.min(units, players)
  }
  for (const key of [firstReward, secondReward, thirdReward].slice(0, teamsMax)) add(key, teamSize)
  add(allReward, teamSize * teamsMax)
  return most
}

function prizesOf(settings: Settings, teams: readonly Team[]): Map<string, string[]> {
  const { points, needsPresence, firstReward, secondReward, thirdReward, allReward } = settings
  const inPlay = ranked(settings, teams).filter(team => team.found.length > 0 && (team.isPresent || !needsPresence))
  return new Map(
    inPlay.map((team, at) => {
      const keys = [[firstReward, secondReward, thirdReward][at], team.found.length === points.length ? allReward : null]
      return [team.id, keys.filter(key => typeof key === 'string')]
    }),
  )
}

export const treasure: Play<Settings, Mine, Table, Sum> = play<Settings, Mine, Table, Sum>({
  key: 'treasure',
  title: { zh: '寻宝 / 定向', en: 'Treasure hunt' },
  about: {
    zh: '组队找点位，扫码或到达位置算找到，拍照上墙，实时排名，没信号也能玩。',
    en: 'Teams look for check-points by code or place, with a photo wall and a live ranking, offline too.',
  },
  settings: Settings,
  check({ points, firstReward, secondReward, thirdReward, allReward }, { rewards }) {
    const lost = points.filter(one => one.kind === 'place' && (one.latitude === null || one.longitude === null))
    const unknown = [firstReward, secondReward, thirdReward, allReward].filter(key => key !== null && !rewards.includes(key))
    return [
      ...lost.map(one => ({
        zh: `「${one.title}」按位置找，但没填经纬度。`,
        en: `“${one.title}” is a place without coordinates.`,
      })),
      ...unknown.map(key => ({ zh: `奖励里没有「${key}」。`, en: `“${key}” is not among the rewards.` })),
    ]
  },
  /** Clues and places are told to teams as they come to them. */
  hidesSettings: () => true,
  rules: rulesOf,
  worst: worstOf,
  deck(settings, chance) {
    const codes: string[] = []
    while (codes.length < settings.points.length) {
      const code = Array.from({ length: codeLength }, () => signs[chance.below(signs.length)]).join('')
      if (!codes.includes(code)) codes.push(code)
    }
    return codes
  },
  lay: () => ({ teams: [], made: 0, turn: 0 }),
  moves,
  /** Teams come back from where there is no signal; the desk says when all are in. */
  settledByHand: true,
  settle: {
    begin: ({ settings, table }) => ({ prizes: prizesOf(settings, table.teams), awards: [] }),
    add(sum, { memberId, mine }) {
      const prizes = (mine?.team && sum.prizes.get(mine.team)) || []
      sum.awards.push(...prizes.map(reward => ({ memberId, reward, orLess: true })))
      return sum
    },
    end({ awards }, { settings, table }) {
      const teams = ranked(settings, table.teams).map(team => ({
        name: team.name,
        points: pointsOf(settings, team),
        finds: team.found.length,
        isPresent: team.isPresent,
      }))
      return { result: { teams }, awards }
    },
  },
  show: (scene, viewer) => showHunt(scene, viewer) as unknown as Json,
})
