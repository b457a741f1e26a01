// SQL of second factors: authenticator app, recovery codes, passkeys.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { FactorsHeld } from '../rules.ts'

const own = (db: Db) => db.$pickTables<'staffTotp' | 'staffRecoveryCodes' | 'staffPasskeys'>()

const noFactors: FactorsHeld = { totp: false, passkeys: 0, recoveryCodesLeft: 0 }

export async function factorsOf(db: Db, ids: readonly string[]): Promise<Map<string, FactorsHeld>> {
  const { rows } = await sql<FactorsHeld & { id: string }>`
    select o.id, exists (select 1 from staff_totp t where t.operator_id = o.id and t.confirmed_at is not null) as totp,
           (select count(*)::int from staff_passkeys p where p.operator_id = o.id) as passkeys,
           (select count(*)::int from staff_recovery_codes c where c.operator_id = o.id) as recovery_codes_left
      from unnest(${ids}::text[]) as o(id)`.execute(db)
  return new Map(rows.map(({ id, ...held }) => [id, held]))
}
export const factorsOfOne = async (db: Db, id: string): Promise<FactorsHeld> => (await factorsOf(db, [id])).get(id) ?? noFactors

/** False when a confirmed one is there: it is removed first. */
export async function beginTotp(db: Db, operatorId: string, secret: Buffer, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into staff_totp as t (operator_id, secret, begun_at) values (${operatorId}, ${secret}, ${now})
    on conflict (operator_id) do update set secret = excluded.secret, begun_at = excluded.begun_at, last_step = 0
     where t.confirmed_at is null`.execute(db)
  return numAffectedRows === 1n
}

export const findTotp = (db: Db, operatorId: string) =>
  own(db).selectFrom('staffTotp').selectAll().where('operatorId', '=', operatorId).executeTakeFirst()

export const confirmTotp = async (db: Db, operatorId: string, secret: Buffer, step: number, now: Date): Promise<boolean> =>
  (
    await own(db)
      .updateTable('staffTotp')
      .set({ confirmedAt: now, lastStep: step })
      .where('operatorId', '=', operatorId)
      .where('secret', '=', secret)
      .where('confirmedAt', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n

/** A code counts once: its half minute must lie after the last one used. */
export const takeTotpStep = async (db: Db, operatorId: string, step: number): Promise<boolean> =>
  (
    await own(db)
      .updateTable('staffTotp')
      .set({ lastStep: step })
      .where('operatorId', '=', operatorId)
      .where('lastStep', '<', step)
      .executeTakeFirst()
  ).numUpdatedRows > 0n

export const removeTotp = (db: Db, operatorId: string) =>
  own(db).deleteFrom('staffTotp').where('operatorId', '=', operatorId).execute()

export const sweepTotp = (db: Db, before: Date) =>
  own(db).deleteFrom('staffTotp').where('confirmedAt', 'is', null).where('begunAt', '<', before).execute()

export async function replaceRecoveryCodes(db: Db, operatorId: string, hashes: Buffer[], createdAt: Date): Promise<void> {
  await removeRecoveryCodes(db, operatorId)
  await own(db)
    .insertInto('staffRecoveryCodes')
    .values(hashes.map(codeHash => ({ operatorId, codeHash, createdAt })))
    .execute()
}

/** Uses a recovery code up: of any number of callers one gets it. */
export const takeRecoveryCode = async (db: Db, operatorId: string, codeHash: Buffer): Promise<boolean> =>
  (
    await own(db)
      .deleteFrom('staffRecoveryCodes')
      .where('operatorId', '=', operatorId)
      .where('codeHash', '=', codeHash)
      .returning('operatorId')
      .execute()
  ).length === 1

export const removeRecoveryCodes = (db: Db, operatorId: string) =>
  own(db).deleteFrom('staffRecoveryCodes').where('operatorId', '=', operatorId).execute()

export interface PasskeyRow {
  operatorId: string
  id: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  synced: boolean
  name: string
  createdAt: Date
  usedAt: Date | null
}

export const insertPasskey = (db: Db, row: Omit<PasskeyRow, 'usedAt'>) =>
  own(db).insertInto('staffPasskeys').values(row).execute()

export const listPasskeys = (db: Db, operatorId: string): Promise<PasskeyRow[]> =>
  own(db)
    .selectFrom('staffPasskeys')
    .selectAll()
    .where('operatorId', '=', operatorId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

export const findPasskey = (db: Db, credentialId: string): Promise<PasskeyRow | undefined> =>
  own(db).selectFrom('staffPasskeys').selectAll().where('credentialId', '=', credentialId).executeTakeFirst()

/** A copied device shows by a counter that did not grow; some never count and stay at nought. */
export const countPasskeyUse = async (db: Db, credentialId: string, counter: number, now: Date): Promise<boolean> =>
  (
    await own(db)
      .updateTable('staffPasskeys')
      .set({ counter, usedAt: now })
      .where('credentialId', '=', credentialId)
      .where(w => w.or([w('counter', '<', counter), w.and([w('counter', '=', 0), w.val(counter === 0)])]))
      .executeTakeFirst()
  ).numUpdatedRows > 0n

export const removePasskey = async (db: Db, operatorId: string, id: string): Promise<boolean> =>
  (await own(db).deleteFrom('staffPasskeys').where('operatorId', '=', operatorId).where('id', '=', id).executeTakeFirst())
    .numDeletedRows > 0n

export const removePasskeys = (db: Db, operatorId: string) =>
  own(db).deleteFrom('staffPasskeys').where('operatorId', '=', operatorId).execute()
