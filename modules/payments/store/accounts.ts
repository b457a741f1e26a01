// Accounts with providers and their sealed secrets.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Provider } from '../contract/words.ts'
import { own } from './own.ts'

export interface AccountRow {
  provider: Provider
  currency: string
  baseUrl: string | null
  settings: Record<string, string>
  turnedOnAt: Date | null
  changedAt: Date
}
export interface SecretRow {
  provider: Provider
  name: string
  sealed: Buffer
  tail: string
  setAt: Date
}
const columns = sql`provider, currency, base_url, settings, turned_on_at, changed_at`

export const listAccounts = async (ctx: Ctx): Promise<AccountRow[]> =>
  (await sql<AccountRow>`select ${columns} from payments_accounts where community_id = ${ctx.community.id}`.execute(own(ctx.db)))
    .rows

export const findAccount = async (ctx: Ctx, provider: Provider, lock = false): Promise<AccountRow | undefined> =>
  (
    await sql<AccountRow>`select ${columns} from payments_accounts
      where community_id = ${ctx.community.id} and provider = ${provider} ${lock ? sql`for update` : sql``}`.execute(own(ctx.db))
  ).rows[0]

/** False when it was there already. */
export async function insertAccount(ctx: Ctx, row: Pick<AccountRow, 'provider' | 'currency' | 'turnedOnAt'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into payments_accounts (community_id, provider, currency, turned_on_at, created_at, changed_at)
    values (${ctx.community.id}, ${row.provider}, ${row.currency}, ${row.turnedOnAt}, ${ctx.now}, ${ctx.now})
    on conflict do nothing`.execute(own(ctx.db))
  return numAffectedRows === 1n
}

export const saveAccount = (ctx: Ctx, row: Omit<AccountRow, 'changedAt'>) =>
  // Two changes within one millisecond are still two: what was opened with the first is opened anew.
  sql`update payments_accounts
         set currency = ${row.currency}, base_url = ${row.baseUrl}, settings = ${JSON.stringify(row.settings)}::jsonb,
             turned_on_at = ${row.turnedOnAt}, changed_at = greatest(${ctx.now}::timestamptz, changed_at + interval '1 millisecond')
       where community_id = ${ctx.community.id} and provider = ${row.provider}`.execute(own(ctx.db))

export const turnOff = (ctx: Ctx, provider: Provider) =>
  sql`update payments_accounts set turned_on_at = null, changed_at = greatest(${ctx.now}::timestamptz, changed_at + interval '1 millisecond')
       where community_id = ${ctx.community.id} and provider = ${provider} and turned_on_at is not null`.execute(own(ctx.db))

export const listSecrets = async (ctx: Ctx, provider?: Provider): Promise<SecretRow[]> =>
  (
    await sql<SecretRow>`select provider, name, sealed, tail, set_at from payments_secrets
      where community_id = ${ctx.community.id} and ${provider ? sql`provider = ${provider}` : sql`true`}`.execute(own(ctx.db))
  ).rows

export const saveSecret = (ctx: Ctx, row: Omit<SecretRow, 'setAt'>, by: string) =>
  sql`insert into payments_secrets (community_id, provider, name, sealed, tail, set_at, set_by)
      values (${ctx.community.id}, ${row.provider}, ${row.name}, ${row.sealed}, ${row.tail}, ${ctx.now}, ${by})
      on conflict (community_id, provider, name)
      do update set sealed = excluded.sealed, tail = excluded.tail, set_at = excluded.set_at, set_by = excluded.set_by`.execute(
    own(ctx.db),
  )

export const dropSecret = (ctx: Ctx, provider: Provider, name: string) =>
  sql`delete from payments_secrets where community_id = ${ctx.community.id} and provider = ${provider} and name = ${name}`.execute(
    own(ctx.db),
  )

/** What is under way with a provider. */
export const countOpen = async (ctx: Ctx, provider: Provider): Promise<number> =>
  (
    await sql<{ open: number }>`
      select (select count(*) from payments_payments
               where community_id = ${ctx.community.id} and provider = ${provider} and state in ('begun', 'awaiting'))::int
           + (select count(*) from payments_refunds r join payments_payments p on p.community_id = r.community_id and p.id = r.payment_id
               where r.community_id = ${ctx.community.id} and p.provider = ${provider} and r.state in ('asked', 'sent'))::int as open`.execute(
      own(ctx.db),
    )
  ).rows[0]?.open ?? 0
