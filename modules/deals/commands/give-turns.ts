// What was won is offered in order: as many turns at a time as there is to win, and a next one for each that was let pass.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { Refused } from '#kernel/refusal.ts'
import { endOffer, openOffer } from '#modules/shop/index.ts'
import { turnOpened } from '../facts.ts'
import { type DealOf, winnersOf } from '../rules/deal.ts'
import { partsOfMember } from '../store/parts.ts'
import { countTurns, insertTurn, nextBidder, nextEntries, openTurns, type TurnRow } from '../store/turns.ts'
import { endTurn } from './end-turn.ts'
import { freshen } from './freshen.ts'
import { noteOne } from './note-order.ts'
import { placePart } from './place-part.ts'
import { lockPairs } from './settle-part.ts'

export type Won = DealOf<'auction'> | DealOf<'draw'> | DealOf<'meal'>
const hourMs = 3_600_000
const mostAtOnce = 100

/** When the next look is due; null: nobody has a turn, and nobody is left to give one to. The deal is held by this transaction. */
export async function moveTurns(ctx: Ctx, deal: Won): Promise<Date | 'again' | null> {
  for (const turn of await openTurns(ctx, deal.id)) if (turn.until <= ctx.now) await passTurn(ctx, deal, turn, 'lapsed')
  const counts = await countTurns(ctx, deal.id)
  const isUsable = deal.kind !== 'meal' || ctx.now < deal.terms.usedBy
  const given = isUsable ? await giveTurns(ctx, deal, Math.min(winnersOf(deal) - counts.open - counts.taken, mostAtOnce)) : 0
  if (given > 0) return 'again'
  // A meal that is given up goes to the next one until the last day.
  if (deal.kind === 'meal' && isUsable) return deal.terms.usedBy
  const open = await openTurns(ctx, deal.id)
  return open.length === 0 ? null : new Date(Math.min(...open.map(turn => turn.until.getTime())))
}

/** Its time is over, or it is given up; unless what was ordered in it turns out to be paid in time. */
export async function passTurn(ctx: Ctx, deal: Won, turn: TurnRow, as: 'lapsed' | 'declined'): Promise<void> {
  const pairs = await lockPairs(ctx, await partsOfMember(ctx, deal.id, turn.memberId, ['held']))
  for (const pair of pairs) await noteOne(ctx, deal, pair, true)
  await endTurn(ctx, turn, as)
  if (deal.kind === 'auction') await endOffer(ctx, turn.offerId)
}

async function giveTurns(ctx: Ctx, deal: Won, most: number): Promise<number> {
  if (most <= 0) return 0
  if (deal.kind === 'auction') {
    const least = Math.max(deal.terms.startPrice, deal.terms.reserve ?? 0)
    const next = await nextBidder(ctx, deal.id, least)
    if (next) await openTurn(ctx, deal, { ...next, price: next.amount })
    return next ? 1 : 0
  }
  const next = await nextEntries(ctx, deal.id, most)
  const price = deal.kind === 'draw' ? deal.terms.price : 0
  for (const one of next) await openTurn(ctx, deal, { ...one, price })
  return next.length
}

async function openTurn(
  ctx: Ctx,
  deal: Won,
  { memberId, rank, price }: { memberId: string; rank: number; price: number },
): Promise<void> {
  const until = deal.kind === 'meal' ? deal.terms.usedBy : new Date(ctx.now.getTime() + deal.terms.answerHours * hourMs)
  const offerId = deal.kind === 'auction' ? await offerBid(ctx, deal, price, until) : (deal.offerId as string)
  const turn = { dealId: deal.id, memberId, rank, price, offerId, until }
  await insertTurn(ctx, turn)
  await record(ctx, turnOpened, deal.id, { dealId: deal.id, memberId, rank, until: until.toISOString() })
  freshen(ctx, deal.id)
  if (deal.kind === 'meal') await giveVoucher(ctx, deal, turn)
}

const offerBid = (ctx: Ctx, { id, title, variantId }: Won, price: number, until: Date): Promise<string> =>
  openOffer(ctx, {
    ...{ madeFor: id, title, opensAt: ctx.now, closesAt: until, needsRight: null, perMemberMax: null, payMinutes },
    items: [{ variantId, price, unitsMax: null }],
  })
export const payMinutes = 30

/** A meal costs nothing: it is ordered for the member at once. Who cannot have it any more lets it pass. */
async function giveVoucher(ctx: Ctx, deal: Won, turn: Pick<TurnRow, 'dealId' | 'memberId' | 'offerId' | 'until'>): Promise<void> {
  const asMember: Ctx = { ...ctx, actor: { kind: 'member', memberId: turn.memberId, personId: '' } }
  const wish = { key: newId(ctx, 'won'), address: null, note: '', credit: 0, variantId: deal.variantId, units: 1, price: 0 }
  try {
    await placePart(asMember, deal, { ...wish, offerId: turn.offerId, until: turn.until })
  } catch (error) {
    // Nothing was written yet when the shop refuses.
    if (!(error instanceof Refused)) throw error
    ctx.log.warn({ dealId: deal.id, code: error.refusal.code }, 'a meal could not be given')
    await endTurn(ctx, turn, 'lapsed')
  }
}
