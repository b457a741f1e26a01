// What the rules of the place are asked about what a file sells.
import type { Currency } from '#kernel/money.ts'
import type { PolicyQuestion } from '#modules/policies/index.ts'

const words = (about: 'prepaid' | 'promotion', ...texts: readonly string[]): PolicyQuestion => ({
  kind: 'terms-text',
  subject: '',
  about,
  text: texts.filter(text => text !== '').join('\n'),
})
const card = (amount: number, currency: Currency): PolicyQuestion => ({
  kind: 'prepaid-card',
  subject: '',
  named: true,
  amount,
  currency,
})

interface TierAsked {
  name: string
  intro: string
  rights: readonly string[]
  dues: number
  credit: number
  refundDays: number
}
export const aboutTier = (tier: TierAsked, currency: Currency): PolicyQuestion[] => [
  words('prepaid', tier.name, tier.intro, ...tier.rights),
  ...(tier.dues + tier.credit > 0
    ? [{ kind: 'refund-window', subject: '', days: tier.refundDays, triedBefore: false } as const]
    : []),
  ...(tier.credit > 0 ? [card(tier.credit, currency)] : []),
]

interface ProductAsked {
  kind: string
  title: string
  intro: string
  body: string
}
export const aboutProduct = (product: ProductAsked, credits: readonly number[], currency: Currency): PolicyQuestion[] => [
  words(
    product.kind === 'tier' || product.kind === 'credit' ? 'prepaid' : 'promotion',
    product.title,
    product.intro,
    product.body,
  ),
  ...credits.map(credit => card(credit, currency)),
]

export const aboutPromotion = (...texts: readonly string[]): PolicyQuestion[] => [words('promotion', ...texts)]

export const aboutMeal = (meal: { title: string; worth: number; places: number }, currency: Currency): PolicyQuestion[] => [
  {
    ...{ kind: 'prize', subject: '', winsPerTicketMax: 1, currency },
    prizes: [{ name: meal.title, value: meal.worth, quantity: meal.places }],
  },
]
