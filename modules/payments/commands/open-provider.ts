// The way to a provider for one community: opened with the keys that its operators entered, and kept until they change.
import type { PaymentProvider, Sandbox, SandboxOptions } from '#gateways/payments/index.ts'
import { type PaymentsGateway, paymentsService } from '#gateways/services.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { ctxFor, type House } from '#kernel/house.ts'
import type { Currency } from '#kernel/money.ts'
import { token } from '#kernel/random.ts'
import { SecretShut, secretsService } from '#kernel/secrets.ts'
import { findCommunity } from '#modules/communities/index.ts'
import type { Provider } from '../contract/words.ts'
import { type Keys, missingOf, payeeOf, sandboxSecret } from '../rules/providers.ts'
import { type AccountRow, findAccount, insertAccount, listSecrets, saveSecret } from '../store/accounts.ts'
import { sandboxStore } from '../store/sandbox.ts'

export interface OpenProvider {
  client: PaymentProvider
  payee: string
  app: string
}
interface Opened {
  stamp: number
  provider: Promise<OpenProvider | null>
}
const kept = new WeakMap<House, Map<string, Opened>>()

/** Under which name a secret is sealed: it opens for this community's account alone. */
export const secretAbout = (communityId: string, provider: Provider, name: string): string =>
  `payments.${provider}.${name}:${communityId}`

/** Null while something it needs is missing: what cannot be checked is not opened. Whether it is turned on is not asked here. */
export async function openProvider(ctx: Ctx, provider: Provider): Promise<OpenProvider | null> {
  const account = await findAccount(ctx, provider)
  return account ? openAccount(ctx, account) : null
}

export async function openAccount(ctx: Ctx, account: AccountRow): Promise<OpenProvider | null> {
  const map = kept.get(ctx.house) ?? new Map<string, Opened>()
  kept.set(ctx.house, map)
  const key = `${ctx.community.id} ${account.provider}`
  const there = map.get(key)
  if (there?.stamp === account.changedAt.getTime()) return there.provider
  const opened = { stamp: account.changedAt.getTime(), provider: open(ctx, account) }
  map.set(key, opened)
  opened.provider.then(
    found => found ?? map.delete(key),
    () => map.delete(key),
  )
  return opened.provider
}

async function open(ctx: Ctx, account: AccountRow): Promise<OpenProvider | null> {
  const keys = await keysOf(ctx, account)
  if (missingOf(account.provider, keys).length > 0) return null
  try {
    const client = await openWith(ctx, account, keys)
    return client && { client, ...payeeOf(account.provider, keys, ctx.community.id) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    ctx.log.error({ provider: account.provider, why: error.message }, 'the keys of a payment provider do not fit')
    return null
  }
}

export async function openWith(ctx: Ctx, account: AccountRow, keys: Keys): Promise<PaymentProvider | null> {
  const gateway = ctx.house.services.find(paymentsService)
  if (!gateway) return null
  const { provider, baseUrl } = account
  if (provider === 'sandbox') return keys[sandboxSecret] ? gateway.sandbox(sandboxOptions(ctx, keys[sandboxSecret])) : null
  const now = () => ctx.house.clock.now()
  const options = { ...entered(keys), ...(baseUrl ? { baseUrl } : {}), now }
  if (provider === 'wechat')
    return gateway.wechat({ ...options, randomBytes: count => ctx.house.random.bytes(count) } as Parameters<
      PaymentsGateway['wechat']
    >[0])
  if (provider === 'alipay') return gateway.alipay(options as unknown as Parameters<PaymentsGateway['alipay']>[0])
  return gateway.stripe(options as unknown as Parameters<PaymentsGateway['stripe']>[0])
}
const entered = (keys: Keys): Record<string, string> =>
  Object.fromEntries(Object.entries(keys).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])))

/** What is entered, the secrets opened; one that does not open counts as missing. */
export async function keysOf(ctx: Ctx, account: AccountRow): Promise<Keys> {
  const found: Record<string, string> = { ...account.settings }
  const secrets = ctx.house.services.find(secretsService)
  if (!secrets) return found
  for (const row of await listSecrets(ctx, account.provider)) {
    try {
      found[row.name] = secrets.open(row.sealed, secretAbout(ctx.community.id, account.provider, row.name))
    } catch (error) {
      if (!(error instanceof SecretShut)) throw error
      ctx.log.error({ provider: account.provider, name: row.name, why: error.message }, 'a payment secret does not open')
    }
  }
  return found
}

export const payerPageUrl = (ctx: Ctx, outTradeNo: string): string =>
  `${ctx.house.settings.publicUrl}/hooks/pay/${ctx.community.id}/${outTradeNo}`

function sandboxOptions(ctx: Ctx, secret: string, deliver: SandboxOptions['deliver'] = async () => false): SandboxOptions {
  const { house, community } = ctx
  // Not the caller's: it may be inside of a transaction that ends before the sandbox does.
  const own = () => ctxFor(house, { actor: { kind: 'system', name: 'sandbox' }, community })
  return {
    secret,
    account: community.id,
    store: {
      find: outTradeNo => sandboxStore(own()).find(outTradeNo),
      change: (outTradeNo, turn) => sandboxStore(own()).change(outTradeNo, turn),
      changedSince: from => sandboxStore(own()).changedSince(from),
    },
    payerPageUrl: outTradeNo => payerPageUrl(ctx, outTradeNo),
    deliver,
    now: () => house.clock.now(),
    randomBytes: count => house.random.bytes(count),
  }
}

/** The sandbox as the payer's page uses it: it tells what happens through `deliver`. */
export async function openSandboxTelling(ctx: Ctx, deliver: NonNullable<SandboxOptions['deliver']>): Promise<Sandbox | null> {
  const [account, gateway] = [await findAccount(ctx, 'sandbox'), ctx.house.services.find(paymentsService)]
  const secret = account && (await keysOf(ctx, account))[sandboxSecret]
  return secret && gateway ? gateway.sandbox(sandboxOptions(ctx, secret, deliver)) : null
}

export const currencyHere = async (ctx: Ctx): Promise<Currency> =>
  (await findCommunity(ctx.db, ctx.community.id))?.currency ?? 'CNY'

/** The sandbox is there, and on, as soon as anybody looks, so that all can be tried with no account anywhere. */
export async function ensureSandbox(ctx: Ctx): Promise<void> {
  if (await findAccount(ctx, 'sandbox')) return
  const secrets = ctx.house.services.find(secretsService)
  if (!secrets) return
  await within(ctx, async ctx => {
    if (!(await insertAccount(ctx, { provider: 'sandbox', currency: await currencyHere(ctx), turnedOnAt: ctx.now }))) return
    const plain = token(ctx.random, 32)
    const sealed = secrets.seal(plain, secretAbout(ctx.community.id, 'sandbox', sandboxSecret))
    await saveSecret(ctx, { provider: 'sandbox', name: sandboxSecret, sealed, tail: '' }, 'system:payments')
  })
}
