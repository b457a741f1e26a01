// The two ways to WeChat for one account: the door it pushes to and the client that asks it, opened once and kept.
import { wechatService } from '#gateways/services.ts'
import type { Callback, Wechat } from '#gateways/wechat/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import { SecretShut, secretsService } from '#kernel/secrets.ts'
import { type AccountRow, listSecrets, type SecretName } from '../store/accounts.ts'

interface Opened {
  stamp: number
  callback?: Promise<Callback | null>
  client?: Promise<Wechat | null>
}
const kept = new WeakMap<House, Map<string, Opened>>()
const keptOf = (house: House): Map<string, Opened> => {
  const there = kept.get(house)
  if (there) return there
  const made = new Map<string, Opened>()
  kept.set(house, made)
  return made
}

/** Kept until the account changes: the client holds the access token, of which WeChat hands out a few a day. */
function openedFor(house: House, account: AccountRow): Opened {
  const map = keptOf(house)
  const there = map.get(account.id)
  const stamp = account.changedAt.getTime()
  if (there && there.stamp === stamp) return there
  const made = { stamp }
  map.set(account.id, made)
  return made
}
export const closeWechat = (house: House, accountId: string): void => void keptOf(house).delete(accountId)

/** Under which name a secret is sealed: it opens for this account alone. */
export const secretAbout = (account: { communityId: string; id: string }, name: SecretName): string =>
  `channels.${name}:${account.communityId}:${account.id}`

async function secretsOf(ctx: Ctx, account: AccountRow): Promise<Partial<Record<SecretName, string>>> {
  const secrets = ctx.house.services.find(secretsService)
  const found: Partial<Record<SecretName, string>> = {}
  if (!secrets) return found
  for (const row of await listSecrets(ctx.db, account.communityId, account.id)) {
    try {
      found[row.name] = secrets.open(row.sealed, secretAbout(account, row.name))
    } catch (error) {
      if (!(error instanceof SecretShut)) throw error
      // Without the key it counts as unset: the door stays shut rather than half open.
      ctx.log.error({ account: account.id, name: row.name, why: error.message }, 'a secret of an account does not open')
    }
  }
  return found
}

/** The door WeChat pushes to; null while anything that it needs is missing. */
export function callbackOf(ctx: Ctx, account: AccountRow): Promise<Callback | null> {
  const opened = openedFor(ctx.house, account)
  opened.callback ??= openCallback(ctx, account).catch(error => {
    delete opened.callback
    throw error
  })
  return opened.callback
}
async function openCallback(ctx: Ctx, account: AccountRow): Promise<Callback | null> {
  const wechat = ctx.house.services.find(wechatService)
  const { token, 'encoding-aes-key': encodingAesKey } = await secretsOf(ctx, account)
  if (!wechat || !account.appId || !token || (account.mode === 'encrypted' && !encodingAesKey)) return null
  const now = () => ctx.house.clock.now()
  const plain = { appId: account.appId, token, now }
  return wechat.callback(account.mode === 'encrypted' && encodingAesKey ? { ...plain, encodingAesKey } : plain)
}

/** The client that asks WeChat; null while its AppSecret is missing. */
export function clientOf(ctx: Ctx, account: AccountRow): Promise<Wechat | null> {
  const opened = openedFor(ctx.house, account)
  opened.client ??= openClient(ctx, account).catch(error => {
    delete opened.client
    throw error
  })
  return opened.client
}
async function openClient(ctx: Ctx, account: AccountRow): Promise<Wechat | null> {
  const wechat = ctx.house.services.find(wechatService)
  const { 'app-secret': appSecret } = await secretsOf(ctx, account)
  if (!wechat || !account.appId || !appSecret || account.disconnectedAt) return null
  return wechat.client({ appId: account.appId, appSecret, now: () => ctx.house.clock.now() })
}
