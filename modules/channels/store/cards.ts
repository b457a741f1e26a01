// What the members' room publishes of a member, joined to what lies here.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'

export const cardOf = async (db: Db, communityId: string, memberId: string) =>
  (
    await sql<{ name: string; banned: boolean }>`
      select name, banned from members_cards where community_id = ${communityId} and member_id = ${memberId}`.execute(db)
  ).rows[0]
