// Accounts and their sealed secrets.
import { type Selectable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import type { ChannelKind } from '../contract/words.ts'
import { own } from './tables.ts'

export type SecretName = 'app-secret' | 'token' | 'encoding-aes-key'
export type AccountRow = Omit<Selectable<Tables['channelsAccounts']>, 'kind' | 'mode'> & {
  kind: ChannelKind
  mode: 'encrypted' | 'plain' | null
}
export interface SecretRow {
  accountId: string
  name: SecretName
  sealed: Buffer
  tail: string
  setAt: Date
}

/** The house's own account of mail or text messages, made when there is none yet. */
export async function ensureHouseAccount(
  db: Db,
  row: { communityId: string; id: string; kind: 'email' | 'sms'; name: string; at: Date },
): Promise<AccountRow> {
  const there = await findHouseAccount(db, row.communityId, row.kind)
  if (there) return there
  await own(db)
    .insertInto('channelsAccounts')
    .values({ communityId: row.communityId, id: row.id, kind: row.kind, name: row.name, createdAt: row.at, changedAt: row.at })
    .onConflict(c => c.doNothing())
    .execute()
  return (await findHouseAccount(db, row.communityId, row.kind)) as AccountRow
}

const findHouseAccount = (db: Db, communityId: string, kind: ChannelKind): Promise<AccountRow | undefined> =>
  own(db)
    .selectFrom('channelsAccounts')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('kind', '=', kind)
    .executeTakeFirst() as Promise<AccountRow | undefined>

/** False when the official account is connected to this community already. */
export async function insertAccount(
  db: Db,
  row: Omit<AccountRow, 'verifiedAt' | 'heardAt' | 'disconnectedAt'>,
): Promise<boolean> {
  const done = await own(db)
    .insertInto('channelsAccounts')
    .values(row)
    .onConflict(c => c.columns(['communityId', 'appId']).where('disconnectedAt', 'is', null).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const listAccounts = (db: Db, communityId: string): Promise<AccountRow[]> =>
  own(db)
    .selectFrom('channelsAccounts')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('disconnectedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute() as Promise<AccountRow[]>

export const findAccount = (db: Db, communityId: string, id: string): Promise<AccountRow | undefined> =>
  own(db)
    .selectFrom('channelsAccounts')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst() as Promise<AccountRow | undefined>

export const lockAccount = (db: Db, communityId: string, id: string): Promise<AccountRow | undefined> =>
  own(db)
    .selectFrom('channelsAccounts')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .where('disconnectedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst() as Promise<AccountRow | undefined>

/** A callback knows the account's id alone, not whose it is. */
export const findAccountAnywhere = (db: Db, id: string): Promise<AccountRow | undefined> =>
  own(db)
    .selectFrom('channelsAccounts')
    .selectAll()
    .where('id', '=', id)
    .where('kind', '=', 'wechat')
    .where('disconnectedAt', 'is', null)
    .executeTakeFirst() as Promise<AccountRow | undefined>

export const updateAccount = (
  db: Db,
  communityId: string,
  id: string,
  set: Partial<Pick<AccountRow, 'name' | 'mode' | 'changedAt' | 'disconnectedAt'>>,
) => own(db).updateTable('channelsAccounts').set(set).where('communityId', '=', communityId).where('id', '=', id).execute()

/** Written once a minute at most, so that a busy account does not become a queue at one row. */
export const noteHeard = (db: Db, communityId: string, id: string, at: Date) =>
  sql`update channels_accounts set heard_at = ${at} where community_id = ${communityId} and id = ${id}
        and (heard_at is null or heard_at < ${at}::timestamptz - interval '1 minute')`.execute(db)

export const noteVerified = (db: Db, communityId: string, id: string, at: Date) =>
  own(db)
    .updateTable('channelsAccounts')
    .set({ verifiedAt: at })
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .execute()

export const listSecrets = (db: Db, communityId: string, accountId?: string): Promise<SecretRow[]> => {
  let query = own(db)
    .selectFrom('channelsSecrets')
    .select(['accountId', 'name', 'sealed', 'tail', 'setAt'])
    .where('communityId', '=', communityId)
  if (accountId !== undefined) query = query.where('accountId', '=', accountId)
  return query.execute() as Promise<SecretRow[]>
}

export const saveSecret = (db: Db, communityId: string, row: SecretRow, by: string) => {
  const set = { sealed: row.sealed, tail: row.tail, setAt: row.setAt, setBy: by }
  return own(db)
    .insertInto('channelsSecrets')
    .values({ communityId, accountId: row.accountId, name: row.name, ...set })
    .onConflict(c => c.columns(['communityId', 'accountId', 'name']).doUpdateSet(set))
    .execute()
}

export const dropSecrets = (db: Db, communityId: string, accountId: string) =>
  own(db).deleteFrom('channelsSecrets').where('communityId', '=', communityId).where('accountId', '=', accountId).execute()
