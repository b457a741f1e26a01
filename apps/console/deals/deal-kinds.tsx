// Each kind of deal with its form and its endpoints.
import { InputNumber } from 'antd'
import type { JsonSchema } from '#ui/form/schema.ts'
import { api } from '../api.ts'
import { dealsForms } from '../forms/deals.gen.ts'
import { titlesOf, withFields } from '../shell/titled.ts'
import { ChooseVariant } from '../shop/choose-variant.tsx'
import { priced } from '../shop/priced.ts'
import type { dealKindTexts } from './texts.ts'

export type DealKind = keyof typeof dealKindTexts
interface KindParts {
  form: object
  make: (body: never) => Promise<{ dealId: string }>
  change: (dealId: string, body: never) => Promise<unknown>
  /** The kind's own terms, as a deal shows them. */
  terms: 'teamBuy' | 'stepped' | 'preSale' | 'crowdfunding' | 'auction' | 'draw' | 'meal'
}
const to = (dealId: string) => ({ params: { dealId } })

export const kindParts: Record<DealKind, KindParts> = {
  'team-buy': {
    form: dealsForms.makeTeamBuy,
    make: body => api.deals.makeTeamBuy({ body }),
    change: (id, body) => api.deals.changeTeamBuy({ ...to(id), body }),
    terms: 'teamBuy',
  },
  stepped: {
    form: dealsForms.makeStepped,
    make: body => api.deals.makeStepped({ body }),
    change: (id, body) => api.deals.changeStepped({ ...to(id), body }),
    terms: 'stepped',
  },
  'pre-sale': {
    form: dealsForms.makePreSale,
    make: body => api.deals.makePreSale({ body }),
    change: (id, body) => api.deals.changePreSale({ ...to(id), body }),
    terms: 'preSale',
  },
  crowdfunding: {
    form: dealsForms.makeCrowdfunding,
    make: body => api.deals.makeCrowdfunding({ body }),
    change: (id, body) => api.deals.changeCrowdfunding({ ...to(id), body }),
    terms: 'crowdfunding',
  },
  auction: {
    form: dealsForms.makeAuction,
    make: body => api.deals.makeAuction({ body }),
    change: (id, body) => api.deals.changeAuction({ ...to(id), body }),
    terms: 'auction',
  },
  draw: {
    form: dealsForms.makeDraw,
    make: body => api.deals.makeDraw({ body }),
    change: (id, body) => api.deals.changeDraw({ ...to(id), body }),
    terms: 'draw',
  },
  meal: {
    form: dealsForms.makeMeal,
    make: body => api.deals.makeMeal({ body }),
    change: (id, body) => api.deals.changeMeal({ ...to(id), body }),
    terms: 'meal',
  },
}

const names = {
  way: titlesOf({ deposit: { zh: '先付定金', en: 'A deposit first' }, full: { zh: '一次付清', en: 'All at once' } }),
  goalIn: titlesOf({ money: { zh: '金额', en: 'Money' }, units: { zh: '件数', en: 'Pieces' } }),
  type: titlesOf({
    presale: { zh: '预购式', en: 'Pre-sale' },
    reward: { zh: '回报式', en: 'Reward' },
    'member-project': { zh: '会员项目', en: 'Project of members' },
    equity: { zh: '股权式', en: 'Equity' },
    interest: { zh: '借贷式', en: 'Interest' },
    charity: { zh: '公益式', en: 'Charity' },
  }),
  heldBy: titlesOf({ provider: { zh: '支付机构', en: 'The payment provider' }, house: { zh: '自己', en: 'Ourselves' } }),
  choice: titlesOf({ draw: { zh: '抽签', en: 'By draw' }, chosen: { zh: '挑选', en: 'Chosen' } }),
}

export function dealForm(kind: DealKind, currency: string): JsonSchema {
  const schema = priced(kindParts[kind].form, currency)
  const has = schema.$defs?.[schema.$ref?.split('/').pop() ?? '']?.properties ?? {}
  const known = Object.entries(names).filter(([name]) => name in has)
  return withFields(schema, Object.fromEntries(known.map(([name, titles]) => [name, { titles }])))
}

/** `known`: of which product the chosen variants are. */
export const dealControls = (known?: ReadonlyMap<string, string>) => ({
  variantId: () => <ChooseVariant {...(known && { known })} />,
})

interface GoalProps {
  inMoney: boolean
  minors: number
  value?: number
  onChange?: (goal: number | null) => void
  id?: string
}
/** A goal in money is typed in yuan, one in pieces as it is. */
export function GoalInput({ inMoney, minors, value, onChange, id }: GoalProps) {
  const by = inMoney ? minors : 1
  return (
    <InputNumber
      {...(id !== undefined && { id })}
      className="c-number"
      min={1}
      precision={inMoney ? 2 : 0}
      value={value === undefined ? null : value / by}
      onChange={typed => onChange?.(typed === null ? null : Math.round(typed * by))}
    />
  )
}
