// Check-in: once a day, by the community's calendar; runs of days are kept, a missed day can be made up, and runs are rewarded.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { type Award, type Decision, FileId, type MoveScene, move, no, play, type Scene } from '#modules/activities/contract.ts'
import { dayAfter, dayIn, has, type Months, runBack, runOn, withDay } from './days.ts'
import { Settings } from './settings.ts'

export interface Mine {
  best: number
  total: number
  months: Months
  /** Make-up cards used in this month. */
  cards: { month: string; used: number }
}
export interface Table {
  day: string
  /** How many have signed on that day, and on all days. */
  today: number
  total: number
}
type At = MoveScene<Settings, Mine, Table>

const fresh: Mine = { best: 0, total: 0, months: {}, cards: { month: '', used: 0 } }
const usedIn = (mine: Mine, today: string): number => (mine.cards.month === today.slice(0, 7) ? mine.cards.used : 0)

/** The day is signed; what that makes of the runs, and what it earns: of every reward "each time" as many as there are whole rounds
 * more than before, so that days made up later earn neither less nor twice. */
function signed({ settings, mine, player }: At, day: string): { mine: Mine; run: number; awards: Award[] } {
  const old = mine ?? fresh
  const before = runBack(old.months, dayAfter(day, -1))
  const after = runOn(old.months, dayAfter(day, 1))
  const run = before + 1 + after
  const best = Math.max(old.best, run)
  const earned = settings.streaks.map(({ days, reward, every }) => ({
    reward,
    units:
      every === 'once'
        ? Number(old.best < days && best >= days)
        : Math.floor(run / days) - Math.floor(before / days) - Math.floor(after / days),
  }))
  const all = settings.dailyReward ? [{ reward: settings.dailyReward, units: 1 }, ...earned] : earned
  return {
    mine: { ...old, best, total: old.total + 1, months: withDay(old.months, day) },
    run,
    awards: all.filter(one => one.units > 0).map(one => ({ ...one, memberId: player.memberId, orLess: true })),
  }
}
const scoreOf = ({ rankBy }: Settings, { best, total }: Mine): number => (rankBy === 'streak' ? best : total)

const Sign = z.object({
  things: z.array(line(60)).max(3).default([]),
  words: line(200, 0).default(''),
  fileId: FileId.nullable().default(null),
})
function sign(scene: At, input: z.output<typeof Sign>): Decision<Mine, Table> {
  const { settings, today, mine, table } = scene
  if (mine && has(mine.months, today)) no('signed', '今天已经打过卡了，明天见。', 'You have checked in today; see you tomorrow.')
  if (settings.proof === 'things' && input.things.length !== 3)
    no('things', '请写下今天做的三件事。', 'Write down the three things you have done.')
  if (settings.proof === 'photo' && !input.fileId) no('photo', '请拍一张照片再打卡。', 'Take a photo to check in.')
  if (settings.proof === 'voice' && !input.fileId) no('voice', '请录一段语音再打卡。', 'Record a voice to check in.')
  const nth = table.day === today ? table.today + 1 : 1
  const done = signed(scene, today)
  return {
    outcome: { day: today, streak: done.run, total: done.mine.total, nth },
    mine: done.mine,
    table: { day: today, today: nth, total: table.total + 1 },
    awards: done.awards,
    score: scoreOf(settings, done.mine),
  }
}

const MakeUp = z.object({ day: z.iso.date() })
/** The first day that can be made up now. */
const reachOf = ({ settings, today, opensAt, timeZone }: Pick<At, 'settings' | 'today' | 'opensAt' | 'timeZone'>): string => {
  const [opened, far] = [dayIn(opensAt, timeZone), dayAfter(today, -settings.makeUpReach)]
  return opened > far ? opened : far
}
function makeUp(scene: At, { day }: z.output<typeof MakeUp>): Decision<Mine, Table> {
  const { settings, today, mine, table } = scene
  const used = usedIn(mine ?? fresh, today)
  if (day >= today || day < reachOf(scene))
    no('too-far', '只能补最近 {days} 天里漏掉的日子。', 'Only missed days of the last {days} can be made up.', {
      days: settings.makeUpReach,
    })
  if (mine && has(mine.months, day)) no('signed', '这一天已经打过卡。', 'That day is checked in already.')
  if (used >= settings.makeUpsPerMonth) no('no-card', '这个月的补签卡用完了。', 'No make-up card is left this month.')
  const done = signed(scene, day)
  const cards = { month: today.slice(0, 7), used: used + 1 }
  return {
    outcome: { day, streak: done.run, total: done.mine.total },
    mine: { ...done.mine, cards },
    table: { ...table, total: table.total + 1 },
    awards: done.awards,
    score: scoreOf(settings, done.mine),
  }
}

/** The run that still stands: it ended today, or yesterday and can go on. */
export const streakOn = (months: Months, today: string): number =>
  runBack(months, has(months, today) ? today : dayAfter(today, -1))

function shownOf(scene: Omit<Scene<Settings, Table>, 'chance'>, mine: Mine) {
  const { settings, today, opensAt, timeZone, table } = scene
  const from = reachOf(scene)
  const missed: string[] = []
  const cards = Math.max(0, settings.makeUpsPerMonth - usedIn(mine, today))
  for (let day = dayAfter(today, -1); cards > 0 && day >= from; day = dayAfter(day, -1))
    if (!has(mine.months, day)) missed.push(day)
  return {
    ...{ proof: settings.proof, prompt: settings.prompt, rankBy: settings.rankBy, dailyReward: settings.dailyReward },
    streaks: settings.streaks,
    ...{ today, firstDay: dayIn(opensAt, timeZone), lastDay: dayIn(new Date(scene.closesAt.getTime() - 1), timeZone) },
    signedToday: has(mine.months, today),
    ...{ streak: streakOn(mine.months, today), best: mine.best, total: mine.total, months: mine.months },
    makeUp: { cards, missed, points: settings.makeUpPoints, perMonth: settings.makeUpsPerMonth },
    everyone: { today: table.day === today ? table.today : 0, total: table.total },
  }
}
export type Shown = ReturnType<typeof shownOf>

const ways = {
  tap: { zh: '每天点一下就算打卡。', en: 'A tap a day checks in.' },
  things: { zh: '每天写下做过的三件事来打卡。', en: 'Three things done are written down to check in.' },
  photo: { zh: '每天发一张照片来打卡。', en: 'A photo a day checks in.' },
  voice: { zh: '每天录一段语音来打卡。', en: 'A voice a day checks in.' },
}

export const checkIn = play<Settings, Mine, Table>({
  key: 'check-in',
  title: { zh: '打卡', en: 'Check-in' },
  about: { zh: '每天来一次，连续有奖，漏了能补。', en: 'Once a day, rewarded in a row, and a missed day can be made up.' },
  settings: Settings,
  check: settings =>
    new Set(settings.streaks.map(one => `${one.days} ${one.every} ${one.reward}`)).size < settings.streaks.length
      ? [{ zh: '同样的连续奖励写了两遍。', en: 'The same reward for days in a row is there twice.' }]
      : [],
  rules: (settings, title) => [
    ways[settings.proof],
    {
      zh: '以社群所在时区的零点为一天的界线，每天一次。',
      en: 'Once a day; a day ends at midnight in the community’s time zone.',
    },
    ...(settings.dailyReward
      ? [{ zh: `每次打卡得「${title(settings.dailyReward)}」。`, en: `Each check-in earns “${title(settings.dailyReward)}”.` }]
      : []),
    ...settings.streaks.map(({ days, reward, every }) =>
      every === 'once'
        ? {
            zh: `第一次连续满 ${days} 天，得「${title(reward)}」。`,
            en: `The first ${days} days in a row earn “${title(reward)}”.`,
          }
        : { zh: `每连续满 ${days} 天，得一次「${title(reward)}」。`, en: `Every ${days} days in a row earn “${title(reward)}”.` },
    ),
    ...(settings.makeUpsPerMonth > 0
      ? [
          {
            zh: `每月 ${settings.makeUpsPerMonth} 张补签卡，可补最近 ${settings.makeUpReach} 天${settings.makeUpPoints ? `，每次 ${settings.makeUpPoints} 积分` : ''}；补上的日子算进连续天数，也得当天的奖励。`,
            en: `${settings.makeUpsPerMonth} make-up cards a month for the last ${settings.makeUpReach} days${settings.makeUpPoints ? `, ${settings.makeUpPoints} points each` : ''}; a day made up counts and earns like any other.`,
          },
        ]
      : []),
    { zh: '奖励发完或预算用完即止，打卡天数照记。', en: 'Rewards end when they or the budget are used up; days go on counting.' },
  ],
  worst(settings, players, days) {
    const most: Record<string, number> = {}
    const add = (key: string, units: number) => {
      most[key] = (most[key] ?? 0) + units
    }
    if (settings.dailyReward) add(settings.dailyReward, players * days)
    for (const { days: inRow, reward, every } of settings.streaks) {
      const rounds = Math.floor(days / inRow)
      if (rounds > 0) add(reward, players * (every === 'once' ? 1 : rounds))
    }
    return most
  },
  lay: () => ({ day: '', today: 0, total: 0 }),
  moves: {
    sign: move<Settings, Mine, Table>()({
      title: { zh: '打卡', en: 'Check in' },
      by: 'player',
      input: Sign,
      isPublic: true,
      files: ({ fileId }) => (fileId ? [fileId] : []),
      decide: sign,
    }),
    'make-up': move<Settings, Mine, Table>()({
      title: { zh: '补签', en: 'Make up' },
      by: 'player',
      input: MakeUp,
      free: true,
      costPoints: settings => settings.makeUpPoints,
      decide: makeUp,
    }),
  },
  show: (scene, viewer) => shownOf(scene, viewer.mine ?? fresh),
  showEntrant: ({ mine }) => ({ total: mine?.total ?? 0, best: mine?.best ?? 0 }),
  ranks: true,
})
