// All that stands on a dispatch list is marked as packed, in the background; or the list is taken back.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { DispatchNotNow, NoSuchDispatch } from '../contract/handing.ts'
import { dispatchMoved } from '../facts.ts'
import { dispatchInWords } from '../rules/states-in-words.ts'
import {
  type DispatchRow,
  findDispatch,
  type Item,
  itemsAfter,
  markItems,
  moveDispatch,
  passItems,
  settleDispatch,
} from '../store/dispatches.ts'
import { moveLocked } from './hand-over.ts'
import { type Held, holdRefs, obstacleTo } from './hold-refs.ts'
import { moveHeldClaims } from './send-parcels.ts'

const handfulItems = 1_000
/** A job that runs much longer would keep the house from closing. */
const runMs = 2_000

export const beginPacking = (ctx: Ctx, dispatchId: string): Promise<void> => begin(ctx, dispatchId, ['ready'], 'packing')
/** What was sent meanwhile stays as it is, and on the list. */
export const beginUndoing = (ctx: Ctx, dispatchId: string): Promise<void> =>
  begin(ctx, dispatchId, ['ready', 'packing', 'packed'], 'undoing')

const begin = (
  ctx: Ctx,
  dispatchId: string,
  from: readonly ('ready' | 'packing' | 'packed')[],
  to: 'packing' | 'undoing',
): Promise<void> =>
  within(ctx, async ctx => {
    const row = await moveDispatch(ctx, dispatchId, from, to)
    if (!row) {
      const there = (await findDispatch(ctx, dispatchId)) ?? refuse(NoSuchDispatch)
      return refuse(DispatchNotNow, { state: dispatchInWords(there.state, ctx.locale) })
    }
    await goOn(ctx, row)
    await tell(ctx, row)
  })

const goOn = (ctx: Ctx, { id: dispatchId, attempt, done }: DispatchRow): Promise<void> =>
  later(ctx, workDispatch, { dispatchId, attempt }, { key: `${dispatchId}:${attempt}:${done}` })

const tell = (ctx: Ctx, { id, state, parcels, done }: DispatchRow): Promise<void> =>
  record(ctx, dispatchMoved, id, { dispatchId: id, state, parcels, done })

/** From wherever it stands, until its time is up or all is done. */
export const workDispatch = job(
  'shop.work-dispatch',
  z.object({ dispatchId: z.string(), attempt: z.int() }),
  async (ctx, { dispatchId, attempt }) => {
    const until = performance.now() + runMs
    for (;;) {
      const row = await findDispatch(ctx, dispatchId)
      if (!row || row.attempt !== attempt || (row.state !== 'packing' && row.state !== 'undoing')) return
      if (performance.now() >= until)
        return within(ctx, async ctx => {
          await goOn(ctx, row)
          await tell(ctx, row)
        })
      await within(ctx, ctx => workHandful(ctx, row))
    }
  },
)

async function workHandful(ctx: Ctx, row: DispatchRow): Promise<void> {
  const items = await itemsAfter(ctx, row.id, row.done, handfulItems)
  const last = items.at(-1)
  if (!last) {
    const settled = await settleDispatch(ctx, row.id, row.attempt, row.state === 'packing' ? 'packed' : 'undone')
    if (settled) await tell(ctx, settled)
    return
  }
  const held = await holdRefs(
    ctx,
    items.map(item => item.ref),
  )
  const counts = row.state === 'packing' ? await packSome(ctx, row.id, items, held) : await takeBackSome(ctx, row.id, items, held)
  if (!(await passItems(ctx, { id: row.id, attempt: row.attempt, from: row.done }, { done: last.number, ...counts })))
    throw new Error('a dispatch list was worked on elsewhere at the same time')
}

type Counts = { packed: number; kept: number }

async function packSome(ctx: Ctx, id: string, items: readonly Item[], held: ReadonlyMap<string, Held>): Promise<Counts> {
  const good = items.filter(item => obstacleTo('pack', item.ref, held.get(item.ref)) === null)
  await move(ctx, good, held, 'pack')
  await markItems(
    ctx,
    id,
    good.map(item => item.number),
    'packed',
  )
  return { packed: good.length, kept: items.length - good.length }
}

async function takeBackSome(ctx: Ctx, id: string, items: readonly Item[], held: ReadonlyMap<string, Held>): Promise<Counts> {
  const unpacked = items.filter(item => item.packedAt && obstacleTo('unpack', item.ref, held.get(item.ref)) === null)
  await move(ctx, unpacked, held, 'unpack')
  const wasSent = ({ ref }: Item): boolean => {
    const one = held.get(ref)
    return one !== undefined && !['paid', 'packed', 'claimed'].includes(one.claim?.state ?? one.order.state)
  }
  const free = items.filter(item => !wasSent(item))
  await markItems(
    ctx,
    id,
    free.map(item => item.number),
    'taken-back',
  )
  return { packed: -unpacked.length, kept: items.length - free.length }
}

async function move(ctx: Ctx, items: readonly Item[], held: ReadonlyMap<string, Held>, step: 'pack' | 'unpack'): Promise<void> {
  const all = items.map(item => held.get(item.ref) as Held)
  await moveLocked(
    ctx,
    all.flatMap(({ claim, order }) => (claim ? [] : [order])),
    step === 'pack' ? 'packed' : 'paid',
  )
  await moveHeldClaims(ctx, all, step === 'pack' ? 'packed' : 'claimed')
}
