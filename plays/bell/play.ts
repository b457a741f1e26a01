// Bell 报时: a bell that strikes when the activity closes, and whoever was there listens. Run as a series it strikes every hour.
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { type Json, move, no, play, RewardKey } from '#modules/activities/contract.ts'

const Settings = z.object({
  stroke: line(4).default('咚').meta({ title: '一声怎么写 | How a stroke is written', inEnglish: 'Dong' }),
  words: line(60, 0).default('').meta({ title: '敲完说一句（可留空） | Words after it; may be empty' }),
  reward: RewardKey.nullable().default(null).meta({ title: '听钟的奖励 | Reward for listening' }),
})
type Settings = z.output<typeof Settings>
interface Sum {
  people: number
}
export interface Shown {
  stroke: string
  words: string
  /** How often it strikes, and at which hour by the community's clock. */
  strokes: number
  hour: number
  listeners: number
  isListening: boolean
  result: { strokes: number; people: number } | null
}
const moveOf = move<Settings, { at: string }, { people: number }>()

function hourOf(moment: Date, timeZone: string): { hour: number; strokes: number } {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)
  return { hour, strokes: hour % 12 || 12 }
}

export const bell = play<Settings, { at: string }, { people: number }, Sum>({
  key: 'bell',
  title: { zh: '报时钟', en: 'Bell' },
  about: {
    zh: '到点敲钟，按时辰敲几下，群里留一条。做成系列就是一座钟楼。',
    en: 'It strikes the hour and leaves a line in the group. As a series it is a bell tower.',
  },
  settings: Settings,
  check: ({ reward }, { rewards }) =>
    reward !== null && !rewards.includes(reward)
      ? [{ zh: `「${reward}」不在奖励清单里。`, en: `“${reward}” is not among the rewards.` }]
      : [],
  rules: ({ reward }, title) => [
    {
      zh: '结束那一刻敲钟，几点敲几下，十二小时一轮。',
      en: 'The bell strikes when it closes: as often as the hour says, on a clock of twelve.',
    },
    { zh: '敲钟之前来听的，都记在这一声里。', en: 'Whoever comes to listen before that is counted with it.' },
    ...(reward
      ? [
          {
            zh: `来听的人得「${title(reward)}」，发完为止。`,
            en: `Whoever listens gets “${title(reward)}”, while there are any.`,
          },
        ]
      : []),
  ],
  worst: ({ reward }, players) => (reward ? { [reward]: players } : {}),
  lay: () => ({ people: 0 }),
  moves: {
    listen: moveOf({
      title: { zh: '听钟', en: 'Listen' },
      by: 'player',
      input: z.object({}),
      decide({ mine, now, table, settings: { reward }, left, player }) {
        if (mine) no('listening', '你已经在听了。', 'You are listening already.')
        const awards = reward && left(reward) > 0 ? [{ memberId: player.memberId, reward }] : []
        return {
          outcome: { people: table.people + 1 },
          mine: { at: now.toISOString() },
          table: { people: table.people + 1 },
          awards,
        }
      },
    }),
  },
  settle: {
    begin: () => ({ people: 0 }),
    add: ({ people }) => ({ people: people + 1 }),
    end: ({ people }, { closesAt, timeZone }) => ({ result: { ...hourOf(closesAt, timeZone), people }, awards: [] }),
  },
  tellsAlone: true,
  tell(result, { stroke, words }) {
    const { strokes, hour, people } = result as { strokes: number; hour: number; people: number }
    const sound = Array.from({ length: strokes }, () => stroke).join(' ')
    return {
      zh: `${sound}${words ? `\n${words}` : ''}\n${hour} 点。${people > 0 ? `听钟的有 ${people} 人。` : ''}`,
      en: `${sound}${words ? `\n${words}` : ''}\n${hour} o’clock.${people > 0 ? ` ${people} listened.` : ''}`,
    }
  },
  show: ({ settings: { stroke, words }, table, closesAt, timeZone, result }, { mine }): Json => ({
    ...{ stroke, words, listeners: table.people, isListening: mine !== null },
    ...{ ...hourOf(closesAt, timeZone), result },
  }),
})
