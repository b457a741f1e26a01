// Checks of money that is paid beforehand, and of what may be done with what a wallet holds.
import { moneyText } from '#kernel/money.ts'
import { check, dayMs, numberOf, wordsOf } from './check.ts'
import type { walletActs } from './questions.ts'

export const refundWindow = check<'refund-window'>({
  asks: 'refund-window',
  topic: 'prepaid',
  parameters: {
    daysMin: { kind: 'number', title: { zh: '最短天数', en: 'fewest days' }, unit: 'days', stricter: 'higher', max: 3_650 },
  },
  run({ days, triedBefore }, values) {
    const min = numberOf(values, 'daysMin')
    if (triedBefore || days >= min) return []
    return [
      {
        what: { zh: `退款期 ${days} 天，短于 ${min} 天。`, en: `${days} days to ask the money back are fewer than ${min}.` },
        nearest: { zh: `至少给 ${min} 天。`, en: `Give ${min} days or more.` },
        allowed: min,
      },
    ]
  },
})

const limit = (zh: string, en: string) =>
  ({ kind: 'number', title: { zh, en }, unit: 'money', stricter: 'lower', max: 1e12 }) as const

export const cardLimit = check<'prepaid-card'>({
  asks: 'prepaid-card',
  topic: 'prepaid',
  parameters: {
    namedMaxFen: limit('记名卡上限', 'most on a named card'),
    bearerMaxFen: limit('不记名卡上限', 'most on a card without a name'),
  },
  run({ named, amount }, values, currency) {
    const max = numberOf(values, named ? 'namedMaxFen' : 'bearerMaxFen')
    if (amount <= max) return []
    const told = (value: number, locale: string) => moneyText({ amount: value, currency }, locale)
    return [
      {
        what: {
          zh: `${named ? '记名' : '不记名'}储值 ${told(amount, 'zh-CN')}，超过 ${told(max, 'zh-CN')}。`,
          en: `${told(amount, 'en')} on a card ${named ? 'with' : 'without'} a name is more than ${told(max, 'en')}.`,
        },
        nearest: { zh: `每张不超过 ${told(max, 'zh-CN')}。`, en: `Keep each within ${told(max, 'en')}.` },
        allowed: max,
      },
    ]
  },
})

const unitTitles = {
  points: { zh: '积分', en: 'points' },
  credit: { zh: '储值', en: 'credit' },
  commission: { zh: '佣金', en: 'commission' },
  money: { zh: '钱', en: 'money' },
}
const actTitles = {
  'to-member': { zh: '转给别的成员', en: 'passing it to another member' },
  'cash-out': { zh: '提现', en: 'cashing it' },
} satisfies Record<(typeof walletActs)[number], unknown>
const units = { kind: 'words', title: { zh: '哪些单位', en: 'units' }, stricter: 'more', choices: unitTitles } as const

export const providerOnly = check<'wallet-transfer'>({
  asks: 'wallet-transfer',
  topic: 'wallets',
  parameters: {
    units,
    acts: { kind: 'words', title: { zh: '哪些做法', en: 'acts' }, stricter: 'more', choices: actTitles },
  },
  run({ unit, act, mode }, values) {
    if (mode === 'provider' || !wordsOf(values, 'units').includes(unit) || !wordsOf(values, 'acts').includes(act)) return []
    return [
      {
        what: {
          zh: `${unitTitles[unit].zh}不能${actTitles[act].zh}。`,
          en: `There is no ${actTitles[act].en} of ${unitTitles[unit].en}.`,
        },
        nearest: {
          zh: '在本社群里花掉或原路退回；要这样做，请把钱交给持牌支付机构保管。',
          en: 'Spend it here or pay it back the way it came; for more, let a licensed provider hold the money.',
        },
        allowed: 'provider',
      },
    ]
  },
})

export const neverCashed = check<'wallet-transfer'>({
  asks: 'wallet-transfer',
  topic: 'wallets',
  parameters: { units },
  run({ unit, act }, values) {
    if (act !== 'cash-out' || !wordsOf(values, 'units').includes(unit)) return []
    return [
      {
        what: { zh: `${unitTitles[unit].zh}不能提现。`, en: `There is no cashing of ${unitTitles[unit].en}.` },
        nearest: { zh: '换成这里提供的东西。', en: 'Let it be spent on what is offered here.' },
      },
    ]
  },
})

export const renewalNotice = check<'renewal-notice'>({
  asks: 'renewal-notice',
  topic: 'renewals',
  parameters: {
    daysMin: { kind: 'number', title: { zh: '至少提前几天', en: 'days beforehand' }, unit: 'days', stricter: 'higher', max: 365 },
  },
  run({ chargeAt, noticeAt }, values) {
    const days = numberOf(values, 'daysMin')
    const latest = new Date(chargeAt.getTime() - days * dayMs)
    if (noticeAt && noticeAt <= latest) return []
    return [
      {
        what: noticeAt
          ? { zh: `续费提醒不到 ${days} 天就要扣款。`, en: `The notice comes less than ${days} days before the charge.` }
          : { zh: '没有安排续费提醒。', en: 'No notice of the renewal is planned.' },
        nearest: { zh: `最晚在扣款前 ${days} 天提醒。`, en: `Give notice ${days} days before the charge at the latest.` },
        allowed: latest.toISOString(),
      },
    ]
  },
})
