// SQL of what opens something once, and of the tries that failed.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { HeldRole } from '../contract.ts'

const own = (db: Db) => db.$pickTables<'staffKeys' | 'staffTries'>()

export type Purpose = 'welcome' | 'invite' | 'reset' | 'sign-in' | 'passkey-in' | 'passkey-add' | 'passkey-confirm'
export interface KeyRow {
  id: string
  purpose: Purpose
  keyHash: Buffer
  operatorId: string | null
  email: string
  emailFolded: string
  name: string
  roles: HeldRole[]
  misses: number
  createdBy: string
  createdAt: Date
  expiresAt: Date
}

/** Takes the place of the key that the same wish made before: one owner link, one invitation an address, one reset an operator. */
export async function putKey(db: Db, row: KeyRow): Promise<void> {
  const before = own(db).deleteFrom('staffKeys').where('purpose', '=', row.purpose)
  if (row.purpose === 'welcome') await before.execute()
  if (row.purpose === 'invite') await before.where('emailFolded', '=', row.emailFolded).execute()
  if (row.purpose === 'reset') await before.where('operatorId', '=', row.operatorId).execute()
  await own(db)
    .insertInto('staffKeys')
    .values({ ...row, roles: JSON.stringify(row.roles) })
    .execute()
}

/** Looks at a key without using it. */
export const findKey = (db: Db, purposes: readonly Purpose[], keyHash: Buffer, now: Date): Promise<KeyRow | undefined> =>
  own(db)
    .selectFrom('staffKeys')
    .selectAll()
    .where('purpose', 'in', purposes)
    .where('keyHash', '=', keyHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst() as Promise<KeyRow | undefined>

/** Uses a key up: of any number of callers one gets it. */
export const takeKey = (db: Db, purpose: Purpose, keyHash: Buffer, now: Date): Promise<KeyRow | undefined> =>
  own(db)
    .deleteFrom('staffKeys')
    .where('purpose', '=', purpose)
    .where('keyHash', '=', keyHash)
    .where('expiresAt', '>', now)
    .returningAll()
    .executeTakeFirst() as Promise<KeyRow | undefined>

/** Counts one try at a pending sign-in; the sixth finds nothing. */
export async function tryPending(db: Db, keyHash: Buffer, now: Date): Promise<KeyRow | undefined> {
  const { rows } = await sql<KeyRow>`
    update staff_keys set misses = misses + 1
     where purpose = 'sign-in' and key_hash = ${keyHash} and expires_at > ${now} and misses < 5 returning *`.execute(db)
  return rows[0]
}

export const listInvitations = async (db: Db, now: Date): Promise<(KeyRow & { createdByName: string | null })[]> =>
  (
    await sql<KeyRow & { createdByName: string | null }>`
    select k.*, o.name as created_by_name from staff_keys k left join staff_operators o on o.id = k.created_by
     where k.purpose = 'invite' and k.expires_at > ${now} order by k.created_at desc`.execute(db)
  ).rows

export const dropInvitation = async (db: Db, id: string): Promise<boolean> =>
  (await own(db).deleteFrom('staffKeys').where('id', '=', id).where('purpose', '=', 'invite').executeTakeFirst()).numDeletedRows >
  0n

/** Whatever still opens something for this operator; `made` too: what he handed out. */
export const dropKeysOf = (db: Db, operatorId: string, made = false) =>
  own(db)
    .deleteFrom('staffKeys')
    .where(w =>
      made ? w.or([w('operatorId', '=', operatorId), w('createdBy', '=', operatorId)]) : w('operatorId', '=', operatorId),
    )
    .execute()

export const dropWelcome = (db: Db) => own(db).deleteFrom('staffKeys').where('purpose', '=', 'welcome').execute()

/** Counts a try before it is judged, so that parallel ones cannot outrun the limit; undefined when the account is closed. */
export async function takeTry(db: Db, accountHash: Buffer, now: Date, opensAt: Date): Promise<number | undefined> {
  const { rows } = await sql<{ misses: number }>`
    insert into staff_tries as t (account_hash, misses, opens_at) values (${accountHash}, 1, ${opensAt})
    on conflict (account_hash) do update
       set misses = case when t.opens_at <= ${now} then 1 else t.misses + 1 end, opens_at = ${opensAt}
     where t.misses < 5 or t.opens_at <= ${now}
    returning misses`.execute(db)
  return rows[0]?.misses
}

export const findOpensAt = async (db: Db, accountHash: Buffer): Promise<Date | undefined> =>
  (await own(db).selectFrom('staffTries').select('opensAt').where('accountHash', '=', accountHash).executeTakeFirst())?.opensAt

export const giveTryBack = (db: Db, accountHash: Buffer) =>
  sql`update staff_tries set misses = misses - 1 where account_hash = ${accountHash} and misses > 0`.execute(db)

export const forgetTries = (db: Db, accountHash: Buffer) =>
  own(db).deleteFrom('staffTries').where('accountHash', '=', accountHash).execute()

export async function sweepKeys(db: Db, now: Date): Promise<void> {
  await own(db).deleteFrom('staffKeys').where('expiresAt', '<=', now).execute()
  await own(db).deleteFrom('staffTries').where('opensAt', '<=', now).execute()
}
