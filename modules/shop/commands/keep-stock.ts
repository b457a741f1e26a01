// Operators keep the shelves: opened, filled, counted again; never fewer than are reserved for orders.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { namesOfActors } from '#modules/members/index.ts'
import { BelowReserved, NoSuchStock, StockTooMuch } from '../contract/refusals.ts'
import type { NewMovement, NewStock, StockRow } from '../contract/stocks.ts'
import { stockChanged } from '../facts.ts'
import { insertStock, listMovements, listStocks, onHandMax, renameStock, moveStock as writeMovement } from '../store/shelves.ts'
import { noteBack } from './shelves-seen.ts'

export const showStock = async (ctx: Ctx, id: string): Promise<StockRow> =>
  (await listStocks(ctx, { id, limit: 1 })).items[0] ?? refuse(NoSuchStock)

export const putStock = (ctx: Ctx, wish: NewStock): Promise<StockRow> =>
  within(ctx, async ctx => {
    const id = newId(ctx, 'stk')
    await insertStock(ctx, { id, kind: 'goods', ...wish })
    return showStock(ctx, id)
  })

export const changeStock = (ctx: Ctx, id: string, change: { name?: string; code?: string }): Promise<StockRow> =>
  within(ctx, async ctx => {
    if (!(await renameStock(ctx, id, change))) refuse(NoSuchStock)
    return showStock(ctx, id)
  })

export const moveStock = (ctx: Ctx, stockId: string, movement: NewMovement): Promise<StockRow> =>
  within(ctx, async ctx => {
    const stock = await showStock(ctx, stockId)
    const moved = await writeMovement(ctx, { stockId, ...movement })
    if (!moved && movement.units > 0) refuse(StockTooMuch, { max: onHandMax })
    if (!moved) return refuse(BelowReserved, { reserved: stock.reserved })
    await record(ctx, stockChanged, stockId, { stockId, ...moved })
    noteBack(ctx, [stockId])
    ctx.afterCommit(() => ctx.house.held.drop(`${ctx.community.id}:shop.catalogue:`))
    return showStock(ctx, stockId)
  })

export async function showMovements(ctx: Ctx, stockId: string, query: { cursor?: string | undefined; limit: number }) {
  await showStock(ctx, stockId)
  const { items, next } = await listMovements(ctx, stockId, query)
  const names = await namesOfActors(
    ctx,
    items.map(one => one.by),
  )
  return { items: items.map(one => ({ ...one, byName: names.get(one.by) ?? '' })), next }
}
