// An auction in points: hidden maxima bid for their owners, late bids move the end, and there is one end for everyone.
import { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import { type Decision, move, no, type Play, play, type Scene, type Settlement } from '#modules/activities/contract.ts'
import {
  bare,
  chargesBetween,
  endAfter,
  endOf,
  leastOf,
  noted,
  type Shown,
  standingAfter,
  stepFrom,
  type Table,
} from './rules.ts'
import { Settings } from './settings.ts'

/** What a member keeps of his own. */
interface Mine {
  max: number
  bids: number
}

const bidMove = move<Settings, Mine, Table>()({
  title: { zh: '出价', en: 'Bid' },
  by: 'player',
  /** Not even the desk reads a maximum. */
  isSecret: () => true,
  input: z.object({
    max: z.int().min(1).max(1_000_000_000).meta({ title: '最高愿出多少积分 | The most you would give, in points' }),
  }),
  decide(scene, { max }): Decision<Mine, Table> {
    const { settings, table, player, mine, now } = scene
    if (table.over || now >= endOf(scene)) no('ended', '拍卖已经结束。', 'The auction is over.')
    const leads = table.lead?.memberId === player.memberId
    if (leads && max <= (table.lead?.max ?? 0))
      no('not-more', '你已领先，要提高就比你现在的上限 {max} 多。', 'You lead; to raise, go above your {max}.', {
        max: table.lead?.max,
      })
    const least = leastOf(settings, table)
    if (!leads && max < least) no('too-low', '至少出 {least} 积分。', 'Bid {least} points at least.', { least })
    const after = standingAfter(settings, table, player, max)
    const shows = after.price !== table.price || after.lead?.memberId !== table.lead?.memberId
    const isAhead = after.lead?.memberId === player.memberId
    return {
      outcome: { leads: isAhead, price: after.price, isReserveMet: after.isReserveMet },
      mine: { max, bids: (mine?.bids ?? 0) + 1 },
      table: {
        ...table,
        ...after,
        bids: table.bids + 1,
        endsAt: shows ? endAfter(scene) : table.endsAt,
        recent: shows ? seenAfter(scene, after, isAhead, max) : table.recent,
      },
      charges: chargesBetween(table.lead, after.lead),
    }
  },
})

/** Who is outbid at once is seen with what he bid: it was his all, so nothing of it is hidden any more. */
function seenAfter(
  { table, player, now }: Scene<Settings, Table> & { player: { memberId: string; name: string } },
  after: Pick<Table, 'lead' | 'price'>,
  isAhead: boolean,
  max: number,
) {
  const at = now.toISOString()
  const mine = { memberId: player.memberId, name: player.name, price: isAhead ? after.price : max, at }
  const seen = noted(table, mine)
  if (isAhead || !after.lead) return seen
  return noted({ ...table, recent: seen }, { memberId: after.lead.memberId, name: after.lead.name, price: after.price, at })
}

/** What the end comes to: the leader pays the price of what he bound, or everything goes back. */
function finish({
  settings,
  table,
  left,
}: Scene<Settings, Table>): Required<Pick<Settlement, 'awards' | 'charges'>> & { table: Table } {
  const { lead, price, isReserveMet } = table
  if (table.over) return { awards: [], charges: [], table }
  if (!lead) return { awards: [], charges: [], table: { ...table, over: 'unsold' } }
  const isThere = left(settings.reward) >= 1
  if (!isReserveMet || !isThere) {
    const charges = [{ memberId: lead.memberId, points: -lead.max }]
    return { awards: [], charges, table: { ...table, over: isThere ? 'unsold' : 'withdrawn' } }
  }
  const charges = lead.max > price ? [{ memberId: lead.memberId, points: price - lead.max }] : []
  return { awards: [{ memberId: lead.memberId, reward: settings.reward }], charges, table: { ...table, over: 'sold' } }
}

function rulesOf(settings: Settings, rewardTitle: (key: string) => string): Text[] {
  const { startPoints, reservePoints, steps, softMinutes, overtimeMinutes, reward } = settings
  const ladder = (zh: boolean) =>
    steps.map(one => (zh ? `${one.from} 积分起每次至少加 ${one.step}` : `from ${one.from} points at least ${one.step} more`))
  return [
    {
      zh: `拍品：${rewardTitle(reward)}。起拍价 ${startPoints} 积分；${ladder(true).join('，')}。`,
      en: `Lot: ${rewardTitle(reward)}. It starts at ${startPoints} points; ${ladder(false).join(', ')}.`,
    },
    {
      zh: '你填最高愿出多少，系统只替你出到刚好领先；上限不给任何人看，同样的上限先出者领先。',
      en: 'Say the most you would give; you are bid up only as far as it takes to lead. Nobody sees your maximum; of equal ones the earlier leads.',
    },
    {
      zh: '领先时按你的上限冻结积分，被超过立即退回；成交按成交价扣，多冻结的退回。',
      en: 'While you lead, your maximum is bound; when you are outbid it comes back at once. The winner pays the price, and the rest comes back.',
    },
    {
      zh: `计划在关闭前 ${overtimeMinutes} 分钟结束；最后 ${softMinutes} 分钟内改变领先者或价格的出价，会把结束时间推到该出价后 ${softMinutes} 分钟，最晚到关闭时间为止。`,
      en: `It is to end ${overtimeMinutes} min before closing. A bid in the last ${softMinutes} min that changes leader or price moves the end to ${softMinutes} min after it, never beyond the closing time.`,
    },
    reservePoints === null
      ? { zh: '没有保留价。', en: 'There is no reserve.' }
      : {
          zh: '有保留价，数额不公开；没到保留价不成交，积分全部退回。',
          en: 'There is a hidden reserve; below it nothing is sold and all points come back.',
        },
  ]
}

export const auction: Play<Settings, Mine, Table, null> = play<Settings, Mine, Table, null>({
  key: 'auction',
  title: { zh: '积分拍卖', en: 'Points auction' },
  about: {
    zh: '固定时间拍一件好东西，用积分出价，代理出价，临门出价自动顺延。',
    en: 'One good thing goes at a fixed hour for points, with proxy bids and a fair end.',
  },
  settings: Settings,
  check({ overtimeMinutes, softMinutes, reservePoints, startPoints, reward, steps }, { rewards, opensAt, closesAt }) {
    const minutes = (closesAt.getTime() - opensAt.getTime()) / 60_000
    const all: (Text | false)[] = [
      !rewards.includes(reward) && { zh: '拍什么还没选，或奖励里没有它。', en: 'What is auctioned is not among the rewards.' },
      overtimeMinutes >= minutes && { zh: '加时比整场还长。', en: 'The overtime is longer than the auction.' },
      overtimeMinutes > 0 &&
        softMinutes > overtimeMinutes && {
          zh: '顺延不能超过加时总长。',
          en: 'One extension cannot be longer than the overtime.',
        },
      reservePoints !== null &&
        reservePoints < startPoints && { zh: '保留价低于起拍价。', en: 'The reserve is below the start.' },
      new Set(steps.map(one => one.from)).size < steps.length && {
        zh: '加价幅度有两档起点相同。',
        en: 'Two steps begin at the same price.',
      },
    ]
    return all.filter(one => one !== false)
  },
  hidesSettings: ({ reservePoints }) => reservePoints !== null,
  rules: rulesOf,
  worst: ({ reward }) => ({ [reward]: 1 }),
  lay: () => bare,
  moves: { bid: bidMove },
  due: scene => (scene.table.over ? null : endOf(scene)),
  tick: scene => finish(scene),
  settle: {
    begin: () => null,
    add: () => null,
    end(_, scene) {
      const { awards, charges, table } = finish(scene)
      const { lead, price, bids, over } = table
      const isSold = over === 'sold' && lead
      return {
        result: { over, bids, winner: isSold ? { memberId: lead.memberId, name: lead.name, price } : null },
        awards,
        charges,
        table,
      }
    },
  },
  tell(result) {
    const { bids, winner } = result as { bids: number; winner: { name: string; price: number } | null }
    if (bids === 0) return null
    if (!winner)
      return { zh: `${bids} 次出价，没有成交，积分都退回了。`, en: `${bids} bids, nothing sold; all points went back.` }
    return {
      zh: `${bids} 次出价，${winner.name}以 ${winner.price} 积分拍得。`,
      en: `${bids} bids; it went to ${winner.name} for ${winner.price} points.`,
    }
  },
  show(scene, viewer) {
    const { settings, table } = scene
    const { lead, price, bids, isReserveMet, recent, over } = table
    const leads = lead !== null && viewer.memberId === lead.memberId
    return {
      reward: settings.reward,
      startPoints: settings.startPoints,
      hasReserve: settings.reservePoints !== null,
      isReserveMet,
      price: lead ? price : null,
      leadName: lead?.name ?? null,
      leads,
      least: leads ? lead.max + 1 : leastOf(settings, table),
      step: stepFrom(settings, price),
      bids,
      endsAt: endOf(scene).toISOString(),
      hardStopAt: scene.closesAt.toISOString(),
      softMinutes: settings.softMinutes,
      over,
      mine: viewer.mine ? { max: viewer.mine.max, bound: leads ? lead.max : 0 } : null,
      recent: recent.map(({ memberId, ...bid }) => ({ ...bid, isMine: memberId === viewer.memberId })),
    } satisfies Shown
  },
})
