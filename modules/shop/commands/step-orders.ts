// Many orders and shares make one step together; what cannot is named, and the others go on.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Step, StepResult } from '../contract/fulfilment.ts'
import { NoSuchCarrier, NumberTaken } from '../contract/handing.ts'
import { OrderMovedOn } from '../contract/refusals.ts'
import { carrierOf } from '../rules/carriers.ts'
import { moveLocked } from './hand-over.ts'
import { type Held, holdRefs, type Obstacle, obstacleTo } from './hold-refs.ts'
import { moveHeldClaims, numbersThere, sendHeld } from './send-parcels.ts'

export interface StepWish {
  step: Step
  items: readonly { ref: string; carrier: string | null; number: string | null }[]
  preview: boolean
  note: string
}
type Item = StepWish['items'][number]

export const stepOrders = (ctx: Ctx, wish: StepWish): Promise<{ done: number; results: StepResult[] }> =>
  within(ctx, async ctx => {
    const { step, items } = wish
    const held = await holdRefs(
      ctx,
      items.map(item => item.ref),
    )
    const numbers = await numbersThere(
      ctx,
      [...held.values()].map(one => one.order.id),
    )
    const seen = new Set<string>()
    const obstacles = items.map(item => {
      const isAgain = seen.has(item.ref)
      seen.add(item.ref)
      if (isAgain) return { refusal: OrderMovedOn, details: { state: step } }
      return obstacleTo(step, item.ref, held.get(item.ref)) ?? labelObstacle(step, item, numbers)
    })
    const good = items.filter((_, n) => !obstacles[n])
    if (!wish.preview) await make(ctx, wish, good, held)
    return { done: wish.preview ? 0 : good.length, results: items.map((item, n) => told(ctx, item.ref, obstacles[n] ?? null)) }
  })

function labelObstacle(step: Step, { ref, carrier, number }: Item, numbers: ReadonlyMap<string, Set<string>>): Obstacle | null {
  if (step !== 'send') return null
  const no = (refusal: Refusal): Obstacle => ({ refusal, details: { ref, number } })
  if (carrier !== null && !carrierOf(carrier)) return no(NoSuchCarrier)
  return number !== null && numbers.get(ref)?.has(number) ? no(NumberTaken) : null
}

const stateOf = { pack: 'packed', unpack: 'paid', receive: 'received' } as const
const claimStateOf = { pack: 'packed', unpack: 'claimed', receive: 'received' } as const

async function make(ctx: Ctx, { step, note }: StepWish, good: readonly Item[], held: ReadonlyMap<string, Held>): Promise<void> {
  const of = (item: Item) => held.get(item.ref) as Held
  if (step === 'send') {
    const sendings = good.map(item => ({ held: of(item), carrier: item.carrier ?? '', number: item.number ?? '' }))
    return sendHeld(ctx, sendings, note)
  }
  const all = good.map(of)
  await moveLocked(
    ctx,
    all.flatMap(({ claim, order }) => (claim ? [] : [order])),
    stateOf[step],
    note,
  )
  await moveHeldClaims(ctx, all, claimStateOf[step])
}

const told = (ctx: Ctx, ref: string, obstacle: Obstacle | null): StepResult => ({
  ref,
  ok: obstacle === null,
  code: obstacle?.refusal.code ?? null,
  says: obstacle ? fill(textIn(obstacle.refusal.text, ctx.locale), obstacle.details) : '',
})
