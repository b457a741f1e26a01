// Which ways to pay an order are offered where its payer stands.
import type { Ctx } from '#kernel/ctx.ts'
import { identitiesOf } from '#modules/members/index.ts'
import type { OfferedWay, Payable } from '../contract/shapes.ts'
import type { Provider } from '../contract/words.ts'
import { isTrial, providers } from '../rules/providers.ts'
import { deviceOf, wayFor } from '../rules/ways.ts'
import { listAccounts } from '../store/accounts.ts'
import { type OrderToPay, orderFor, waitsForPayment } from './ask-shop.ts'
import { ensureSandbox, openProvider } from './open-provider.ts'

/** Who this member is to WeChat, with the merchant's own application; known when he has followed or signed in there. */
export async function openIdOf(ctx: Ctx, appid: string): Promise<string | undefined> {
  if (ctx.actor.kind !== 'member') return undefined
  const known = await identitiesOf(ctx.db, ctx.actor.personId)
  return known.find(one => one.kind === 'wechat_openid' && one.subject.startsWith(`${appid}:`))?.subject.slice(appid.length + 1)
}

export async function waysFor(ctx: Ctx, currency: string): Promise<OfferedWay[]> {
  await ensureSandbox(ctx)
  const device = deviceOf(ctx.doorway.agent)
  const accounts = new Map((await listAccounts(ctx)).map(account => [account.provider, account]))
  const offered: OfferedWay[] = []
  // What is real comes first.
  for (const provider of providers.toSorted((a, b) => Number(isTrial(a)) - Number(isTrial(b)))) {
    const account = accounts.get(provider)
    if (!account?.turnedOnAt || account.currency !== currency) continue
    const way = await wayHere(ctx, provider, device)
    if (way) offered.push({ provider, way, trial: isTrial(provider) })
  }
  return offered
}

async function wayHere(ctx: Ctx, provider: Provider, device: ReturnType<typeof deviceOf>) {
  const open = await openProvider(ctx, provider)
  if (!open) return null
  const hasOpenId = provider === 'wechat' && device === 'wechat' && (await openIdOf(ctx, open.app)) !== undefined
  return wayFor(provider, device, hasOpenId)
}

export async function payableFor(ctx: Ctx, orderId: string, token?: string): Promise<Payable> {
  const order = await orderFor(ctx, orderId, token)
  const { title, payable, currency, payUntil, state } = order
  return { orderId, title, payable, currency, payUntil, state, ways: await waysOf(ctx, order) }
}
const waysOf = (ctx: Ctx, order: OrderToPay): Promise<OfferedWay[]> =>
  waitsForPayment(order) && order.payUntil > ctx.now ? waysFor(ctx, order.currency) : Promise.resolve([])
