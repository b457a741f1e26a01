// The market of the stories: a house that listens, a playbook launched by Mei, people who buy and pay, and crowds who do so in bulk.
import assert from 'node:assert/strict'
import { theHouse } from '#kernel/ctx.ts'
import { examine } from '#kernel/doctor.ts'
import { outboxRow } from '#kernel/facts.ts'
import { cookieNames } from '#kernel/http/caller.ts'
import { newId } from '#kernel/ids.ts'
import { type Community, findCommunity } from '#modules/communities/index.ts'
import { rooms } from '#modules/index.ts'
import { beginPayment } from '#modules/payments/index.ts'
import { listThings, type ThingPart } from '#modules/playbooks/store.ts'
import { type Claim, claimTogether } from '#modules/shop/commands/claim-orders.ts'
import { catalogueOf } from '#modules/shop/commands/remember-catalogue.ts'
import { orderPlaced } from '#modules/shop/facts.ts'
import { findOrder } from '#modules/shop/index.ts'
import { priceOrder } from '#modules/shop/rules/price.ts'
import { type Asked, ask } from '../ask.ts'
import { press } from '../counter.ts'
import { freePort } from '../program.ts'
import { payIt } from '../till.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '../world.ts'

export const yuan = (n: number): number => n * 100
export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
export const home = { name: '凌', phone: '13800138000', region: '上海市 静安区', detail: '某路 1 号', postcode: '' }
let keys = 0
export const key = (): string => `story-${String(++keys).padStart(8, '0')}`

export interface Market {
  world: World
  mei: SignedInOperator
  club: Community
  /** What was shown before the launch. */
  plan: any
  /** Asks over HTTP as this person does, signed in just now: the clock is moved by months. Fails unless it is answered. */
  asks(who: SignedInMember | SignedInOperator, route: string, body?: object): Promise<any>
  /** The same, for what may be refused. */
  tries(who: SignedInMember | SignedInOperator, route: string, body?: object): Promise<Asked>
  id(part: ThingPart, ref: string): Promise<string>
  people(count: number, name?: string): Promise<SignedInMember[]>
  /** Over HTTP; the order's id, or the code of the refusal. */
  orders(who: SignedInMember, lines: object[], more?: object): Promise<{ orderId?: string; code?: string; payable: number }>
  /** On the sandbox's own page, by its signed notice over the wire. */
  paysOnPage(who: SignedInMember, orderId: string, token?: string): Promise<void>
  /** The same notice, handed in at the door. */
  pays(who: Pick<SignedInMember, 'actor'>, orderId: string): Promise<void>
  /** So many who were never here before order at the same moment: their orders and what became of the others. */
  crowd(count: number, line: { variantId: string; offerId: string | null; units: number }): Promise<Crowd>
  at(day: number, time: string): Date
  balance(account: string): Promise<number>
  /** The doctor finds nothing; waits of the moment aside. */
  quiet(): Promise<void>
  close(): Promise<void>
}
export interface Crowd {
  placed: { orderId: string; actor: SignedInMember['actor'] }[]
  verdicts: Record<string, number>
}

export async function openMarket(playbook: string, launchedAt: string): Promise<Market> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const world = await openWorld({ startsAt: launchedAt, publicUrl: url })
  await world.app.listen({ host: '127.0.0.1', port })
  const mei = await world.operator('梅', 'owner')
  const tries: Market['tries'] = async (who, route, body) => {
    const [door, subject] = 'operatorId' in who ? (['operator', who.operatorId] as const) : (['member', who.personId] as const)
    const secret = await world.house.sessions.open(world.ctx(), door, subject, 'the tests')
    return ask(world, route, { cookie: `${cookieNames(url)[door]}=${secret}`, key: key(), ...(body && { body }) })
  }
  const asks: Market['asks'] = async (who, route, body) => {
    const answer = await tries(who, route, body)
    assert.ok(answer.status < 300, `${route}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const plan = await asks(mei, 'POST /playbooks/plans', { id: playbook })
  assert.equal(plan.rules.filter((one: { effect: string }) => one.effect === 'refuse').length, 0)
  await asks(mei, 'POST /playbooks/runs', { id: playbook, fingerprint: plan.fingerprint })
  const again = await asks(mei, 'POST /playbooks/plans', { id: playbook })
  assert.deepEqual(again.changes, [])
  const club = (await findCommunity(world.house.db, plan.slug)) as Community
  const ctx = (actor?: SignedInMember['actor']) => world.ctx(actor, club)
  const here = `/communities/${club.id}`
  const launchDay = world.clock.now().getTime()
  const paying = (who: Pick<SignedInMember, 'actor'>, orderId: string, token?: string) =>
    beginPayment(ctx(who.actor), orderId, key(), { provider: 'sandbox', way: 'page', token })
  return {
    ...{ world, mei, club, plan, asks, tries },
    async id(part, ref) {
      const found = (await listThings(ctx(), part)).find(one => one.ref === ref)
      assert.ok(found, `${part} ${ref}`)
      return found.thingId
    },
    people: (count, name = '听友') => each(Array.from({ length: count }), 20, (_, n) => world.member(`${name}${n + 1}`, club)),
    async orders(who, lines, more = {}) {
      const { body } = await tries(who, `POST ${here}/orders`, { lines, address: home, ...more })
      return body
    },
    async paysOnPage(who, orderId, token) {
      const wish = { provider: 'sandbox', way: 'page', ...(token && { token }) }
      const begun = await asks(who, `POST ${here}/orders/${orderId}/payments`, wish)
      assert.match(await press(begun.next.url, 'pay'), /已付款/)
    },
    async pays(who, orderId) {
      const { id } = await paying(who, orderId)
      await payIt({ ...world, ctx: () => ctx() }, id)
    },
    crowd: (count, line) => crowdOf(() => ctx(), count, line),
    at: (day, time) => {
      const date = new Date(launchDay + day * dayMs + 8 * hourMs).toISOString().slice(0, 10)
      return new Date(`${date}T${time}:00+08:00`)
    },
    async balance(account) {
      const { rows } = await world.house.database.pool.query(
        'select balance from wallet_balances where community_id = $1 and code = $2',
        [club.id, account],
      )
      return rows[0]?.balance ?? 0
    },
    async quiet() {
      // What comes round by the clock comes round now: the world of the tests has no clock of its own.
      for (const { rounds = [] } of rooms) for (const round of rounds) await round.run(world.ctx(undefined, theHouse))
      await world.settle()
      const { mistakes } = await examine(ctx())
      assert.deepEqual(
        mistakes.map(m => `${m.law}: ${m.what.join(' ')}`),
        [],
      )
    },
    close: () => world.close(),
  }
}

/** Claims made as placing an order makes them, settled by the same code in groups, without a session for each of thousands. */
async function crowdOf(
  ctxNow: () => ReturnType<World['ctx']>,
  count: number,
  { variantId, offerId, units }: { variantId: string; offerId: string | null; units: number },
): Promise<Crowd> {
  const catalogue = await catalogueOf(ctxNow())
  const placed: Crowd['placed'] = []
  const verdicts: Record<string, number> = {}
  const one = async (): Promise<void> => {
    const ctx = ctxNow()
    const actor = { kind: 'member', memberId: newId(ctx, 'mem'), personId: newId(ctx, 'prs') } as const
    const draft = priceOrder(catalogue, { lines: [{ variantId, units, offerId }], address: home }, ctx.now)
    const id = newId(ctx, 'ord')
    const { version, currency, goods, discount, postage, delivery, needs, limits } = draft
    const lines = draft.lines.map(({ sold, offer, units, price, discount, amount }) => ({
      ...{ variantId: sold.variantId, offerId: offer?.id ?? null, title: sold.title, units, price, discount, amount },
    }))
    const payable = goods - discount + postage
    const told = lines.map(line => ({
      ...{ variantId: line.variantId, offerId: line.offerId, units: line.units, amount: line.amount },
    }))
    const fact = outboxRow(ctx, orderPlaced, id, { orderId: id, memberId: actor.memberId, payable, currency, lines: told })
    const claim = {
      ...{ id, version, memberId: actor.memberId, key: key(), wishHash: 'crowd', currency, goods, discount, postage, credit: 0 },
      ...{ payable, delivery, needs, limits, lines, note: '', waitsFor: null, address: home, fact },
      payUntil: new Date(ctx.now.getTime() + draft.payMinutes * 60_000),
    } as Claim
    const { kind } = await claimTogether(ctx, claim)
    verdicts[kind] = (verdicts[kind] ?? 0) + 1
    if (kind === 'placed') placed.push({ orderId: id, actor })
  }
  await Promise.all(Array.from({ length: count }, one))
  return { placed, verdicts }
}

export const orderState = async (market: Market, orderId: string): Promise<string | undefined> =>
  (await findOrder(market.world.ctx(undefined, market.club), orderId))?.state
/** So many at the same time, not all at once: a browser's worth of patience for each. */
export async function each<T, R>(all: readonly T[], atOnce: number, work: (one: T, n: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const hand = async () => {
    for (let n = next++; n < all.length; n = next++) results[n] = await work(all[n] as T, n)
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return results
}
