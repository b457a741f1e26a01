// What is fixed when a deal is published: common to all, and of each kind. They are also the forms by which operators make one.
import { z } from 'zod'
import { Instant, line, prose } from '#kernel/shapes.ts'
import { Price, VariantId } from '#modules/shop/contract.ts'

const sold = VariantId.meta({ title: '商品规格 | Variant' })
const price = Price.min(1)
const unitsMax = z.int().min(1).max(1_000_000).nullable().default(null).meta({ title: '总量上限 | Units at most' })
const perMemberMax = z.int().min(1).max(10_000).nullable().default(null).meta({ title: '每人上限 | Each at most' })
const answerHours = z.int().min(1).max(720).default(24).meta({ title: '几小时内付款 | Hours to answer' })
const organiser = line(80).meta({ title: '主办方 | Organiser' })
const contact = line(80).meta({ title: '联系方式 | Contact' })

const common = {
  title: line(80).meta({ title: '标题 | Title' }),
  intro: prose(2000).default('').meta({ title: '介绍 | About it' }),
  opensAt: Instant.meta({ title: '开始时间 | Opens' }),
  closesAt: Instant.meta({ title: '结束时间 | Closes' }),
  needsRight: line(40).nullable().default(null).meta({ title: '参与所需权益 | Right needed' }),
}

export const TeamBuyTerms = z.object({
  price: price.meta({ title: '拼团价 | Price in a team' }),
  size: z.int().min(2).max(200).meta({ title: '成团人数 | Members of a team' }),
  hours: z.int().min(1).max(168).default(24).meta({ title: '成团时限（小时） | Hours to form' }),
  unitsMax,
  perMemberMax,
})
export const SteppedTerms = z.object({
  price: price.meta({ title: '起始价 | First price' }),
  steps: z
    .array(
      z.object({
        units: z.int().min(1).meta({ title: '售出件数 | Units sold' }),
        price: price.meta({ title: '价格 | Price' }),
      }),
    )
    .min(1)
    .max(20)
    .meta({ title: '阶梯 | Steps' }),
  unitsMax,
  perMemberMax,
})
export const PreSaleTerms = z.object({
  way: z.enum(['deposit', 'full']).meta({ title: '付款方式 | Way of paying' }),
  price: price.meta({ title: '预售价 | Price' }),
  deposit: Price.default(0).meta({ title: '定金 | Deposit' }),
  restFrom: Instant.nullable().default(null).meta({ title: '尾款开始 | Rest from' }),
  restUntil: Instant.nullable().default(null).meta({ title: '尾款截止 | Rest until' }),
  depositKept: z.boolean().default(false).meta({ title: '逾期不付尾款，定金不退 | Deposit kept if the rest is not paid' }),
  shipsBy: Instant.meta({ title: '最晚发货 | Sent by' }),
  unitsMax,
  perMemberMax,
})
export const CrowdfundingTerms = z.object({
  type: z.enum(['presale', 'reward', 'member-project', 'equity', 'interest', 'charity']).meta({ title: '类型 | Type' }),
  goalIn: z.enum(['money', 'units']).meta({ title: '目标按什么计 | Goal counted in' }),
  goal: z.int().min(1).max(100_000_000_000).meta({ title: '目标 | Goal' }),
  rewards: z
    .array(
      z.object({
        variantId: sold,
        name: line(60).meta({ title: '回报 | Reward' }),
        price: price.meta({ title: '支持金额 | Pledge' }),
        unitsMax,
      }),
    )
    .min(1)
    .max(20)
    .meta({ title: '回报档位 | Rewards' }),
  maker: line(80).meta({ title: '发起人 | Maker' }),
  heldBy: z.enum(['provider', 'house']).default('provider').meta({ title: '资金由谁保管 | Money held by' }),
  shipsBy: Instant.meta({ title: '最晚兑现 | Rewards by' }),
})
export const AuctionTerms = z.object({
  startPrice: price.meta({ title: '起拍价 | Opening price' }),
  step: price.meta({ title: '加价幅度 | Step' }),
  reserve: Price.nullable().default(null).meta({ title: '保留价 | Reserve' }),
  deposit: Price.default(0).meta({ title: '保证金（余额冻结） | Deposit, set aside of credit' }),
  softMinutes: z.int().min(0).max(60).default(5).meta({ title: '延时分钟 | Minutes that move the end' }),
  answerHours,
})
export const DrawTerms = z.object({
  price: price.meta({ title: '中签价 | Price' }),
  units: z.int().min(1).max(100_000).meta({ title: '中签名额 | Winners' }),
  answerHours,
  organiser,
  contact,
})
export const MealTerms = z.object({
  sponsor: line(80).meta({ title: '赞助商家 | Sponsor' }),
  places: z.int().min(1).max(10_000).meta({ title: '名额 | Places' }),
  worth: price.meta({ title: '每份价值 | Worth of one' }),
  choice: z.enum(['draw', 'chosen']).meta({ title: '怎样选人 | How they are chosen' }),
  usedBy: Instant.meta({ title: '最晚使用 | To be used by' }),
  reportAsked: z.boolean().default(true).meta({ title: '请写用餐体验 | A report is asked for' }),
  organiser,
  contact,
})

/** The terms of each kind; a deal's terms are one of these. */
export const termsOf = {
  'team-buy': TeamBuyTerms,
  stepped: SteppedTerms,
  'pre-sale': PreSaleTerms,
  crowdfunding: CrowdfundingTerms,
  auction: AuctionTerms,
  draw: DrawTerms,
  meal: MealTerms,
} as const
export type Terms = { [K in keyof typeof termsOf]: z.output<(typeof termsOf)[K]> }

const form = <S extends z.ZodRawShape>(terms: z.ZodObject<S>) => z.object({ ...common, variantId: sold, ...terms.shape })
export const TeamBuyForm = form(TeamBuyTerms).meta({ id: 'TeamBuyForm' })
export const SteppedForm = form(SteppedTerms).meta({ id: 'SteppedForm' })
export const PreSaleForm = form(PreSaleTerms).meta({ id: 'PreSaleForm' })
export const CrowdfundingForm = z.object({ ...common, ...CrowdfundingTerms.shape }).meta({ id: 'CrowdfundingForm' })
export const AuctionForm = form(AuctionTerms).meta({ id: 'AuctionForm' })
export const DrawForm = form(DrawTerms).meta({ id: 'DrawForm' })
export const MealForm = form(MealTerms).meta({ id: 'MealForm' })
