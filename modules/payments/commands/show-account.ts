// Accounts with providers as operators see them: what is set, what is missing, and never a secret.
import type { Ctx } from '#kernel/ctx.ts'
import { textIn } from '#kernel/i18n.ts'
import type { ProviderAccount } from '../contract/desk-shapes.ts'
import type { Provider } from '../contract/words.ts'
import { fieldsOf, isTrial, missingOf, names, providers } from '../rules/providers.ts'
import { type AccountRow, listAccounts, listSecrets, type SecretRow } from '../store/accounts.ts'
import { notifyUrl } from './give-back.ts'
import { currencyHere, ensureSandbox, keysOf, openProvider } from './open-provider.ts'

export async function shownAccounts(ctx: Ctx): Promise<ProviderAccount[]> {
  await ensureSandbox(ctx)
  const currency = await currencyHere(ctx)
  const [accounts, secrets] = [await listAccounts(ctx), await listSecrets(ctx)]
  const rows = new Map(accounts.map(row => [row.provider, row]))
  const shown: ProviderAccount[] = []
  for (const provider of providers) {
    const row = rows.get(provider) ?? blank(ctx, provider, currency)
    shown.push(
      await shownOne(
        ctx,
        row,
        secrets.filter(secret => secret.provider === provider),
      ),
    )
  }
  return shown
}
export const shownAccount = async (ctx: Ctx, provider: Provider): Promise<ProviderAccount> =>
  (await shownAccounts(ctx)).find(one => one.provider === provider) as ProviderAccount

const blank = (ctx: Ctx, provider: Provider, currency: string): AccountRow => ({
  provider,
  currency,
  baseUrl: null,
  settings: {},
  turnedOnAt: null,
  changedAt: ctx.now,
})

async function shownOne(ctx: Ctx, row: AccountRow, secrets: readonly SecretRow[]): Promise<ProviderAccount> {
  const { provider } = row
  const missing = missingOf(provider, await keysOf(ctx, row))
  const isReady = missing.length === 0 && (await openProvider(ctx, provider)) !== null
  const say = (text: { zh: string; en: string }) => textIn(text, ctx.locale)
  const unfit = { zh: '填写的内容互相对不上，请核对。', en: 'What was entered does not fit together; please check it.' }
  return {
    provider,
    name: say(names[provider]),
    trial: isTrial(provider),
    isOn: row.turnedOnAt !== null,
    isReady,
    missing: missing.map(field => say(field.title)),
    problem: missing.length === 0 && !isReady ? say(unfit) : null,
    currency: row.currency as ProviderAccount['currency'],
    baseUrl: row.baseUrl,
    notifyUrl: notifyUrl(ctx, provider),
    fields: fieldsOf[provider].map(({ name, title, hint, secret, long, needed }) => {
      const sealed = secrets.find(one => one.name === name)
      const value = row.settings[name] ?? ''
      const isSet = secret ? sealed !== undefined : value !== ''
      const kind = { secret: secret ?? false, long: long ?? false, needed }
      return {
        ...{ name, title: say(title), hint: say(hint), ...kind, isSet, value: secret ? '' : value },
        ...{ tail: sealed?.tail ?? '', setAt: sealed?.setAt ?? null },
      }
    }),
    turnedOnAt: row.turnedOnAt,
    changedAt: row.changedAt,
  }
}
