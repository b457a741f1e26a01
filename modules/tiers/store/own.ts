// The handle on the tiers' own tables, and what others publish to join with.
import type { Db, Tables } from '#kernel/db/connect.ts'

type Own = { [K in keyof Tables]: K extends `tiers${string}` ? K : never }[keyof Tables]
export const own = (db: Db) => db.$pickTables<Own | 'membersCards'>()
