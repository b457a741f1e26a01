// Every check by the name under which packs call it.
import type { CheckName } from '../contract.ts'
import {
  commissionForSales,
  commissionLevels,
  crowdfundingDeadline,
  crowdfundingHeld,
  crowdfundingKind,
  crowdfundingRefund,
} from './campaigns.ts'
import type { Check } from './check.ts'
import { cardLimit, neverCashed, providerOnly, refundWindow, renewalNotice } from './prepaid.ts'
import { realScarcity, strikePrice } from './prices.ts'
import { disclosureComplete, disclosureNotWorse, prizeCap } from './prizes.ts'
import { forbiddenTerms } from './terms.ts'

export const checks: Readonly<Record<CheckName, Check>> = {
  'prize-cap': prizeCap,
  'disclosure-complete': disclosureComplete,
  'disclosure-not-worse': disclosureNotWorse,
  'strike-price': strikePrice,
  'real-scarcity': realScarcity,
  'forbidden-terms': forbiddenTerms,
  'refund-window': refundWindow,
  'card-limit': cardLimit,
  'provider-only': providerOnly,
  'never-cashed': neverCashed,
  'crowdfunding-kind': crowdfundingKind,
  'crowdfunding-refund': crowdfundingRefund,
  'crowdfunding-deadline': crowdfundingDeadline,
  'crowdfunding-held': crowdfundingHeld,
  'renewal-notice': renewalNotice,
  'commission-levels': commissionLevels,
  'commission-for-sales': commissionForSales,
}
