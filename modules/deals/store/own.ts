// The handle on the deals' own tables, and on the views that other rooms publish.
import type { Db, Tables } from '#kernel/db/connect.ts'

type Own = { [K in keyof Tables]: K extends `deals${string}` ? K : never }[keyof Tables]
export const own = (db: Db) => db.$pickTables<Own | 'membersCards' | 'shopOrderStates' | 'shopRefundStates'>()
