// What operators see to: tickets, refunds that failed, payments to be looked at again, what has arrived at the bank.
import { type Ctx, needRight, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { withName } from '#modules/members/index.ts'
import { houseAccount, postTransfers } from '#modules/wallet/index.ts'
import type { Payout, PayoutWish, Ticket } from '../contract/desk-shapes.ts'
import { NoSuchPayment, NoSuchRefund, NoSuchTicket, RefundOver, TicketSettled } from '../contract/refusals.ts'
import { payoutRecorded, ticketSettled } from '../facts.ts'
import { insertPayout } from '../store/desk.ts'
import { findPayment, setLook } from '../store/payments.ts'
import { findRefund, hurryRefund, reviveRefund } from '../store/refunds.ts'
import { findTicket, settleTicketRow, type TicketRow, takeTicketRow } from '../store/tickets.ts'
import { bookPaidBack, tryGiveBack } from './give-back.ts'
import { lookSoon } from './look-after.ts'
import { shownTickets } from './show-desk.ts'

const changed = (ctx: Ctx, id: string, change: (ctx: Ctx, by: string) => Promise<boolean>): Promise<Ticket> =>
  within(ctx, async ctx => {
    needRight(ctx, 'payments.edit')
    if (!(await findTicket(ctx, id))) refuse(NoSuchTicket)
    if (!(await change(ctx, operatorOf(ctx).operatorId))) refuse(TicketSettled)
    return (await shownTickets(ctx, [(await findTicket(ctx, id)) as TicketRow]))[0] as Ticket
  })

export const takeTicket = (ctx: Ctx, id: string): Promise<Ticket> => changed(ctx, id, (ctx, by) => takeTicketRow(ctx, id, by))
export const settleTicket = (ctx: Ctx, id: string, note: string): Promise<Ticket> =>
  changed(ctx, id, async (ctx, by) => {
    const settled = await settleTicketRow(ctx, id, by, note)
    const row = (await findTicket(ctx, id)) as TicketRow
    if (settled) await record(ctx, ticketSettled, id, { ticketId: id, kind: row.kind })
    return settled
  })

export const lookAgain = (ctx: Ctx, id: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'payments.edit')
    if (!(await findPayment(ctx, id))) refuse(NoSuchPayment)
    await setLook(ctx, id, ctx.now)
    await lookSoon(ctx)
  })

export const tryRefund = (ctx: Ctx, id: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'payments.edit')
    const refund = (await findRefund(ctx, id)) ?? refuse(NoSuchRefund)
    if (refund.state === 'paid-out') refuse(RefundOver)
    if (refund.state === 'failed') await reviveRefund(ctx, id)
    else await hurryRefund(ctx, id)
    await tryGiveBack(ctx, id)
  })

/** The provider would not, so it was paid by other means: it leaves the bank instead of the provider. */
export const refundByHand = (ctx: Ctx, id: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'payments.edit')
    const refund = (await findRefund(ctx, id)) ?? refuse(NoSuchRefund)
    if (refund.state !== 'failed' || !(await reviveRefund(ctx, id))) refuse(RefundOver)
    await bookPaidBack(ctx, refund, { code: 'by-hand' }, 'bank')
  })

export const recordPayout = (ctx: Ctx, wish: PayoutWish): Promise<Payout> =>
  within(ctx, async ctx => {
    needRight(ctx, 'payments.edit')
    const row = { ...wish, id: newId(ctx, 'pyo'), by: operatorOf(ctx).operatorId, at: ctx.now }
    await insertPayout(ctx, row)
    const { id, provider, currency, amount, paidOn } = row
    const line = { debit: houseAccount(currency, 'bank'), credit: houseAccount(currency, 'clearing', provider), amount }
    await postTransfers(ctx, [
      { key: `payout:${id}`, kind: 'provider-payout', cause: id, note: wish.note, effectiveOn: paidOn, lines: [line] },
    ])
    await record(ctx, payoutRecorded, id, { payoutId: id, provider, amount, currency })
    return withName(ctx, row, 'by')
  })
