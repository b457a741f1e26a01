// What can be asked of the rules: facts about something that is to be opened, told by the room that opens it.
import type { Currency } from '#kernel/money.ts'
import type { TextAbout } from '../contract.ts'

export interface Prize {
  /** The same before and after a change; its name when it has no id. */
  id?: string
  name: string
  /** What one of it is worth on the market, in minor units. */
  value: number
  quantity: number
}

export const disclosureFields = [
  'prizes',
  'conditions',
  'way',
  'draw-time',
  'draw-way',
  'value',
  'number-or-chance',
  'claim-time',
  'claim-conditions',
  'claim-way',
  'delivery',
  'forfeiture',
  'organiser',
  'contact',
] as const
export type DisclosureField = (typeof disclosureFields)[number]
/** What is told of a draw, each in words; a blank one counts as missing. */
export type Disclosed = Partial<Record<DisclosureField, string>>

/** What was published of a draw, as far as a machine can compare it. */
export interface Published {
  prizes: readonly Prize[]
  drawAt: Date
  claimUntil: Date
  /** In how many entries it is drawn at most; null: not limited. More entries make each chance smaller. */
  entriesMax: number | null
  disclosed: Disclosed
}

export interface Scarcity {
  stockLeft?: number | null
  endsAt?: Date | null
  buyers?: number | null
}

export const walletActs = ['to-member', 'cash-out'] as const
export const crowdfundingKinds = ['presale', 'reward', 'member-project', 'equity', 'interest', 'charity'] as const

interface Questions {
  /** Also for draws that cost nothing. */
  prize: { prizes: readonly Prize[]; winsPerTicketMax: number; currency: Currency }
  disclosure: { disclosed: Disclosed }
  'disclosure-change': { started: boolean; before: Published; after: Published }
  /** `deals`: prices really paid in the same place, in minor units. `strike` null: none is shown. */
  'strike-price': { strike: number | null; deals: readonly { price: number; at: Date }[]; saleBeginsAt: Date }
  scarcity: { shown: Scarcity; real: Scarcity }
  'terms-text': { about: TextAbout; text: string }
  /** `triedBefore`: this buyer had the same service before he paid. */
  'refund-window': { days: number; triedBefore: boolean }
  'prepaid-card': { named: boolean; amount: number; currency: Currency }
  'wallet-transfer': {
    unit: 'points' | 'credit' | 'commission' | 'money'
    act: (typeof walletActs)[number]
    /** provider: a licensed provider holds the money and moves it. */
    mode: 'points' | 'closed-credit' | 'provider'
  }
  /** `publishedDeadline`: null before it is published. */
  crowdfunding: {
    type: (typeof crowdfundingKinds)[number]
    refundsIfFailed: boolean
    deadline: Date | null
    publishedDeadline: Date | null
    heldBy: 'provider' | 'house'
  }
  /** `noticeAt` null: none is planned. */
  'renewal-notice': { chargeAt: Date; noticeAt: Date | null }
  commission: { levels: number; rewardsRecruiting: boolean; entryFee: boolean }
}
export type QuestionKind = keyof Questions
export type QuestionOf<K extends QuestionKind> = K extends QuestionKind
  ? {
      kind: K
      /** The id of what is to be opened; '' when nothing is, and it is only asked. */
      subject: string
    } & Questions[K]
  : never
export type PolicyQuestion = QuestionOf<QuestionKind>
