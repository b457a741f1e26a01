// Checks of crowdfunding, and of commission for those who bring buyers.
import { check, numberOf, wordsOf } from './check.ts'
import type { crowdfundingKinds } from './questions.ts'

const kindTitles = {
  presale: { zh: '预售', en: 'pre-sale' },
  reward: { zh: '回报', en: 'reward' },
  'member-project': { zh: '成员项目', en: 'members’ project' },
  equity: { zh: '股权', en: 'shares' },
  interest: { zh: '借贷', en: 'interest' },
  charity: { zh: '公益募捐', en: 'charity' },
} satisfies Record<(typeof crowdfundingKinds)[number], unknown>

export const crowdfundingKind = check<'crowdfunding'>({
  asks: 'crowdfunding',
  topic: 'crowdfunding',
  parameters: {
    kinds: { kind: 'words', title: { zh: '允许的类型', en: 'kinds that are allowed' }, stricter: 'fewer', choices: kindTitles },
  },
  run({ type }, values) {
    const allowed = wordsOf(values, 'kinds') as (keyof typeof kindTitles)[]
    if (allowed.includes(type)) return []
    return [
      {
        what: { zh: `不能做${kindTitles[type].zh}型众筹。`, en: `Crowdfunding for ${kindTitles[type].en} is not offered.` },
        nearest: {
          zh: `可以做：${allowed.map(kind => kindTitles[kind].zh).join('、')}。`,
          en: `There is: ${allowed.map(kind => kindTitles[kind].en).join(', ')}.`,
        },
        allowed: allowed.join(' '),
      },
    ]
  },
})

export const crowdfundingRefund = check<'crowdfunding'>({
  asks: 'crowdfunding',
  topic: 'crowdfunding',
  parameters: {},
  run: ({ refundsIfFailed }) =>
    refundsIfFailed
      ? []
      : [
          {
            what: { zh: '没有承诺不成就退款。', en: 'It does not promise to pay back if it fails.' },
            nearest: { zh: '承诺到期没有达成就全额退还。', en: 'Promise everything back if the goal is not reached in time.' },
          },
        ],
})

export const crowdfundingDeadline = check<'crowdfunding'>({
  asks: 'crowdfunding',
  topic: 'crowdfunding',
  parameters: {},
  run({ deadline, publishedDeadline }) {
    if (!deadline)
      return [
        {
          what: { zh: '没有写明截止时间。', en: 'It has no deadline.' },
          nearest: { zh: '定一个截止时间。', en: 'Set one.' },
        },
      ]
    if (!publishedDeadline || publishedDeadline.getTime() === deadline.getTime()) return []
    return [
      {
        what: { zh: '发布之后不能改截止时间。', en: 'The deadline does not move after it is published.' },
        nearest: { zh: '照原定的时间；要改就取消、退款、重新发起。', en: 'Keep it; else cancel, pay back and begin anew.' },
        allowed: publishedDeadline.toISOString(),
      },
    ]
  },
})

export const crowdfundingHeld = check<'crowdfunding'>({
  asks: 'crowdfunding',
  topic: 'crowdfunding',
  parameters: {},
  run: ({ heldBy }) =>
    heldBy === 'provider'
      ? []
      : [
          {
            what: { zh: '达成之前，支持者的钱不在支付机构手里。', en: 'Until it succeeds no provider holds what was pledged.' },
            nearest: { zh: '用支付机构的分账或冻结功能保管。', en: 'Let the provider hold it by its own product.' },
            allowed: 'provider',
          },
        ],
})

export const commissionLevels = check<'commission'>({
  asks: 'commission',
  topic: 'commission',
  parameters: {
    levelsMax: { kind: 'number', title: { zh: '最多几级', en: 'most levels' }, unit: 'levels', stricter: 'lower', max: 1 },
  },
  run({ levels }, values) {
    const max = numberOf(values, 'levelsMax')
    if (levels <= max) return []
    return [
      {
        what: { zh: `佣金有 ${levels} 级，最多 ${max} 级。`, en: `${levels} levels of commission are more than ${max}.` },
        nearest:
          max === 0
            ? { zh: '这里不设佣金。', en: 'There is no commission here.' }
            : { zh: '只给直接推荐买家的人。', en: 'Give it to whoever brought the buyer himself.' },
        allowed: max,
      },
    ]
  },
})

export const commissionForSales = check<'commission'>({
  asks: 'commission',
  topic: 'commission',
  parameters: {},
  run: ({ rewardsRecruiting, entryFee }) => [
    ...(rewardsRecruiting
      ? [
          {
            what: { zh: '拉人本身就有报酬。', en: 'Bringing people as such is paid for.' },
            nearest: { zh: '只按真实成交给。', en: 'Pay for what was really bought alone.' },
          },
        ]
      : []),
    ...(entryFee
      ? [
          {
            what: { zh: '要先交钱或先买东西才能推荐。', en: 'One must pay or buy to be allowed to recommend.' },
            nearest: { zh: '让所有成员都能推荐。', en: 'Let every member recommend.' },
          },
        ]
      : []),
  ],
})
