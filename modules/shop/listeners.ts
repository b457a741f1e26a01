// What the shop does when something happened in the rooms above it, and in itself.
import { listen } from '#kernel/facts.ts'
import { refundDue } from '#modules/tiers/index.ts'
import { payBackTier } from './commands/pay-back-tier.ts'
import { tellRequestEnded } from './commands/tell-request-ended.ts'
import { refundRequestEnded } from './facts.ts'

export const shopListeners = [
  listen(refundDue, 'shop.pay-back-tier', (ctx, { payload }) => payBackTier(ctx, payload)),
  listen(refundRequestEnded, 'shop.tell-request-ended', (ctx, { payload }) => tellRequestEnded(ctx, payload.requestId)),
]
