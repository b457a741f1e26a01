// Accounts as operators see them: what is set, what is missing, and never a secret.
import { mailerService, smsService } from '#gateways/services.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Account, NoSuchAccount } from '../contract.ts'
import { type AccountRow, listAccounts, listSecrets, type SecretName, type SecretRow } from '../store/accounts.ts'
import { countFollowers } from '../store/followers.ts'
import { houseAccount } from './connect-account.ts'

export async function shownAccounts(ctx: Ctx): Promise<Account[]> {
  const [rows, secrets, followers] = [
    await accountRows(ctx),
    await listSecrets(ctx.db, ctx.community.id),
    await countFollowers(ctx.db, ctx.community.id),
  ]
  return rows.map(row =>
    shown(
      ctx,
      row,
      secrets.filter(secret => secret.accountId === row.id),
      followers.get(row.id) ?? 0,
    ),
  )
}
/** The house's own accounts are there as soon as somebody looks. */
export async function accountRows(ctx: Ctx): Promise<AccountRow[]> {
  for (const kind of ['email', 'sms'] as const) await houseAccount(ctx, kind)
  return listAccounts(ctx.db, ctx.community.id)
}
export const shownAccount = async (ctx: Ctx, id: string): Promise<Account> =>
  (await shownAccounts(ctx)).find(account => account.id === id) ?? refuse(NoSuchAccount)

const names: Record<SecretName, string> = { 'app-secret': 'AppSecret', token: 'Token', 'encoding-aes-key': 'EncodingAESKey' }

/** What each way needs that is not there. */
export function missingOf(row: AccountRow, secrets: readonly SecretRow[]): { toReceive: string[]; toSend: string[] } {
  const lacks = (...wanted: SecretName[]) => wanted.filter(name => !secrets.some(s => s.name === name)).map(name => names[name])
  if (row.kind !== 'wechat') return { toReceive: [], toSend: [] }
  return {
    toReceive: row.mode === 'encrypted' ? lacks('token', 'encoding-aes-key') : lacks('token'),
    toSend: lacks('app-secret'),
  }
}

function shown(ctx: Ctx, row: AccountRow, secrets: readonly SecretRow[], followers: number): Account {
  const { toReceive, toSend } = missingOf(row, secrets)
  const mark = (name: SecretName) => {
    const found = secrets.find(secret => secret.name === name)
    return { isSet: found !== undefined, tail: found?.tail ?? '', setAt: found?.setAt ?? null }
  }
  const isWechat = row.kind === 'wechat'
  const gateway = houseGateway(ctx, row.kind)
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    appId: row.appId,
    mode: row.mode,
    secrets: isWechat ? { appSecret: mark('app-secret'), token: mark('token'), encodingAesKey: mark('encoding-aes-key') } : null,
    callbackUrl: isWechat ? `${ctx.house.settings.publicUrl}/hooks/wechat/${row.id}` : null,
    canReceive: isWechat && toReceive.length === 0,
    canSend: isWechat ? toSend.length === 0 : gateway.isSet,
    missing: isWechat ? [...toReceive, ...toSend] : gateway.isSet ? [] : [gateway.setting],
    verifiedAt: row.verifiedAt,
    heardAt: row.heardAt,
    followers,
    createdAt: row.createdAt,
  }
}

function houseGateway(ctx: Ctx, kind: AccountRow['kind']): { isSet: boolean; setting: string } {
  const token = kind === 'email' ? mailerService : smsService
  return { isSet: ctx.house.services.find<unknown>(token) !== undefined, setting: kind === 'email' ? 'SMTP_URL' : 'SMS_URL' }
}
