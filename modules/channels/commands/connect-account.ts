// Operators connect an official account, change it, disconnect it. Secrets are sealed here and never shown again.
import type { z } from 'zod'
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { secretsService } from '#kernel/secrets.ts'
import {
  type AccountChange,
  AppIdTaken,
  HouseAccount,
  KeyNeeded,
  type NewAccount,
  NoSuchAccount,
  SecretsShut,
} from '../contract.ts'
import { accountChanged, accountConnected, accountDisconnected } from '../facts.ts'
import {
  type AccountRow,
  dropSecrets,
  ensureHouseAccount,
  insertAccount,
  listSecrets,
  lockAccount,
  type SecretName,
  saveSecret,
  updateAccount,
} from '../store/accounts.ts'
import { closeWechat, secretAbout } from './open-wechat.ts'

type Change = z.output<typeof AccountChange>
const secretFields = [
  ['appSecret', 'app-secret'],
  ['token', 'token'],
  ['encodingAesKey', 'encoding-aes-key'],
] as const satisfies [keyof Change, SecretName][]

const houseNames = { email: { 'zh-CN': '邮件', en: 'Mail' }, sms: { 'zh-CN': '短信', en: 'Text messages' } }
/** Mail and text messages: one account each, which is there when it is first needed. */
export const houseAccount = (ctx: Ctx, kind: 'email' | 'sms'): Promise<AccountRow> =>
  ensureHouseAccount(ctx.db, {
    communityId: ctx.community.id,
    id: newId(ctx, 'cha'),
    kind,
    name: houseNames[kind][ctx.community.locale],
    at: ctx.now,
  })

export const connectAccount = (ctx: Ctx, wish: z.output<typeof NewAccount>): Promise<string> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    if (wish.mode === 'encrypted' && !wish.encodingAesKey) refuse(KeyNeeded)
    const id = newId(ctx, 'cha')
    const isNew = await insertAccount(ctx.db, {
      communityId: ctx.community.id,
      id,
      kind: 'wechat',
      name: wish.name,
      appId: wish.appId,
      mode: wish.mode,
      createdAt: ctx.now,
      changedAt: ctx.now,
    })
    if (!isNew) refuse(AppIdTaken, { appId: wish.appId })
    await sealSecrets(ctx, id, wish)
    await record(ctx, accountConnected, id, { accountId: id, kind: 'wechat' })
    return id
  })

export const changeAccount = (ctx: Ctx, id: string, change: Change): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    const account = (await lockAccount(ctx.db, ctx.community.id, id)) ?? refuse(NoSuchAccount)
    const { name, mode, ...secrets } = change
    if (account.kind !== 'wechat' && (mode !== undefined || Object.keys(secrets).length > 0)) refuse(HouseAccount)
    if (mode === 'encrypted' && !secrets.encodingAesKey && !(await holds(ctx, id, 'encoding-aes-key'))) refuse(KeyNeeded)
    await updateAccount(ctx.db, ctx.community.id, id, {
      ...(name === undefined ? {} : { name }),
      ...(mode === undefined ? {} : { mode }),
      changedAt: ctx.now,
    })
    await sealSecrets(ctx, id, secrets)
    ctx.afterCommit(() => closeWechat(ctx.house, id))
    await record(ctx, accountChanged, id, { accountId: id, fields: Object.keys(change) })
  })

export const disconnectAccount = (ctx: Ctx, id: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    const account = (await lockAccount(ctx.db, ctx.community.id, id)) ?? refuse(NoSuchAccount)
    if (account.kind !== 'wechat') refuse(HouseAccount)
    await dropSecrets(ctx.db, ctx.community.id, id)
    await updateAccount(ctx.db, ctx.community.id, id, { disconnectedAt: ctx.now, changedAt: ctx.now })
    ctx.afterCommit(() => closeWechat(ctx.house, id))
    await record(ctx, accountDisconnected, id, { accountId: id })
  })

const holds = async (ctx: Ctx, id: string, name: SecretName): Promise<boolean> =>
  (await listSecrets(ctx.db, ctx.community.id, id)).some(row => row.name === name)

async function sealSecrets(ctx: Ctx, accountId: string, given: Change): Promise<void> {
  for (const [field, name] of secretFields) {
    const plain = given[field]
    if (plain === undefined) continue
    const secrets = ctx.house.services.find(secretsService) ?? refuse(SecretsShut)
    const about = secretAbout({ communityId: ctx.community.id, id: accountId }, name)
    const sealed = secrets.seal(plain, about)
    // Of a short secret four letters would be a good part of it.
    const tail = plain.length >= 16 ? plain.slice(-4) : ''
    await saveSecret(ctx.db, ctx.community.id, { accountId, name, sealed, tail, setAt: ctx.now }, actorName(ctx.actor))
  }
}
