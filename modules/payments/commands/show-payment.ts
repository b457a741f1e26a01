// A payment as its payer sees it.
import type { NextStep as Step } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { textIn } from '#kernel/i18n.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchPayment } from '../contract/refusals.ts'
import type { NextStep, Payment } from '../contract/shapes.ts'
import { isTrial } from '../rules/providers.ts'
import { findPayment, type PaymentRow, paymentsOfOrder } from '../store/payments.ts'
import { reasonsAside, returnedSaid, statesSaid } from '../texts/asides.ts'
import { orderFor } from './ask-shop.ts'

export function shownPayment(ctx: Ctx, row: PaymentRow): Payment {
  const canPay = row.state === 'awaiting' && ctx.now < row.closeAt
  const { id, orderId, provider, way, title, amount, currency, state, begunAt, expiresAt, paidAt, why, toReturn, returned } = row
  return {
    ...{ id, orderId, provider, way, title, amount, currency, state, begunAt, expiresAt, paidAt, why, toReturn, returned },
    trial: isTrial(provider),
    next: canPay && row.next ? stepOf(row.next) : null,
    says: saysOf(ctx, row),
  }
}

function saysOf(ctx: Ctx, { state, why, received, returned }: PaymentRow): string {
  if (returned > 0 && returned === received && state === 'paid') return textIn(returnedSaid, ctx.locale)
  if (state !== 'suspense') return textIn(statesSaid[state], ctx.locale)
  return why ? textIn(reasonsAside[why], ctx.locale) : ''
}

function stepOf(step: Step): NextStep {
  if (step.kind === 'redirect') return { kind: 'redirect', url: step.url, parameters: null }
  if (step.kind === 'code') return { kind: 'code', url: step.codeUrl, parameters: null }
  return { kind: step.kind, url: null, parameters: step.parameters }
}

export async function paymentFor(ctx: Ctx, id: string, token?: string): Promise<Payment> {
  const row = (await findPayment(ctx, id)) ?? refuse(NoSuchPayment)
  await orderFor(ctx, row.orderId, token).catch(() => refuse(NoSuchPayment))
  return shownPayment(ctx, row)
}
export async function paymentsFor(ctx: Ctx, orderId: string, token?: string): Promise<Payment[]> {
  await orderFor(ctx, orderId, token)
  return (await paymentsOfOrder(ctx, orderId)).map(row => shownPayment(ctx, row))
}
