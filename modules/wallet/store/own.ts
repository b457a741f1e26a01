// The handle on the ledger's own tables.
import type { Db, Tables } from '#kernel/db/connect.ts'

type Own = { [K in keyof Tables]: K extends `wallet${string}` ? K : never }[keyof Tables]
export const own = (db: Db) => db.$pickTables<Own | 'membersCards'>()
