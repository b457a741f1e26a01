// Charity check-in: each check-in puts one unit of the sponsor's into a pot that all can see, until it is full; one receipt at the end.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { type Decision, type MoveScene, move, no, play, RewardKey, type Scene } from '#modules/activities/contract.ts'

export const Settings = z
  .object({
    sponsor: line(60).default('主办方').meta({ title: '谁出这笔捐赠 | Who gives', inEnglish: 'The organisers' }),
    cause: line(120).default('公益项目').meta({ title: '捐给谁、做什么 | For whom and what', inEnglish: 'A good cause' }),
    unit: line(20)
      .default('一份爱心')
      .meta({ title: '每次打卡捐什么，例如「一份早餐」 | What each check-in gives, e.g. a breakfast', inEnglish: 'One gift' }),
    unitValue: z.int().min(0).max(10_000_000).default(100).meta({ title: '每份多少钱（分） | Worth of a unit, minor units' }),
    cap: z.int().min(1).max(100_000_000).default(1000).meta({ title: '最多多少份 | Units at most' }),
    perSign: z.int().min(1).max(1000).default(1).meta({ title: '每次打卡几份 | Units each check-in' }),
    reward: RewardKey.nullable().default(null).meta({ title: '第一次打卡的纪念 | A keepsake for the first check-in' }),
    thanks: line(120, 0).default('').meta({ title: '打卡后的感谢话（可留空） | Words of thanks; may be empty' }),
  })
  .meta({ lastsHours: 168 })
export type Settings = z.output<typeof Settings>
export interface Mine {
  last: string
  days: number
  units: number
}
export interface Table {
  units: number
  /** Who has put at least one unit in. */
  people: number
  signs: number
}
export interface Outcome {
  units: number
  total: number
  nth: number
  isFull: boolean
}
export interface Result {
  units: number
  /** In minor units of the community's currency. */
  value: number
  people: number
  signs: number
  sponsor: string
  cause: string
  unit: string
  isFull: boolean
}
type At = MoveScene<Settings, Mine, Table>

const Sign = z.object({ words: line(60, 0).default('').meta({ title: '一句祝愿 | A wish' }) })
function sign({ settings, today, mine, table, left, player }: At): Decision<Mine, Table> {
  if (mine?.last === today)
    no('signed', '今天的一份已经放进去了，明天再来。', 'Today’s unit is in the pot already; come again tomorrow.')
  // A full pot turns nobody away: the day counts, and nothing is promised that the sponsor does not give.
  const units = Math.min(settings.perSign, left('pot'))
  const total = table.units + units
  const outcome: Outcome & { [key: string]: number | boolean } = {
    ...{ units, total, nth: table.signs + 1 },
    isFull: total >= settings.cap,
  }
  return {
    outcome,
    mine: { last: today, days: (mine?.days ?? 0) + 1, units: (mine?.units ?? 0) + units },
    table: {
      units: total,
      people: table.people + Number(units > 0 && (mine?.units ?? 0) === 0),
      signs: table.signs + 1,
    },
    takes: { pot: units },
    awards: settings.reward && !mine ? [{ memberId: player.memberId, reward: settings.reward, orLess: true }] : [],
    score: (mine?.units ?? 0) + units,
  }
}

const shownOf = (
  { settings, table, today }: Pick<Scene<Settings, Table>, 'settings' | 'table' | 'today'>,
  mine: Mine | null,
) => ({
  ...settings,
  ...table,
  value: table.units * settings.unitValue,
  mine: mine && { days: mine.days, units: mine.units, signedToday: mine.last === today },
})
export type Shown = ReturnType<typeof shownOf>
const yuan = (minor: number): string => (minor / 100).toFixed(2)

interface Sum {
  units: number
  people: number
  signs: number
}

export const charity = play<Settings, Mine, Table, Sum>({
  key: 'charity',
  title: { zh: '公益打卡', en: 'Charity check-in' },
  about: {
    zh: '大家打卡，赞助方捐出；看着罐子一点点满起来，最后一张凭证。',
    en: 'Members check in and the sponsor gives: a pot that fills before everyone’s eyes, and one receipt.',
  },
  settings: Settings,
  rules: (settings, title) => [
    {
      zh: `每天打卡一次，${settings.sponsor}就为「${settings.cause}」捐出 ${settings.perSign} 份「${settings.unit}」（每份价值 ${yuan(settings.unitValue)}）。`,
      en: `For each check-in, once a day, ${settings.sponsor} gives ${settings.perSign} × “${settings.unit}” (worth ${yuan(settings.unitValue)} each) for ${settings.cause}.`,
    },
    {
      zh: `最多 ${settings.cap} 份，总值 ${yuan(settings.cap * settings.unitValue)}；满了以后打卡照记，不再增加捐赠。`,
      en: `At most ${settings.cap} units, ${yuan(settings.cap * settings.unitValue)} in all; once full, check-ins count and nothing is added.`,
    },
    {
      zh: '参加者不用付钱。结束后公布总份数、金额、人数和赞助方。',
      en: 'Those who take part pay nothing. At the end units, sum, people and sponsor are published.',
    },
    ...(settings.reward
      ? [
          {
            zh: `第一次打卡得「${title(settings.reward)}」，发完为止。`,
            en: `The first check-in earns “${title(settings.reward)}”, while there are any.`,
          },
        ]
      : []),
  ],
  worst: (settings, players) => (settings.reward ? { [settings.reward]: players } : {}),
  stock: settings => ({ pot: settings.cap }),
  lay: () => ({ units: 0, people: 0, signs: 0 }),
  moves: {
    sign: move<Settings, Mine, Table>()({
      title: { zh: '打卡', en: 'Check in' },
      by: 'player',
      input: Sign,
      isPublic: true,
      decide: sign,
    }),
  },
  settle: {
    begin: () => ({ units: 0, people: 0, signs: 0 }),
    add: (sum, { mine }) => ({
      units: sum.units + (mine?.units ?? 0),
      people: sum.people + Number((mine?.units ?? 0) > 0),
      signs: sum.signs + (mine?.days ?? 0),
    }),
    end(sum, { settings }) {
      const { sponsor, cause, unit } = settings
      const value = sum.units * settings.unitValue
      const result: Result & { [key: string]: number | string | boolean } = {
        ...{ ...sum, value, sponsor, cause, unit },
        isFull: sum.units >= settings.cap,
      }
      return { result, awards: [] }
    },
  },
  tell(told) {
    const { units, value, people, sponsor, cause, unit } = told as unknown as Result
    return {
      zh: `罐子里一共 ${units} 份「${unit}」，价值 ${yuan(value)}，来自 ${people} 人。${sponsor}为「${cause}」捐出。`,
      en: `The pot holds ${units} × “${unit}”, worth ${yuan(value)}, from ${people} people. ${sponsor} gives it for ${cause}.`,
    }
  },
  show: (scene, viewer) => ({ ...shownOf(scene, viewer.mine), result: scene.result }),
  showEntrant: ({ mine }) => ({ days: mine?.days ?? 0, units: mine?.units ?? 0 }),
  ranks: true,
})
