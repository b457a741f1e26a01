// SQL of operators and their roles.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { Locale } from '#kernel/i18n.ts'
import { byInstant, markOf, type Page, type PageWish, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { HeldRole, Role } from '../contract.ts'

const own = (db: Db) => db.$pickTables<'staffOperators' | 'staffRoles'>()

export interface OperatorRow {
  id: string
  email: string
  emailFolded: string
  name: string
  locale: Locale
  passwordHash: string
  epoch: number
  createdAt: Date
  disabledAt: Date | null
  signedInAt: Date | null
}

export const insertOperator = (db: Db, row: Omit<OperatorRow, 'epoch' | 'disabledAt' | 'signedInAt'>) =>
  own(db).insertInto('staffOperators').values(row).execute()

export const findOperator = (db: Db, id: string): Promise<OperatorRow | undefined> =>
  own(db).selectFrom('staffOperators').selectAll().where('id', '=', id).executeTakeFirst()

export const findOperatorByEmail = (db: Db, emailFolded: string): Promise<OperatorRow | undefined> =>
  own(db).selectFrom('staffOperators').selectAll().where('emailFolded', '=', emailFolded).executeTakeFirst()

/** Name and roles of an operator who may enter, as they count in one community. */
export async function findEntrance(
  db: Db,
  id: string,
  communityId: string,
): Promise<{ name: string; roles: Role[] } | undefined> {
  const { rows } = await sql<{ name: string; roles: Role[] }>`
    select o.name, coalesce(array_agg(r.role) filter (where r.role is not null), '{}') as roles
      from staff_operators o left join staff_roles r on r.operator_id = o.id and r.community_id in ('house', ${communityId})
     where o.id = ${id} and o.disabled_at is null group by o.name`.execute(db)
  return rows[0]
}

/** The last word before a session is opened: not disabled, and no proof overtaken by a new password. */
export const markSignedIn = async (db: Db, id: string, epoch: number, at: Date): Promise<boolean> =>
  (
    await own(db)
      .updateTable('staffOperators')
      .set({ signedInAt: at })
      .where('id', '=', id)
      .where('epoch', '=', epoch)
      .where('disabledAt', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n

/** Only over the hash that was read, so that of two changes at once one is refused. */
export const setPassword = async (db: Db, id: string, was: string, passwordHash: string): Promise<boolean> =>
  (
    await own(db)
      .updateTable('staffOperators')
      .set(set => ({ passwordHash, epoch: set('epoch', '+', 1) }))
      .where('id', '=', id)
      .where('passwordHash', '=', was)
      .where('disabledAt', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n

/** The same password, hashed again at today's cost; earlier proofs go on counting. */
export const strengthenHash = (db: Db, id: string, was: string, passwordHash: string) =>
  own(db).updateTable('staffOperators').set({ passwordHash }).where('id', '=', id).where('passwordHash', '=', was).execute()

export const hasOwner = async (db: Db): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select exists (select 1 from staff_roles r join staff_operators o on o.id = r.operator_id
                      where r.community_id = 'house' and r.role = 'owner' and o.disabled_at is null) as yes`.execute(db)
  ).rows[0]?.yes === true

/** Holds an operator still, so that what hangs on him can be counted. */
export const lockOperator = (db: Db, id: string) => sql`select 1 from staff_operators where id = ${id} for update`.execute(db)

/** Whoever may end an owner's office queues here, so that two cannot each count on the other. */
export const lockOwners = (db: Db) =>
  sql`select o.id from staff_operators o join staff_roles r on r.operator_id = o.id
       where r.community_id = 'house' and r.role = 'owner' order by o.id for update of o`.execute(db)

const anotherOwner = (id: string) => sql<boolean>`exists (
  select 1 from staff_roles r join staff_operators o on o.id = r.operator_id
   where r.community_id = 'house' and r.role = 'owner' and o.disabled_at is null and o.id <> ${id})`

/** False when nothing changed: not there, disabled already, or the last owner. */
export const disableOperator = async (db: Db, id: string, at: Date): Promise<boolean> =>
  (
    await sql`update staff_operators set disabled_at = ${at}, epoch = epoch + 1
       where id = ${id} and disabled_at is null
         and (not exists (select 1 from staff_roles where operator_id = ${id} and community_id = 'house' and role = 'owner')
              or ${anotherOwner(id)})`.execute(db)
  ).numAffectedRows === 1n

export const enableOperator = async (db: Db, id: string): Promise<boolean> =>
  (
    await own(db)
      .updateTable('staffOperators')
      .set({ disabledAt: null })
      .where('id', '=', id)
      .where('disabledAt', 'is not', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n

/** Sets all roles of an operator; false when that would leave the house without an owner. */
export async function setRoles(db: Db, id: string, roles: HeldRole[], by: { givenBy: string; givenAt: Date }): Promise<boolean> {
  const staysOwner = roles.some(r => r.communityId === 'house' && r.role === 'owner')
  await sql`delete from staff_roles where operator_id = ${id} and (community_id <> 'house' or role <> 'owner')`.execute(db)
  if (!staysOwner) {
    await sql`delete from staff_roles where operator_id = ${id} and ${anotherOwner(id)}`.execute(db)
    // What is still there is the office of the last owner.
    if ((await rolesOf(db, [id])).length > 0) return false
  }
  await addRoles(db, id, roles, by)
  return true
}

export async function addRoles(db: Db, id: string, roles: HeldRole[], by: { givenBy: string; givenAt: Date }): Promise<void> {
  if (roles.length === 0) return
  const rows = roles.map(r => ({ ...r, operatorId: id, ...by }))
  await own(db)
    .insertInto('staffRoles')
    .values(rows)
    .onConflict(c => c.doNothing())
    .execute()
}

export const rolesOf = async (db: Db, ids: readonly string[]): Promise<(HeldRole & { operatorId: string })[]> =>
  ids.length === 0
    ? []
    : own(db)
        .selectFrom('staffRoles')
        .select(['operatorId', 'communityId', 'role'])
        .where('operatorId', 'in', ids)
        .orderBy('communityId')
        .execute()

export async function listOperators(db: Db, wish: PageWish & { text?: string | undefined }): Promise<Page<OperatorRow>> {
  const mark = markOf(wish.cursor, byInstant)
  const like = contains(wish.text ?? '')
  const after = mark ? sql`and (created_at, id) > (${mark[0]}, ${mark[1]})` : sql``
  const { rows } = await sql<OperatorRow>`
    select * from staff_operators where (name ilike ${like} or email ilike ${like}) ${after}
     order by created_at, id limit ${wish.limit + 1}`.execute(db)
  return pageOf(rows, wish.limit, row => [row.createdAt, row.id])
}

export const namesOf = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await own(db).selectFrom('staffOperators').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
