// Checks of prices and of what is shown to press: struck-out prices come from deals, scarcity is real.
import type { Text } from '#kernel/i18n.ts'
import { moneyText } from '#kernel/money.ts'
import { check, dayMs, numberOf } from './check.ts'
import type { QuestionOf, Scarcity } from './questions.ts'

/** The lowest deal of the days before the sale, else the last one before them; null: nothing may be compared with. */
export function strikeOf(
  { deals, saleBeginsAt }: Pick<QuestionOf<'strike-price'>, 'deals' | 'saleBeginsAt'>,
  daysBefore: number,
) {
  const begins = saleBeginsAt.getTime()
  const before = deals.filter(deal => deal.at.getTime() < begins)
  const recent = before.filter(deal => deal.at.getTime() >= begins - daysBefore * dayMs)
  if (recent.length > 0) return Math.min(...recent.map(deal => deal.price))
  const last = before.toSorted((a, b) => b.at.getTime() - a.at.getTime() || a.price - b.price)[0]
  return last?.price ?? null
}

export const strikePrice = check<'strike-price'>({
  asks: 'strike-price',
  topic: 'prices',
  parameters: {
    daysBefore: {
      kind: 'number',
      title: { zh: '往前看几天', en: 'days looked back' },
      unit: 'days',
      stricter: 'higher',
      max: 3_650,
    },
  },
  run(question, values, currency) {
    const { strike } = question
    const allowed = strikeOf(question, numberOf(values, 'daysBefore'))
    if (strike === null || strike === allowed) return []
    const told = (amount: number, locale: string) => moneyText({ amount, currency }, locale)
    if (allowed === null)
      return [
        {
          what: {
            zh: '这件商品还没有成交过，不能显示划线价。',
            en: 'It has never been sold, so no struck-out price may be shown.',
          },
          nearest: { zh: '去掉划线价。', en: 'Show none.' },
          allowed,
        },
      ]
    return [
      {
        what: {
          zh: `划线价 ${told(strike, 'zh-CN')} 和成交记录不符。`,
          en: `The struck-out price of ${told(strike, 'en')} does not agree with the deals.`,
        },
        nearest: {
          zh: `可以显示 ${told(allowed, 'zh-CN')}，或者不显示。`,
          en: `Show ${told(allowed, 'en')}, or none.`,
        },
        allowed,
      },
    ]
  },
})

const unlike: readonly { of: keyof Scarcity; lies(shown: number, real: number): boolean; title: Text }[] = [
  { of: 'stockLeft', lies: (shown, real) => shown !== real, title: { zh: '剩余数量', en: 'what is left' } },
  { of: 'endsAt', lies: (shown, real) => shown !== real, title: { zh: '截止时间', en: 'the end' } },
  { of: 'buyers', lies: (shown, real) => shown > real, title: { zh: '已购人数', en: 'the number of buyers' } },
]

export const realScarcity = check<'scarcity'>({
  asks: 'scarcity',
  topic: 'prices',
  parameters: {},
  run({ shown, real }) {
    const untrue = unlike.filter(({ of, lies }) => {
      const [a, b] = [shown[of], real[of]]
      // What is not shown is no lie; what is shown and does not exist is one.
      return a !== null && a !== undefined && (b === null || b === undefined || lies(Number(a), Number(b)))
    })
    if (untrue.length === 0) return []
    return [
      {
        what: {
          zh: `页面上的${untrue.map(one => one.title.zh).join('、')}和实际不符。`,
          en: `What is shown as ${untrue.map(one => one.title.en).join(' and ')} is not so.`,
        },
        nearest: { zh: '照实显示，或者不显示。', en: 'Show what is so, or nothing.' },
      },
    ]
  },
})
