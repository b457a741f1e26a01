// Applying for a draw or a meal, what was won, and how it was.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { isHandedOver } from '#modules/shop/index.ts'
import { AppliedAlready, MovedOn, NoSuchDeal, NotThere, NotYourTurn, type Taken } from '../contract.ts'
import { applied, mealReported, withdrawn } from '../facts.ts'
import { lockDeal } from '../store/deals.ts'
import { dropEntry, findEntry, insertEntry } from '../store/draws.ts'
import { partsOfMember } from '../store/parts.ts'
import { findTurn, lockTurn } from '../store/turns.ts'
import { writeReport } from '../store/words.ts'
import { needRightOf } from './bid.ts'
import { endTurn } from './end-turn.ts'
import { freshen } from './freshen.ts'
import { passTurn } from './give-turns.ts'
import { type Asked, dealOfKind, onceByKey, placePart, runningDeal, shownDeal } from './place-part.ts'
import { giveBack, lockPairs } from './settle-part.ts'

export const apply = (ctx: Ctx, dealId: string, sentence: string): Promise<{ entryId: string }> =>
  within(ctx, async ctx => {
    const deal = await runningDeal(ctx, dealId, 'draw', 'meal')
    await needRightOf(ctx, deal)
    const [entryId, memberId] = [newId(ctx, 'ent'), memberIdOf(ctx)]
    if (!(await insertEntry(ctx, { id: entryId, dealId, memberId, sentence }))) refuse(AppliedAlready)
    await record(ctx, applied, dealId, { dealId, entryId, memberId })
    freshen(ctx, dealId)
    return { entryId }
  })

/** Nothing to take back is as good as taken back. */
export const withdrawEntry = (ctx: Ctx, dealId: string): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    await runningDeal(ctx, dealId, 'draw', 'meal')
    const entry = await findEntry(ctx, dealId, memberId)
    if (!entry) return
    await dropEntry(ctx, entry.id)
    await record(ctx, withdrawn, dealId, { dealId, entryId: entry.id, memberId })
    freshen(ctx, dealId)
  })

const won = ['auction', 'draw', 'meal'] as const
export const takeTurn = (ctx: Ctx, asked: Asked): Promise<Taken> =>
  onceByKey(ctx, asked, async ctx => {
    const deal = dealOfKind(await lockDeal(ctx, asked.dealId, 'shared'), won)
    const turn = await lockTurn(ctx, deal.id, memberIdOf(ctx))
    if (deal.state !== 'settling' || deal.kind === 'meal' || turn?.state !== 'open' || turn.until <= ctx.now)
      return refuse(NotYourTurn)
    const held = await partsOfMember(ctx, deal.id, turn.memberId, ['held', 'paid', 'granted'])
    if (held.length > 0) refuse(NotYourTurn)
    const { price, offerId, until } = turn
    return placePart(ctx, deal, { ...asked, variantId: deal.variantId, units: 1, price, offerId, until })
  })

/** The listener of the turn's end asks the next one. */
export const declineTurn = (ctx: Ctx, dealId: string): Promise<void> =>
  within(ctx, async ctx => {
    const deal = dealOfKind(await lockDeal(ctx, dealId, 'alone'), won)
    const turn = await findTurn(ctx, dealId, memberIdOf(ctx))
    if (deal.state !== 'settling') refuse(MovedOn, { state: deal.state })
    if (turn?.state === 'open' && turn.until > ctx.now && deal.kind !== 'meal') return passTurn(ctx, deal, turn, 'declined')
    if (deal.kind !== 'meal' || (turn?.state !== 'taken' && turn?.state !== 'open')) return refuse(NotYourTurn)
    const pairs = await lockPairs(ctx, await partsOfMember(ctx, dealId, turn.memberId, ['held', 'paid', 'granted']))
    for (const pair of pairs) {
      if (isHandedOver(pair.order.state)) refuse(MovedOn, { state: pair.order.state })
      await giveBack(ctx, pair, 'declined')
    }
    await endTurn(ctx, turn, 'declined')
  })

/** Who had a meal tells how it was; told again, it is changed. */
export const reportMeal = (ctx: Ctx, dealId: string, text: string): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const deal = await shownDeal(ctx, dealId, 'auction', 'draw', 'meal')
    if (deal.kind !== 'meal') refuse(NoSuchDeal)
    const pairs = await lockPairs(ctx, await partsOfMember(ctx, dealId, memberId, ['granted']))
    if (!pairs.some(({ order }) => order.state === 'redeemed')) refuse(NotThere)
    await writeReport(ctx, { dealId, memberId, text })
    await record(ctx, mealReported, dealId, { dealId, memberId })
  })
