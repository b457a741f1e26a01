// The rules page: made from the record, never typed. Its hash names the record word for word.
import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { type Locale, type Text, textIn } from '#kernel/i18n.ts'
import { type Currency, moneyText } from '#kernel/money.ts'
import type { Play } from '../contract/play.ts'
import type { Reward } from '../contract.ts'
import type { Setup } from './activity.ts'

export interface Setting {
  locale: Locale
  timeZone: string
  currency: string
  /** The names of the groups, tags, segments and members that are invited, in their order. */
  invited: readonly string[]
}

/** The rules as one text, always written in the same way, and its SHA-256. */
export function recordOf(setup: Setup, timeZone: string): { text: string; hash: string } {
  const { play, title, intro, audience, opensAt, closesAt, settings, rewards, limits, costPoints, budget, weights, told } = setup
  const record = { play, title, intro, audience, opensAt, closesAt, settings, rewards, limits, costPoints, budget, weights, told }
  const text = JSON.stringify(sorted({ ...record, timeZone }))
  return { text, hash: createHash('sha256').update(text).digest('hex') }
}
function sorted(value: unknown): unknown {
  if (value instanceof Date || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}

export const timeText = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')
    .replace(/[+-]\d\d:\d\d.*$/, '')

/** What it says of itself: when, who, how often, what it costs, how it goes, what can be won. */
export function linesOf(setup: Setup, play: Play, settings: unknown, setting: Setting): string[] {
  const titleOf = (key: string): string => setup.rewards.find(one => one.key === key)?.title ?? key
  const texts: Text[] = [
    when(setup, setting),
    who(setting),
    ...how(setup),
    ...play.rules(settings, titleOf),
    ...setup.rewards.map(reward => prize(reward, setting)),
    ...rest(setup, setting),
  ]
  return texts.map(text => textIn(text, setting.locale)).filter(text => text !== '')
}

function when({ opensAt, closesAt }: Setup, { timeZone }: Setting): Text {
  const [from, until] = [timeText(opensAt, timeZone), timeText(closesAt, timeZone)]
  return {
    zh: `时间：${from} 至 ${until}（${timeZone}），以服务器收到的时刻为准。`,
    en: `When: ${from} to ${until} (${timeZone}), by the moment at which the server hears you.`,
  }
}
const who = ({ invited }: Setting): Text =>
  invited.length === 0
    ? { zh: '谁可以参加：全部成员。', en: 'Who: every member.' }
    : { zh: `谁可以参加：${invited.join('、')}。`, en: `Who: ${invited.join(', ')}.` }

function how({ limits, costPoints }: Setup): Text[] {
  const { perMember, perDay, players } = limits
  const lines: Text[] = []
  if (perMember !== null) lines.push({ zh: `每人共 ${perMember} 次。`, en: `Each may play ${times(perMember)} in all.` })
  if (perDay !== null) lines.push({ zh: `每人每天 ${perDay} 次。`, en: `Each may play ${times(perDay)} a day.` })
  if (players !== null)
    lines.push({ zh: `最多 ${players} 人，先到先得。`, en: `At most ${players} people, first come, first served.` })
  if (costPoints > 0)
    lines.push({
      zh: `每次消耗 ${costPoints} 积分；活动取消时如数退回。`,
      en: `Each time costs ${costPoints} points; they come back when it is cancelled.`,
    })
  return lines
}
const times = (n: number): string => (n === 1 ? 'once' : `${n} times`)

function prize({ title, kind, amount, units, value, expiresDays }: Reward, { locale, currency }: Setting): Text {
  const money = (minor: number) => moneyText({ amount: minor, currency: currency as Currency }, locale)
  const each: Text =
    kind === 'points'
      ? { zh: `${amount} 积分`, en: `${amount} points` }
      : kind === 'credit'
        ? { zh: `储值 ${money(amount)}`, en: `${money(amount)} of credit` }
        : { zh: '', en: '' }
  const zh = [each.zh, units === null ? '' : `${units} 份`, value > 0 ? `市场价 ${money(value)}` : '']
  const en = [each.en, units === null ? '' : `${units} of them`, value > 0 ? `worth ${money(value)} each` : '']
  if (expiresDays !== null) {
    zh.push(`${expiresDays} 天内有效`)
    en.push(`valid for ${expiresDays} days`)
  }
  const [inZh, inEn] = [zh.filter(Boolean).join('，'), en.filter(Boolean).join(', ')]
  return { zh: `奖励「${title}」${inZh && `：${inZh}`}。`, en: `Reward “${title}”${inEn && `: ${inEn}`}.` }
}

function rest({ budget, weights, told }: Setup, { locale, currency }: Setting): Text[] {
  const lines: Text[] = weights.map(({ right, weight }) => ({
    zh: `持有权益「${right}」的成员权重为 ${weight}。`,
    en: `Who holds the right “${right}” weighs ${weight}.`,
  }))
  if (budget !== null) {
    const money = moneyText({ amount: budget, currency: currency as Currency }, locale)
    lines.push({ zh: `奖励总额不超过 ${money}，发完为止。`, en: `Rewards end when ${money} have been given out.` })
  }
  const say = (zh: string, en: string, text: string) => text && lines.push({ zh: `${zh}：${text}`, en: `${en}: ${text}` })
  say('主办方', 'Organiser', told.organiser)
  say('联系方式', 'Contact', told.contact)
  say('兑奖方式', 'How prizes are claimed', told.claim)
  say('交付方式', 'How prizes are delivered', told.delivery)
  say('视为放弃', 'A prize is given up when', told.forfeiture)
  if (told.claim || told.organiser)
    lines.push({ zh: `${told.claimDays} 天内兑奖有效。`, en: `Prizes are claimed within ${told.claimDays} days.` })
  return lines
}
