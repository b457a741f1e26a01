// The handle on the shop's own tables.
import type { Db, Tables } from '#kernel/db/connect.ts'

type Own = { [K in keyof Tables]: K extends `shop${string}` ? K : never }[keyof Tables]
export const own = (db: Db) => db.$pickTables<Own | 'membersCards'>()
