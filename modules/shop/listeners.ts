// What the shop does when something happened in the rooms above it.
import { listen } from '#kernel/facts.ts'
import { refundDue } from '#modules/tiers/index.ts'
import { payBackTier } from './commands/pay-back-tier.ts'

export const shopListeners = [listen(refundDue, 'shop.pay-back-tier', (ctx, { payload }) => payBackTier(ctx, payload))]
