// Before a hot offer people queue in the order of their arrival at this server. A ticket is signed, so that nobody writes his own.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Ctx } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import { refuse } from '#kernel/refusal.ts'
import { Queueing } from '../contract/refusals.ts'
import { arrive, leave, openQueue, type Queue } from '../rules/queue.ts'

interface Queues {
  secret: Buffer
  of: Map<string, Queue>
}
// What a process settles in a fraction of a second; beyond it the pace decides.
const placesMin = 1_024
const queuesMax = 5_000
const opened = new WeakMap<House, Queues>()

/** Gives what frees the place. @throws Refused with how many are ahead, when to come back, and the ticket to bring. */
export function queueUp(ctx: Ctx, offerId: string, memberId: string, ticket: string | undefined, places = placesMin): () => void {
  const queues = opened.get(ctx.house) ?? { secret: ctx.random.bytes(32), of: new Map<string, Queue>() }
  opened.set(ctx.house, queues)
  if (queues.of.size > queuesMax) queues.of.clear()
  const name = `${ctx.community.id} ${offerId}`
  const queue = queues.of.get(name) ?? openQueue(ctx.random.bytes(6).toString('base64url'))
  queues.of.set(name, queue)
  const sign = (text: string) =>
    createHmac('sha256', queues.secret).update(`${name} ${memberId} ${text}`).digest('base64url').slice(0, 22)
  const arrival = arrive(queue, numberOn(ticket, queue, sign), places, performance.now())
  if (arrival.kind === 'in') return () => leave(queue, performance.now())
  const text = `${queue.epoch}.${arrival.number}`
  return refuse(Queueing, { ahead: arrival.ahead, seconds: arrival.seconds, ticket: `${text}.${sign(text)}` })
}

/** The number on a ticket of ours; null for none, for a forged one, and for one of a queue that is no more. */
function numberOn(ticket: string | undefined, queue: Queue, sign: (text: string) => string): number | null {
  const [epoch, number, signature] = ticket?.split('.') ?? []
  if (epoch !== queue.epoch || !signature || signature.length !== 22) return null
  const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(sign(`${epoch}.${number}`)))
  return isOurs ? Number(number) : null
}
