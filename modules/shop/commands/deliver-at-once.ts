// What needs no hands is given in the moment it is paid: tiers and credit. An order of nothing else is done with that.
import type { Ctx } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import { grantHolding } from '#modules/tiers/index.ts'
import { houseAccount, memberAccount, postTransfers, type Unit } from '#modules/wallet/index.ts'
import type { Sold } from '../rules/catalogue.ts'
import { readVariants } from '../store/catalogue.ts'
import { type LineRow, moveOrders, type OrderRow } from '../store/orders.ts'
import { type TierLine, tierLinesOf } from '../store/tier-lines.ts'

type Lines = ReadonlyMap<string, readonly LineRow[]>

// What a variant is never changes. Goods are the usual case, and the hot one: once known they need no look.
const kinds = new WeakMap<House, Map<string, Sold['kind']>>()
const kindsMax = 50_000
/** Of these variants, the tiers and credit. */
async function instantAmong(ctx: Ctx, variantIds: ReadonlySet<string>): Promise<Set<string>> {
  const known = kinds.get(ctx.house) ?? new Map<string, Sold['kind']>()
  kinds.set(ctx.house, known)
  if (known.size > kindsMax) known.clear()
  const unknown = [...variantIds].filter(id => !known.has(id))
  if (unknown.length > 0) for (const [id, sold] of await readVariants(ctx, unknown)) known.set(id, sold.kind)
  return new Set([...variantIds].filter(id => known.get(id) === 'tier' || known.get(id) === 'credit'))
}

/** Within the transaction that marks them paid. */
export async function deliverAtOnce(ctx: Ctx, orders: readonly OrderRow[], lines: Lines): Promise<void> {
  const instant = await instantAmong(ctx, new Set([...lines.values()].flatMap(all => all.map(line => line.variantId))))
  const isInstant = (line: LineRow) => instant.has(line.variantId)
  const others = orders.filter(order => order.delivery === 'none' || (lines.get(order.id) ?? []).some(isInstant))
  if (others.length === 0) return
  const variants = await readVariants(ctx, [...new Set(others.flatMap(o => (lines.get(o.id) ?? []).map(l => l.variantId)))])
  const tiers = Map.groupBy(
    await tierLinesOf(
      ctx,
      others.map(order => order.id),
    ),
    line => line.orderId,
  )
  const done: OrderRow[] = []
  for (const order of others) {
    for (const line of lines.get(order.id) ?? [])
      await deliverLine(ctx, order, line, {
        sold: variants.get(line.variantId),
        tier: tiers.get(order.id)?.find(t => t.line === line.line),
      })
    if (order.delivery === 'none' && order.waitsFor === null) done.push({ ...order, state: 'paid' })
  }
  await moveOrders(ctx, done, 'received', { doneAt: ctx.now })
}

interface Bought {
  sold: Sold | undefined
  /** By what it was quoted, when it is a tier. */
  tier: TierLine | undefined
}
async function deliverLine(ctx: Ctx, order: OrderRow, line: LineRow, { sold, tier }: Bought): Promise<void> {
  if (tier) await grantTier(ctx, order, line, tier)
  if (sold?.kind === 'credit' && sold.credit) await putCredit(ctx, order, line, sold.credit * line.units)
}

async function grantTier(ctx: Ctx, order: OrderRow, line: LineRow, tier: TierLine): Promise<void> {
  const { planId, version, roundId, upgradeFrom } = tier
  await grantHolding(ctx, {
    ...{ planId, version },
    ...(roundId ? { roundId } : {}),
    ...(upgradeFrom ? { upgradeFrom } : {}),
    memberId: order.memberId,
    cause: `${order.id}.${line.line}`,
    paid: line.amount,
    why: 'bought',
  })
}

/** Recharged: what was paid for is prepaid until it is spent, and what was given on top of it has cost us that much. */
async function putCredit(ctx: Ctx, order: OrderRow, line: LineRow, credit: number): Promise<void> {
  const unit = order.currency as Unit
  const prepaid = houseAccount(unit, 'prepaid')
  const gift = credit - line.amount
  const lines = [
    { debit: houseAccount(unit, 'unearned'), credit: prepaid, amount: Math.min(line.amount, credit) },
    ...(gift > 0 ? [{ debit: houseAccount(unit, 'promotions'), credit: prepaid, amount: gift }] : []),
    ...(gift < 0 ? [{ debit: houseAccount(unit, 'unearned'), credit: houseAccount(unit, 'sales'), amount: -gift }] : []),
    { debit: houseAccount('credit', 'issued'), credit: memberAccount('credit', order.memberId), amount: credit },
  ]
  await postTransfers(ctx, [
    {
      key: `order:${order.id}:${line.line}:credit`,
      kind: 'credit-bought',
      cause: order.id,
      lines: lines.filter(l => l.amount > 0),
    },
  ])
}
