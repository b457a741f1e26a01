// A member orders, in one call: prices, limits and stock are settled at once and reserved until the payment.
import { hash } from 'node:crypto'
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { factRow } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { Busy, KeyReused, Refused, refuse } from '#kernel/refusal.ts'
import { mayNow } from '#modules/tiers/index.ts'
import { holdAmount, memberAccount } from '#modules/wallet/index.ts'
import { NotForGift } from '../contract/handing.ts'
import type { OrderWish, Placed } from '../contract/orders.ts'
import { NotInOffer, OneAtATime, OverLimit, PriceChanged, RightNeeded, SoldOut } from '../contract/refusals.ts'
import { orderPlaced } from '../facts.ts'
import type { Catalogue } from '../rules/catalogue.ts'
import { sharesOf } from '../rules/gifts.ts'
import { creditKey } from '../rules/keys.ts'
import type { Buyer } from '../rules/pieces.ts'
import { type Draft, priceOrder, type Wished } from '../rules/price.ts'
import { findByKey, type KnownOrder } from '../store/orders.ts'
import { type Claim, claimOrders, claimTogether, type Settled } from './claim-orders.ts'
import { knowBuyer } from './know-buyer.ts'
import { askingNow } from './one-at-a-time.ts'
import { openGift } from './open-gift.ts'
import { openPayLink } from './pay-for-friend.ts'
import { queueUp } from './queue-up.ts'
import { catalogueOf, readAgain } from './remember-catalogue.ts'
import { setAside, takesMore } from './set-aside.ts'
import { settleOrders } from './settle-payments.ts'
import { soldOut } from './shelves-seen.ts'

export interface Wish extends Omit<OrderWish, 'coupons'> {
  key: string
  coupons?: readonly string[]
  /** Paid, but not to be handed over before this is decided: a deal. */
  waitsFor?: string | null
  /** The deal that asks for it: its offers are sold to nobody else. */
  madeFor?: string
  /** The latest time to pay, when that is before the usual one. */
  payUntil?: Date
  /** It pays the rest of what another order carries: nothing is taken from the shelves again, and nothing delivered. */
  isRest?: boolean
}

const triesMax = 4

/** Asked again with the same key, the first answer, whatever has changed since. */
export async function placeOrder(ctx: Ctx, wish: Wish): Promise<Placed> {
  const memberId = memberIdOf(ctx)
  const wishHash = hashOf(wish)
  try {
    return await place(ctx, wish, memberId, wishHash)
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal === KeyReused) throw error
    const there = await findByKey(ctx, { memberId, key: wish.key })
    if (!there) throw error
    return known(there, wishHash)
  }
}

async function place(ctx: Ctx, wish: Wish, memberId: string, wishHash: string): Promise<Placed> {
  let catalogue = await catalogueOf(ctx)
  for (let tries = 0; tries < triesMax; tries++) {
    const draft = await drawn(ctx, catalogue, wish, memberId)
    if (draft instanceof Refused) {
      // Another process may have put it on sale a moment ago.
      const newer = await readAgain(ctx, Promise.resolve(catalogue))
      if (newer.version === catalogue.version) throw draft
      catalogue = newer
      continue
    }
    const claim = claimOf(ctx, { wish, memberId, wishHash, draft })
    const there = soldOut(ctx, claim.needs)
    if (there) refuseSoldOut(draft, there, 0)
    const settled = await settle(ctx, wish, draft, claim)
    if (settled.kind === 'placed') return placed(claim, claim.payable === 0 ? 'paid' : 'awaiting')
    if (settled.kind === 'known') return known((await findByKey(ctx, claim)) ?? refuse(Busy), wishHash)
    if (settled.kind === 'over-limit') refuse(OverLimit, { max: settled.max, taken: settled.taken })
    if (settled.kind === 'sold-out') refuseSoldOut(draft, settled.stockId, settled.left)
    // What is for sale has changed since it was read.
    catalogue = await readAgain(ctx)
  }
  return refuse(Busy)
}

const drawn = (ctx: Ctx, catalogue: Catalogue, wish: Wish, memberId: string): Promise<Draft | Refused> =>
  knowBuyer(ctx, memberId, catalogue, wish)
    .then(buyer => draftOf(catalogue, wish, ctx, buyer))
    .catch(error => {
      if (error instanceof Refused) return error
      throw error
    })

function draftOf(catalogue: Catalogue, wish: Wish, ctx: Ctx, buyer: Buyer): Draft {
  const draft = priceOrder(catalogue, forWhom(wish), ctx.now, buyer)
  if (wish.gift && (draft.lines.length > 1 || draft.delivery === 'none')) refuse(NotForGift)
  const foreign = draft.lines.find(({ offer }) => offer && offer.madeFor !== null && offer.madeFor !== wish.madeFor)
  if (foreign) refuse(NotInOffer, { title: foreign.sold.title })
  if (wish.isRest) Object.assign(draft, { needs: new Map(), delivery: 'none' })
  const asked = draft.goods - draft.discount + draft.postage
  if (wish.payable !== undefined && wish.payable !== asked - Math.min(wish.credit, asked))
    refuse(PriceChanged, { payable: asked - Math.min(wish.credit, asked) })
  return draft
}

/** A gift goes to those who claim it, whose addresses are not known yet; the rest of an order to where its first part went. */
function forWhom({ lines, address, gift, isRest }: Wish): Wished {
  if (isRest) return { lines, address: 'with the first', parcels: 0 }
  return gift ? { lines, address: 'later', parcels: sharesOf(lines, gift) } : { lines, address }
}

async function settle(ctx: Ctx, wish: Wish, draft: Draft, claim: Claim): Promise<Settled> {
  for (const right of draft.rights)
    if (!(await mayNow(ctx, claim.memberId, right))) refuse(RightNeeded, { title: draft.lines[0]?.sold.title, right })
  const offerId = draft.lines.find(line => line.offer !== null)?.offer?.id
  const leave = offerId ? queueUp(ctx, offerId, claim.memberId, wish.ticket) : () => {}
  const asking = draft.limits.length > 0 ? askingNow(ctx, claim) : () => {}
  try {
    if (!asking) refuse(OneAtATime)
    const isPlain = claim.credit === 0 && claim.payable > 0 && !wish.gift && !wish.askFriend && !takesMore(draft)
    return isPlain ? await claimTogether(ctx, claim) : await within(ctx, ctx => settleAlone(ctx, wish, draft, claim))
  } finally {
    asking?.()
    leave()
  }
}

/** With what else belongs to it: credit is set aside; what is free of payment is paid at once. */
async function settleAlone(ctx: Ctx, wish: Wish, draft: Draft, claim: Claim): Promise<Settled> {
  const [settled] = await claimOrders(ctx, [claim])
  if (settled?.kind !== 'placed') return settled as Settled
  await setAside(ctx, claim, draft)
  if (claim.credit > 0)
    await holdAmount(ctx, {
      key: creditKey(claim.id),
      account: memberAccount('credit', claim.memberId),
      amount: claim.credit,
      cause: claim.id,
      expiresAt: new Date(claim.payUntil.getTime() + 86_400_000),
    })
  if (wish.gift) await openGift(ctx, claim, wish.gift)
  if (wish.askFriend) await openPayLink(ctx, claim.id)
  if (claim.payable === 0)
    await settleOrders(ctx, [{ orderId: claim.id, paymentId: null, provider: null, amount: 0, currency: claim.currency }])
  return settled
}

interface Drafted {
  wish: Wish
  memberId: string
  wishHash: string
  draft: Draft
}
function claimOf(ctx: Ctx, { wish, memberId, wishHash, draft }: Drafted): Claim {
  const id = newId(ctx, 'ord')
  const asked = draft.goods - draft.discount + draft.postage
  const credit = Math.min(wish.credit, asked)
  const { currency, version, goods, discount, postage, delivery, needs, limits } = draft
  const lines = draft.lines.map(({ sold, offer, units, price, discount, amount }) => ({
    variantId: sold.variantId,
    offerId: offer?.id ?? null,
    title: sold.title,
    units,
    price,
    discount,
    amount,
  }))
  const payable = asked - credit
  return {
    ...{ id, version, memberId, key: wish.key, wishHash, currency, goods, discount, postage, credit, payable, delivery },
    ...{ needs, limits, lines, note: wish.note, waitsFor: wish.waitsFor ?? null },
    address: delivery === 'parcel' ? wish.address : null,
    payUntil: new Date(Math.min(ctx.now.getTime() + payMinutesOf(wish, draft) * 60_000, wish.payUntil?.getTime() ?? Infinity)),
    fact: factRow(ctx, orderPlaced),
  }
}

const askMinutes = 24 * 60
/** Whoever asks a friend to pay has a day, unless an offer is in it. */
const payMinutesOf = (wish: Wish, draft: Draft): number =>
  wish.askFriend && draft.lines.every(line => line.offer === null) ? Math.max(askMinutes, draft.payMinutes) : draft.payMinutes

const placed = (claim: Claim, state: Placed['state']): Placed => ({
  orderId: claim.id,
  state,
  payable: claim.payable,
  currency: claim.currency,
  payUntil: claim.payUntil,
  known: false,
})

/** Another wish under the same key is a mistake of the caller. */
function known(there: KnownOrder, wishHash: string): Placed {
  if (there.wishHash !== wishHash) refuse(KeyReused)
  const { id: orderId, state, payable, currency, payUntil } = there
  return { orderId, state, payable, currency, payUntil, known: true }
}

function refuseSoldOut(draft: Draft, stockId: string, left: number): never {
  const line = draft.lines.find(
    ({ sold, offer }) =>
      sold.contents.some(c => c.stockId === stockId) || offer?.items.get(sold.variantId)?.quotaStockId === stockId,
  )
  refuse(SoldOut, { title: line?.sold.title ?? '', left })
}

const hashOf = ({ lines, address, note, credit, coupons = [], gift, askFriend }: Wish): string => {
  const wish = JSON.stringify([lines, address, note, credit, ...coupons, ...(gift || askFriend ? [gift, askFriend] : [])])
  return hash('sha256', wish, 'base64url').slice(0, 22)
}
