// Something needs a person: a ticket is opened, once for each trouble, and the console hears of it.
import type { Ctx } from '#kernel/ctx.ts'
import { recordAll } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { ticketOpened } from '../facts.ts'
import { insertTickets, type NewTicket } from '../store/tickets.ts'

/** In the transaction that is open. */
export async function openTickets(ctx: Ctx, tickets: readonly Omit<NewTicket, 'id'>[]): Promise<void> {
  if (tickets.length === 0) return
  const fresh = await insertTickets(
    ctx,
    tickets.map(one => ({ ...one, id: newId(ctx, 'tkt') })),
  )
  await recordAll(
    ctx,
    ticketOpened,
    fresh.map(({ id, kind, provider }) => ({ subject: id, payload: { ticketId: id, kind, provider } })),
  )
}
