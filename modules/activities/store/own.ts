// The handle on the activities' own tables, and on the views that other rooms publish.
import type { Db, Tables } from '#kernel/db/connect.ts'

type Own = { [K in keyof Tables]: K extends `activities${string}` ? K : never }[keyof Tables]
export const own = (db: Db) => db.$pickTables<Own | 'membersCards'>()
