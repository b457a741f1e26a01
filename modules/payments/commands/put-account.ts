// Operators enter what a provider needs and turn it on or off. Secrets are sealed here and never shown again.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { textIn } from '#kernel/i18n.ts'
import { refuse } from '#kernel/refusal.ts'
import { secretsService } from '#kernel/secrets.ts'
import type { ProviderAccountChange } from '../contract/desk-shapes.ts'
import { AccountInUse, KeysMissing, KeyWrong, NoSuchKey, SecretsShut } from '../contract/refusals.ts'
import type { Provider } from '../contract/words.ts'
import { accountChanged } from '../facts.ts'
import { fieldOf, isTrial, type Keys, missingOf, payeeOf } from '../rules/providers.ts'
import {
  type AccountRow,
  countOpen,
  dropSecret,
  findAccount,
  insertAccount,
  saveAccount,
  saveSecret,
  turnOff,
} from '../store/accounts.ts'
import { currencyHere, ensureSandbox, keysOf, openWith, secretAbout } from './open-provider.ts'

export const changeAccount = (ctx: Ctx, provider: Provider, change: ProviderAccountChange): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'payments.edit')
    const account = await accountForChange(ctx, provider)
    const before = await keysOf(ctx, account)
    await enter(ctx, account, change.fields ?? {})
    const after = {
      ...account,
      ...(change.currency === undefined ? {} : { currency: change.currency }),
      ...(change.baseUrl === undefined ? {} : { baseUrl: change.baseUrl }),
      ...(change.isOn === undefined ? {} : { turnedOnAt: change.isOn ? (account.turnedOnAt ?? ctx.now) : null }),
    }
    await saveAccount(ctx, after)
    const keys = await keysOf(ctx, after)
    await checkIdentity(ctx, provider, before, keys)
    await checkFit(ctx, after, keys)
    // Play money beside real money would be a way to have everything for nothing.
    if (change.isOn && !isTrial(provider) && !account.turnedOnAt) await turnOffTrial(ctx)
    const fields = [...Object.keys(change.fields ?? {}), ...Object.keys(change).filter(name => name !== 'fields')]
    await record(ctx, accountChanged, provider, { provider, isOn: after.turnedOnAt !== null, fields })
  })

async function accountForChange(ctx: Ctx, provider: Provider): Promise<AccountRow> {
  if (isTrial(provider)) await ensureSandbox(ctx)
  else await insertAccount(ctx, { provider, currency: await currencyHere(ctx), turnedOnAt: null })
  return (await findAccount(ctx, provider, true)) ?? refuse(SecretsShut)
}

/** Into `account.settings`, or sealed. An empty text takes it away. */
async function enter(ctx: Ctx, account: AccountRow, given: Readonly<Record<string, string>>): Promise<void> {
  const { provider } = account
  for (const [name, typed] of Object.entries(given)) {
    const field = fieldOf(provider, name) ?? refuse(NoSuchKey, { name })
    const value = typed.trim()
    if (!field.secret) {
      if (value) account.settings[name] = value
      else delete account.settings[name]
    } else if (!value) await dropSecret(ctx, provider, name)
    else {
      const secrets = ctx.house.services.find(secretsService) ?? refuse(SecretsShut)
      const sealed = secrets.seal(value, secretAbout(ctx.community.id, provider, name))
      // Of a short secret four letters would be a good part of it, and a key in PEM form ends like all others.
      const tail = value.length >= 24 && !field.long ? value.slice(-4) : ''
      await saveSecret(ctx, { provider, name, sealed, tail }, actorName(ctx.actor))
    }
  }
}

/** Another merchant knows nothing of what the former one has under way. */
async function checkIdentity(ctx: Ctx, provider: Provider, before: Keys, after: Keys): Promise<void> {
  if (missingOf(provider, before).length > 0) return
  const [was, is] = [payeeOf(provider, before, ctx.community.id), payeeOf(provider, after, ctx.community.id)]
  if (was.payee === is.payee && was.app === is.app) return
  const open = await countOpen(ctx, provider)
  if (open > 0) refuse(AccountInUse, { open })
}

/** What is on must be whole; what is whole must fit, or it would fail when the first member pays. */
async function checkFit(ctx: Ctx, account: AccountRow, keys: Keys): Promise<void> {
  const missing = missingOf(account.provider, keys)
  if (missing.length > 0) {
    if (account.turnedOnAt) refuse(KeysMissing, { missing: missing.map(field => textIn(field.title, ctx.locale)).join(', ') })
    return
  }
  try {
    await openWith(ctx, account, keys)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    refuse(KeyWrong, { reason: error.message })
  }
}

async function turnOffTrial(ctx: Ctx): Promise<void> {
  const { numAffectedRows } = await turnOff(ctx, 'sandbox')
  if (numAffectedRows === 1n) await record(ctx, accountChanged, 'sandbox', { provider: 'sandbox', isOn: false, fields: ['isOn'] })
}
