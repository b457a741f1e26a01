// A campaign for tests: deals made and published by Mei, people who pay, and what the doctor says of it.

import { examine } from '#kernel/doctor.ts'
import { Refused } from '#kernel/refusal.ts'
import { makeDeal } from '#modules/deals/commands/make-deal.ts'
import { publishDeal } from '#modules/deals/commands/publish-deal.ts'
import type { DealKind, Taken, Terms } from '#modules/deals/contract.ts'
import { findDeal } from '#modules/deals/store/deals.ts'
import { findPart } from '#modules/deals/store/parts.ts'
import { beginPayment } from '#modules/payments/index.ts'
import { payIt } from './till.ts'
import type { SignedInMember, SignedInOperator, World } from './world.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
export const inHours = (world: World, hours: number): Date => new Date(world.clock.now().getTime() + hours * hourMs)
export const code = (error: unknown): unknown => error instanceof Refused && error.refusal.code

let keys = 0
export const key = (): string => `deal-key-${++keys}`
export const plain = () => ({ address: null, note: '', credit: 0 })

/** Published by Mei; it opens now and runs for a day, unless it is told otherwise. */
export async function openDeal<K extends DealKind>(
  world: World,
  mei: SignedInOperator,
  kind: K,
  form: { variantId: string; closesAt?: Date } & Terms[K],
): Promise<string> {
  const common = { title: '一起买', intro: '', opensAt: world.clock.now(), closesAt: inHours(world, 24), needsRight: null }
  const { dealId } = await makeDeal(world.ctx(mei.actor), kind, { ...common, ...form } as never)
  await publishDeal(world.ctx(mei.actor), dealId, null)
  return dealId
}

/** A payment is begun; its payer has not pressed the button yet. '' when there is nothing to pay. */
export async function begin(world: World, who: SignedInMember, taken: Pick<Taken, 'orderId' | 'payable'>): Promise<string> {
  if (taken.payable === 0) return ''
  return (await beginPayment(world.ctx(who.actor), taken.orderId, key(), { provider: 'sandbox', way: 'page' })).id
}
export async function pay(world: World, who: SignedInMember, taken: Pick<Taken, 'orderId' | 'payable'>): Promise<void> {
  const paymentId = await begin(world, who, taken)
  if (paymentId !== '') await payIt(world, paymentId)
}
/** Takes part and pays at once. */
export async function paid(world: World, who: SignedInMember, taking: Promise<Taken>): Promise<Taken> {
  const taken = await taking
  await pay(world, who, taken)
  return taken
}

export const dealState = async (world: World, dealId: string): Promise<string | undefined> =>
  (await findDeal(world.ctx(), dealId))?.state
export const partNow = async (world: World, taken: Pick<Taken, 'partId'>): Promise<string> => {
  const part = await findPart(world.ctx(), taken.partId)
  return `${part?.state} ${part?.why} ${part?.returned}`.trim()
}

/** What the doctor finds in the deals, the shop, the payments and the wallet. */
export async function breaches(world: World): Promise<string[]> {
  const found = await examine(world.ctx())
  return found.mistakes.filter(m => /^(deals|shop|wallet|payments)\./.test(m.law)).map(m => `${m.law}: ${m.what.join(' ')}`)
}
export const crowd = (world: World, count: number): Promise<SignedInMember[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => world.member(`同好${n}`)))
