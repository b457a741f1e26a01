// What the rules page says of each kind of deal.
import { Temporal } from 'temporal-polyfill'
import { type Locale, type Text, textIn } from '#kernel/i18n.ts'
import { type Currency, moneyText } from '#kernel/money.ts'
import type { Deal, DealOf } from './deal.ts'

export interface Setting {
  locale: Locale
  timeZone: string
  currency: string
}

/** Words, sums and times as the reader writes them. */
export const pen = ({ locale, timeZone, currency }: Setting) => ({
  in: (zh: string, en: string): string => textIn({ zh, en }, locale),
  money: (amount: number) => moneyText({ amount, currency: currency as Currency }, locale),
  /** Whose clock it is, said once: 2026-03-02 13:01 alone is another moment elsewhere. */
  zone: timeZone,
  time: (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime())
      .toZonedDateTimeISO(timeZone)
      .toString({ smallestUnit: 'minute' })
      .replace('T', ' ')
      .replace(/[+-]\d\d:\d\d.*$/, ''),
})
export type Pen = ReturnType<typeof pen>

export function linesOfKind(deal: Deal, p: Pen): { name: Text; text: string }[] {
  switch (deal.kind) {
    case 'team-buy':
      return teamBuy(deal, p)
    case 'stepped':
      return stepped(deal, p)
    case 'pre-sale':
      return preSale(deal, p)
    case 'crowdfunding':
      return crowdfunding(deal, p)
    case 'auction':
      return auction(deal, p)
    case 'draw':
      return draw(deal, p)
    case 'meal':
      return meal(deal, p)
  }
}

const named = (zh: string, en: string, text: string) => ({ name: { zh, en }, text })
const back = (p: Pen) => p.in('付的钱按原路全额退回，不用申请。', 'all that was paid goes back the way it came, without asking.')

const teamBuy = ({ terms: t }: DealOf<'team-buy'>, p: Pen) => [
  named(
    '成团',
    'Forming',
    p.in(
      `${t.size} 人付款即成团，每人 ${p.money(t.price)}；开团后 ${t.hours} 小时内有效，且不晚于活动结束。`,
      `A team forms when ${t.size} have paid ${p.money(t.price)} each, within ${t.hours} hours of its opening and before the end.`,
    ),
  ),
  named(
    '不成团',
    'Not forming',
    p.in(
      `到时没有凑满，${back(p)}人数只算真实付款的成员。`,
      `If it is not full in time, ${back(p)} Only members who really paid are counted.`,
    ),
  ),
  named(
    '席位',
    'Seats',
    p.in(
      '每人每团一席；下单后席位保留到付款期限。',
      'One seat for each member of a team; it is held while the order waits for its payment.',
    ),
  ),
]
const stepped = ({ terms: t }: DealOf<'stepped'>, p: Pen) => [
  named(
    '价格',
    'Price',
    p.in(`先付 ${p.money(t.price)}；`, `${p.money(t.price)} is paid first; `) +
      t.steps
        .map(s => p.in(`满 ${s.units} 件每件 ${p.money(s.price)}`, `from ${s.units} units ${p.money(s.price)} each`))
        .join(p.in('，', ', ')) +
      p.in('。', '.'),
  ),
  named(
    '退差价',
    'Difference',
    p.in(
      '结束时按实际付款的件数定价，差价退给每一位，精确到分。',
      'At the end the price follows from the units really paid, and the difference goes back to everyone, exactly.',
    ),
  ),
]
const preSale = ({ terms: t, closesAt }: DealOf<'pre-sale'>, p: Pen) => [
  t.way === 'full'
    ? named('付款', 'Paying', p.in(`全款 ${p.money(t.price)}。`, `${p.money(t.price)} in full.`))
    : named(
        '付款',
        'Paying',
        p.in(
          `定金 ${p.money(t.deposit)}，尾款 ${p.money(t.price - t.deposit)} 在 ${p.time(t.restFrom ?? closesAt)} 至 ${p.time(t.restUntil ?? closesAt)} 支付。`,
          `A deposit of ${p.money(t.deposit)}; the rest of ${p.money(t.price - t.deposit)} from ${p.time(t.restFrom ?? closesAt)} to ${p.time(t.restUntil ?? closesAt)}.`,
        ),
      ),
  ...(t.way === 'full'
    ? []
    : [
        named(
          '不付尾款',
          'If the rest is not paid',
          t.depositKept ? p.in('定金不退。', 'The deposit is kept.') : p.in('定金退回。', 'The deposit goes back.'),
        ),
      ]),
  named(
    '发货',
    'Sending',
    p.in(
      `最晚 ${p.time(t.shipsBy)} 发货；过了还没发，可以自己退款。`,
      `Sent by ${p.time(t.shipsBy)}; if it is not, you can take your money back.`,
    ),
  ),
]
const crowdfunding = ({ terms: t, closesAt }: DealOf<'crowdfunding'>, p: Pen) => [
  named(
    '目标',
    'Goal',
    p.in(
      `${p.time(closesAt)} 前达到 ${t.goalIn === 'money' ? p.money(t.goal) : `${t.goal} 件`}。发起人：${t.maker}。`,
      `${t.goalIn === 'money' ? p.money(t.goal) : `${t.goal} pieces`} by ${p.time(closesAt)}. Maker: ${t.maker}.`,
    ),
  ),
  named('回报', 'Rewards', t.rewards.map(r => `${r.name} ${p.money(r.price)}`).join(p.in('；', '; '))),
  named(
    '没有达成',
    'If it fails',
    p.in(`到期没有达成，${back(p)}截止时间不改。`, `If the goal is not reached, ${back(p)} The deadline does not move.`),
  ),
  named(
    '兑现',
    'Rewards by',
    p.in(
      `最晚 ${p.time(t.shipsBy)}；过了还没兑现，可以自己退款。`,
      `By ${p.time(t.shipsBy)}; if not, you can take your money back.`,
    ),
  ),
]
const auction = ({ terms: t }: DealOf<'auction'>, p: Pen) => [
  named(
    '出价',
    'Bidding',
    p.in(
      `起拍 ${p.money(t.startPrice)}，每次至少加 ${p.money(t.step)}，出价不能撤回。`,
      `From ${p.money(t.startPrice)}, by at least ${p.money(t.step)}; a bid cannot be taken back.`,
    ),
  ),
  named(
    '延时',
    'Soft close',
    p.in(
      `最后 ${t.softMinutes} 分钟内有人出价，结束时间顺延到出价后 ${t.softMinutes} 分钟。`,
      `A bid in the last ${t.softMinutes} minutes moves the end to ${t.softMinutes} minutes after it.`,
    ),
  ),
  ...(t.reserve === null
    ? []
    : [named('保留价', 'Reserve', p.in('有保留价，没有达到就不成交。', 'There is a reserve price; below it nothing is sold.'))]),
  ...(t.deposit === 0
    ? []
    : [
        named(
          '保证金',
          'Deposit',
          p.in(
            `冻结余额 ${p.money(t.deposit)}，结束后全部退回。`,
            `${p.money(t.deposit)} of credit is set aside and goes back to everyone afterwards.`,
          ),
        ),
      ]),
  named(
    '成交',
    'Winning',
    p.in(
      `最高价者 ${t.answerHours} 小时内付款；没有付就按出价顺序问下一位。`,
      `The highest bidder pays within ${t.answerHours} hours; otherwise the next one is asked.`,
    ),
  ),
]
export const drawn = (p: Pen) =>
  p.in(
    '报名前公布种子的哈希，开奖时公布种子和全部报名编号；任何人都能重算。',
    'The hash of a seed is published before anyone applies; the seed and all entries when it is drawn. Anyone can draw again.',
  )
const draw = ({ terms: t }: DealOf<'draw'>, p: Pen) => [
  named(
    '抽签',
    'Draw',
    p.in(`免费报名，抽 ${t.units} 个名额，每人一签。`, `Applying is free; ${t.units} are drawn, one chance for each member. `) +
      drawn(p),
  ),
  named(
    '中签',
    'Winning',
    p.in(
      `中签价 ${p.money(t.price)}，${t.answerHours} 小时内付款；没有付就按抽出的顺序递补。`,
      `${p.money(t.price)}, paid within ${t.answerHours} hours; otherwise the next in the drawn order is asked.`,
    ),
  ),
  named('主办方', 'Organiser', `${t.organiser}${p.in('，', ', ')}${t.contact}`),
]
const meal = ({ terms: t }: DealOf<'meal'>, p: Pen) => [
  named(
    '名额',
    'Places',
    p.in(
      `${t.sponsor} 提供 ${t.places} 份，每份价值 ${p.money(t.worth)}，免费报名。`,
      `${t.sponsor} gives ${t.places}, each worth ${p.money(t.worth)}; applying is free.`,
    ),
  ),
  named(
    '怎样选人',
    'Choosing',
    t.choice === 'draw' ? drawn(p) : p.in('由运营者按报名的话挑选。', 'Chosen by the operators from what was written.'),
  ),
  named(
    '使用',
    'Using it',
    p.in(
      `凭券码到店核销，${p.time(t.usedBy)} 前有效；不去请取消，名额给下一位。`,
      `By its code, until ${p.time(t.usedBy)}; if you cannot come, give it up and the next one gets it.`,
    ),
  ),
  named('主办方', 'Organiser', `${t.organiser}${p.in('，', ', ')}${t.contact}`),
]
