// What is said about a mistake in what a file sells: money, times, and names of things for sale.
import type { Text } from '#kernel/i18n.ts'

const sum: Text = {
  zh: '{got} 不是金额：写成标价那样的数字，放进引号，最多两位小数，不写货币符号，例如 "499.00"',
  en: '{got} is no sum: digits as on a price tag, in quotes, two decimals at most and no currency sign, such as "499.00"',
}
const moment: Text = {
  zh: '{got} 不是时刻：写「day 几 时:分」（启动那天是 day 0），或「年-月-日 时:分」，放在引号里，例如 "day 3 20:00"',
  en: '{got} is no moment: "day 3 20:00", counted from the launch on day 0, or "2026-09-20 20:00", in quotes',
}
export const sumKeys: ReadonlySet<string> = new Set([
  ...[
    'dues',
    'credit',
    'cost',
    'price',
    'flat',
    'freeFrom',
    'amount',
    'threshold',
    'amountOff',
    'offMax',
    'worth',
    'value',
    'budget',
  ],
])
const momentKeys = ['opensAt', 'closesAt', 'takesFrom', 'takesUntil', 'usesFrom', 'usesUntil', 'usedBy', 'at', 'until']

/** By the key that holds the value. */
export const saleFormats: Record<string, Text> = {
  ...Object.fromEntries([...sumKeys].map(key => [key, sum])),
  ...Object.fromEntries(momentKeys.map(key => [key, moment])),
  on: {
    zh: '{got} 不是日子：写「day 几」（启动那天是 day 0），或「年-月-日」，放在引号里，例如 "day 30"',
    en: '{got} is no day: "day 30", counted from the launch on day 0, or "2026-09-20", in quotes',
  },
}
export const saleExamples: Record<string, string> = {
  ...Object.fromEntries([...sumKeys].map(key => [key, '"499.00"'])),
  ...Object.fromEntries(momentKeys.map(key => [key, '"day 3 20:00"'])),
  on: '"day 30"',
  tier: 'reader',
  round: 'first-round',
  variant: 'first-box',
  from: 'small-box',
  associateOf: 'reader',
  seatsMax: '150',
  months: '12',
  rights: '[听全部]',
  rank: '1',
  stock: '8000',
  quota: '8000',
  units: '1000',
  places: '20',
  size: '3',
  percentOff: '12',
  sponsor: '巷口小馆',
  organiser: '灯下读书会',
  contact: 'hello@example.com',
  prefix: '西藏',
}
export const saleRefusals: Record<string, Text> = {
  'no such day': { zh: '{got} 里的日子不存在，看看年月日。', en: 'There is no such day as {got}; look at its month and day.' },
  'date with due date': {
    zh: 'due 写 date 时要写 on（哪一天），其他时候不写。',
    en: 'With due: date there is an on: that says the day, and otherwise there is none.',
  },
  'each right once': { zh: '同一项权益只写一次。', en: 'Each right stands once.' },
}

const none = (zh: string, en: string): Text => ({
  zh: `文件里没有叫 {got} 的${zh}。可以写：{choices}`,
  en: `There is no ${en} {got} in this file. There are: {choices}`,
})
export const saleEnds = {
  tier: none('会员等级', 'tier'),
  round: none('轮次（要属于同一个等级）', 'round of this tier'),
  product: none('商品', 'product'),
  variant: none('规格', 'variant'),
  mistyped: { zh: '文件里没有 {got}。是不是想写 {near}？', en: 'There is no {got} in this file. Did you mean {near}?' },
  tierFits: {
    zh: '卖会员的商品（kind: tier）每个规格要写 tier，别的商品不写。',
    en: 'Each variant of a product of kind: tier names its tier; others name none.',
  },
  creditFits: {
    zh: '卖储值的商品（kind: credit）每个规格要写 credit（到账多少），别的商品不写。',
    en: 'Each variant of a product of kind: credit says its credit; others say none.',
  },
  wordFits: { zh: '口令券（way: word）要写 word，别的券不写。', en: 'A coupon taken by word has its word; others have none.' },
  ends: { zh: '{got} 不晚于 {from}：结束要在开始之后。', en: '{got} is not after {from}: it ends after it begins.' },
  wholeOnly: { zh: '{currency} 没有小数，{got} 要写成整数。', en: '{currency} has no decimals; {got} must be whole.' },
} satisfies Record<string, Text>
